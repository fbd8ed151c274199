"""Van der Eijk's A and the index of votes: published values, and what must hold of any such measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.agreement import agreement, vote_agreement

COUNTS = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # The worked example of his page 331; to seven places in the documentation of the R package `agrmt`.
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),
        # Where respondents place two Dutch parties, in thousandths of them.
        ([24, 28, 32, 62, 135, 304, 416], 0.61),
        ([16, 26, 82, 210, 293, 270, 103], 0.48),
        # What `agrmt` draws beside the ideal types, to two places.
        ([2, 0, 1, 1], 0.08),
    ],
)
def test_published_examples(counts: list[int], expected: float) -> None:
    """Van der Eijk 2001, as the vignette of the R package `agrmt` quotes him."""
    places = len(str(expected).partition(".")[2])
    assert round(agreement(counts) or 0, places) == expected


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ([10, 10, 10, 10, 10, 10, 10], 0),
        ([20, 20, 20, 20, 20, 20, 0], 0.167),
        ([0, 10, 10, 10, 10, 10, 0], 0.333),
        ([0, 0, 10, 10, 10, 10, 0], 0.5),
        ([0, 0, 80, 80, 80, 0, 0], 0.667),
        ([0, 0, 80, 0, 80, 0, 0], 0.467),
        ([0, 0, 0, 0, 320, 0, 0], 1),
    ],
)
def test_layers_of_the_published_example(layer: list[int], expected: float) -> None:
    assert agreement(layer) == pytest.approx(expected, abs=5e-4)


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


def obvious(counts: list[int]) -> float:
    """Return A as the paper tells it, slowly: a case off each category at a time, triple by triple."""
    left, total, size = list(counts), sum(counts), len(counts)
    found = 0.0
    while any(left):
        full = [count > 0 for count in left]
        together = apart = 0
        for first in range(size):
            for second in range(first + 1, size):
                for third in range(second + 1, size):
                    triple = (full[first], full[second], full[third])
                    together += triple in [(True, True, False), (False, True, True)]
                    apart += triple == (True, False, True)
        one_peak = 1.0
        if together or apart:
            one_peak = ((size - 2) * together - (size - 1) * apart) / ((size - 2) * (together + apart))
        cases = sum(full)
        found += cases / total * one_peak * (1 - (cases - 1) / (size - 1))
        left = [max(count - 1, 0) for count in left]
    return found


@given(st.lists(st.integers(0, 30), min_size=4, max_size=7).filter(any))
def test_is_what_layers_of_single_cases_come_to(counts: list[int]) -> None:
    assert agreement(counts) == pytest.approx(obvious(counts))


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


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        # What Hix, Noury and Roland say of their index: 1 where all vote together, 0 where a group is split
        # evenly over the three ways; and a half of it in one of them is a quarter, on their 0 to 1.
        ((12, 0, 0), 1),
        ((4, 4, 4), 0),
        ((6, 6, 0), 0.25),
        ((6, 3, 3), 0.25),
    ],
)
def test_published_ends_of_the_index_of_votes(votes: tuple[int, int, int], expected: float) -> None:
    assert vote_agreement(*votes) == expected


@given(st.tuples(*[st.integers(0, 50)] * 3).filter(any))
def test_votes_against_attina(votes: tuple[int, int, int]) -> None:
    """Their index is Attinà's of 1990, which runs from −1/3 to 1, brought to 0…1."""
    most, *rest = sorted(votes, reverse=True)
    attina = (most - sum(rest)) / sum(votes)
    assert vote_agreement(*votes) == pytest.approx((attina + 1 / 3) / (4 / 3))


VOTES = st.tuples(*[st.integers(0, 50)] * 3).filter(any)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((7, 0, 0), 1.0),
        ((0, 0, 7), 1.0),
        ((4, 4, 4), 0.0),
        # (5 − 5 ÷ 2) ÷ 10
        ((5, 5, 0), 0.25),
        # (15 − (22 − 15) ÷ 2) ÷ 22
        ((15, 2, 5), 11.5 / 22),
    ],
)
def test_votes_by_hand(votes: tuple[int, int, int], expected: float) -> None:
    assert vote_agreement(*votes) == pytest.approx(expected)


def test_nobody_voted() -> None:
    assert vote_agreement(0, 0, 0) is None


@given(VOTES)
def test_votes_against_the_share_of_the_largest_camp(votes: tuple[int, int, int]) -> None:
    """The same index, told otherwise: how far the largest camp's share is on its way from a third to all."""
    found = vote_agreement(*votes)
    assert found == pytest.approx((max(votes) / sum(votes) - 1 / 3) / (2 / 3))
    assert found is not None
    assert -1e-9 <= found <= 1


@given(VOTES, st.permutations([0, 1, 2]))
def test_votes_have_no_order(votes: tuple[int, int, int], order: list[int]) -> None:
    assert vote_agreement(*votes) == vote_agreement(*(votes[place] for place in order))
