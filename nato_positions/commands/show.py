"""`positions show`."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.analysis.consensus import consensus
from nato_positions.analysis.tracks import tracks
from nato_positions.commands import options
from nato_positions.commands.session import Session
from nato_positions.model import Actor, Filters, Issue, Standing, Statement
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.results import Track
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.render import paper, timeline, words
else:
    paper = on_demand("nato_positions.render.paper")
    timeline = on_demand("nato_positions.render.timeline")
    words = on_demand("nato_positions.render.words")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions show --issue sweden --as-of 2023-06-01",
        "positions show --state hungary --since 2022 -f csv > hungary.csv",
        "positions show --issue ukraine --stance oppose --limit 5 -f json | jq -r '.[].speaker'",
    )
)
def show(
    ctx: typer.Context,
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
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name every member without a record.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when nothing is found.")] = False,
    form: options.Formats = records.Format.TABLE,
) -> int:
    """Says where the alliance stands, draws who held what when, and lists the statements, newest last.

    Filters choose what is listed; a position always rests on all accepted statements up to that day.
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
        found = reading.statements(book, asked)
        if form is records.Format.TABLE:
            listed = list(found)
            _draw(session, book, asked, listed, verbose)
            if not listed:
                session.note("no statement fits; 'positions import --starter' loads the starter ledger")
            return int(exit_code and not listed)
        counted = _Counted(found)
        records.write(sys.stdout, form, Statement._fields, counted)
        return int(exit_code and not counted.count)


class _Counted:
    """Passes statements on, one at a time, and knows afterwards how many there were."""

    def __init__(self, statements: Iterator[Statement]) -> None:
        self._statements = statements
        self.count = 0

    def __iter__(self) -> Iterator[Statement]:
        for statement in self._statements:
            self.count += 1
            yield statement


def _draw(
    session: Session, book: sqlite3.Connection, asked: Filters, listed: Sequence[Statement], verbose: bool
) -> None:
    """Draw the timelines and list the statements."""
    everyone = reading.actors(book)
    names = {actor.code: actor.name for actor in everyone}
    courses = _courses(tracks(reading.history(book, asked)), asked, listed)
    blocks = (
        _of_states(courses, asked, everyone, reading.issues(book))
        if asked.states and not asked.issues
        else _of_issues(book, courses, asked, everyone, verbose)
    )
    last = min(asked.as_of, asked.until or asked.as_of)
    first = asked.since or min((track.course[0].date for track in courses), default=last)
    seen = {track.actor for track in courses}
    marks = words.outsiders_line([actor for actor in everyone if actor.code in seen], asked.as_of)
    lines = [
        *timeline.lines(blocks, (first, last), session.screen),
        *([paper.styled(marks), paper.styled("")] if marks else []),
        *timeline.listing(listed, names, session.screen),
    ]
    paper.draw(sys.stdout, session.screen, lines)


def _courses(found: Sequence[Track], asked: Filters, listed: Sequence[Statement]) -> list[Track]:
    """Return the tracks to draw: all, or where a filter chooses statements, those that have some."""
    if not (asked.stance or asked.speaker):
        return list(found)
    chosen = {(statement.actor, statement.issue) for statement in listed}
    return [track for track in found if (track.actor, track.issue) in chosen]


def _of_issues(
    book: sqlite3.Connection,
    courses: Sequence[Track],
    asked: Filters,
    everyone: Sequence[Actor],
    verbose: bool,
) -> "list[timeline.Block]":
    """Return a block for each issue asked about, else for each that anybody spoke on: a row a state."""
    names = {actor.code: actor.name for actor in everyone}
    members = {actor.code for actor in everyone if actor.standing(asked.as_of) is Standing.MEMBER}
    spoken = {track.issue for track in courses}
    blocks = []
    for issue in reading.issues(book):
        if issue.slug not in (asked.issues or spoken):
            continue
        held = reading.positions(book, asked.as_of, issues=[issue.slug], known_on=asked.known_on)
        stand = words.consensus_line(consensus(issue.slug, held, members), names, verbose=verbose)
        rows = sorted((t for t in courses if t.issue == issue.slug), key=timeline.favour)
        labelled = tuple((_label(track.actor, names, members), track) for track in rows)
        blocks.append(timeline.Block(issue.title, issue.question, (f"As of {asked.as_of}", stand), labelled))
    return blocks


def _of_states(
    courses: Sequence[Track], asked: Filters, everyone: Sequence[Actor], issues: Sequence[Issue]
) -> "list[timeline.Block]":
    """Return a block for each state asked about: a row an issue."""
    order = [issue.slug for issue in issues]
    blocks = []
    for actor in everyone:
        if actor.code not in asked.states:
            continue
        rows = sorted((t for t in courses if t.actor == actor.code), key=lambda t: order.index(t.issue))
        notes = (f"As of {asked.as_of}: {actor.standing(asked.as_of)}",)
        blocks.append(timeline.Block(actor.name, "", notes, tuple((track.issue, track) for track in rows)))
    return blocks


def _label(code: str, names: dict[str, str], members: set[str]) -> str:
    return names[code] if code in members else f"{names[code]}°"
