"""The examination: interview, grounds, postponement, decision and its service."""
