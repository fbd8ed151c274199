"""Van der Eijk's agreement A, against published values and what must hold of any measure of the kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.agreement import agreement

COUNTS = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)


def test_published_example() -> None:
    """Van der Eijk 2001, the example that the R package `agrmt` repeats."""
    assert agreement([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.6113333, abs=5e-8)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([7, 0, 0, 0], 1.0),
        ([0, 7, 0, 0], 1.0),
        ([0, 0, 0, 31], 1.0),
        ([3, 3, 3, 3], 0.0),
        ([5, 0, 0, 5], -1.0),
        # One layer of two neighbours: unimodal, U = 1, times 1 − 1/3.
        ([0, 0, 4, 4], 2 / 3),
        # One layer of three neighbours: U = 1, times 1 − 2/3.
        ([0, 4, 4, 4], 1 / 3),
        # Layers: 2 of (1,0,0,1) at −1, weight 4 of 31; 27 of (0,0,0,1) at 1, weight 27 of 31.
        ([2, 0, 0, 29], 23 / 31),
        # One gap: triples 101 (one breaks twice), 110 and 011 one each.
        ([1, 0, 1, 0], 2 / 3 * (2 * 1 - 3 * 1) / (2 * 2)),
    ],
)
def test_by_hand(counts: list[int], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected)


def test_nobody_agrees_on_nothing() -> None:
    assert agreement([0, 0, 0, 0]) is None


@given(COUNTS)
def test_lies_between_polarised_and_unanimous(counts: list[int]) -> None:
    found = agreement(counts)
    assert found is not None
    assert -1 - 1e-9 <= found <= 1 + 1e-9


@given(COUNTS)
def test_does_not_depend_on_the_direction_of_the_scale(counts: list[int]) -> None:
    assert agreement(counts) == pytest.approx(agreement(counts[::-1]))


@given(COUNTS, st.integers(2, 5))
def test_depends_on_shares_only(counts: list[int], times: int) -> None:
    assert agreement(counts) == pytest.approx(agreement([count * times for count in counts]))
