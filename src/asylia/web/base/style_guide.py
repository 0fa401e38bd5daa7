"""What the style guide shows: every component, with people and cases that do not exist."""

from datetime import UTC, date, datetime

from django import forms

from asylia.law.citation import AMMR, APR, Citation
from asylia.web.base.moments import DayField, SaidForm

TODAY = date(2026, 8, 20)
NOW = datetime(2026, 8, 20, 5, 40, tzinfo=UTC)
STATES = (
    ("late", "3 days late"),
    ("today", "today"),
    ("soon", "tomorrow"),
    ("later", "in 12 days"),
    ("met", "met Tue 11 Aug"),
    ("doubt", "two readings"),
    ("idle", "not running"),
    ("right", "a right begins"),
)
FACTS = (
    ("Stage", "Registered, not lodged", "applicant since Mon 10 Aug 2026"),
    ("Born", "2 Mar 1994", "as stated; not verified"),
    ("Nationality", "unknown", "asked on Mon 10 Aug"),
    ("Office", "Asylum division", "R. Kalvaitė"),
)
HINTS = ((("j", "k"), "move"), (("Enter",), "open"), (("e",), "explain"))


class ExampleForm(SaidForm):
    """A form with every kind of box."""

    place = forms.CharField(label="Place", help_text="Where the person was met, in a few words.")
    day = DayField(label="Day", help_text="For example 10 8 2026, or today.")
    authority = forms.ChoiceField(
        label="Authority",
        choices=[
            ("", "Choose an authority"),
            ("guard", "State border guard"),
            ("police", "Police"),
        ],
    )
    alone = forms.ChoiceField(
        label="Is the person a child without parents?",
        help_text="If nobody knows yet, say so.",
        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="Words", required=False, widget=forms.Textarea(attrs={"rows": 3}))


def examples(direction: str) -> dict[str, object]:
    """What the style guide is given.

    Args:
        direction: ``rtl`` to see it from right to left.
    """
    refused = {"place": "", "day": "30 2 2026", "authority": "", "words": "Wet through."}
    return {
        "direction": "rtl" if direction == "rtl" else "ltr",
        "today": TODAY,
        "now": NOW,
        "states": STATES,
        "facts": FACTS,
        "hints": HINTS,
        "rows": _rows(),
        "registers": APR(27, 1),
        "form": ExampleForm(now=NOW, prefix="good"),
        "refused": ExampleForm(refused, now=NOW),
    }


def _rows() -> list[dict[str, object]]:
    def row(due: date, act: str, *, cites: Citation, why: str, ref: str) -> dict[str, object]:
        return {"due": due, "act": act, "cites": cites, "why": why, "ref": ref}

    return [
        row(
            date(2026, 8, 17),
            "Reply to a take charge request",
            cites=AMMR(40, 2),
            why="silence became acceptance on Mon 17 Aug",
            ref="LT-9WDC-5H3P",
        ),
        row(
            date(2026, 8, 20),
            "Register the application",
            cites=APR(27, 1),
            why="five days from its making on Sat 15 Aug",
            ref="LT-2BNE-7YQK",
        ),
        row(
            date(2026, 9, 1),
            "Lodge the application",
            cites=APR(28, 1),
            why="21 days from the registration on Tue 11 Aug",
            ref="LT-7Q4K-2M9X",
        ),
    ]
