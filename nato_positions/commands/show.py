"""`positions show`."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nato_positions.analysis.consensus import consensus
from nato_positions.analysis.tracks import favour, tracks
from nato_positions.commands import options
from nato_positions.commands.output import readable
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.model import Actor, Filters, Issue, Kind, Stance, Standing, Statement, members
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.results import Consensus, Track
from nato_positions.store import ledger, reading, standing

if TYPE_CHECKING:
    from nato_positions.analysis import moments
    from nato_positions.render import listing, paper, timeline, words
else:
    moments = on_demand("nato_positions.analysis.moments")
    listing = on_demand("nato_positions.render.listing")
    paper = on_demand("nato_positions.render.paper")
    timeline = on_demand("nato_positions.render.timeline")
    words = on_demand("nato_positions.render.words")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions show --issue sweden --as-of 2023-06-01",
        "positions show --issue sweden --no-list",
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
    no_chart: Annotated[bool, typer.Option("--no-chart", help="Leave out the timeline.")] = False,
    no_list: Annotated[bool, typer.Option("--no-list", help="Leave out the statements.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when nothing is found.")] = False,
    form: options.Formats = records.Format.TABLE,
) -> int:
    """Says where the alliance stands, draws who held what when, and lists the statements, newest last.

    Filters choose what is listed; a position always rests on all accepted statements up to that day.
    """
    if (no_chart or no_list) and form is not records.Format.TABLE:
        raise BadInput(f"--no-chart and --no-list shape a table; leave them out with -f {form}")
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
            _draw(session, book, asked, listed, _Parts(not no_chart, not no_list, verbose))
            if not listed:
                session.note("no statement fits; 'positions import --starter' loads the starter ledger")
            return int(exit_code and not listed)
        counted = _Counted(found)
        records.write(sys.stdout, form, Statement._fields, counted)
        return int(exit_code and not counted.count)


class _Parts(NamedTuple):
    """What of a table is drawn."""

    chart: bool
    listing: bool
    verbose: bool


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
    session: Session, book: sqlite3.Connection, asked: Filters, listed: Sequence[Statement], parts: _Parts
) -> None:
    """Draw the timelines and list the statements."""
    everyone = reading.actors(book)
    names = {actor.code: actor.name for actor in everyone}
    found = tracks(standing.history(book, asked))
    courses = _courses(found, asked, listed)
    blocks = (
        _of_states(courses, asked, everyone, reading.issues(book))
        if asked.states and not asked.issues
        else _of_issues(book, courses, _of_everyone(book, found, asked), asked, everyone, parts)
    )
    last = min(asked.as_of, asked.until or asked.as_of)
    first = asked.since or min((track.course[0].date for track in courses), default=last)
    seen = {track.actor for track in courses}
    outsiders = words.outsiders_line([actor for actor in everyone if actor.code in seen], asked.as_of)
    shown = readable(session, listed, asked.limit, what="newest statements") if parts.listing else ()
    drawn = timeline.lines(blocks, (first, last), session.screen) if parts.chart else timeline.heads(blocks)
    lines = [
        *drawn,
        *([paper.styled(outsiders), paper.styled("")] if outsiders and parts.chart else []),
        *(listing.listing(shown, names, session.screen) if parts.listing else []),
    ]
    paper.draw(sys.stdout, session.screen, lines)


def _courses(found: Sequence[Track], asked: Filters, listed: Sequence[Statement]) -> list[Track]:
    """Return the tracks to draw: all, or where a filter chooses statements, those that have some."""
    if not (asked.stance or asked.speaker):
        return list(found)
    chosen = {(statement.actor, statement.issue) for statement in listed}
    return [track for track in found if (track.actor, track.issue) in chosen]


def _of_everyone(book: sqlite3.Connection, found: Sequence[Track], asked: Filters) -> Sequence[Track]:
    """Return the tracks of every state: consensus moves with what all members say, whichever are drawn."""
    if not asked.states and not asked.members_only:
        return found
    return tracks(standing.history(book, asked._replace(states=(), members_only=False)))


def _of_issues(
    book: sqlite3.Connection,
    courses: Sequence[Track],
    moving: Sequence[Track],
    asked: Filters,
    everyone: Sequence[Actor],
    parts: _Parts,
) -> "list[timeline.Block]":
    """Return a block for each issue asked about, else for each that anybody spoke on: a row a state."""
    inside = members(everyone, asked.as_of)
    spoken = {track.issue for track in courses}
    by_code = {actor.code: actor for actor in everyone}
    blocks = []
    for issue in reading.issues(book):
        if issue.slug not in (asked.issues or spoken):
            continue
        held = standing.positions(book, asked.as_of, issues=[issue.slug], known_on=asked.known_on)
        rows = sorted((t for t in courses if t.issue == issue.slug), key=favour)
        blocks.append(
            timeline.Block(
                issue.title,
                issue.question,
                _standing(consensus(issue.slug, held, inside), everyone, asked, parts),
                tuple(_row(by_code[track.actor], track, inside) for track in rows),
                tuple(moments.moments((t for t in moving if t.issue == issue.slug), everyone)),
                grouped=True,
            )
        )
    return blocks


def _standing(found: Consensus, everyone: Sequence[Actor], asked: Filters, parts: _Parts) -> tuple[str, ...]:
    names = {actor.code: actor.name for actor in everyone}
    line = words.consensus_line(found, names, verbose=parts.verbose)
    return f"As of {asked.as_of}", line, words.counts_line(found)


def _row(actor: Actor, track: Track, inside: set[str]) -> "timeline.Row":
    member = actor.code in inside
    label = actor.name if member else f"{actor.name}°"
    return timeline.Row(label, track, member, None if actor.kind is Kind.ORGANISATION else actor.joined)


def _of_states(
    courses: Sequence[Track], asked: Filters, everyone: Sequence[Actor], issues: Sequence[Issue]
) -> "list[timeline.Block]":
    """Return a block for each state asked about: a row an issue."""
    order = [issue.slug for issue in issues]
    blocks = []
    for actor in everyone:
        if actor.code not in asked.states:
            continue
        found = sorted((t for t in courses if t.actor == actor.code), key=lambda t: order.index(t.issue))
        standing = actor.standing(asked.as_of)
        since = f" since {actor.joined}" if standing is Standing.MEMBER else ""
        notes = [f"As of {asked.as_of}: {standing}{since}"]
        notes += [_stances(found)] if found else []
        rows = tuple(timeline.Row(track.issue, track, joined=actor.joined) for track in found)
        blocks.append(timeline.Block(actor.name, "", tuple(notes), rows))
    return blocks


def _stances(found: Sequence[Track]) -> str:
    """Return on how many issues a state holds each stance."""
    counts = {stance: sum(track.stance is stance for track in found) for stance in reversed(Stance)}
    held = ", ".join(f"{count} {stance}" for stance, count in counts.items() if count)
    return f"{words.counted(len(found), 'issue')}: {held}"
