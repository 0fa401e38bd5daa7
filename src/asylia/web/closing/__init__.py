"""Asylia stays closed while something is not sane: record, keys, rows, clock or database."""
