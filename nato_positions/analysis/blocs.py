"""An order of actors in which those who agree stand together."""

from collections.abc import Iterable, Sequence

from nato_positions.results import Pair

# What two actors that share no issue count as, when it is asked who stands near whom: neither near nor far.
_UNKNOWN = 0.5


def seriate(actors: Sequence[str], pairs: Iterable[Pair]) -> list[str]:
    """Return the actors so that blocs stand together, by average-linkage clustering of their disagreement.

    The two nearest clusters are joined until one is left, each time turned so that their nearest ends
    meet. Ties go to the alphabet, so that the order depends on the positions alone. Source of the method:
    R. Sokal and C. Michener, "A statistical method for evaluating systematic relationships" (1958), UPGMA.

    >>> seriate(["A", "B", "C"], [Pair("A", "B", 1, 1.0), Pair("A", "C", 1, 0.0), Pair("B", "C", 1, 1.0)])
    ['A', 'C', 'B']
    """
    apart = {frozenset((p.a, p.b)): _UNKNOWN if p.disagreement is None else p.disagreement for p in pairs}
    clusters = [[actor] for actor in sorted(actors)]
    between = {
        (i, j): apart.get(frozenset((clusters[i][0], clusters[j][0])), _UNKNOWN)
        for j in range(len(clusters))
        for i in range(j)
    }
    alive = set(range(len(clusters)))
    while len(alive) > 1:
        i, j = min(between, key=lambda pair: (between[pair], clusters[pair[0]][0], clusters[pair[1]][0]))
        _average(between, alive, i, j, len(clusters[i]), len(clusters[j]))
        clusters[i] = _join(clusters[i], clusters[j], apart)
        alive.discard(j)
    return [actor for number in alive for actor in clusters[number]]


def _average(
    between: dict[tuple[int, int], float], alive: set[int], i: int, j: int, size_i: int, size_j: int
) -> None:
    """Let `i` stand for both `i` and `j`: its distance to others is the mean over the members of both."""
    for k in alive - {i, j}:
        to_j = between.pop((min(j, k), max(j, k)))
        key = (min(i, k), max(i, k))
        between[key] = (between[key] * size_i + to_j * size_j) / (size_i + size_j)
    del between[i, j]


def _join(one: list[str], other: list[str], apart: dict[frozenset[str], float]) -> list[str]:
    """Return both clusters end to end, turned so that the ends that meet are the nearest."""
    turns = [(one, other), (one, other[::-1]), (one[::-1], other), (one[::-1], other[::-1])]
    left, right = min(turns, key=lambda turn: apart.get(frozenset((turn[0][-1], turn[1][0])), _UNKNOWN))
    return left + right
