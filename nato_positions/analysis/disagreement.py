"""Who disagrees with whom: the states × states matrix, and two states side by side."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from nato_positions.model import Position, Stance
from nato_positions.results import Gap, Pair, Row

# Each step of the scale by its upper end, with its height halved: two stances are as far apart as the steps
# that lie between them.
_STEPS = [(high, (high.score - low.score) / 2) for low, high in pairwise(Stance)]
_DIGITS = {stance: ord(str(number)) for number, stance in enumerate(Stance, 1)}


def pairs(positions: Iterable[Position]) -> list[Pair]:
    """Return every pair of actors with a position, in alphabetical order.

    Disagreement is the mean over the issues on which both have a position of |a − b| ÷ 2. An actor's
    issues are kept as one bit set a step of the scale, so that a pair costs a few big-integer operations
    however many issues there are.

    >>> on = lambda actor, stance: Position(actor, "sweden", stance, "2023-06-01", 1)
    >>> pairs([on("HUN", Stance.OPPOSE), on("DEU", Stance.SUPPORT), on("ESP", Stance.CONDITIONAL)])[1]
    Pair(a='DEU', b='HUN', shared=1, disagreement=1.0)
    """
    held = _digits(positions)
    spoken = {actor: _bits(line, Stance.OPPOSE) for actor, line in held.items()}
    above = {actor: [_bits(line, step) for step, _ in _STEPS] for actor, line in held.items()}
    return [
        Pair(a, b, both.bit_count(), _distance(above[a], above[b], both) / both.bit_count() if both else None)
        for a, b in combinations(sorted(held), 2)
        for both in [spoken[a] & spoken[b]]
    ]


def _digits(positions: Iterable[Position]) -> dict[str, bytes]:
    """Return each actor's stances as digits, one an issue, from 1 for opposed; 0 where it has none."""
    held: dict[str, dict[str, int]] = {}
    for actor, issue, stance, _, _ in positions:
        held.setdefault(actor, {})[issue] = _DIGITS[stance]
    issues = list({issue: 0 for line in held.values() for issue in line})
    return {actor: bytes([line.get(issue, ord("0")) for issue in issues]) for actor, line in held.items()}


def _bits(line: bytes, least: Stance) -> int:
    """Return the issues on which a line of digits has at least that stance, as the bits of an integer."""
    return int(line.translate(bytes(ord("1" if digit >= _DIGITS[least] else "0") for digit in range(256))), 2)


def _distance(a: Sequence[int], b: Sequence[int], both: int) -> float:
    """Return the sum over the issues in `both` of |a − b| ÷ 2."""
    return sum(
        height * ((one ^ other) & both).bit_count()
        for (_, height), one, other in zip(_STEPS, a, b, strict=True)
    )


def side_by_side(a: str, b: str, issues: Sequence[str], positions: Iterable[Position]) -> list[Row]:
    """Return the issues on which `a` or `b` has a position, in the order of `issues`."""
    held = {(p.actor, p.issue): p for p in positions}
    return [
        Row(issue, one, other, abs(one.stance.score - other.stance.score) / 2 if one and other else None)
        for issue in issues
        for one, other in [(held.get((a, issue)), held.get((b, issue)))]
        if one or other
    ]


def widest(found: Iterable[Pair], positions: Iterable[Position], most: int) -> list[Gap]:
    """Return at most `most` of the pairs that disagree, the furthest apart first, each with its worst issue.

    Ties go to the pair that shares more issues, then to the alphabet; of issues equally bad, to the first.
    """
    apart = [pair for pair in found if pair.disagreement]
    apart.sort(key=lambda pair: (-(pair.disagreement or 0), -pair.shared, pair.a, pair.b))
    wanted = {actor for pair in apart[:most] for actor in (pair.a, pair.b)}
    held = [position for position in positions if position.actor in wanted]
    issues = list({position.issue: None for position in held})
    gaps = []
    for pair in apart[:most]:
        rows = side_by_side(pair.a, pair.b, issues, [p for p in held if p.actor in (pair.a, pair.b)])
        gaps.append(Gap(pair, max(rows, key=lambda row: row.disagreement or 0)))
    return gaps
