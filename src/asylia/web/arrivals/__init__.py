"""First contact: where somebody was found, who they say they are, whether they ask for help."""
