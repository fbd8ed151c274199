"""Putting in: the same thing twice is one thing, another thing is another."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_positions import reference
from nato_positions.errors import BadInput
from nato_positions.model import Attribution, Claim, Issue, Source, Stance
from nato_positions.store import ledger, reading, writing
from nato_positions.store.location import Location
from nato_positions.store.writing import Put

HAND = writing.Hand("2026-01-31T12:00:00Z", "tester")
URL = "https://example.org/a"
CLAIM = Claim(reference.actor("HUN"), "sweden", Stance.OPPOSE, "2023-06-01", Attribution.REPORTED)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with ledger.writing(Location(tmp_path / "book.db", True)) as connection:
        yield connection


def put(book: sqlite3.Connection, source: Source) -> Put:
    return writing.put_source(book, source, HAND)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Source(URL), Source(URL)),
        (Source(URL), Source(URL, "Title", "The Daily", "2023-06-01")),
        (Source(URL), Source(URL, text="Words.")),
        (Source(URL, text="Words."), Source(URL)),
        (Source(text="Words."), Source(text="Words.")),
        (Source(text="Words."), Source(URL, text="Words.")),
        (Source(URL, text="Words."), Source(text="Words.")),
        (Source(text="Words."), Source(outlet="The Daily", text="Words.")),
        (Source(URL, outlet="The Daily", text="Words."), Source(URL, outlet="Daily, The", text="Words.")),
    ],
)
def test_same_source(book: sqlite3.Connection, one: Source, other: Source) -> None:
    assert put(book, one) == Put(1, True)
    assert put(book, other) == Put(1, False)
    assert put(book, one) == Put(1, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Source(URL), Source(URL + "b")),
        (Source(text="Words."), Source(text="Other words.")),
        (Source(URL, text="Words."), Source(URL, text="Corrected words.")),
        (Source(URL, text="Words."), Source(URL + "b", text="Words.")),
        (Source(outlet="The Daily", text="Words."), Source(outlet="The Weekly", text="Words.")),
    ],
)
def test_another_source(book: sqlite3.Connection, one: Source, other: Source) -> None:
    assert put(book, one) == Put(1, True)
    assert put(book, other) == Put(2, True)
    assert put(book, one) == Put(1, False)


def test_what_was_not_known_of_a_source_is_filled_in_and_nothing_overwritten(
    book: sqlite3.Connection,
) -> None:
    put(book, Source(URL, "Title"))
    put(book, Source(URL, "Another", "The Daily", "2023-06-01", "Words."))
    found = reading.source(book, 1)
    assert (found.title, found.outlet, found.published, found.characters) == (
        "Title",
        "The Daily",
        "2023-06-01",
        6,
    )
    assert reading.article(book, 1) == "Words."
    assert found.sha256 is not None


def test_same_claim_has_one_number(book: sqlite3.Connection) -> None:
    put(book, Source(URL))
    assert writing.put_statement(book, CLAIM, 1, HAND) == Put(1, True)
    assert writing.put_statement(book, CLAIM, 1, writing.Hand("2027-01-01T00:00:00Z", "other")) == Put(
        1, False
    )
    weaker = CLAIM._replace(attribution=Attribution.CLAIMED, role="minister", confidence=0.5)
    assert writing.put_statement(book, weaker, 1, HAND) == Put(1, False)
    assert reading.statement(book, 1).recorded_by == "tester"


@pytest.mark.parametrize(
    "other",
    [
        CLAIM._replace(actor=reference.actor("TUR")),
        CLAIM._replace(issue="finland"),
        CLAIM._replace(stance=Stance.NEUTRAL),
        CLAIM._replace(date="2023-06-02"),
        CLAIM._replace(speaker="Péter Szijjártó"),
        CLAIM._replace(quote="No."),
        CLAIM._replace(note="No vote"),
    ],
)
def test_another_claim_has_another_number(book: sqlite3.Connection, other: Claim) -> None:
    put(book, Source(URL))
    writing.put_statement(book, CLAIM, 1, HAND)
    assert writing.put_statement(book, other, 1, HAND) == Put(2, True)
    assert writing.put_statement(book, other, 1, HAND) == Put(2, False)


def test_record_is_what_was_claimed(book: sqlite3.Connection) -> None:
    put(book, Source(URL, "Title", "The Daily", "2023-06-02", "He said no."))
    claim = CLAIM._replace(
        speaker="Péter Szijjártó", role="minister", quote="no", span=(8, 10), note="A no", confidence=0.9
    )
    writing.put_statement(book, claim, 1, HAND)
    found = reading.statement(book, 1)
    assert found[:11] == (
        *(1, "HUN", "Hungary", "sweden", Stance.OPPOSE, "2023-06-01", "Péter Szijjártó", "minister"),
        *(Attribution.REPORTED, "no", "A no"),
    )
    assert found[11:] == (
        *(1, URL, "Title", "The Daily", "2023-06-02", "accepted", 0.9),
        *HAND,
    )


def test_actor_that_is_there_stays_as_it_is(book: sqlite3.Connection) -> None:
    hungary = reference.actor("HUN")
    writing.put_actor(book, hungary._replace(name="Magyarland"))
    assert next(a.name for a in reading.actors(book) if a.code == "HUN") == "Hungary"


def test_issue_keeps_its_statements_when_it_is_renamed(book: sqlite3.Connection) -> None:
    put(book, Source(URL))
    writing.put_statement(book, CLAIM, 1, HAND)
    writing.change_issue(book, "sweden", Issue("svea", "Svea", "Svea?", "SWE", ("sweden",), ("svea",)))
    assert reading.statement(book, 1).issue == "svea"
    assert reading.issue_slug(book, "sweden") == "svea"


@pytest.mark.parametrize("issue", [Issue("sweden", "S", "S?"), Issue("new", "N", "N?", None, ("finland",))])
def test_names_of_issues_are_taken_once(book: sqlite3.Connection, issue: Issue) -> None:
    before = reading.issues(book)
    with pytest.raises(BadInput, match="is taken by the issue"):
        writing.put_issue(book, issue)
    assert reading.issues(book) == before
