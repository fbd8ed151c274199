"""`positions accept`."""

from typing import Annotated

import typer

from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, now, signature, user
from nato_positions.commands.verdicts import give
from nato_positions.model import Verdict
from nato_positions.store import ledger, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_COMMANDS = {Verdict.ACCEPTED: "accept", Verdict.REJECTED: "reject"}
Numbers = Annotated[list[int], typer.Argument(metavar="ID…", min=1, help="Numbers of candidates.")]


@app.command(
    epilog=examples(
        "positions accept 7",
        "positions accept 7 9 12",
        "positions candidates --issue sweden -f json | jq '.[].id' | xargs -r positions accept",
    )
)
def accept(ctx: typer.Context, numbers: Numbers) -> None:
    """From now on they are evidence. Prints the numbers of what is accepted: all or, at an error, none.

    The same words that wait from other sources are accepted with them. Accepting what is accepted already
    changes nothing; what was rejected can still be accepted.
    """
    judge(ctx.obj, numbers, Verdict.ACCEPTED, None)


def judge(session: Session, numbers: list[int], verdict: Verdict, reason: str | None) -> None:
    """Give a verdict in one transaction and print the numbers of the statements that have it now."""
    with ledger.writing(session.location, signature(_COMMANDS[verdict], reason)) as book:
        given = give(book, numbers, verdict, writing.Hand(now(), user()), reason)
    for number in given.before:
        session.note(f"statement {number} is {verdict} already; nothing was written for it")
    for number in sorted({*given.judged, *given.before}):
        print(number)
