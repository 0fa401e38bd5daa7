"""The gates of the house: each a pure function from a tree to its complaints.

A gate takes the root of a checkout and returns one sentence per breach; an empty list is a pass.
``tests/test_house.py`` runs them all, and shows each of them a deliberate breach.
"""

from collections.abc import Callable
from pathlib import Path

from tools.gates import floors, names, pages, sizes, texts, time

Gate = Callable[[Path], list[str]]

GATES: tuple[Gate, ...] = (
    sizes.long_files,
    sizes.long_functions,
    sizes.long_templates,
    sizes.positional_arguments,
    floors.strangers_in_pure_rooms,
    floors.foreign_keys,
    floors.included_templates,
    floors.linked_addresses,
    floors.migration_arrows,
    floors.record_is_opened_by_actions_only,
    floors.forms_import_no_actions,
    floors.forbidden_folders,
    floors.signals_and_admin,
    time.time_is_read_by_actions_only,
    time.time_is_asked_at_the_edge,
    names.dates_end_in_on_and_at,
    names.models_have_no_ordering,
    pages.inline_code,
    pages.unescaped_output,
    pages.physical_sides,
    pages.numbers_and_colours,
    texts.where_paths,
    texts.broken_links,
    texts.workshop_words,
    texts.changelog_names,
    texts.decisions,
)
