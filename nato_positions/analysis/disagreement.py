"""Who disagrees with whom: the states × states matrix, and two states side by side."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from nato_positions.model import Position, Stance
from nato_positions.results import Pair, Row

# Two unlike stances, and how far apart they are on the scale, halved: 0 to 1.
_APART = [(one, other, (other.score - one.score) / 2) for one, other in combinations(list(Stance), 2)]


def pairs(positions: Iterable[Position]) -> list[Pair]:
    """Return every pair of actors with a position, in alphabetical order.

    Disagreement is the mean over the issues on which both have a position of |a − b| ÷ 2. An actor's
    issues are kept as one bit set a stance, so that a pair costs a few big-integer operations however
    many issues there are.

    >>> on = lambda actor, stance: Position(actor, "sweden", stance, "2023-06-01", 1)
    >>> pairs([on("HUN", Stance.OPPOSE), on("DEU", Stance.SUPPORT), on("ESP", Stance.CONDITIONAL)])[1]
    Pair(a='DEU', b='HUN', shared=1, disagreement=1.0)
    """
    by_actor = _bit_sets(positions)
    held = {actor: _union(stances) for actor, stances in by_actor.items()}
    return [
        Pair(a, b, shared, _distance(by_actor[a], by_actor[b]) / shared if shared else None)
        for a, b in combinations(sorted(by_actor), 2)
        for shared in [(held[a] & held[b]).bit_count()]
    ]


def _bit_sets(positions: Iterable[Position]) -> dict[str, dict[Stance, int]]:
    """Return each actor's issues as one integer a stance; bit n is set where it holds that one on issue n."""
    numbers: dict[str, int] = {}
    bits: dict[str, dict[Stance, bytearray]] = {}
    found = list(positions)
    for position in found:
        numbers.setdefault(position.issue, len(numbers))
    width = len(numbers) // 8 + 1
    for position in found:
        stances = bits.setdefault(position.actor, {})
        number = numbers[position.issue]
        stances.setdefault(position.stance, bytearray(width))[number >> 3] |= 1 << (number & 7)
    return {
        actor: {stance: int.from_bytes(stances.get(stance, b""), "little") for stance in Stance}
        for actor, stances in bits.items()
    }


def _union(stances: Mapping[Stance, int]) -> int:
    every = 0
    for issues in stances.values():
        every |= issues
    return every


def _distance(a: Mapping[Stance, int], b: Mapping[Stance, int]) -> float:
    """Return the sum over shared issues of |a − b| ÷ 2."""
    return sum(
        apart * ((a[one] & b[other]).bit_count() + (a[other] & b[one]).bit_count())
        for one, other, apart in _APART
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
