"""Positions as of a day, against a slow and obvious reference."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_positions import reference
from nato_positions.errors import AmbiguousName, BadInput, UnknownName
from nato_positions.model import Attribution, Claim, Filters, Source, Stance
from nato_positions.store import ledger, reading, standing, writing
from nato_positions.store.location import Location

ACTORS = ("DEU", "HUN")
ISSUES = ("sweden", "finland")
DAYS = tuple(f"2023-06-{day:02}" for day in range(1, 6))
SAID = st.tuples(
    st.sampled_from(ACTORS),
    st.sampled_from(ISSUES),
    st.sampled_from(list(Stance)),
    st.sampled_from(DAYS),
    st.sampled_from(list(Attribution)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SAID, max_size=25), st.sampled_from(DAYS))
def test_the_newest_then_the_weightiest_then_the_latest_record_wins(
    said: list[tuple[str, str, Stance, str, Attribution]], day: str
) -> None:
    hand = writing.Hand("2026-01-01T00:00:00Z", "tester")
    with (
        tempfile.TemporaryDirectory() as folder,
        ledger.writing(Location(Path(folder) / "x.db", True)) as book,
    ):
        source = writing.put_source(book, Source("https://example.org"), hand).id
        for number, (actor, issue, stance, date, attribution) in enumerate(said):
            claim = Claim(reference.actor(actor), issue, stance, date, attribution, note=str(number))
            writing.put_statement(book, claim, source, hand)
        walked = standing.positions(book, day)
        sought = standing.positions(book, day, states=sorted({actor for actor, *_ in said} or {"DEU"}))
    found = {(p.actor, p.issue): p.stance for p in walked}
    expected = {}
    for actor in ACTORS:
        for issue in ISSUES:
            fitting = [
                (date, attribution.weight, number, stance)
                for number, (a, i, stance, date, attribution) in enumerate(said)
                if (a, i) == (actor, issue) and date <= day
            ]
            if fitting:
                expected[actor, issue] = max(fitting)[3]
    assert found == expected
    assert walked == sought


HAND = writing.Hand("2026-01-01T10:00:00Z", "tester")
LATER = writing.Hand("2026-01-02T10:00:00Z", "tester")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger of six statements, one of them recorded a day later than the others."""
    with ledger.writing(Location(tmp_path / "book.db", True)) as connection:
        source = writing.put_source(connection, Source("https://example.org"), HAND).id
        for actor, issue, stance, day, speaker, hand in (
            ("HUN", "sweden", "oppose", "2023-06-01", "Péter Szijjártó", HAND),
            ("HUN", "sweden", "support", "2024-02-26", "Viktor Orbán", HAND),
            ("FIN", "sweden", "support", "2023-06-01", None, HAND),
            ("SWE", "sweden", "support", "2022-05-16", "Magdalena Andersson", HAND),
            ("DEU", "finland", "support", "2022-07-08", None, HAND),
            ("TUR", "sweden", "oppose", "2023-05-01", "Recep Tayyip Erdoğan", LATER),
        ):
            claim = Claim(
                reference.actor(actor), issue, Stance(stance), day, Attribution.REPORTED, speaker=speaker
            )
            writing.put_statement(connection, claim, source, hand)
        yield connection


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters("2026-01-01"), [4, 5, 6, 1, 3, 2]),
        (Filters("2023-06-01"), [4, 5, 6, 1, 3]),
        (Filters("2023-05-31"), [4, 5, 6]),
        (Filters("2026-01-01", issues=("finland",)), [5]),
        (Filters("2026-01-01", issues=("finland", "sweden")), [4, 5, 6, 1, 3, 2]),
        (Filters("2026-01-01", states=("HUN", "TUR")), [6, 1, 2]),
        (Filters("2026-01-01", stance=Stance.OPPOSE), [6, 1]),
        (Filters("2026-01-01", speaker="szijjarto"), [1]),
        (Filters("2026-01-01", speaker="ERDOGAN"), [6]),
        (Filters("2026-01-01", since="2023-06-01"), [1, 3, 2]),
        (Filters("2026-01-01", since="2023-05-01", until="2023-06-01"), [6, 1, 3]),
        (Filters("2026-01-01", known_on="2026-01-01"), [4, 5, 1, 3, 2]),
        (Filters("2026-01-01", known_on="2026-01-02"), [4, 5, 6, 1, 3, 2]),
        (Filters("2026-01-01", known_on="2025-12-31"), []),
        (Filters("2023-06-01", members_only=True), [5, 6, 1, 3]),
        (Filters("2026-01-01", members_only=True), [4, 5, 6, 1, 3, 2]),
        (Filters("2026-01-01", limit=2), [3, 2]),
        (Filters("2026-01-01", states=("HUN",), limit=99), [1, 2]),
    ],
)
def test_filters_choose_statements_newest_last(
    book: sqlite3.Connection, filters: Filters, numbers: list[int]
) -> None:
    assert [found.id for found in reading.statements(book, filters)] == numbers


