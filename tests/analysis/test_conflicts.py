"""Contradictions against a slow and obvious reference."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.conflicts import contradictions
from nato_positions.model import Attribution, Stance, Statement, Status

SPEAKERS = ("Zoran Milanović", "ZORAN MILANOVIC", "Andrej Plenković", None)
SAID = st.tuples(
    st.sampled_from(("DEU", "HRV")),
    st.sampled_from(("finland", "sweden")),
    st.sampled_from(list(Stance)),
    st.dates(date(2022, 1, 1), date(2022, 3, 1)),
    st.sampled_from(SPEAKERS),
)


@given(st.lists(SAID, max_size=30), st.integers(0, 60))
def test_each_against_the_latest_before_it_that_says_otherwise(
    said: list[tuple[str, str, Stance, date, str | None]], within: int
) -> None:
    told = [_statement(number, *one) for number, one in enumerate(sorted(said, key=lambda one: one[3]))]
    expected = []
    for later in told:
        unlike = [
            one
            for one in told[: later.id]
            if (one.actor, one.issue) == (later.actor, later.issue) and one.stance != later.stance
        ]
        if unlike:
            apart = (date.fromisoformat(later.date) - date.fromisoformat(unlike[-1].date)).days
            if apart <= within:
                one, other = (_person(said_by.speaker) for said_by in (unlike[-1], later))
                kind = "speakers" if one and other and one != other else "reversal"
                expected.append((unlike[-1].id, later.id, kind, apart))
    found = contradictions(told, within)
    assert [(one.earlier.id, one.later.id, str(one.kind), one.days) for one in found] == expected


def _person(speaker: str | None) -> str | None:
    return speaker and speaker[:6].lower()


def _statement(
    number: int, actor: str, issue: str, stance: Stance, day: date, speaker: str | None
) -> Statement:
    head = (number, actor, actor, issue, stance, day.isoformat(), speaker, None, Attribution.QUOTED)
    source = (None, None, 1, "https://example.org", None, None, None)
    return Statement(*head, *source, Status.ACCEPTED, None, "2026-01-01T00:00:00Z", "tester")
