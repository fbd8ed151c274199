"""`positions reliability`."""

import sqlite3
import sys
from pathlib import Path
from typing import Annotated

import typer

from nato_positions.analysis import reliability as agreeing
from nato_positions.commands import options
from nato_positions.commands.output import write
from nato_positions.commands.session import Session, today
from nato_positions.model import Filters, Stance
from nato_positions.render.records import Format
from nato_positions.store import ledger, reading
from nato_positions.store.location import Location

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions reliability colleague.db",
        "positions reliability second.db third.db --issue sweden --level nominal",
        "positions reliability colleague.db -f json | jq '.[-1].alpha'",
    )
)
def reliability(
    ctx: typer.Context,
    others: Annotated[list[Path], typer.Argument(metavar="OTHER.db…", help="The other coders' ledgers.")],
    issue: options.Issues = None,
    level: Annotated[
        agreeing.Level, typer.Option(help="What distance between stances counts as.")
    ] = agreeing.Level.ORDINAL,
    form: options.Formats = Format.TABLE,
) -> None:
    """Krippendorff's alpha between coders who coded the same sources, each in a ledger of their own.

    A unit is an actor's position on an issue in one source, the strongest and latest of a coder's statements
    there. Sources are matched by their text, else their address, else title and day. Needs the extra
    'reliability'.
    """
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        chosen = {reading.issue_slug(book, name) for name in issue or ()}
        coders = [_coded(book)]
    for other in others:
        with ledger.reading(Location(other, True)) as book:
            coders.append(_coded(book))
    if chosen:
        coders = [{unit: s for unit, s in coded.items() if unit.issue in chosen} for coded in coders]
    found = agreeing.reliability(coders, level)
    rows = [one._replace(issue=one.issue or "all") for one in found]
    write(sys.stdout, session.screen, form, agreeing.Reliability._fields, rows)


def _coded(book: sqlite3.Connection) -> dict[agreeing.Unit, Stance]:
    """Return what a ledger's coder found in each source; the last of an actor on an issue is in force."""
    keys = reading.source_keys(book)
    every = reading.statements(book, Filters(today().isoformat()))
    return {agreeing.Unit(keys[one.source_id], one.actor, one.issue): one.stance for one in every}
