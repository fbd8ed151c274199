"""Coverage: who is on record and how old that is, against a slow and obvious count."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.coverage import Measure, age, coverage
from nato_positions.model import Position, Stance

DAY = "2023-06-01"
MEMBERS = ("DEU", "HUN", "POL")
ISSUES = ("sweden", "finland")
DAYS = ("2022-01-01", "2023-05-31", DAY)
held = st.builds(
    lambda actor, issue, stance, day: Position(actor, issue, stance, day, 1),
    st.sampled_from((*MEMBERS, "RUS")),
    st.sampled_from((*ISSUES, "weather")),
    st.sampled_from(Stance),
    st.sampled_from(DAYS),
)
# One position an actor and issue, as the ledger gives them.
positions = st.lists(held, unique_by=lambda p: (p.actor, p.issue), max_size=12)


@given(positions)
def test_counts_members_and_nobody_else(found: list[Position]) -> None:
    made = coverage(ISSUES, found, MEMBERS, DAY, Measure.EIJK)
    assert [one.issue for one in made] == list(ISSUES)
    for one in made:
        ours = [p for p in found if p.issue == one.issue and p.actor != "RUS"]
        assert one.on_record + one.silent == one.members == len(MEMBERS)
        assert one.on_record == len(ours)
        assert {p.actor for p in ours} | set(one.silent_members) == set(MEMBERS)
        assert len(one.silent_members) == one.silent
        assert one.newest == max((p.date for p in ours), default=None)
        assert one.oldest == min((p.date for p in ours), default=None)
        ages = [{"2022-01-01": 516, "2023-05-31": 1, DAY: 0}[p.date] for p in ours]
        assert one.median_age == (median(ages) if ages else None)


@given(positions)
def test_votes_are_the_share_of_the_largest_of_three_camps(found: list[Position]) -> None:
    for one in coverage(ISSUES, found, MEMBERS, DAY, Measure.HIX):
        votes = [p.stance for p in found if p.issue == one.issue and p.actor in MEMBERS]
        yes, no = votes.count(Stance.SUPPORT), votes.count(Stance.OPPOSE)
        largest = max(yes, no, len(votes) - yes - no)
        expected = (largest / len(votes) - 1 / 3) / (2 / 3) if votes else None
        assert one.agreement == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("measure", "expected"), [(Measure.EIJK, pytest.approx(0.083333, abs=1e-6)), (Measure.HIX, 0.25)]
)
def test_measures(measure: Measure, expected: float) -> None:
    """One opposes, two set conditions, one supports: for votes two abstain, (2 − 2 ÷ 2) ÷ 4."""
    stances = (Stance.OPPOSE, Stance.CONDITIONAL, Stance.CONDITIONAL, Stance.SUPPORT)
    found = [Position(f"A{number}", "sweden", stance, DAY, number) for number, stance in enumerate(stances)]
    [one] = coverage(["sweden"], found, [p.actor for p in found], DAY, measure)
    assert (one.measure, one.agreement) == (measure, expected)


@pytest.mark.parametrize("measure", Measure)
def test_nobody_on_record(measure: Measure) -> None:
    [one] = coverage(["sweden"], [], MEMBERS, DAY, measure)
    assert (one.newest, one.oldest, one.median_age, one.agreement) == (None, None, None, None)
    assert one.silent_members == MEMBERS


def test_age_over_a_leap_day() -> None:
    assert age("2024-02-28", "2024-03-01") == 2
