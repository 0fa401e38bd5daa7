"""What happened in one case, as plain values, and how they are read from a history file."""

from asylia.law.facts.history import Choice, Derogation, Happening, History, Person, Settings
from asylia.law.facts.reading import read_history
from asylia.law.facts.refusal import HistoryError
from asylia.law.facts.settings import read_settings

__all__ = [
    "Choice",
    "Derogation",
    "Happening",
    "History",
    "HistoryError",
    "Person",
    "Settings",
    "read_history",
    "read_settings",
]
