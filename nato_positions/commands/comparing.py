"""The three answers of `positions diff`: everyone with everyone, two states, two days.

Each prints in the format asked for and returns whether there is a difference.
"""

import gc
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nato_positions.analysis.blocs import seriate
from nato_positions.analysis.change import changes, holdout
from nato_positions.analysis.consensus import by_issue
from nato_positions.analysis.disagreement import pairs, side_by_side, widest
from nato_positions.commands.output import readable
from nato_positions.commands.session import Session
from nato_positions.model import Actor, Day, Filters, Position, members
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.results import Change, Consensus, Pair, Row
from nato_positions.store import reading, standing

if TYPE_CHECKING:
    from nato_positions.render import comparison, matrix_record, paper
else:
    comparison = on_demand("nato_positions.render.comparison")
    matrix_record = on_demand("nato_positions.render.matrix_record")
    paper = on_demand("nato_positions.render.paper")


# Joining clusters costs the square of their number: so many columns nobody takes in anyway.
_MOST_SERIATED = 200
# More columns than a reader takes in on a terminal.
_MOST_DRAWN = 40
_MOST_GAPS = 5


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking over and over through millions of tuples that have none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def everyone(session: Session, book: sqlite3.Connection, asked: Filters, form: records.Format) -> bool:
    """The stances of all and the disagreement of each two, as of a day."""
    actors = reading.actors(book)
    slugs = slugs_of(book, asked)
    inside = members(actors, asked.as_of)
    every = standing.positions(book, asked.as_of, issues=slugs, known_on=asked.known_on)
    stands = by_issue(slugs, every, inside)
    held = chosen(book, every, asked, inside)
    found = _widest(pairs(held), asked.limit)
    if form is records.Format.JSON:
        shown = set(asked.states) if asked.states else inside | {position.actor for position in held}
        matrix_record.write(sys.stdout, asked.as_of, slugs, shown, held, found, stands)
    elif form is records.Format.TABLE:
        order = seriate(list({position.actor for position in held}), found)
        drawn = _readable(session, stands, held)
        columns = columns_of([stand.issue for stand in drawn], held)
        gaps = _gaps(found, held, inside)
        lines = comparison.everyone(
            actors, order, columns, held, found, drawn, gaps, asked.as_of, session.screen
        )
        paper.draw(sys.stdout, session.screen, lines)
    else:
        records.write(sys.stdout, form, Pair._fields, found)
    return any(pair.disagreement for pair in found)


def _readable(session: Session, stands: Sequence[Consensus], held: Sequence[Position]) -> Sequence[Consensus]:
    """Return the issues to draw: in a pipe all, on a terminal as many as can be read.

    Those are the ones on which the actors that are drawn, members or not, agree least.
    """
    if not session.screen.is_terminal or len(stands) <= _MOST_DRAWN:
        return stands
    session.note(f"the {_MOST_DRAWN} most divided of {len(stands)} issues are drawn; --issue names others")
    drawn = by_issue([stand.issue for stand in stands], held, {position.actor for position in held})
    divided = sorted(drawn, key=lambda stand: 2 if stand.agreement is None else stand.agreement)
    chosen = {stand.issue for stand in divided[:_MOST_DRAWN]}
    return [stand for stand in stands if stand.issue in chosen]


def _gaps(found: Sequence[Pair], held: Sequence[Position], inside: set[str]) -> "list[comparison.Gaps]":
    """Return the widest gaps, and where no two members are among them, those between members."""
    ours = [pair for pair in found if pair.a in inside and pair.b in inside]
    overall = _named("Widest gaps", found, held)
    if any(gap.pair.a in inside and gap.pair.b in inside for gap in overall.found):
        return [overall]
    return [overall, _named("Widest between members", ours, held)]


def _named(among: str, found: Sequence[Pair], held: Sequence[Position]) -> "comparison.Gaps":
    named = widest(found, held, _MOST_GAPS)
    if not named:
        return comparison.Gaps(among, (), 0)
    last = named[-1].pair.disagreement
    as_far = sum(pair.disagreement == last for pair in found)
    shown = sum(gap.pair.disagreement == last for gap in named)
    return comparison.Gaps(among, tuple(named), as_far - shown)


def slugs_of(book: sqlite3.Connection, asked: Filters) -> list[str]:
    """Return the issues to look at, in their own order: those asked for, else all."""
    return [issue.slug for issue in reading.issues(book) if not asked.issues or issue.slug in asked.issues]


def chosen(
    book: sqlite3.Connection, every: Iterable[Position], asked: Filters, inside: set[str]
) -> list[Position]:
    """Return the positions of the states that the filters let through.

    `--stance` and `--speaker` choose states: those that hold that stance, or in whose name that speaker
    gave a position, on one of the issues.
    """
    held = [
        p
        for p in every
        if (not asked.states or p.actor in asked.states) and (not asked.members_only or p.actor in inside)
    ]
    if asked.stance or asked.speaker:
        deciding = _deciding(book, asked)
        fitting = {p.actor for p in held if p.statement in deciding}
        # With a stance alone the position tells; a speaker is known from the statement behind it only.
        held = [p for p in held if p.actor in fitting]
    return held


def _deciding(book: sqlite3.Connection, asked: Filters) -> set[int]:
    """Return the numbers of the statements that fit the filters on stance and speaker."""
    return {found.id for found in reading.statements(book, asked._replace(since=None, limit=None))}


