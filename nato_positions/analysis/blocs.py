"""Those who agree, together: an order of actors, and the blocs that they form."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from nato_positions.model import Position, Stance
from nato_positions.results import Bloc, Pair

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
    return [actor for cluster in _clusters(actors, pairs, inf) for actor in cluster]


def blocs(positions: Iterable[Position], pairs: Iterable[Pair], gap: float) -> list[Bloc]:
    """Return the actors of `positions` in blocs, the largest first, whoever stands alone last.

    Clusters are joined as in `seriate` while their mean disagreement is at most `gap` (0…1). A bloc agrees on
    an issue if all of it that have a position there, and at least two, hold the same stance.

    >>> on = lambda actor, stance: Position(actor, "sweden", stance, "2023-06-01", 1)
    >>> held = [on("DEU", Stance.SUPPORT), on("USA", Stance.SUPPORT), on("HUN", Stance.OPPOSE)]
    >>> near = [Pair("DEU", "HUN", 1, 1.0), Pair("DEU", "USA", 1, 0.0), Pair("HUN", "USA", 1, 1.0)]
    >>> [(bloc.actors, bloc.agreed[0][2]) for bloc in blocs(held, near, 0.25) if bloc.agreed]
    [(('DEU', 'USA'), 2)]
    """
    held: dict[str, dict[str, Stance]] = {}
    for position in positions:
        held.setdefault(position.actor, {})[position.issue] = position.stance
    clusters = sorted(_clusters(list(held), pairs, gap), key=lambda cluster: (-len(cluster), min(cluster)))
    return [_bloc(cluster, held) for cluster in clusters]


def _bloc(cluster: Sequence[str], held: Mapping[str, Mapping[str, Stance]]) -> Bloc:
    taken: dict[str, list[Stance]] = {}
    for actor in cluster:
        for issue, stance in held[actor].items():
            taken.setdefault(issue, []).append(stance)
    agreed = [(issue, found[0], len(found)) for issue, found in taken.items() if len(set(found)) == 1]
    agreed = [one for one in agreed if one[2] > 1]
    divided = [issue for issue, found in taken.items() if len(set(found)) > 1]
    return Bloc(tuple(sorted(cluster)), tuple(sorted(agreed, key=_most_first)), tuple(sorted(divided)))


def _most_first(agreed: tuple[str, Stance, int]) -> tuple[int, str]:
    return -agreed[2], agreed[0]


def _clusters(actors: Sequence[str], pairs: Iterable[Pair], ceiling: float) -> list[list[str]]:
    """Return the clusters that are left when no two are at most `ceiling` apart, each in its order."""
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
        # Means of what is further apart are never nearer, so that no later join would come below it.
        if between[i, j] > ceiling:
            break
        _average(between, alive, i, j, len(clusters[i]), len(clusters[j]))
        clusters[i] = _join(clusters[i], clusters[j], apart)
        alive.discard(j)
    return [clusters[number] for number in sorted(alive)]


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
