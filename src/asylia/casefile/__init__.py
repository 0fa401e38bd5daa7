"""The case file: what happened, who says so, and how one knows that nobody altered it."""
