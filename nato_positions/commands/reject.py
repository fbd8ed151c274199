"""`positions reject`."""

from typing import Annotated

import typer

from nato_positions.commands import fields
from nato_positions.commands.accept import Numbers, judge
from nato_positions.commands.options import examples
from nato_positions.model import Verdict

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions reject 8",
        "positions reject 8 10 --why 'a former minister, not the government'",
        "positions candidates --speaker Spokesman -f json | jq '.[].id' | xargs -r positions reject",
    )
)
def reject(
    ctx: typer.Context,
    numbers: Numbers,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason; it is kept.")] = None,
) -> None:
    """They stay on record as rejected and are not proposed again. Prints their numbers.

    The same words that wait from other sources are rejected with them. An accepted candidate can still be
    rejected; what was recorded by hand cannot.
    """
    judge(ctx.obj, numbers, Verdict.REJECTED, fields.text("--why", why))
