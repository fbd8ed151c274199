"""How well candidates agree with codings by hand: precision, recall, F1 and where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from nato_positions.model import Attribution, Stance
from nato_positions.naming import fold
from nato_positions.reports import Bin, Coding, Difference, Evaluation, Score

_ALIKE = 0.7
_BINS = 10


def evaluate(gold: Mapping[str, Sequence[Coding]], predicted: Mapping[str, Sequence[Coding]]) -> Evaluation:
    """Return how well the candidates of each text agree with its codings by hand; texts are those of `gold`.

    >>> row = Coding("POL", "sweden", Stance.SUPPORT, None, Attribution.REPORTED)
    >>> evaluate({"one": [row], "two": []}, {}).stance
    Score(right=0, proposed=0, wanted=1)
    """
    pairs = [pair for name in gold for pair in _matched(gold[name], predicted.get(name, ()))]
    guesses = [guess for name in gold for guess in predicted.get(name, ())]
    wanted = sum(len(rows) for rows in gold.values())
    agreed = [(row, guess) for row, guess in pairs if row.stance == guess.stance]
    empty = [name for name, rows in gold.items() if not rows]
    return Evaluation(
        len(gold),
        Score(len(agreed), len(guesses), wanted),
        Score(len(pairs), len(guesses), wanted),
        _share([_same_name(row.speaker, guess.speaker) for row, guess in agreed]),
        _share([_ground(row.attribution) == _ground(guess.attribution) for row, guess in agreed]),
        sum(not predicted.get(name) for name in empty),
        len(empty),
        _confusion(pairs),
        _reliability(guesses, {id(guess) for _, guess in agreed}),
        tuple(one for name in gold for one in _differences(name, gold[name], predicted.get(name, ()))),
    )


def _differences(name: str, rows: Sequence[Coding], guesses: Sequence[Coding]) -> Iterator[Difference]:
    """Yield where hand and proposal differ: missed, other stance, in vain."""
    coded = {(row.actor, row.issue): row for row in rows}
    proposed = {(guess.actor, guess.issue): guess for guess in guesses}
    for key in dict.fromkeys((*coded, *proposed)):
        row, guess = coded.get(key), proposed.get(key)
        if row is None or guess is None or row.stance is not guess.stance:
            yield Difference(name, row, guess)


def _matched(rows: Sequence[Coding], guesses: Sequence[Coding]) -> list[tuple[Coding, Coding]]:
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


def _confusion(pairs: Sequence[tuple[Coding, Coding]]) -> dict[tuple[Stance, Stance], int]:
    counts: dict[tuple[Stance, Stance], int] = {}
    for row, guess in pairs:
        counts[row.stance, guess.stance] = counts.get((row.stance, guess.stance), 0) + 1
    return counts


def _reliability(guesses: Sequence[Coding], right: set[int]) -> tuple[Bin, ...]:
    bins = []
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = [g for g in guesses if low <= g.confidence < high or (g.confidence == 1.0 == high)]
        mean = sum(guess.confidence for guess in inside) / len(inside) if inside else 0.0
        bins.append(Bin(low, high, len(inside), mean, sum(id(guess) in right for guess in inside)))
    return tuple(bins)
