"""`positions undo`."""

from typing import Annotated

import typer

from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, signature, user
from nato_positions.errors import BadInput
from nato_positions.store import ledger, past

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions undo",
        "positions undo 3",
        "POSITIONS_USER=anna positions undo",
    )
)
def undo(
    ctx: typer.Context,
    count: Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many changes.")] = 1,
) -> None:
    """Undoes your last changes, and keeps that it did. Prints the numbers of the statements that it touched.

    A change is what one command did: a whole import, one verdict of a review. What it added is retracted and
    what it altered is as before; archived articles stay. Where something was changed again since, by
    whomever, nothing is undone.
    """
    session: Session = ctx.obj
    touched: dict[int, None] = {}
    with ledger.writing(session.location) as book:
        changes = past.last_changes(book, user(), count)
        if len(changes) < count:
            raise BadInput(f"{user()} has {len(changes)} changes to undo, not {count}; see 'positions log'")
        for change in changes:
            ledger.sign(book, signature("undo"))
            touched |= dict.fromkeys(past.take_back(book, change))
    for number in sorted(touched):
        print(number)
