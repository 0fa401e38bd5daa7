"""Counts and dates of many cases, over columns: tables in and out, what moved, what would be."""
