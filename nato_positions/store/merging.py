"""Making one issue out of two: what was recorded under either is then under one, and nothing is lost."""

import sqlite3
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Issue
from nato_positions.naming import distinct
from nato_positions.store import reading, writing

# One claim under both issues: what the index of claims takes for the same, but for the issue.
_TWINS = """
SELECT s.id, t.id, s.status, t.status FROM statement s JOIN statement t
    ON t.source = s.source AND t.actor = s.actor AND t.stance = s.stance AND t.date = s.date
    AND coalesce(t.speaker, '') = coalesce(s.speaker, '')
    AND coalesce(t.quote, t.note, '') = coalesce(s.quote, s.note, '')
WHERE s.issue = ? AND t.issue = ? ORDER BY s.id
"""


class Merged(NamedTuple):
    """How many statements and candidates moved, and which stayed since the other issue has them too."""

    moved: int
    stayed: tuple[int, ...]


def merge(ledger: sqlite3.Connection, old: str, new: str) -> Merged:
    """Move what is recorded under the issue `old` to the issue `new`, with its names and terms.

    The old issue is gone then, and its slug an alias. A claim that both have stays under the old one,
    retracted, and so does that issue. Raises `BadInput` where the two are one.
    """
    if old == new:
        raise BadInput(f"{old} is {new} itself; name two issues")
    known = {issue.slug: issue for issue in reading.issues(ledger)}
    numbers = reading.issue_number(ledger, old), reading.issue_number(ledger, new)
    stayed = _retract_twins(ledger, *numbers)
    moved = _move(ledger, *numbers, stayed)
    names = known[old].aliases
    ledger.execute("DELETE FROM issue_alias WHERE issue = ?", (numbers[0],))
    ledger.execute("DELETE FROM issue_term WHERE issue = ?", (numbers[0],))
    if not stayed:
        ledger.execute("DELETE FROM issue WHERE id = ?", (numbers[0],))
        names = (old, *names)
    writing.change_issue(ledger, new, _with(known[new], names, known[old].terms))
    return Merged(moved, stayed)


def _with(issue: Issue, names: tuple[str, ...], terms: tuple[str, ...]) -> Issue:
    aliases, words = distinct([*issue.aliases, *names]), distinct([*issue.terms, *terms])
    return issue._replace(aliases=tuple(aliases), terms=tuple(words))


def _retract_twins(ledger: sqlite3.Connection, old: int, new: int) -> tuple[int, ...]:
    """Retract what both issues have; what was accepted under the old one is then accepted under the new."""
    twins = ledger.execute(_TWINS, (old, new)).fetchall()
    for number, other, status, waiting in twins:
        if status == "accepted" and waiting == "pending":
            ledger.execute("UPDATE statement SET status = 'accepted' WHERE id = ?", (other,))
        if status in ("accepted", "pending"):
            ledger.execute("UPDATE statement SET status = 'retracted' WHERE id = ?", (number,))
    return tuple(number for number, *_ in twins)


def _move(ledger: sqlite3.Connection, old: int, new: int, stayed: tuple[int, ...]) -> int:
    marks = ", ".join("?" * len(stayed))
    moved = ledger.execute(
        f"UPDATE statement SET issue = ? WHERE issue = ? AND id NOT IN ({marks})", (new, old, *stayed)
    )
    return moved.rowcount
