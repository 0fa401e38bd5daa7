"""What is asked when somebody said something, and when something was found out about it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from asylia.casefile.saying import Asking, Check, Saying
from asylia.casefile.statements import (
    Confirmed,
    OwnNote,
    Setting,
    SourceKind,
    Statement,
    Teller,
    Verified,
)
from asylia.web.base.fields import PlainForm
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.names import languages_now
from asylia.web.cases.forms import TellingForm, text_box
from asylia.web.evidence.words import OWN_NOTES, SETTINGS, SOURCE_KINDS, VERIFIED

LONGEST_WORDS, LONGEST_LINE, MOST_INTERVIEWS = 20_000, 200, 99
USUAL_TELLERS = 3
"""So many may have told it before the source, on a form that nothing was said on yet."""
NAMED = frozenset({SourceKind.PRESS, SourceKind.BROADCASTER})
"""Sources that can always be named."""
NOT_SAID = ("", gettext_lazy("not said"))
NOBODY = ("", gettext_lazy("nobody"))
YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


def words_box(label: object, rows: int, **more: Any) -> forms.CharField:
    """A box for words of any length."""
    box = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, widget=box, **more)  # type: ignore[arg-type]


def radio(label: object, choices: Iterable[tuple[str, object]], **more: Any) -> forms.ChoiceField:
    """A few answers, all of them seen at once."""
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=tuple(choices),
        widget=forms.RadioSelect,
        **more,
    )


def chosen(label: object, choices: Iterable[tuple[str, object]], **more: Any) -> forms.ChoiceField:
    """One answer of many."""
    return forms.ChoiceField(label=label, choices=tuple(choices), **more)  # type: ignore[arg-type]


class StatementForm(TellingForm):
    """Who said what, to whom, when and how; what is left open is not said and never supposed."""

    words = words_box(
        gettext_lazy("The words, as they were said"),
        5,
        error_messages={"required": gettext_lazy("Write the words before you record them.")},
    )
    kind = chosen(
        gettext_lazy("From whom we have it"),
        SOURCE_KINDS.items(),
        error_messages={"required": gettext_lazy("Say from whom the words come.")},
    )
    who = text_box(gettext_lazy("Who, if not the person"), LONGEST_LINE)
    setting = chosen(gettext_lazy("Occasion"), (NOT_SAID, *SETTINGS.items()), required=False)
    interview = forms.IntegerField(
        label=gettext_lazy("Interview number"),
        required=False,
        min_value=1,
        max_value=MOST_INTERVIEWS,
    )
    language = chosen(gettext_lazy("In which language"), (NOT_SAID,), required=False)
    heard_by = text_box(gettext_lazy("Said to"), LONGEST_LINE)
    place = text_box(gettext_lazy("Where"), LONGEST_LINE)
    interpreted = radio(
        gettext_lazy("With an interpreter"),
        (("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")), NOT_SAID),
        required=False,
    )
    interpreter = text_box(gettext_lazy("Which interpreter"), LONGEST_LINE)
    rendering = words_box(
        gettext_lazy("Rendering in the language of the file, or a summary"), 3, required=False
    )
    passage = text_box(
        gettext_lazy("Found in"),
        LONGEST_LINE,
        help_text=gettext_lazy("document and page, or the time in the recording"),
    )
    first_hand = radio(
        gettext_lazy("How do they know it?"),
        (
            ("yes", gettext_lazy("lived or saw it themselves")),
            ("no", gettext_lazy("were told it")),
            NOT_SAID,
        ),
        required=False,
    )
    own_note = chosen(
        gettext_lazy("What the source itself says of it"),
        (NOT_SAID, *OWN_NOTES.items()),
        required=False,
    )
    own_words = text_box(gettext_lazy("How the source says so"), LONGEST_LINE)
    confirmed = radio(
        gettext_lazy("Does the person confirm these words?"),
        (
            (str(Confirmed.YES), gettext_lazy("yes")),
            (str(Confirmed.NO), gettext_lazy("no")),
            (str(Confirmed.NOT_ASKED), gettext_lazy("not asked")),
        ),
        required=False,
    )
    not_confirmed_because = text_box(gettext_lazy("Why not"), LONGEST_LINE)

    def __init__(self, *args: Any, told_by: int = 0, **kwargs: Any) -> None:
        """Offer the languages and a row for each earlier teller.

        Args:
            *args: As for every form.
            told_by: How many earlier tellers the file names already.
            **kwargs: As for every form.
        """
        super().__init__(*args, **kwargs)
        self.rows = range(1, max(USUAL_TELLERS, told_by) + 1)
        boxes = cast("forms.ChoiceField", self.fields["language"])
        boxes.choices = [NOT_SAID, *languages_now()]
        for number in self.rows:
            self.fields.update(_teller_boxes(number))

    @property
    def tellers(self) -> list[list[BoundField]]:
        """The boxes of each earlier teller."""
        names = ("kind", "who", "note", "words")
        return [[self[_box(n, name)] for name in names] for n in self.rows]

    @property
    def is_long(self) -> bool:
        """Whether something beyond the usual is answered, or asked for again."""
        usual = {"words", "at", "seen", "kind", "who", "setting", "language", "heard_by"}
        others = (name for name in self.fields if name not in usual | {"confirmed", "reason"})
        return bool(set(self.errors) - usual) or any(self[name].value() for name in others)

    def clean(self) -> dict[str, Any]:
        """Answers that do not go together are asked for again."""
        told = super().clean() or self.cleaned_data
        for name, problem in self._problems(told):
            self.add_error(name, problem)
        return told

    def _problems(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if told.get("kind") in NAMED and not told.get("who"):
            yield "who", _("Name the outlet or the broadcaster.")
        if told.get("interview") and told.get("setting") != Setting.INTERVIEW:
            yield "interview", _("Only an interview has a number. Choose that occasion.")
        if told.get("confirmed") == Confirmed.NO and not told.get("not_confirmed_because"):
            yield "not_confirmed_because", _("Say why the person does not confirm the words.")
        through_others = any(told.get(_box(n, "kind")) for n in self.rows)
        if told.get("first_hand") == "yes" and through_others:
            yield "first_hand", _("Who was told it has not seen it. Keep one of the two answers.")
        yield from self._teller_problems(told)

    def _teller_problems(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for n in self.rows:
            kind = told.get(_box(n, "kind"))
            said = [told.get(_box(n, name)) for name in ("who", "note", "words")]
            if not kind and any(said):
                yield _box(n, "kind"), _("Say what this teller is.")
            if kind in NAMED and not said[0]:
                yield _box(n, "who"), _("Name the outlet or the broadcaster.")

    def _earlier(self, told: Mapping[str, Any]) -> tuple[Teller, ...]:
        return tuple(
            Teller(
                kind=SourceKind(told[_box(n, "kind")]),
                who=told[_box(n, "who")],
                own_note=OwnNote(told[_box(n, "note")]),
                words=told[_box(n, "words")],
            )
            for n in self.rows
            if told.get(_box(n, "kind"))
        )

    def saying(self) -> Saying:
        """What was said; for a form without errors."""
        told = self.cleaned_data
        return Saying(
            words=told["words"],
            source=Teller(
                kind=SourceKind(told["kind"]),
                who=told["who"],
                own_note=OwnNote(told["own_note"]),
                words=told["own_words"],
            ),
            told_by=self._earlier(told),
            first_hand=YES_NO[told["first_hand"]],
            heard_by=told["heard_by"],
            setting=Setting(told["setting"]),
            interview=told["interview"] or 0,
            place=told["place"],
            language=told["language"],
            interpreted=YES_NO[told["interpreted"]],
            interpreter=told["interpreter"],
            rendering=told["rendering"],
            passage=told["passage"],
            confirmed=Confirmed(told["confirmed"] or Confirmed.NOT_ASKED),
            not_confirmed_because=told["not_confirmed_because"],
        )


class CorrectedStatementForm(StatementForm):
    """What was really said, and what was wrong."""

    reason = words_box(
        gettext_lazy("What was wrong"),
        2,
        error_messages={"required": gettext_lazy("Say what was wrong: others will ask.")},
    )


class AskingForm(TellingForm):
    """What the person said when the words were put to them."""

    confirmed = radio(
        gettext_lazy("Does the person confirm these words?"),
        (("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))),
        error_messages={"required": gettext_lazy("Say whether the person confirms the words.")},
    )
    reason = words_box(gettext_lazy("Why not, in the person’s words"), 3, required=False)

    def clean(self) -> dict[str, Any]:
        """A refusal has its reason (APR Art. 14(4))."""
        told = super().clean() or self.cleaned_data
        if told.get("confirmed") == "no" and not told.get("reason"):
            self.add_error("reason", _("Say why the person does not confirm the words."))
        return told

    def asking(self, of: int) -> Asking:
        """The answer; for a form without errors."""
        told = self.cleaned_data
        return Asking(of=of, confirmed=told["confirmed"] == "yes", reason=told["reason"])


class VerificationForm(TellingForm):
    """What was found out about a statement. No answer is chosen beforehand."""

    result = radio(
        gettext_lazy("What was found"),
        [(code, words) for code, words in VERIFIED.items() if code != Verified.NOT_EXAMINED],
        error_messages={"required": gettext_lazy("Choose what was found.")},
    )
    how = words_box(
        gettext_lazy("How it was examined, or why it cannot be"),
        3,
        error_messages={"required": gettext_lazy("Say how it was examined, or why it cannot be.")},
    )
    rests_on = words_box(
        gettext_lazy("What the finding rests on"),
        2,
        required=False,
        help_text=gettext_lazy("a document, a person, a passage; needed where something was found"),
    )
    checked_by = text_box(gettext_lazy("Who examined it, if not you"), LONGEST_LINE)

    def check(self, of: int) -> Check:
        """The finding; for a form without errors."""
        told = self.cleaned_data
        return Check(
            of=of,
            result=Verified(told["result"]),
            how=told["how"],
            rests_on=told["rests_on"],
            checked_by=told["checked_by"],
        )


class LinkForm(PlainForm):
    """Which earlier case is recalled, and why."""

    reference = forms.RegexField(
        r"^[A-Za-z0-9-]{2,20}$",
        strip=True,
        label=gettext_lazy("Reference of the other case"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Write the reference of the other case."),
            "invalid": gettext_lazy("A reference has letters, digits and hyphens only."),
        },
    )
    words = words_box(
        gettext_lazy("What is alike"),
        3,
        error_messages={"required": gettext_lazy("Say in words what is alike.")},
    )
    unlike = words_box(gettext_lazy("What is not alike"), 2, required=False)
    seen = forms.IntegerField(
        label=gettext_lazy("This form"),
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("It is not whole. Open it again from the case.")},
    )


def answers_of(statement: Statement) -> dict[str, object]:
    """A statement as the answers to its form, to be corrected."""
    answers: dict[str, object] = {
        "at": statement.happened,
        "words": statement.words,
        "kind": str(statement.source.kind),
        "who": statement.source.who,
        "own_note": str(statement.source.own_note),
        "own_words": statement.source.words,
        "setting": str(statement.setting),
        "interview": statement.interview or None,
        "language": statement.language,
        "heard_by": statement.heard_by,
        "place": statement.place,
        "interpreter": statement.interpreter,
        "rendering": statement.rendering,
        "passage": statement.passage,
        "interpreted": _yes_no(answer=statement.interpreted),
        "first_hand": "" if len(statement.tellers) > 1 else _yes_no(answer=statement.first_hand),
        "confirmed": str(Confirmed.NOT_ASKED),
    }
    for number, teller in enumerate(statement.tellers[:-1], start=1):
        answers |= {
            _box(number, "kind"): str(teller.kind),
            _box(number, "who"): teller.who,
            _box(number, "note"): str(teller.own_note),
            _box(number, "words"): teller.words,
        }
    return answers


def _yes_no(*, answer: bool | None) -> str:
    return next(word for word, meant in YES_NO.items() if meant is answer)


def _box(number: int, name: str) -> str:
    return f"teller_{number}_{name}"


def _teller_boxes(number: int) -> dict[str, forms.Field]:
    def label(words: str) -> str:
        return words % {"n": number}

    return {
        _box(number, "kind"): chosen(
            label(_("Teller %(n)d is")), (NOBODY, *SOURCE_KINDS.items()), required=False
        ),
        _box(number, "who"): text_box(label(_("Teller %(n)d, by name")), LONGEST_LINE),
        _box(number, "note"): chosen(
            label(_("Teller %(n)d says of it")), (NOT_SAID, *OWN_NOTES.items()), required=False
        ),
        _box(number, "words"): text_box(label(_("Teller %(n)d, in which words")), LONGEST_LINE),
    }
