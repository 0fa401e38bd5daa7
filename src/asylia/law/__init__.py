"""What the law says: time limits as code. Standard library only."""

LAW_VERSION = "2026-11-22"
"""The day up to which the rules follow the Official Journal; it stands in every answer."""
