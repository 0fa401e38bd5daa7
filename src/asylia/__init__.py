"""Asylia: an open case system for asylum authorities."""

__version__ = "0.1.0"
