"""`positions report`."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from nato_positions.analysis.blocs import seriate
from nato_positions.analysis.consensus import by_issue
from nato_positions.analysis.disagreement import pairs
from nato_positions.analysis.moments import moments
from nato_positions.analysis.tracks import favour, tracks
from nato_positions.commands import options
from nato_positions.commands.comparing import chosen, columns_of, slugs_of
from nato_positions.commands.session import Session
from nato_positions.exchange.files import written
from nato_positions.model import Actor, Filters, Position, members
from nato_positions.render import page, words
from nato_positions.store import ledger, reading, standing

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions report -o positions.html",
        "positions report -o sweden.html --issue sweden --as-of 2023-06-01",
        "positions report -o members.html --since 2022 --members-only",
    )
)
def report(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to.")],
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
) -> None:
    """One self-contained page: consensus, timelines, the matrix, and every statement with its source.

    The page loads nothing from elsewhere and works without a network. In it states, issues and stances can be
    filtered. A file is written whole or not at all; the same ledger gives the same page.
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
        made = page.html(_gathered(book, asked))
    with written(output) as out:
        out.write(made)
    session.note(f"written to {output}")


def _gathered(book: sqlite3.Connection, asked: Filters) -> page.Report:
    """Return what is on the page."""
    actors = reading.actors(book)
    slugs = slugs_of(book, asked)
    every = standing.positions(book, asked.as_of, issues=slugs, known_on=asked.known_on)
    held = chosen(book, every, asked, members(actors, asked.as_of))
    return page.Report(
        asked.as_of,
        words.outsiders_line([a for a in actors if a.code in {p.actor for p in held}], asked.as_of),
        tuple(actors),
        tuple(_sections(book, asked, every, actors)),
        tuple(seriate(list({position.actor for position in held}), pairs(held))),
        tuple(columns_of(slugs, held)),
        {(position.actor, position.issue): position for position in held},
        list(reading.statements(book, asked)),
    )


def _sections(
    book: sqlite3.Connection, asked: Filters, every: list[Position], actors: list[Actor]
) -> list[page.Section]:
    """Return a section for each issue asked about, else for each that anybody spoke on."""
    names = {actor.code: actor.name for actor in actors}
    courses = tracks(standing.history(book, asked))
    spoken = {track.issue for track in courses}
    # Consensus moves with what all members say, whichever of them are shown.
    everyone = tracks(standing.history(book, asked._replace(states=(), members_only=False)))
    last = min(asked.as_of, asked.until or asked.as_of)
    shown = [issue for issue in reading.issues(book) if issue.slug in (asked.issues or spoken)]
    stands = by_issue([issue.slug for issue in shown], every, members(actors, asked.as_of))
    found = []
    for issue, stand in zip(shown, stands, strict=True):
        rows = sorted((track for track in courses if track.issue == issue.slug), key=favour)
        line = words.consensus_line(stand, names, verbose=True)
        first = asked.since or min((track.course[0].date for track in rows), default=last)
        course = moments((t for t in everyone if t.issue == issue.slug), actors)
        told = words.counts_line(stand)
        found.append(page.Section(issue, line, told, tuple(rows), (first, last), tuple(course)))
    return found