@pytest.mark.parametrize("status", ["pending", "rejected", "retracted"])
def test_only_accepted_statements_give_positions(book: sqlite3.Connection, status: str) -> None:
    book.execute("UPDATE statement SET status = ? WHERE id = 2", (status,))
    [position] = standing.positions(book, "2026-01-01", states=["HUN"])
    assert (position.stance, position.statement) == (Stance.OPPOSE, 1)
    assert 2 not in [found.id for found in reading.statements(book, Filters("2026-01-01"))]
    assert 2 not in [found.statement for found in standing.history(book, Filters("2026-01-01"))]


def test_position_as_of_a_day_and_as_known_on_a_day(book: sqlite3.Connection) -> None:
    def held(day: str, known_on: str | None = None) -> dict[str, str]:
        found = standing.positions(book, day, issues=["sweden"], known_on=known_on)
        return {position.actor: str(position.stance) for position in found}

    assert held("2022-05-15") == {}
    assert held("2023-05-31") == {"SWE": "support", "TUR": "oppose"}
    assert held("2023-06-01")["HUN"] == "oppose"
    assert held("2024-02-25")["HUN"] == "oppose"
    assert held("2024-02-26")["HUN"] == "support"
    assert "TUR" not in held("2026-01-01", "2026-01-01")
    assert held("2026-01-01", "2026-01-02") == held("2026-01-01")


def test_position_is_one_seek_in_the_covering_index(book: sqlite3.Connection) -> None:
    asked: list[str] = []
    book.set_trace_callback(asked.append)
    standing.positions(book, "2026-01-01", issues=["sweden"], states=["HUN"])
    book.set_trace_callback(None)
    [query] = [sql for sql in asked if "SELECT" in sql]
    plan = [step[3] for step in book.execute(f"EXPLAIN QUERY PLAN {query}")]
    seek = "SEARCH s USING COVERING INDEX statement_position (issue=? AND actor=? AND status=? AND date<?)"
    assert seek in plan
    assert [step for step in plan if step.startswith("SCAN") and "statement" in step] == []
    # The inner seek never sorts; at most the outer one, over actors and issues, may.
    assert plan.index(seek) == len(plan) - 1 or "TEMP B-TREE" not in plan[plan.index(seek) + 1]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("sweden", "sweden"), ("Swedish bid", "sweden"), ("SWE", "sweden"), ("ukraine", "ukraine-accession")],
)
def test_issue_by_any_of_its_names(book: sqlite3.Connection, name: str, slug: str) -> None:
    assert reading.issue_slug(book, name) == slug


def test_what_is_not_there_is_said(book: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousName):
        reading.issue_slug(book, "ukr")
    with pytest.raises(UnknownName):
        reading.issue_slug(book, "atlantis")
    with pytest.raises(BadInput, match="no statement 99"):
        reading.statement(book, 99)
    with pytest.raises(BadInput, match="no source 99"):
        reading.source(book, 99)
    assert reading.article(book, 1) is None
