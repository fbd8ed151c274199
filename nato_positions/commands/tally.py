"""What `ingest` has to say on stderr: a line for one article, a count for many."""

from collections import Counter
from typing import NamedTuple

from nato_positions.commands.harvest import Kept
from nato_positions.commands.session import Session
from nato_positions.extraction.many import MOST, Outcome
from nato_positions.model import Day


class _Line(NamedTuple):
    """What is said of one article, and of several."""

    one: str
    several: str


_NO_DAY = _Line(
    "{which} has no day of publication, so nothing was looked for in it; ingest it again with --date",
    "{n} articles have no day of publication, so nothing was looked for in them; "
    "ingest them again with --date",
)
_KNOWN = _Line("{which} is archived already", "{n} of {all} articles were archived already")
_LONG = _Line(
    f"{{which}} is longer than {MOST:,} characters, so nothing was looked for in it; split it",
    f"{{n}} articles are longer than {MOST:,} characters, so nothing was looked for in them; split them",
)
_FOREIGN = _Line(
    "{which} is not in English but in {language}, so nothing was looked for in it",
    "{n} articles are not in English, so nothing was looked for in them: {languages}",
)


class Tally:
    """Counts what came of the articles, and says it at the end."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counts: Counter[_Line] = Counter()
        self._languages: Counter[str] = Counter()
        self._last: dict[_Line, str] = {}
        self._dropped: list[str] = []
        self._all = self._waiting = self._accepted = self._repeated = 0

    def count(self, kept: Kept) -> None:
        """Count one article that was written."""
        if not kept.new_source:
            self._note(_KNOWN, f"source {kept.source.id}")
        self._accepted += len(kept.accepted)
        self._waiting += len(set(kept.candidates) - set(kept.accepted))
        self._repeated += len(kept.known)
        self.read(kept.source.id, kept.day, kept.outcome)

    def read(self, number: int | None, day: Day | None, outcome: Outcome | None) -> None:
        """Count what an article came to; `number` is its source's, if it has one."""
        self._all += 1
        which = f"article {self._all}" if number is None else f"source {number}"
        if day is None:
            self._note(_NO_DAY, which)
        if outcome is None:
            return
        if outcome.too_long:
            self._note(_LONG, which)
        if outcome.language is not None:
            self._languages[outcome.language] += 1
            self._note(_FOREIGN, which)
        self._dropped += outcome.dropped[: max(0, 10 - len(self._dropped))]

    def _note(self, line: _Line, which: str) -> None:
        self._counts[line] += 1
        self._last[line] = which

    def say(self) -> None:
        """Say everything, unless the user asked for quiet."""
        languages = ", ".join(f"{name} {count}" for name, count in self._languages.most_common())
        for line, count in self._counts.items():
            told = line.one if count == 1 else line.several
            language = next(iter(self._languages), "")
            which = self._last[line]
            self._session.note(
                told.format(which=which, n=count, all=self._all, language=language, languages=languages)
            )
        for reason in self._dropped:
            self._session.note(f"a proposal of the model was dropped: {reason}")
        self._candidates()

    def _candidates(self) -> None:
        if self._accepted:
            self._session.note(f"{_candidates(self._accepted)} accepted")
        if self._waiting:
            self._session.note(f"{_candidates(self._waiting)} waiting; see 'positions review'")
        if self._repeated:
            self._session.note(f"{_candidates(self._repeated)} on record already, judged or waiting")


def _candidates(count: int) -> str:
    return "1 candidate" if count == 1 else f"{count} candidates"
