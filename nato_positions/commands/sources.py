"""`positions sources`."""

import sys
from typing import Annotated

import typer

from nato_positions.commands.options import Formats, Limit, examples
from nato_positions.commands.output import write
from nato_positions.commands.session import Session
from nato_positions.model import Archived
from nato_positions.render import records
from nato_positions.render.text import visible
from nato_positions.store import ledger, reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples("positions sources", "positions sources 7", "positions sources -f json | jq '.[-1].id'")
)
def sources(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[ID]", min=1, help="One source.")] = None,
    limit: Limit = None,
    form: Formats = records.Format.TABLE,
) -> None:
    """Without a number, all sources, the newest archived last; with one, that source and its text."""
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        if number is None:
            write(sys.stdout, session.screen, form, Archived._fields, reading.sources(book, limit))
            return
        found, text = reading.source(book, number), reading.article(book, number)
    if form is records.Format.JSON:
        records.write_object(sys.stdout, {**found._asdict(), "text": text})
    elif form is not records.Format.TABLE:
        records.write(sys.stdout, form, (*Archived._fields, "text"), [(*found, text)])
    else:
        write(sys.stdout, session.screen, form, ("field", "value"), list(found._asdict().items()))
        print(f"\n{chr(10).join(map(visible, text.split(chr(10))))}" if text else "\nNo text is archived.")
