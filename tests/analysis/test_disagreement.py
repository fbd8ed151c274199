"""Pairs by bit sets, against the formula written out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.agreement import agreement
from nato_positions.analysis.blocs import seriate
from nato_positions.analysis.disagreement import pairs
from nato_positions.model import Position, Stance

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCDE"), st.integers(0, 30)), st.sampled_from(list(Stance)), max_size=60
)


@given(CELLS)
def test_disagreement_is_the_mean_distance_over_shared_issues(held: dict[tuple[str, int], Stance]) -> None:
    positions = [
        Position(actor, str(issue), stance, "2023-06-01", 1) for (actor, issue), stance in held.items()
    ]
    found = {(pair.a, pair.b): pair for pair in pairs(positions)}
    actors = sorted({actor for actor, _ in held})
    assert list(found) == list(combinations(actors, 2))
    for (a, b), pair in found.items():
        gaps = [
            abs(held[a, issue].score - held[b, issue].score) / 2
            for issue in range(31)
            if (a, issue) in held and (b, issue) in held
        ]
        assert pair.shared == len(gaps)
        assert pair.disagreement == (pytest.approx(sum(gaps) / len(gaps)) if gaps else None)


@given(CELLS)
def test_seriation_keeps_everyone_once_and_does_not_depend_on_the_order(
    held: dict[tuple[str, int], Stance],
) -> None:
    positions = [
        Position(actor, str(issue), stance, "2023-06-01", 1) for (actor, issue), stance in held.items()
    ]
    actors = sorted({actor for actor, _ in held})
    found = pairs(positions)
    assert sorted(seriate(actors, found)) == actors
    assert seriate(actors[::-1], found[::-1]) == seriate(actors, found)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # The worked example in the documentation of the R package agrmt, which implements the paper.
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),
        ([0, 0, 7, 0], 1.0),
        ([3, 3, 3, 3], 0.0),
        ([5, 0, 0, 5], -1.0),
        ([0, 5, 5, 0], 2 / 3),
    ],
)
def test_agreement_has_its_published_values(counts: list[int], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected)


def test_agreement_of_nobody_is_none() -> None:
    assert agreement([0, 0, 0, 0]) is None


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_agreement_stays_in_range_and_reads_both_ways(counts: list[int]) -> None:
    found = agreement(counts)
    if found is not None:
        assert -1 - 1e-9 <= found <= 1 + 1e-9
        assert found == pytest.approx(agreement(counts[::-1]))
