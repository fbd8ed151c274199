"""The schema keeps out what must not be in, and the as-of seek is covered by its index."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from nato_positions import reference
from nato_positions.model import Attribution, Claim, Kind, Source, Stance, Status
from nato_positions.store import judging, ledger, schema, writing
from nato_positions.store.location import Location

GOOD = {
    "actor": "HUN",
    "issue": 1,
    "source": 1,
    "stance": "oppose",
    "date": "2023-06-01",
    "attribution": "reported",
    "weight": 1,
    "recorded_at": "2026-01-01T00:00:00Z",
    "recorded_by": "tester",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with ledger.writing(Location(tmp_path / "new.db", True)) as connection:
        connection.execute(
            "INSERT INTO source (id, url, archived_at, archived_by) VALUES (1, 'https://example.org', '', '')"
        )
        yield connection


def insert(book: sqlite3.Connection, **changed: object) -> None:
    row = GOOD | changed
    marks = ", ".join("?" * len(row))
    book.execute(f"INSERT INTO statement ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def test_the_version_counts_the_migrations() -> None:
    assert len(schema.migrations.pending(Database(memory=True))) == ledger.SCHEMA_VERSION


def test_every_table_is_strict(book: sqlite3.Connection) -> None:
    kinds = {
        name: strict for _, name, kind, _, _, strict in book.execute("PRAGMA table_list") if kind == "table"
    }
    loose = {name for name, strict in kinds.items() if not strict}
    assert {name for name in loose if not name.startswith(("sqlite_", "_sqlite"))} == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"stance": "maybe"},
        {"attribution": "rumoured", "weight": 0},
        {"weight": 4},
        {"status": "lost"},
        {"date": "2023-02-30"},
        {"date": "2023-6-1"},
        {"date": None},
        {"actor": "XXX"},
        {"issue": 99},
        {"source": 99},
        {"confidence": 1.5},
        {"confidence": "high"},
        {"quote_start": 1},
        {"quote": "words", "quote_start": 5, "quote_end": 5},
        {"quote": "words", "quote_start": 5, "quote_end": 9},
        {"speaker": ""},
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(book: sqlite3.Connection, wrong: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(book, **wrong)


def test_the_closed_vocabularies_are_those_of_the_model(book: sqlite3.Connection) -> None:
    for stance in Stance:
        insert(book, stance=stance)
    for attribution in Attribution:
        insert(book, attribution=attribution, weight=attribution.weight, note=attribution)
    for status in Status:
        insert(book, status=status, note=f"status {status}")
    for kind in Kind:
        book.execute(
            "INSERT INTO actor (code, name, kind) VALUES (?, 'x', ?)", (kind[:4].upper() + "X", kind)
        )


def test_a_claim_is_there_once(book: sqlite3.Connection) -> None:
    insert(book)
    insert(book, speaker="Somebody")
    with pytest.raises(sqlite3.IntegrityError):
        insert(book, role="another role", recorded_by="another hand")


def test_the_position_is_one_seek_in_a_covering_index(book: sqlite3.Connection) -> None:
    plan = book.execute(
        "EXPLAIN QUERY PLAN SELECT s.id, s.stance FROM statement s WHERE s.issue = 1 AND s.actor = 'HUN'"
        " AND s.status = 'accepted' AND s.date <= '2023-06-01'"
        " ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT 1"
    ).fetchall()
    assert [step[3] for step in plan] == [
        "SEARCH s USING COVERING INDEX statement_position (issue=? AND actor=? AND status=? AND date<?)"
    ]


def test_no_table_is_read_through_to_find_a_source_or_the_same_words(book: sqlite3.Connection) -> None:
    seen: list[str] = []
    book.set_trace_callback(seen.append)
    hand = writing.Hand("2026-01-01T00:00:00Z", "tester")
    source = writing.put_source(book, Source("https://example.org/2", text="Words."), hand)
    hungary = reference.actor("HUN")
    claim = Claim(hungary, "sweden", Stance.OPPOSE, "2023-06-01", Attribution.QUOTED, quote="Words.")
    judging.propose(book, claim._replace(span=(0, 6)), source.id, hand)
    book.set_trace_callback(None)
    asked = [query for query in seen if query.lstrip().startswith("SELECT")]
    assert len(asked) >= 3
    for query in asked:
        steps = [step[3] for step in book.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert not [step for step in steps if step.startswith("SCAN ") and "CONSTANT" not in step], query
