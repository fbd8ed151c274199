"""Candidates in the ledger: proposing them, listing those that wait, and keeping what was judged."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import (
    Attribution,
    Claim,
    Filters,
    Judgement,
    Stance,
    Status,
    Verdict,
    Waiting,
)
from nato_positions.store import reading
from nato_positions.store.likeness import same_words
from nato_positions.store.writing import Hand, Put, change_statement, put_actor, put_statement, status_of

_WAITING = f"""
SELECT s.id, s.actor, actor.name, issue.slug, s.stance, s.date, s.speaker, s.role, s.attribution, s.quote,
    s.quote_start, s.quote_end, s.note, s.source, source.url, source.title, source.outlet, source.published,
    s.status, s.confidence, s.recorded_at, s.recorded_by,
    (SELECT group_concat(DISTINCT t.source) FROM statement t
        WHERE {same_words("t", "s")} AND t.status = 'pending' AND t.source <> s.source)
FROM statement s
JOIN actor ON actor.code = s.actor JOIN issue ON issue.id = s.issue JOIN source ON source.id = s.source
"""
# Of the same words in several outlets the first is shown, with the others beside it.
_FIRST = (
    f"NOT EXISTS (SELECT 1 FROM statement t WHERE {same_words('t', 's')} AND t.status = 'pending'"
    " AND t.id < s.id)"
)


class Judged(NamedTuple):
    """A statement that was judged; `judgement` is the number of the record, `was` what it was before."""

    statement: int
    judgement: int
    was: Status


def propose(ledger: sqlite3.Connection, claim: Claim, source: int, hand: Hand) -> Put:
    """Queue a claim as a pending statement, unless the ledger has it, judged or waiting.

    It has it where the same source already gives that actor that stance on that issue, or where the same
    words were judged in another source within a month. The number is then that of what it has.
    """
    known = _in_source(ledger, claim, source)
    if known is not None:
        return Put(known, False)
    # A savepoint, since whether the words are known is asked of the row as it would stand.
    ledger.execute("SAVEPOINT proposal")
    put_actor(ledger, claim.actor)
    put = put_statement(ledger, claim, source, hand, Status.PENDING)
    twin = _judged_before(ledger, put.id) if put.new else None
    if twin is not None:
        ledger.execute("ROLLBACK TO proposal")
    ledger.execute("RELEASE proposal")
    return put if twin is None else Put(twin, False)


def _in_source(ledger: sqlite3.Connection, claim: Claim, source: int) -> int | None:
    """Return what the source already gives; what was rejected there bars only the words that it was about."""
    start, end = claim.span or (0, 0)
    found = ledger.execute(
        "SELECT id FROM statement WHERE source = ? AND actor = ? AND stance = ?"
        " AND issue = (SELECT id FROM issue WHERE slug = ?)"
        " AND (status <> 'rejected' OR (quote_start < ? AND quote_end > ?)) ORDER BY id LIMIT 1",
        (source, claim.actor.code, claim.stance, claim.issue, end, start),
    ).fetchone()
    return None if found is None else int(found[0])


def _judged_before(ledger: sqlite3.Connection, number: int) -> int | None:
    found = ledger.execute(
        f"SELECT t.id FROM statement s JOIN statement t ON {same_words('t', 's')}"
        " WHERE s.id = ? AND t.status IN ('accepted', 'rejected', 'retracted') ORDER BY t.id LIMIT 1",
        (number,),
    ).fetchone()
    return None if found is None else int(found[0])


def waiting(ledger: sqlite3.Connection, filters: Filters) -> Iterator[Waiting]:
    """Yield the candidates that the filters let through, oldest first; with a limit, the newest so many.

    The same words in several sources are one, under the number of the first.
    """
    where, values = reading.conditions(ledger, filters, Status.PENDING)
    query = f"{_WAITING} {where} AND {_FIRST}"
    if filters.limit is None:
        return (_record(row) for row in ledger.execute(f"{query} ORDER BY s.date, s.id", values))
    newest = ledger.execute(f"{query} ORDER BY s.date DESC, s.id DESC LIMIT ?", (*values, filters.limit))
    return (_record(row) for row in reversed(newest.fetchall()))


def candidate(ledger: sqlite3.Connection, number: int) -> Waiting:
    """Return a statement as a candidate's record, whatever its status. Raises `BadInput` where it is not."""
    row = ledger.execute(f"{_WAITING} WHERE s.id = ?", (number,)).fetchone()
    if row is None:
        raise _unknown(number)
    return _record(row)


