"""`positions stats`."""

import sqlite3
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nato_positions.analysis.coverage import Coverage, Measure, age, coverage
from nato_positions.commands import options
from nato_positions.commands.session import Session
from nato_positions.model import Filters, members
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import counting, ledger, reading, standing

if TYPE_CHECKING:
    from nato_positions.render import overview, paper
else:
    overview = on_demand("nato_positions.render.overview")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Part(StrEnum):
    """What is counted."""

    COVERAGE = "coverage"
    AGES = "ages"
    MONTHS = "months"
    ATTRIBUTIONS = "attributions"
    OUTLETS = "outlets"


class Counted(NamedTuple):
    """The records of one part."""

    fields: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


_AGES = ("actor", "actor_name", "issue", "stance", "date", "age", "statement")


@app.command(
    epilog=options.examples(
        "positions stats --as-of 2023-06-01",
        "positions stats --of coverage -f json | jq -r '.[] | [.issue, .silent_members[]] | @tsv'",
        "positions stats --of ages --members-only --issue sweden --limit 10",
        "positions stats --of coverage --measure hix -f csv",
    )
)
def stats(
    ctx: typer.Context,
    of: Annotated[Part | None, typer.Option("--of", help="Only this part, all of it.")] = None,
    measure: Annotated[
        Measure, typer.Option(help="Agreement: van der Eijk's A, or for votes that of Hix et al.")
    ] = Measure.EIJK,
    issue: options.Issues = None,
    state: options.States = None,
    stance: options.StanceOption = None,
    speaker: options.Speaker = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    members_only: options.MembersOnly = False,
    limit: options.Limit = None,
    form: options.Formats = records.Format.TABLE,
) -> None:
    """Which members are silent on which issue, how old each position is, and what the statements come from.

    The table and the JSON object have every part, the other formats coverage unless --of says otherwise.
    Coverage is about members, and neither --stance nor --speaker nor --since changes it; they choose
    which positions have their age listed and which statements are counted. --limit is for each part.
    """
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        asked = options.filters(
            book,
            issues=issue,
            states=state,
            stance=stance,
            speaker=speaker,
            since=since,
            until=until,
            as_of=as_of,
            known_on=known_on,
            members_only=members_only,
            limit=limit,
        )
        all_of_it = form in (records.Format.TABLE, records.Format.JSON)
        chosen = [of] if of else list(Part) if all_of_it else [Part.COVERAGE]
        found = {part: _count(book, asked, part, measure) for part in chosen}
        names = {actor.code: actor.name for actor in reading.actors(book)}
    _print(session, found, names, asked, of, form)


def _count(book: sqlite3.Connection, asked: Filters, part: Part, measure: Measure) -> Counted:
    if part is Part.COVERAGE:
        counted = Counted(Coverage._fields, _coverage(book, asked, measure))
    elif part is Part.AGES:
        counted = Counted(_AGES, _ages(book, asked))
    elif part is Part.MONTHS:
        # The newest months are those that a limit leaves.
        months = counting.by_month(book, asked)
        return Counted(("month", "statements"), months[-asked.limit :] if asked.limit else months)
    elif part is Part.ATTRIBUTIONS:
        counted = Counted(("attribution", "statements"), counting.by_attribution(book, asked))
    else:
        counted = Counted(("outlet", "statements"), counting.by_outlet(book, asked))
    return counted._replace(rows=counted.rows[: asked.limit])


def _members(book: sqlite3.Connection, asked: Filters) -> set[str]:
    found = members(reading.actors(book), asked.as_of)
    return found & set(asked.states) if asked.states else found


def _coverage(book: sqlite3.Connection, asked: Filters, measure: Measure) -> list[Coverage]:
    slugs = [one.slug for one in reading.issues(book) if not asked.issues or one.slug in asked.issues]
    held = standing.positions(book, asked.as_of, issues=slugs, states=asked.states, known_on=asked.known_on)
    return coverage(slugs, held, _members(book, asked), asked.as_of, measure)


def _ages(book: sqlite3.Connection, asked: Filters) -> list[tuple[object, ...]]:
    """Return the positions that the filters let through with their age in days, the oldest first."""
    names = {actor.code: actor.name for actor in reading.actors(book)}
    held = standing.positions(
        book, asked.as_of, issues=asked.issues, states=asked.states, known_on=asked.known_on
    )
    if asked.members_only:
        inside = _members(book, asked)
        held = [p for p in held if p.actor in inside]
    if asked.stance or asked.speaker or asked.since:
        fitting = {one.id for one in reading.statements(book, asked._replace(limit=None))}
        held = [p for p in held if p.statement in fitting]
    rows = (
        (p.actor, names[p.actor], p.issue, p.stance, p.date, age(p.date, asked.as_of), p.statement)
        for p in held
    )
    return sorted(rows, key=lambda row: (row[4], row[1], row[2]))


def _print(
    session: Session,
    found: dict[Part, Counted],
    names: dict[str, str],
    asked: Filters,
    only: Part | None,
    form: records.Format,
) -> None:
    if form is records.Format.TABLE:
        parts = {str(part): (counted.fields, counted.rows) for part, counted in found.items()}
        whole = bool(only or asked.limit)
        paper.draw(
            sys.stdout, session.screen, overview.parts(parts, names, asked.as_of, whole, session.screen)
        )
    elif form is records.Format.JSON and only is None:
        body: dict[str, object] = {
            part: [dict(zip(counted.fields, row, strict=True)) for row in counted.rows]
            for part, counted in found.items()
        }
        records.write_object(sys.stdout, {"as_of": asked.as_of, **body})
    else:
        [counted] = found.values()
        records.write(sys.stdout, form, counted.fields, counted.rows)
