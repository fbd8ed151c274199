"""What changed between two days: whose position on what, and which statement changed it."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from nato_positions.model import Position, Stance, Statement
from nato_positions.results import Change


def changes(before: Iterable[Position], since_then: Iterable[Statement]) -> list[Change]:
    """Return the positions that differ, oldest change first.

    `before` are the positions at the first day, `since_then` the accepted statements after it up to the last
    day, in the order of time, the weightiest of a day last. A position that went and came back is no change.
    """
    held = {(p.actor, p.issue): p.stance for p in before}
    by_cell: dict[tuple[str, str], list[Statement]] = {}
    for statement in since_then:
        by_cell.setdefault((statement.actor, statement.issue), []).append(statement)
    found = [_change(cell, held.get(cell), statements) for cell, statements in by_cell.items()]
    return sorted(
        (change for change in found if change is not None), key=attrgetter("date", "actor", "issue")
    )


def holdout(before: Stance | None, after: Stance) -> str | None:
    """Return `won` where opposition was given up, `lost` where it was taken up, else None.

    >>> holdout(Stance.OPPOSE, Stance.CONDITIONAL), holdout(None, Stance.OPPOSE)
    ('won', 'lost')
    """
    if before is Stance.OPPOSE:
        return None if after is Stance.OPPOSE else "won"
    return "lost" if after is Stance.OPPOSE else None


def _change(cell: tuple[str, str], before: Stance | None, statements: list[Statement]) -> Change | None:
    """Return the change in one cell: the statement that began the stance in force at the end."""
    daily = [list(group)[-1] for _, group in groupby(statements, key=attrgetter("date"))]
    last = daily[-1]
    if last.stance is before:
        return None
    turning = last
    for statement in reversed(daily):
        if statement.stance is not last.stance:
            break
        turning = statement
    return Change(*cell, before, last.stance, turning.date, turning.id)
