"""Statements, what is found out about them, and similar cases; never what a stage decides."""
