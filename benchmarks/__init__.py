"""One file per benchmark; each prints its result as one line of JSON, the last that it prints."""
