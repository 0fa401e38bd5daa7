"""How much one visitor may ask of the calculator."""

import os

MOST_BYTES = 250_000
MOST_EVENTS = 150
MOST_ROWS = 40
"""Further events in the form; a pasted history may hold more."""
MOST_SECONDS = 5.0
"""To read a text, and to count; a usual answer takes a twentieth of a second."""
ASKS_PER_WINDOW = int(os.environ.get("ASYLIA_CALCULATOR_RATE", "60"))
WINDOW_SECONDS = 60.0
EFFORT_PER_WINDOW = 15.0
"""Seconds of counting for one address: a few hard cases, or many usual ones."""
