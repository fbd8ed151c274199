"""How well candidates agree with codings by hand: precision, recall, F1 and where they differ."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol

from nato_positions.model import Attribution, Stance
from nato_positions.naming import fold

_ALIKE = 0.7
_BINS = 5


class Coding(Protocol):
    """What codings by hand and candidates have in common."""

    @property
    def actor(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def stance(self) -> Stance: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def attribution(self) -> Attribution: ...


class Guess(Coding, Protocol):
    """A candidate: a coding with a confidence."""

    @property
    def confidence(self) -> float: ...


class GoldRow(NamedTuple):
    """One coding by hand."""

    actor: str
    issue: str
    stance: Stance
    speaker: str | None
    attribution: Attribution


class Score(NamedTuple):
    """How many were right, how many were proposed, how many were there."""

    right: int
    proposed: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the proposed that is right, 0 … 1; 0 where nothing was proposed."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found, 0 … 1; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 … 1.

        >>> Score(right=3, proposed=4, wanted=6).f1
        0.6
        """
        return 2 * self.right / (self.proposed + self.wanted) if self.proposed + self.wanted else 0.0


class Bin(NamedTuple):
    """Candidates with a confidence from `low` to below `high`: how many, their mean confidence, how many
    right.
    """

    low: float
    high: float
    candidates: int
    confidence: float
    right: int


class Evaluation(NamedTuple):
    """The agreement of candidates with codings by hand.

    `speaker` and `attribution` are shares of the rows that agree on actor, issue and stance; `clean` are
    the texts without positions in which nothing was proposed, of `negatives`; `confusion` counts pairs of
    stances, the one by hand first.
    """

    stance: Score
    issue: Score
    speaker: float
    attribution: float
    clean: int
    negatives: int
    confusion: dict[tuple[Stance, Stance], int]
    reliability: tuple[Bin, ...]


def evaluate(gold: Mapping[str, Sequence[Coding]], predicted: Mapping[str, Sequence[Guess]]) -> Evaluation:
    """Return how well the candidates of each text agree with its codings by hand; texts are those of `gold`.

    >>> row = GoldRow("POL", "sweden", Stance.SUPPORT, None, Attribution.REPORTED)
    >>> evaluate({"one": [row], "two": []}, {}).stance
    Score(right=0, proposed=0, wanted=1)
    """
    pairs = [pair for name in gold for pair in _matched(gold[name], predicted.get(name, ()))]
    guesses = [guess for name in gold for guess in predicted.get(name, ())]
    wanted = sum(len(rows) for rows in gold.values())
    agreed = [(row, guess) for row, guess in pairs if row.stance == guess.stance]
    empty = [name for name, rows in gold.items() if not rows]
    return Evaluation(
        Score(len(agreed), len(guesses), wanted),
        Score(len(pairs), len(guesses), wanted),
        _share([_same_name(row.speaker, guess.speaker) for row, guess in agreed]),
        _share([_ground(row.attribution) == _ground(guess.attribution) for row, guess in agreed]),
        sum(not predicted.get(name) for name in empty),
        len(empty),
        _confusion(pairs),
        _reliability(guesses, {id(guess) for _, guess in agreed}),
    )


def _matched(rows: Sequence[Coding], guesses: Sequence[Guess]) -> list[tuple[Coding, Guess]]:
    by_key = {(guess.actor, guess.issue): guess for guess in guesses}
    return [(row, by_key[row.actor, row.issue]) for row in rows if (row.actor, row.issue) in by_key]


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's: surnames alike, so that transliterations do not differ."""
    if not one or not other:
        return one == other
    surnames = fold(one).split()[-1], fold(other).split()[-1]
    return SequenceMatcher(None, *surnames).ratio() >= _ALIKE


def _ground(attribution: Attribution) -> Attribution:
    """Codings by hand may know no acts: a ratification counts there as reported."""
    return Attribution.REPORTED if attribution is Attribution.ENACTED else attribution


def _confusion(pairs: Sequence[tuple[Coding, Guess]]) -> dict[tuple[Stance, Stance], int]:
    counts: dict[tuple[Stance, Stance], int] = {}
    for row, guess in pairs:
        counts[row.stance, guess.stance] = counts.get((row.stance, guess.stance), 0) + 1
    return counts


def _reliability(guesses: Sequence[Guess], right: set[int]) -> tuple[Bin, ...]:
    bins = []
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = [g for g in guesses if low <= g.confidence < high or (g.confidence == 1.0 == high)]
        mean = sum(guess.confidence for guess in inside) / len(inside) if inside else 0.0
        bins.append(Bin(low, high, len(inside), mean, sum(id(guess) in right for guess in inside)))
    return tuple(bins)
