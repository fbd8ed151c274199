"""What comes with another ledger's statements: what they were before, when that changed, by whose hand."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from nato_positions.model import Claim
from nato_positions.store.past import MERGED
from nato_positions.store.writing import Hand, Put, put_statement


class Earlier(NamedTuple):
    """A change of a statement in the ledger that it comes from: its number there (None where another program
    made it), when, by whom, with which command and why; the row before it, and the slug of its issue.
    """

    change: int | None
    at: str
    by: str | None
    what: str | None
    why: str | None
    was: dict[str, object]
    issue: str | None


def earlier(theirs: sqlite3.Connection) -> dict[int, list[Earlier]]:
    """Return the changes of statements by their numbers, each oldest first."""
    found: dict[int, list[Earlier]] = {}
    for number, *told, was, issue in theirs.execute(
        "SELECT h.row, h.change, h.at, c.by, c.what, c.why, h.was, i.slug FROM history h"
        " LEFT JOIN change c ON c.id = h.change LEFT JOIN issue i ON i.id = json_extract(h.was, '$.issue')"
        " WHERE h.kind = 'statement' AND h.op = 'update' ORDER BY h.id"
    ):
        found.setdefault(number, []).append(Earlier._make((*told, json.loads(was), issue)))
    return found


class Heir:
    """Puts statements in with what they were before; `issue` gives the number of an issue of theirs."""

    def __init__(self, ledger: sqlite3.Connection, issue: Callable[[str], int]) -> None:
        self._ledger, self._issue = ledger, issue
        self._changes: dict[int, int] = {}

    def put(self, claim: Claim, source: int, hand: Hand, before: Sequence[Earlier]) -> Put:
        """Record a claim as `put_statement` does, and where it is new its earlier changes before it.

        Before it: so it happened, and undoing that it came finds nothing that was changed since.
        """
        if not before:
            return put_statement(self._ledger, claim, source, hand)
        self._ledger.execute("SAVEPOINT heir")
        put = put_statement(self._ledger, claim, source, hand)
        if put.new:
            self._ledger.execute("ROLLBACK TO heir")
            for one in before:
                self._keep(one, put.id, claim, source)
            put = put_statement(self._ledger, claim, source, hand)
        self._ledger.execute("RELEASE heir")
        return put

    def _keep(self, one: Earlier, number: int, claim: Claim, source: int) -> None:
        # An issue that is gone there was merged into the one that the statement has now.
        issue = self._issue(one.issue or claim.issue)
        was = one.was | {"id": number, "issue": issue, "source": source}
        self._ledger.execute(
            "INSERT INTO history (change, at, kind, row, op, was) VALUES (?, ?, 'statement', ?, 'update', ?)",
            (self._change(one), one.at, number, json.dumps(was, ensure_ascii=False)),
        )

    def _change(self, one: Earlier) -> int | None:
        if one.change is None or one.by is None or one.what is None:
            return None
        if one.change not in self._changes:
            what = one.what.removesuffix(MERGED) + MERGED
            made = self._ledger.execute(
                "INSERT INTO change (at, by, what, why) VALUES (?, ?, ?, ?)", (one.at, one.by, what, one.why)
            )
            self._changes[one.change] = int(made.lastrowid or 0)
        return self._changes[one.change]
