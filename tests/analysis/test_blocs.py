"""Those who agree stand together, whatever the order in which they come."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.blocs import blocs, seriate
from nato_positions.model import Position, Stance
from nato_positions.results import Pair

ACTORS = ["ALB", "BEL", "CAN", "DEU", "ESP", "FRA"]
GAPS = st.lists(st.none() | st.floats(0, 1), min_size=15, max_size=15)


def pairs(gaps: dict[frozenset[str], float]) -> list[Pair]:
    return [Pair(a, b, 1, gaps.get(frozenset((a, b)), 1.0)) for a, b in combinations(ACTORS, 2)]


def test_two_blocs_stand_apart() -> None:
    blocs = [("ALB", "DEU", "FRA"), ("BEL", "CAN", "ESP")]
    near = {frozenset(two): 0.0 for bloc in blocs for two in combinations(bloc, 2)}
    order = seriate(ACTORS, pairs(near))
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset(bloc) for bloc in blocs}


def test_nearest_ends_of_two_blocs_meet() -> None:
    near = {frozenset("AB"): 0.0, frozenset("CD"): 0.1, frozenset("AD"): 0.3}
    found = [Pair(a, b, 1, near.get(frozenset((a, b)), 1.0)) for a, b in combinations("ABCD", 2)]
    assert seriate(list("ABCD"), found) in (list("BADC"), list("CDAB"))


def test_nobody_and_one() -> None:
    assert seriate([], []) == []
    assert seriate(["HUN"], []) == ["HUN"]


def test_with_nothing_known_the_alphabet_decides() -> None:
    unknown = [Pair(a, b, 0, None) for a, b in combinations(ACTORS, 2)]
    assert seriate(ACTORS[::-1], unknown) == seriate(ACTORS, [])


@given(GAPS, st.permutations(ACTORS))
def test_everybody_once_and_independent_of_the_order_given(
    gaps: list[float | None], mixed: list[str]
) -> None:
    found = [Pair(a, b, 1, gap) for (a, b), gap in zip(combinations(ACTORS, 2), gaps, strict=True)]
    order = seriate(mixed, found[::-1])
    assert sorted(order) == ACTORS
    assert order == seriate(ACTORS, found)


@given(GAPS, st.floats(0, 1))
def test_blocs_part_everybody_and_are_no_wider_than_asked(gaps: list[float | None], gap: float) -> None:
    found = [Pair(a, b, 1, apart) for (a, b), apart in zip(combinations(ACTORS, 2), gaps, strict=True)]
    held = [Position(actor, "sweden", Stance.SUPPORT, "2023-06-01", 1) for actor in ACTORS]
    parted = blocs(held, found, gap)
    assert sorted(actor for bloc in parted for actor in bloc.actors) == ACTORS
    assert [len(bloc.actors) for bloc in parted] == sorted((len(b.actors) for b in parted), reverse=True)
    apart = {frozenset((p.a, p.b)): 0.5 if p.disagreement is None else p.disagreement for p in found}
    # No two blocs could be joined: the mean over their members is above the gap.
    for one, other in combinations(parted, 2):
        between = [apart[frozenset((a, b))] for a in one.actors for b in other.actors]
        assert sum(between) / len(between) > gap - 1e-9


def test_a_bloc_agrees_where_all_that_spoke_hold_the_same() -> None:
    said = [
        *(("ALB", "sweden", Stance.SUPPORT), ("BEL", "sweden", Stance.SUPPORT)),
        *(("ALB", "ukraine", Stance.OPPOSE), ("BEL", "ukraine", Stance.NEUTRAL)),
        ("ALB", "finland", Stance.SUPPORT),
    ]
    held = [Position(actor, issue, stance, "2023-06-01", 1) for actor, issue, stance in said]
    [bloc] = blocs(held, [Pair("ALB", "BEL", 2, 0.125)], 0.25)
    assert bloc.agreed == (("sweden", Stance.SUPPORT, 2),)
    assert bloc.divided == ("ukraine",)


def slow_blocs(apart: dict[frozenset[str], float], gap: float) -> set[frozenset[str]]:
    """Join the two nearest, by the mean over all pairs of their members written out, until none are near."""
    clusters = [frozenset([actor]) for actor in ACTORS]

    def between(one: frozenset[str], other: frozenset[str]) -> float:
        return sum(apart[frozenset((a, b))] for a in one for b in other) / (len(one) * len(other))

    while len(clusters) > 1:
        one, other = min(combinations(clusters, 2), key=lambda two: between(*two))
        if between(one, other) > gap:
            break
        clusters = [found for found in clusters if found not in (one, other)] + [one | other]
    return set(clusters)


@given(st.permutations([2.0**-power for power in range(15)]), st.floats(0, 1))
def test_average_linkage_against_means_written_out(gaps: list[float], gap: float) -> None:
    apart = {frozenset(two): distance for two, distance in zip(combinations(ACTORS, 2), gaps, strict=True)}
    held = [Position(actor, "sweden", Stance.SUPPORT, "2023-06-01", 1) for actor in ACTORS]
    found = {frozenset(bloc.actors) for bloc in blocs(held, pairs(apart), gap)}
    # A mean as good as the gap may be rounded to either side of it.
    assert found in [slow_blocs(apart, gap - 1e-9), slow_blocs(apart, gap + 1e-9)]


@given(st.permutations([2.0**-power for power in range(15)]), st.floats(0, 1))
def test_blocs_are_neighbours_in_the_order(gaps: list[float], gap: float) -> None:
    apart = {frozenset(two): distance for two, distance in zip(combinations(ACTORS, 2), gaps, strict=True)}
    held = [Position(actor, "sweden", Stance.SUPPORT, "2023-06-01", 1) for actor in ACTORS]
    order = seriate(ACTORS, pairs(apart))
    for bloc in blocs(held, pairs(apart), gap):
        places = sorted(order.index(actor) for actor in bloc.actors)
        assert places == list(range(places[0], places[0] + len(places)))
