"""Counting statements where they lie: by month, by attribution and by outlet."""

import sqlite3

from nato_positions.model import Filters
from nato_positions.store import reading

_BY_MONTH = "substr(s.date, 1, 7)"
_BY_OUTLET = "source.outlet"


def by_month(ledger: sqlite3.Connection, filters: Filters) -> list[tuple[str, int]]:
    """Return how many accepted statements the filters let through in each month that has some, oldest first.

    A month carries its year, as in `2023-06`.
    """
    return [(str(month), count) for month, count in _counted(ledger, filters, _BY_MONTH, "1")]


def by_attribution(ledger: sqlite3.Connection, filters: Filters) -> list[tuple[str, int]]:
    """Return how many there are of each attribution that occurs, the strongest evidence first."""
    found = _counted(ledger, filters, "s.attribution", "max(s.weight) DESC")
    return [(str(attribution), count) for attribution, count in found]


def by_outlet(ledger: sqlite3.Connection, filters: Filters) -> list[tuple[str | None, int]]:
    """Return how many there are from each outlet, the most first; None are those from an unnamed one."""
    return _counted(ledger, filters, _BY_OUTLET, "2 DESC, 1")


def _counted(
    ledger: sqlite3.Connection, filters: Filters, what: str, order: str
) -> list[tuple[str | None, int]]:
    where, values = reading.conditions(ledger, filters)
    # Sources are looked up where they are asked for only.
    joined = "JOIN source ON source.id = s.source" if what == _BY_OUTLET else ""
    return ledger.execute(
        f"SELECT {what}, count(*) FROM statement s {joined} {where} GROUP BY 1 ORDER BY {order}", values
    ).fetchall()
