"""How statements, what is found out about them, and links are spelled in entries.

Codes that say nothing about anybody go into the header, which is chained for ever. Names, words and
the language somebody speaks go into the content, which is sealed and can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from asylia.casefile.entries import Attribute
from asylia.casefile.statements import THE_PERSON, Confirmed, Setting, Teller, Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What an entry ``statement_recorded`` holds; see ``statements.Statement`` for the meanings.

    Attributes:
        words: The words; not empty.
        source: From whom the file has them.
        told_by: Whoever told them before the source, beginning with whose words they are.
        first_hand: Whether it is the first teller's own knowledge; None if that was not said.
        heard_by: To whom it was said.
        setting: On what occasion.
        interview: Which interview; 0 for none.
        place: Where.
        language: The code of the language of the words.
        interpreted: Whether an interpreter was used; None if that was not said.
        interpreter: Which interpreter.
        rendering: The words in the language of the file, or a summary.
        passage: Where the words are found.
        confirmed: Whether the person confirmed the words when they were written down.
        not_confirmed_because: Why not.
    """

    words: str
    source: Teller = THE_PERSON
    told_by: tuple[Teller, ...] = ()
    first_hand: bool | None = None
    heard_by: str = ""
    setting: Setting = Setting.NOT_SAID
    interview: int = 0
    place: str = ""
    language: str = ""
    interpreted: bool | None = None
    interpreter: str = ""
    rendering: str = ""
    passage: str = ""
    confirmed: Confirmed = Confirmed.NOT_ASKED
    not_confirmed_because: str = ""

    def attributes(self) -> dict[str, Attribute]:
        """The codes of the entry's header."""
        codes: dict[str, Attribute] = {
            "kind": str(self.source.kind),
            "setting": str(self.setting),
            "interview": self.interview,
            "confirmed": str(self.confirmed),
        }
        answered = {"first_hand": self.first_hand, "interpreted": self.interpreted}
        told = {name: code for name, code in codes.items() if code}
        return told | {name: yes for name, yes in answered.items() if yes is not None}

    def content(self) -> dict[str, object]:
        """The names and words of the entry."""
        return _told(
            {
                "words": self.words,
                "words_language": self.language,
                "rendering": self.rendering,
                "source": _teller(self.source, apart="kind"),
                "told_by": [_teller(one) for one in self.told_by],
                "heard_by": self.heard_by,
                "place": self.place,
                "interpreter": self.interpreter,
                "passage": self.passage,
                "not_confirmed_because": self.not_confirmed_because,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What an entry ``verification_recorded`` holds.

    Attributes:
        of: The number of the statement's entry that stands.
        result: What was found.
        how: How it was examined.
        rests_on: What the result rests on.
        checked_by: Who examined it, if that was not who writes.
    """

    of: int
    result: Verified
    how: str = ""
    rests_on: str = ""
    checked_by: str = ""

    def attributes(self) -> dict[str, Attribute]:
        """The codes of the entry's header."""
        return {"of": self.of, "verification": str(self.result)}

    def content(self) -> dict[str, object]:
        """The words of the entry."""
        return _told({"words": self.how, "rests_on": self.rests_on, "checked_by": self.checked_by})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What an entry ``statement_confirmed`` holds: the words were put to the person.

    Attributes:
        of: The number of the statement's entry that stands.
        confirmed: Whether the person says that this is what they said.
        reason: Why not.
    """

    of: int
    confirmed: bool
    reason: str = ""

    def attributes(self) -> dict[str, Attribute]:
        """The codes of the entry's header."""
        answer = Confirmed.YES if self.confirmed else Confirmed.NO
        return {"of": self.of, "confirmed": str(answer)}

    def content(self) -> dict[str, object]:
        """The words of the entry."""
        return _told({"words": self.reason})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What an entry ``case_linked`` holds.

    Attributes:
        case: The reference of the earlier case.
        alike: What is alike, in words; not empty.
        unlike: What is not alike.
    """

    case: str
    alike: str
    unlike: str = ""

    def attributes(self) -> dict[str, Attribute]:
        """The codes of the entry's header."""
        return {"case": self.case}

    def content(self) -> dict[str, object]:
        """The words of the entry."""
        return _told({"words": self.alike, "unlike": self.unlike})


def _teller(teller: Teller, *, apart: str = "") -> dict[str, object]:
    told = {
        "kind": str(teller.kind),
        "who": teller.who,
        "own_note": str(teller.own_note),
        "words": teller.words,
    }
    return {name: value for name, value in told.items() if value and name != apart}


def _told(content: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in content.items() if value}