def _widest(found: list[Pair], limit: int | None) -> list[Pair]:
    """Return the pairs that are furthest apart, as many as asked for; else all in their order."""
    if limit is None:
        return found
    return sorted(found, key=lambda pair: (-(pair.disagreement or 0), -pair.shared, pair.a, pair.b))[:limit]


def columns_of(slugs: Sequence[str], held: Sequence[Position]) -> list[str]:
    """Return the issues with a position so that those stand together on which the same sides are taken."""
    taken = {position.issue for position in held}
    spoken = [slug for slug in slugs if slug in taken]
    if len(spoken) > _MOST_SERIATED:
        return spoken
    wanted = set(spoken)
    turned = [p._replace(actor=p.issue, issue=p.actor) for p in held if p.issue in wanted]
    return seriate(spoken, pairs(turned))


def _brief(position: Position | None) -> dict[str, object] | None:
    if position is None:
        return None
    return {"stance": position.stance, "date": position.date, "statement": position.statement}


def two_states(session: Session, book: sqlite3.Connection, asked: Filters, form: records.Format) -> bool:
    """Two states, issue by issue, with the evidence on each side."""
    a, b = asked.states
    slugs = slugs_of(book, asked)
    held = standing.positions(book, asked.as_of, issues=slugs, states=[a, b], known_on=asked.known_on)
    rows = side_by_side(a, b, slugs, held)
    if asked.stance or asked.speaker:
        deciding = _deciding(book, asked)
        rows = [row for row in rows if any(p and p.statement in deciding for p in (row.a, row.b))]
    rows = rows[: asked.limit]
    gaps = [row.disagreement for row in rows if row.disagreement is not None]
    mean = sum(gaps) / len(gaps) if gaps else None
    if form is records.Format.JSON:
        body = [
            {"issue": r.issue, "a": _brief(r.a), "b": _brief(r.b), "disagreement": r.disagreement}
            for r in rows
        ]
        head = {"as_of": asked.as_of, "a": a, "b": b, "shared": len(gaps), "disagreement": mean}
        records.write_object(sys.stdout, {**head, "issues": body})
    elif form is records.Format.TABLE:
        evidence = {p.statement: reading.statement(book, p.statement) for r in rows for p in (r.a, r.b) if p}
        one, other = (actor for code in (a, b) for actor in reading.actors(book) if actor.code == code)
        lines = comparison.two_states(one, other, rows, mean, evidence, asked.as_of, session.screen)
        paper.draw(sys.stdout, session.screen, lines)
    else:
        records.write(sys.stdout, form, _SIDES, [_flat(row) for row in rows])
    return any(gaps)


_SIDES = ("issue", "a", "a_date", "a_statement", "b", "b_date", "b_statement", "disagreement")


def _flat(row: Row) -> tuple[object, ...]:
    sides = [(p.stance, p.date, p.statement) if p else (None, None, None) for p in (row.a, row.b)]
    return (row.issue, *sides[0], *sides[1], row.disagreement)


def days(session: Session, book: sqlite3.Connection, asked: Filters, form: records.Format) -> bool:
    """What changed between two days, and by which statement.

    The first day is taken at its end: a statement made on it is part of what was held before.
    """
    since = asked.since or asked.as_of
    last = min(asked.as_of, asked.until or asked.as_of)
    before = standing.positions(
        book, since, issues=asked.issues, states=asked.states, known_on=asked.known_on
    )
    evidence_only = asked._replace(stance=None, speaker=None, limit=None, since=_day_after(since))
    later = {statement.id: statement for statement in reading.statements(book, evidence_only)}
    actors = reading.actors(book)
    inside = members(actors, last)
    found = [
        change._replace(holdout=holdout(change.before, change.after)) if change.actor in inside else change
        for change in changes(before, later.values())
    ]
    if asked.members_only:
        found = [change for change in found if change.actor in inside]
    if asked.stance:
        found = [change for change in found if asked.stance in (change.before, change.after)]
    if asked.speaker:
        deciding = _deciding(book, asked._replace(stance=None))
        found = [change for change in found if change.statement in deciding]
    found = found[-asked.limit :] if asked.limit else found
    if form is records.Format.JSON:
        body = [change._asdict() for change in found]
        records.write_object(sys.stdout, {"since": since, "until": last, "changes": body})
    elif form is records.Format.TABLE:
        changed = {change.issue for change in found}
        slugs = [slug for slug in slugs_of(book, asked) if slug in changed]
        before_and_after = (_stands(book, asked, slugs, actors, day) for day in (since, last))
        stands = list(zip(*before_and_after, strict=True))
        shown = readable(session, found, asked.limit, what="newest changes")
        lines = comparison.days(found, shown, later, stands, actors, (since, last), session.screen)
        paper.draw(sys.stdout, session.screen, lines)
    else:
        records.write(sys.stdout, form, Change._fields, found)
    return bool(found)


def _stands(
    book: sqlite3.Connection, asked: Filters, slugs: Sequence[str], actors: Sequence[Actor], day: Day
) -> list[Consensus]:
    """Return where the members of the day stood on each of the issues at its end."""
    held = standing.positions(book, day, issues=slugs, known_on=asked.known_on) if slugs else []
    return by_issue(slugs, held, members(actors, day))


def _day_after(day: str) -> str:
    """Return the next day; the last day of the calendar has none after it and stays."""
    then = date.fromisoformat(day)
    return day if then == date.max else (then + timedelta(days=1)).isoformat()
