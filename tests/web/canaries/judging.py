"""Whether an answer that tells of a person had its row in the read log before its first byte."""

import re
from dataclasses import dataclass, field

from asylia.web.cases.models import ReadAct
from tests.web.canaries.visiting import Answer, Noted
from tests.web.canaries.world import World

REFERENCE = re.compile(r"\b[A-Z]{2}(?:-[2-9A-HJ-NP-Z]{4}){2}\b")


@dataclass(slots=True)
class Judge:
    """Counts what was answered, and remembers what should not have been.

    Attributes:
        world: The world.
        answers: How many answers there were.
        told: How many carried a canary, or the reference of a case that nobody had asked for.
        without: How many of those had no row, or not the right one.
        seen: The canaries that stood in some answer.
        missing: What each of those told, and to whom.
    """

    world: World
    answers: int = 0
    told: int = 0
    without: int = 0
    seen: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)

    def hear(self, answer: Answer, *, user: str) -> bool:
        """Judge an answer; whether it told of a person.

        Args:
            answer: The answer.
            user: The name of who asked.
        """
        words = self.words_in(answer)
        cases = self.listed_in(answer)
        before = len(self.missing)
        self.answers += 1
        self.told += bool(words or cases)
        self.seen |= words
        for case in {self.world.canaries.planted[word].case for word in self._of_files(words)}:
            if not any(self._is_of_file(row, answer, user, case) for row in answer.noted):
                self.missing.append(f"{user}: {answer.asked.path} shows the file of {case}")
        reasons = {self.world.canaries.planted[w].case for w in words - self._of_files(words)}
        for case in reasons | cases:
            if not any(self._is_of(row, user, case) for row in answer.noted):
                self.missing.append(f"{user}: {answer.asked.path} tells of {case}")
        self.without += len(self.missing) > before
        return bool(words or cases)

    def words_in(self, answer: Answer) -> set[str]:
        """The canaries that stand in the answer though nobody had sent them."""
        return {
            one for one in self.world.canaries.within(answer.body) if one not in answer.asked.said
        }

    def _of_files(self, words: set[str]) -> set[str]:
        return {one for one in words if not self.world.canaries.planted[one].of_staff}

    def listed_in(self, answer: Answer) -> set[str]:
        """The cases whose reference stands in the answer though it was not asked for."""
        shown = set(REFERENCE.findall(answer.body.decode(errors="replace")))
        return {
            name
            for name, case in self.world.cases.items()
            if case.reference in shown and case.reference not in answer.asked.said
        }

    def _is_of(self, row: Noted, user: str, case: str) -> bool:
        return (row.by, row.case) == (self.world.users[user].pk, self.world.cases[case].pk)

    def _is_of_file(self, row: Noted, answer: Answer, user: str, case: str) -> bool:
        printed = answer.asked.path.partition("?")[0].endswith("/paper")
        wanted = ReadAct.CASE_PRINTED if printed else ReadAct.CASE_OPENED
        return (
            self._is_of(row, user, case)
            and row.what == wanted
            and row.ground == self.world.ground(user, case)
            and row.during in answer.opened_in
        )
