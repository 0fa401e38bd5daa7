"""What an entry may say beside its event and its date."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from asylia.law.facts.history import NOTHING
from asylia.law.facts.places import Place, table, text, truth
from asylia.law.holidays import ASSOCIATED, STATES

OUTCOMES = (
    "refugee_status",
    "subsidiary_protection",
    "national_protection",
    "rejected_unfounded",
    "rejected_manifestly_unfounded",
    "inadmissible",
    "withdrawn_explicit",
    "withdrawn_implicit",
    "dismissed",
    "upheld",
    "remitted",
)
CATEGORIES = (
    "applicant",
    "irregular_crossing",
    "illegal_stay",
    "sar",
    "resettled",
    "admission_refused",
    "national_resettled",
    "temporary_protection",
)
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "procedure": ("regular", "accelerated", "border", "admissibility"),
        "basis": ("eurodac", "vis", "other"),
        "category": CATEGORIES,
        "scheme": ("union", "national"),
        "ordered_by": ("administrative_authority", "court"),
        "review": ("ex_officio", "on_request"),
        "against": ("decision", "transfer_decision", "return_decision", "withdrawal_decision"),
        "mode": ("voluntary", "supervised", "escort", "group"),
        "outcome": OUTCOMES,
        "end": ("released", "court", "time_over", "other_title", "transfer", "return"),
        "finding": ("lawful", "unlawful"),
    }
)
"""Attributes with a closed list of words; a word outside it would be a silent "no"."""


def _one_of(key: str) -> Callable[[object, Place], str]:
    def check(value: object, place: Place) -> str:
        word = text(value, place)
        if word in WORDS[key]:
            return word
        raise place.refusal(
            f"{word[:40]!r} is not a word for {key!r}",
            f"Use one of {', '.join(WORDS[key])}, or leave it out if it is not known.",
        )

    return check


def _state(value: object, place: Place) -> str:
    code = text(value, place)
    if code in STATES or code in ASSOCIATED:
        return code
    raise place.refusal(
        f"{code[:20]!r} is neither a Member State nor CH, IS, LI or NO",
        _mend_of_state(code.strip().upper()),
    )


def _mend_of_state(code: str) -> str:
    meant = {"EL": "GR"}.get(code, code)
    if meant in STATES or meant in ASSOCIATED:
        return f"Write {meant}."
    return (
        "Write the ISO 3166-1 alpha-2 code in capitals, such as LV (Greece GR), "
        "or leave it out if the State is not known."
    )


CHECKS: Mapping[str, Callable[[object, Place], object]] = MappingProxyType(
    {
        "about": text,
        "authority": text,
        "competent_to_register": truth,
        "ground": text,
        "facial_image_only": truth,
        "kind": text,
        "legal_capacity": truth,
        "limit": text,
        "match": truth,
        "lodging_by_form": truth,
        "orally": truth,
        "place": text,
        "state": _state,
        "subsequent": truth,
        "threat": truth,
        "trafficking": truth,
        "urgent": truth,
        "with_determining_authority": truth,
        **{key: _one_of(key) for key in WORDS},
    }
)


def attributes_of(value: object, place: Place) -> Mapping[str, object]:
    """The attributes of an entry; unknown keys are kept, and null means that it is not known.

    Raises:
        HistoryError: It is not an object, or a known key has a value of another kind.
    """
    if value is None:
        return NOTHING
    found = table(value, place)
    return {
        key: CHECKS[key](held, place.within(key)) if key in CHECKS else held
        for key, held in found.items()
        if held is not None
    }
