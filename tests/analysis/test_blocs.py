"""Those who agree stand together, whatever the order in which they come."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.blocs import seriate
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
