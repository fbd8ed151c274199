"""`positions why`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions import dates
from nato_positions.analysis.grounds import grounds
from nato_positions.commands import options
from nato_positions.commands.session import Session, today
from nato_positions.model import Filters, Statement
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.render import grounds as drawn
    from nato_positions.render import paper
else:
    drawn = on_demand("nato_positions.render.grounds")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
FIELDS = (*Statement._fields, "why")


@app.command(
    epilog=options.examples(
        "positions why hungary sweden",
        "positions why turkey sweden --as-of 2023-06-01",
        "positions why germany ukraine -f json | jq -r '.[0].source_url'",
    )
)
def why(
    ctx: typer.Context,
    state: Annotated[str, typer.Argument(metavar="STATE", help="The state.")],
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="The issue: slug, alias or prefix.")],
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    form: options.Formats = records.Format.TABLE,
) -> None:
    """Which statement gives a position, and what it outranked: the newest first, each with the reason.

    The newest statement gives the position; on one day the stronger evidence; then the later record.
    """
    session: Session = ctx.obj
    day = dates.last_day(as_of, today()) if as_of else today().isoformat()
    known = dates.last_day(known_on, today()) if known_on else None
    with ledger.reading(session.location) as book:
        actor = reading.actor(book, state)
        slug = reading.issue_slug(book, issue)
        asked = Filters(day, (slug,), (actor.code,), known_on=known)
        found = grounds(list(reading.statements(book, asked)))
    if not found:
        session.note(f"{actor.name} has no position on {slug} as of {day}")
    if form is records.Format.TABLE:
        paper.draw(sys.stdout, session.screen, drawn.lines(found, actor.name, slug, day, session.screen))
    else:
        rows = ((*ground.statement, ground.reason) for ground in found)
        records.write(sys.stdout, form, FIELDS, rows)
