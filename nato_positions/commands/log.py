"""`positions log`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.commands import options
from nato_positions.commands.session import Session
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.reports import Event
from nato_positions.store import ledger, past, reading

if TYPE_CHECKING:
    from nato_positions.render import paper, story
else:
    paper = on_demand("nato_positions.render.paper")
    story = on_demand("nato_positions.render.story")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions log 7",
        "positions log --limit 20",
        "positions log 7 -f json | jq -r '.[].by'",
    )
)
def log(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="A statement; else all.")] = None,
    limit: options.Limit = None,
    form: options.Formats = records.Format.TABLE,
) -> None:
    """The life of a statement: who recorded, judged, edited, retracted it, when and why. Oldest first.

    Without a number, every change of statements, sources and issues; with --limit the newest so many. What
    another program did to the file stands there too, without a name.
    """
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        if number is not None:
            reading.statement(book, number)
        found = past.events(book, number, limit)
    if form is records.Format.TABLE:
        paper.draw(sys.stdout, session.screen, story.lines(found, session.screen))
    else:
        records.write(sys.stdout, form, Event._fields, (_plain(one, form) for one in found))


def _plain(one: Event, form: records.Format) -> tuple[object, ...]:
    """Return an event as a record: the changed fields as an object of before and after, in a cell as JSON."""
    changed = {field: {"before": old, "after": new} for field, (old, new) in one.fields.items()}
    told = changed if form in (records.Format.JSON, records.Format.JSONL) else records.to_json(changed)
    return tuple(one._replace(fields=told))  # type: ignore[arg-type]
