"""Positions: what every actor holds on every issue as of a day, and how it came to that."""

import sqlite3
from collections.abc import Iterable
from operator import attrgetter

from nato_positions.model import Filters, Position, Stance
from nato_positions.store import past
from nato_positions.store.reading import conditions, equals

# A position comes as one value, `2023-06-01o7` with the first letter of its stance, so that it is read from
# the index alone; issue by issue, as the index has them.
_POSITIONS = """
SELECT issue.slug, actor.code, (
    SELECT s.date || substr(s.stance, 1, 1) || s.id FROM statement s INDEXED BY statement_position
    WHERE s.issue = issue.id AND s.actor = actor.code AND s.status = 'accepted' AND s.date <= ?
    ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT 1
) AS held
FROM issue CROSS JOIN actor
WHERE held IS NOT NULL AND {issues} AND {states}
ORDER BY issue.slug
"""
# Where there are fewer statements than pairs of actor and issue, walking them is cheaper than seeking each
# pair: in the order of the index, so that the last one of a pair is its position.
_POSITIONS_WALKED = """
SELECT s.issue, s.actor, s.stance, s.date, s.id
FROM issue CROSS JOIN statement s INDEXED BY statement_position ON s.issue = issue.id
WHERE s.status = 'accepted' AND s.date <= ? AND {issues} AND {states}
ORDER BY issue.slug, s.actor, s.date, s.weight, s.id
"""
# Without the index of the present there is no seek: the statements as they were are ranked.
_POSITIONS_THEN = """
{past}
SELECT actor, slug, stance, date, id FROM (
    SELECT s.actor, issue.slug, s.stance, s.date, s.id, row_number() OVER (
        PARTITION BY s.actor, s.issue ORDER BY s.date DESC, s.weight DESC, s.id DESC
    ) AS place
    FROM statement s JOIN issue ON issue.id = s.issue
    WHERE s.status = 'accepted' AND s.date <= ? AND {issues} AND {states}
) WHERE place = 1 ORDER BY actor, slug
"""
_STANCES = {stance.value: stance for stance in Stance}
_BY_LETTER = {stance.value[0]: stance for stance in Stance}


def positions(
    ledger: sqlite3.Connection,
    day: str,
    *,
    issues: Iterable[str] = (),
    states: Iterable[str] = (),
    known_on: str | None = None,
) -> list[Position]:
    """Return the position of every actor on every issue as of `day`, by code and slug.

    Empty `issues` and `states` mean all. One seek in a covering index an actor and issue, or one walk
    through the statements where that is shorter, so that the cost grows with the answer and not with the
    ledger. With `known_on`, only what was recorded by the end of that day counts.
    """
    slugs, codes = tuple(issues), tuple(states)
    limits = {"issues": _among("issue.slug", slugs), "states": _among("actor.code", codes)}
    values = (day, *slugs, *codes)
    if known_on is not None:
        then = past.known(known_on)
        limits["states"] = _among("s.actor", codes)
        query = _POSITIONS_THEN.format(past=then.query, **limits)
        rows = ledger.execute(query, (*then.values, *values))
        return [Position(actor, issue, _STANCES[stance], *rest) for actor, issue, stance, *rest in rows]
    if not codes and _few(ledger):
        limits["states"] = "true"
        return _walked(ledger, ledger.execute(_POSITIONS_WALKED.format(**limits), values))
    packed = ledger.execute(_POSITIONS.format(**limits), values)
    found = [
        Position(actor, issue, _BY_LETTER[held[10]], held[:10], int(held[11:]))
        for issue, actor, held in packed
    ]
    found.sort(key=attrgetter("actor"))
    return found


def _few(ledger: sqlite3.Connection) -> bool:
    """Return whether there are fewer statements than pairs of an actor and an issue."""
    (few,) = ledger.execute(
        "SELECT coalesce((SELECT max(id) FROM statement), 0)"
        " < (SELECT count(*) FROM issue) * (SELECT count(*) FROM actor)"
    ).fetchone()
    return bool(few)


def _walked(ledger: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str, int]]) -> list[Position]:
    """Return the last row of each actor and issue as its position, by actor."""
    slugs: dict[int, str] = dict(ledger.execute("SELECT id, slug FROM issue"))
    # One object a code, however many rows have it: a pass over them is several times as fast.
    held: dict[str, tuple[str, dict[int, Position]]] = {
        code: (code, {}) for (code,) in ledger.execute("SELECT code FROM actor ORDER BY code")
    }
    for number, code, stance, date, statement in rows:
        actor, last = held[code]
        last[number] = Position(actor, slugs[number], _STANCES[stance], date, statement)
    return [position for _, last in held.values() for position in last.values()]


def _among(column: str, values: tuple[str, ...]) -> str:
    return equals(column, len(values)) if values else "true"


def history(ledger: sqlite3.Connection, filters: Filters) -> list[Position]:
    """Return what every accepted statement of the filtered issues and states says, in the order of time.

    The limits on stance, speaker, number and first day are left out: they choose what is listed, never
    what a position rests on.
    """
    where, values = conditions(ledger, filters._replace(stance=None, speaker=None, limit=None, since=None))
    then = past.known(filters.known_on)
    rows = ledger.execute(
        f"{then.query} SELECT s.actor, issue.slug, s.stance, s.date, s.id"
        f" FROM statement s JOIN issue ON issue.id = s.issue {where} ORDER BY s.date, s.weight, s.id",
        (*then.values, *values),
    )
    return [Position(actor, issue, _STANCES[stance], *rest) for actor, issue, stance, *rest in rows]
