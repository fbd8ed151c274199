"""Discourse networks against a slow, obvious reference, and against what is published for DNA's sample."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.network import (
    ONE_MODE,
    TWO_MODE,
    Duplicates,
    NetworkKind,
    Normalisation,
    network,
    once,
)
from nato_positions.model import Attribution, Stance, Statement, Status

SAMPLE = Path(__file__).parents[3] / "shared" / "peers" / "sample.dna"
LAW = "There should be legislation to regulate emissions."
NO, AVERAGE, ACTIVITY = Normalisation.NO, Normalisation.AVERAGE, Normalisation.ACTIVITY
INCLUDE = Duplicates.INCLUDE


def said(actor: str, issue: str, stance: Stance, source: int = 1, day: str = "2023-06-01") -> Statement:
    return Statement(
        *(1, actor, actor, issue, stance, day, None, None, Attribution.REPORTED, None, None, source),
        *(None, None, None, None, Status.ACCEPTED, None, "", ""),
    )


statements = st.lists(
    st.builds(
        said,
        st.sampled_from(["HUN", "TUR", "USA", "POL"]),
        st.sampled_from(["sweden", "finland", "arms"]),
        st.sampled_from(Stance),
        st.integers(1, 3),
        st.sampled_from(["2022-01-01", "2022-12-31", "2023-01-01", "2023-01-02", "2024-01-01"]),
    ),
    max_size=25,
)


def slow(found: Sequence[Statement], a: str, b: str, kind: NetworkKind, normalise: Normalisation) -> float:
    """Every statement of the one beside every statement of the other."""
    ours, theirs = ([one for one in found if one.actor == name] for name in (a, b))
    weight = 0.0
    for one in ours:
        for two in theirs:
            if one.issue == two.issue:
                apart = abs(one.stance.score - two.stance.score) / 2
                weight += {"congruence": 1 - apart, "conflict": apart, "subtract": 1 - 2 * apart}[kind]
    if normalise is AVERAGE:
        return weight / ((len(ours) + len(theirs)) / 2)
    if normalise is Normalisation.COSINE:
        return weight / (len(ours) * len(theirs))
    if normalise is Normalisation.JACCARD:
        total = 0
        for issue, stance in {(one.issue, one.stance) for one in (*ours, *theirs)}:
            n, m = (sum((o.issue, o.stance) == (issue, stance) for o in side) for side in (ours, theirs))
            total += n * m if n and m else n + m
        return weight / total
    return weight


@given(
    statements,
    st.sampled_from([NetworkKind.CONGRUENCE, NetworkKind.CONFLICT, NetworkKind.SUBTRACT]),
    st.sampled_from(ONE_MODE),
)
def test_pairs(found: list[Statement], kind: NetworkKind, normalise: Normalisation) -> None:
    made = network(found, kind, normalise, INCLUDE)
    assert made.rows == made.columns == tuple(sorted({one.actor for one in found}))
    for number, a in enumerate(made.rows):
        for b in made.rows[number + 1 :]:
            assert made.weights.get((a, b), 0) == pytest.approx(slow(found, a, b, kind, normalise))


@given(statements, st.sampled_from(TWO_MODE))
def test_affiliation(found: list[Statement], normalise: Normalisation) -> None:
    made = network(found, NetworkKind.AFFILIATION, normalise, INCLUDE)
    for actor in made.rows:
        for issue in made.columns:
            count = sum((one.actor, one.issue) == (actor, issue) for one in found)
            whole = {
                ACTIVITY: sum(one.actor == actor for one in found),
                Normalisation.PROMINENCE: sum(one.issue == issue for one in found),
            }.get(normalise, 1)
            assert made.weights.get((actor, issue), 0) == pytest.approx(count / whole)


def same(one: Statement, other: Statement, within: Duplicates) -> bool:
    """Whether two statements of one actor on one issue fall into one window, in words."""
    first, second = (date.fromisoformat(statement.date) for statement in (one, other))
    return {
        Duplicates.INCLUDE: False,
        Duplicates.DOCUMENT: one.source_id == other.source_id,
        Duplicates.DAY: first == second,
        # Weeks run from Monday to Sunday: two days are in one if their Mondays are the same.
        Duplicates.WEEK: first - timedelta(first.weekday()) == second - timedelta(second.weekday()),
        Duplicates.MONTH: (first.year, first.month) == (second.year, second.month),
        Duplicates.YEAR: first.year == second.year,
        Duplicates.RANGE: True,
    }[within]


def left(found: Sequence[Statement], within: Duplicates, *, stances: bool) -> list[Statement]:
    """Each statement that no earlier one says already in the same window, all beside all."""
    return [
        one
        for place, one in enumerate(found)
        if not any(
            (one.actor, one.issue) == (other.actor, other.issue)
            and (one.stance is other.stance or not stances)
            and same(one, other, within)
            for other in found[:place]
        )
    ]


@given(statements, st.sampled_from(Duplicates), st.booleans())
def test_repetitions_are_left_out_and_nothing_else(
    found: list[Statement], duplicates: Duplicates, stances: bool
) -> None:
    assert once(found, duplicates, stances=stances) == left(found, duplicates, stances=stances)


@given(
    statements,
    st.sampled_from([NetworkKind.CONGRUENCE, NetworkKind.CONFLICT, NetworkKind.SUBTRACT]),
    st.sampled_from(ONE_MODE),
    st.sampled_from(Duplicates),
)
def test_pairs_without_repetitions(
    found: list[Statement], kind: NetworkKind, normalise: Normalisation, duplicates: Duplicates
) -> None:
    """What is divided by is counted without the repetitions too."""
    made = network(found, kind, normalise, duplicates)
    kept = left(found, duplicates, stances=True)
    for a, b in combinations(made.rows, 2):
        assert made.weights.get((a, b), 0) == pytest.approx(slow(kept, a, b, kind, normalise))


@given(statements, st.sampled_from(TWO_MODE), st.sampled_from(Duplicates))
def test_affiliation_without_repetitions(
    found: list[Statement], normalise: Normalisation, duplicates: Duplicates
) -> None:
    made = network(found, NetworkKind.AFFILIATION, normalise, duplicates)
    kept = left(found, duplicates, stances=False)
    for actor, issue in product(made.rows, made.columns):
        count = sum((one.actor, one.issue) == (actor, issue) for one in kept)
        whole = {
            ACTIVITY: sum(one.actor == actor for one in kept),
            Normalisation.PROMINENCE: sum(one.issue == issue for one in kept),
        }.get(normalise, 1)
        assert made.weights.get((actor, issue), 0) == pytest.approx(count / whole)


@pytest.mark.parametrize(
    ("duplicates", "remaining"),
    [
        (Duplicates.INCLUDE, 5),
        (Duplicates.DAY, 5),
        # 1 January 2023 is a Sunday of the last week of 2022 in ISO 8601, together with 31 December.
        (Duplicates.WEEK, 4),
        (Duplicates.MONTH, 4),
        (Duplicates.YEAR, 3),
        (Duplicates.RANGE, 1),
        (Duplicates.DOCUMENT, 1),
    ],
)
def test_windows(duplicates: Duplicates, remaining: int) -> None:
    days = ("2022-01-01", "2022-12-31", "2023-01-01", "2023-01-09", "2024-01-01")
    found = [said("HUN", "sweden", Stance.OPPOSE, 1, day) for day in days]
    assert len(once(found, duplicates)) == remaining


def sample() -> list[Statement]:
    with sqlite3.connect(f"file:{SAMPLE}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT o.Value, c.Value, CASE b.Value WHEN 1 THEN 'support' ELSE 'oppose' END, s.DocumentId"
            " FROM STATEMENTS s"
            " JOIN DATASHORTTEXT p ON p.StatementId = s.ID AND p.VariableId = 2"
            " JOIN ENTITIES o ON o.ID = p.Entity"
            " JOIN DATASHORTTEXT q ON q.StatementId = s.ID AND q.VariableId = 3"
            " JOIN ENTITIES c ON c.ID = q.Entity"
            " JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = 4 WHERE s.StatementTypeId = 1"
        ).fetchall()
    return [said(actor, issue, Stance(stance), source) for actor, issue, stance, source in rows]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of Discourse Network Analyzer is not beside us")
def test_published_figures() -> None:
    found = sample()
    congruence = network(found, NetworkKind.CONGRUENCE, AVERAGE, INCLUDE)
    assert round(congruence.total, 6) == 25.802436
    fewer = [s for s in found if s.issue != LAW and s.actor not in ("Senate", "Sierra Club")]
    assert round(network(fewer, NetworkKind.CONGRUENCE, AVERAGE, INCLUDE).total, 6) == 9.809524
    counts = network(found, NetworkKind.AFFILIATION, NO, INCLUDE)
    assert (len(counts.rows), len(counts.columns), counts.total) == (7, 6, 40)
