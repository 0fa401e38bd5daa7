"""Who and what was turned away, on record."""
