"""`positions restore`."""

from typing import Annotated

import typer

from nato_positions.commands import fields
from nato_positions.commands.options import examples
from nato_positions.commands.retract import Numbers, change
from nato_positions.model import Status

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions restore 7",
        "positions restore 7 9 --why 'the retraction was a mistake'",
    )
)
def restore(
    ctx: typer.Context,
    numbers: Numbers,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason; it is kept.")] = None,
) -> None:
    """Brings retracted statements back into every answer. Prints their numbers: all or, at an error, none."""
    change(ctx.obj, numbers, Status.RETRACTED, Status.ACCEPTED, "restore", fields.text("--why", why))
