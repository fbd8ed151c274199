"""`positions plot`."""

import sqlite3
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nato_positions.analysis.blocs import seriate
from nato_positions.analysis.consensus import consensus
from nato_positions.analysis.disagreement import pairs
from nato_positions.analysis.network import Duplicates, NetworkKind, Normalisation
from nato_positions.analysis.network import network as network_of
from nato_positions.analysis.tracks import favour, tracks
from nato_positions.commands import options
from nato_positions.commands.comparing import chosen, columns_of, slugs_of
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.exchange.files import placed
from nato_positions.model import Actor, Filters, Position, members
from nato_positions.render import plots, words
from nato_positions.store import ledger, reading, standing

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_FORMS = ("svg", "png", "html")


class Picture(StrEnum):
    """What is drawn."""

    TIMELINE = "timeline"
    MATRIX = "matrix"
    NETWORK = "network"


@app.command(
    epilog=options.examples(
        "positions plot --issue sweden -o sweden.svg",
        "positions plot --kind matrix --as-of 2023-06-01 -o matrix.png",
        "positions plot --kind network --since 2022 -o network.html",
    )
)
def plot(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to: a .svg, .png or .html.")
    ],
    kind: Annotated[Picture, typer.Option(help="What to draw.")] = Picture.TIMELINE,
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
    """A picture in a file: timelines, the matrix of 'diff', or who says the same (congruence, averaged).

    Needs the extra 'plot'. The name of the file says which kind: SVG and PNG for print, HTML with tooltips,
    which works offline. A file is written whole or not at all.
    """
    form = output.suffix.lower().lstrip(".")
    if form not in _FORMS:
        raise BadInput(f"{output} says no kind of picture; end its name in .svg, .png or .html")
    plots.present()
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
        title, chart = _DRAWN[kind](book, asked)
    with placed(output) as out:
        out.write(plots.as_file(chart, title, form))
    session.note(f"written to {output}")


def _timeline(book: sqlite3.Connection, asked: Filters) -> tuple[str, plots.Chart]:
    actors = reading.actors(book)
    inside = members(actors, asked.as_of)
    labels = words.labels(actors, asked.as_of)
    names = {actor.code: actor.name for actor in actors}
    courses = tracks(standing.history(book, asked))
    if asked.stance or asked.speaker:
        listed = {(one.actor, one.issue) for one in reading.statements(book, asked)}
        courses = [track for track in courses if (track.actor, track.issue) in listed]
    last = min(asked.as_of, asked.until or asked.as_of)
    panels = []
    for issue in reading.issues(book):
        rows = sorted((track for track in courses if track.issue == issue.slug), key=favour)
        if rows:
            held = standing.positions(book, asked.as_of, issues=[issue.slug], known_on=asked.known_on)
            line = words.consensus_line(consensus(issue.slug, held, inside), names, verbose=False)
            first = asked.since or min(track.course[0].date for track in rows)
            labelled = tuple((labels[track.actor], track) for track in rows)
            panels.append(plots.Panel(issue.title, f"As of {asked.as_of}. {line}", labelled, (first, last)))
    if not panels:
        raise BadInput("no statement fits, so there is nothing to draw; choose another issue or state")
    return f"Positions as of {asked.as_of}", plots.timelines(panels)


def _matrix(book: sqlite3.Connection, asked: Filters) -> tuple[str, plots.Chart]:
    actors = reading.actors(book)
    held, order, slugs = _held(book, asked, actors)
    title = f"Who disagrees with whom, as of {asked.as_of}"
    labels = words.labels(actors, asked.as_of)
    return title, plots.matrix(title, order, columns_of(slugs, held), held, pairs(held), labels)


def _network(book: sqlite3.Connection, asked: Filters) -> tuple[str, plots.Chart]:
    actors = reading.actors(book)
    said = list(reading.statements(book, asked))
    if not said:
        raise BadInput("no statement fits, so there is nothing to draw; choose another issue or state")
    found = network_of(said, NetworkKind.CONGRUENCE, Normalisation.AVERAGE, Duplicates.INCLUDE)
    _, order, _ = _held(book, asked._replace(stance=None, speaker=None), actors)
    spoken = {statement.actor for statement in said}
    order = [code for code in order if code in spoken]
    title = f"Who says the same, to {min(asked.as_of, asked.until or asked.as_of)}"
    return title, plots.network(title, found, order, words.labels(actors, asked.as_of))


def _held(
    book: sqlite3.Connection, asked: Filters, actors: Sequence[Actor]
) -> tuple[list[Position], list[str], list[str]]:
    """Return the positions that the filters let through, their actors with blocs together, and the issues."""
    slugs = slugs_of(book, asked)
    every = standing.positions(book, asked.as_of, issues=slugs, known_on=asked.known_on)
    held = chosen(book, every, asked, members(actors, asked.as_of))
    if not held:
        raise BadInput("no position fits, so there is nothing to draw; choose another issue or state")
    return held, seriate(list({position.actor for position in held}), pairs(held)), slugs


_DRAWN = {Picture.TIMELINE: _timeline, Picture.MATRIX: _matrix, Picture.NETWORK: _network}
