"""`positions retract`."""

from typing import Annotated

import typer

from nato_positions.commands import fields
from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, signature
from nato_positions.errors import BadInput
from nato_positions.model import Status
from nato_positions.store import ledger, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Numbers = Annotated[list[int], typer.Argument(metavar="ID…", min=1, help="Numbers of statements.")]


@app.command(
    epilog=examples(
        "positions retract 7 --why 'the interview was a fabrication'",
        "positions retract 7 9 12 --why 'coded from a translation that was wrong'",
    )
)
def retract(
    ctx: typer.Context,
    numbers: Numbers,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason; it is kept.")] = None,
) -> None:
    """Takes statements out of every answer and keeps them, with the reason. Prints their numbers.

    All of them or, at an error, none. 'positions restore' brings them back.
    """
    reason = fields.text("--why", why)
    if reason is None:
        raise BadInput("a retraction needs its reason; give --why TEXT")
    change(ctx.obj, numbers, Status.ACCEPTED, Status.RETRACTED, "retract", reason)


def _done(what: str) -> str:
    return f"{what.removesuffix('e')}ed"


def change(
    session: Session, numbers: list[int], expected: Status, status: Status, what: str, why: str | None
) -> None:
    """Give statements another status in one transaction, and print their numbers.

    What has the status already is said and left. Raises `BadInput` for what is neither.
    """
    with ledger.writing(session.location, signature(what, why)) as book:
        for number in dict.fromkeys(numbers):
            was = writing.status_of(book, number)
            if was is status:
                session.note(f"statement {number} is {status} already; nothing was written for it")
            elif was is not expected:
                raise BadInput(f"statement {number} is {was}, not {expected}; it cannot be {_done(what)}")
            else:
                writing.set_status(book, number, status)
    for number in dict.fromkeys(numbers):
        print(number)