def _unknown(number: int) -> BadInput:
    return BadInput(f"there is no statement {number}; see 'positions candidates'")


def _record(row: Sequence[object]) -> Waiting:
    made = Waiting._make(row)
    sources = str(row[-1]).split(",") if row[-1] is not None else []
    return made._replace(
        stance=Stance(made.stance),
        attribution=Attribution(made.attribution),
        status=Status(made.status),
        also_in=tuple(sorted(map(int, sources))),
    )


def queue(ledger: sqlite3.Connection, filters: Filters) -> list[int]:
    """Return the numbers of the candidates in the order of review: what was skipped comes after the rest."""
    where, values = reading.conditions(ledger, filters, Status.PENDING)
    rows = ledger.execute(
        "SELECT s.id FROM statement s LEFT JOIN judgement last ON last.verdict = 'skipped'"
        " AND last.id = (SELECT max(id) FROM judgement WHERE statement = s.id)"
        f" {where} AND {_FIRST} ORDER BY coalesce(last.id, 0), s.date, s.id LIMIT ?",
        (*values, -1 if filters.limit is None else filters.limit),
    )
    return [number for (number,) in rows]


def together(ledger: sqlite3.Connection, number: int) -> list[int]:
    """Return a pending statement and those with the same words that wait with it, in their order."""
    rows = ledger.execute(
        f"SELECT t.id FROM statement s JOIN statement t ON {same_words('t', 's')}"
        " WHERE s.id = ? AND s.status = 'pending' AND t.status = 'pending' ORDER BY t.id",
        (number,),
    )
    return [found for (found,) in rows] or [number]


def judgements(ledger: sqlite3.Connection, number: int) -> list[Judgement]:
    """Return everything that was decided on a statement, oldest first."""
    rows = ledger.execute(
        "SELECT id, statement, verdict, reason, proposed, judged_at, judged_by FROM judgement"
        " WHERE statement = ? ORDER BY id",
        (number,),
    )
    return [Judgement(made, of, Verdict(verdict), *rest) for made, of, verdict, *rest in rows]


def judge(
    ledger: sqlite3.Connection,
    number: int,
    verdict: Verdict,
    hand: Hand,
    reason: str | None = None,
    proposed: dict[str, object] | None = None,
) -> Judged:
    """Keep a judgement on a statement and give it the status that follows.

    `proposed` are the fields that the judge corrected, as they were. Nobody asks here whether the verdict
    fits what the statement is: that is the caller's, under the same lock.
    """
    was = status_of(ledger, number)
    now = {Verdict.SKIPPED: was, Verdict.UNDONE: Status.PENDING}.get(verdict) or Status(verdict)
    made = ledger.execute(
        "INSERT INTO judgement (statement, verdict, reason, proposed, judged_at, judged_by)"
        " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (number, verdict, reason, json.dumps(proposed, ensure_ascii=False) if proposed else None, *hand),
    ).fetchone()
    ledger.execute("UPDATE statement SET status = ? WHERE id = ?", (now, number))
    return Judged(number, int(made[0]), was)


def correct(ledger: sqlite3.Connection, number: int, claim: Claim) -> None:
    """Give a pending statement other fields. Raises `BadInput` where the ledger has that claim already."""
    put_actor(ledger, claim.actor)
    if status_of(ledger, number) is Status.PENDING:
        change_statement(ledger, number, claim)


def was_read(ledger: sqlite3.Connection, source: int, extractor: str, issues: str) -> bool:
    """Whether that extractor has read the source for those issues."""
    return bool(
        ledger.execute(
            "SELECT 1 FROM extraction WHERE source = ? AND extractor = ? AND issues = ?",
            (source, extractor, issues),
        ).fetchone()
    )


def put_reading(
    ledger: sqlite3.Connection, source: int, extractor: str, issues: str, found: int, hand: Hand
) -> None:
    """Keep that an extractor has read a source, and how many candidates it found."""
    ledger.execute(
        "INSERT INTO extraction (source, extractor, issues, found, extracted_at, extracted_by)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (source, extractor, issues, found, *hand),
    )
