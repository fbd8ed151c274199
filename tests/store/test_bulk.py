"""Many claims at once leave the ledger as one at a time would: triggers, indexes, history and search."""

import sqlite3
from pathlib import Path

import pytest

from nato_positions.errors import BadInput
from nato_positions.model import Attribution, Claim, Source, Stance
from nato_positions.reference import actor, made_actor
from nato_positions.store import bulk, ledger, writing
from nato_positions.store.location import Location
from tests.conftest import rows

HAND = writing.Hand("2026-01-31T12:00:00Z", "tester")
CLAIMS = [
    (
        Claim(
            actor(code),
            slug,
            stance,
            f"2023-06-{day:02}",
            Attribution.QUOTED,
            quote=f"Words {day}",
            note=note,
        ),
        Source(f"https://example.org/{day % 3}"),
        HAND,
    )
    for day in range(1, 13)
    for code, slug, stance, note in (
        ("HUN", "sweden", Stance.OPPOSE, None),
        ("DEU", "ukraine", Stance.SUPPORT, f"a note on day {day}"),
    )
]
KEPT = (
    "SELECT type, name, sql FROM sqlite_master ORDER BY type, name",
    "SELECT * FROM statement ORDER BY id",
    "SELECT kind, row, op, was, change IS NULL FROM history WHERE kind = 'statement' ORDER BY id",
    "SELECT rowid FROM statement_search WHERE statement_search MATCH 'words' ORDER BY rowid",
    "SELECT rowid FROM statement_search WHERE statement_search MATCH 'note' ORDER BY rowid",
    "SELECT actor, issue, date FROM statement INDEXED BY statement_position"
    " WHERE issue = 1 ORDER BY actor, date",
)


def put(path: Path, claims: list[tuple[Claim, Source, writing.Hand]]) -> bulk.Many:
    with ledger.writing(Location(path, True)) as book:
        return bulk.put_many(
            book, bulk.blocks(claims), {"sweden": "sweden", "ukraine": "ukraine-accession"}.get
        )


@pytest.mark.parametrize("block", [1, 5, 24])
def test_blocks_leave_what_one_at_a_time_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    plain, blocks = tmp_path / "plain.db", tmp_path / "blocks.db"
    assert put(plain, CLAIMS) == (24, 24, 0)
    monkeypatch.setattr(bulk, "_BLOCK", block)
    assert put(blocks, CLAIMS) == (24, 24, 0)
    # A second time, over a ledger that has more than a block, with one more.
    more = (CLAIMS[0][0]._replace(date="2024-01-01"), Source("https://example.org/new"), HAND)
    assert put(blocks, [*CLAIMS, more]) == (25, 1, 0)
    assert put(plain, [more]) == (1, 1, 0)
    for query in KEPT:
        assert rows(blocks, query) == rows(plain, query)
    assert rows(blocks, "PRAGMA integrity_check") == [("ok",)]
    assert rows(blocks, "PRAGMA foreign_key_check") == []


def test_a_failure_in_a_later_block_takes_the_schema_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    put(path, CLAIMS[:1])
    before = [rows(path, query) for query in KEPT]
    monkeypatch.setattr(bulk, "_BLOCK", 2)
    bad = (CLAIMS[1][0]._replace(date=None), *CLAIMS[1][1:])  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        put(path, [*CLAIMS, bad])
    assert [rows(path, query) for query in KEPT] == before


def test_claims_of_no_issue_are_counted(tmp_path: Path) -> None:
    strange = (CLAIMS[0][0]._replace(issue="nowhere"), *CLAIMS[0][1:])
    assert put(tmp_path / "x.db", [strange, CLAIMS[0]]) == (1, 1, 1)


def test_two_actors_are_never_one(tmp_path: Path) -> None:
    one, other = (CLAIMS[0][0]._replace(actor=made_actor(name)) for name in ("Re-union", "Reunion"))
    assert one.actor.code == other.actor.code
    with pytest.raises(BadInput, match="would both be"):
        put(tmp_path / "x.db", [(one, *CLAIMS[0][1:]), (other, *CLAIMS[0][1:])])
    assert not (tmp_path / "x.db").exists()
