"""`positions diff`: one door to three questions, each answered in `comparing`."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.commands import comparing, options
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.model import Filters
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import ledger

if TYPE_CHECKING:
    from nato_positions.commands import siding
else:
    siding = on_demand("nato_positions.commands.siding")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=options.examples(
        "positions diff --as-of 2023-06-01",
        "positions diff --blocs --as-of 2023-06-01",
        "positions diff germany hungary --issue sweden --issue ukraine",
        "positions diff --since 2023-06-01 --until 2024-03-07 -f json | jq '.changes[].actor'",
        "positions diff --since -7d --exit-code > moved.txt || mail -s Moved desk@example.org < moved.txt",
    )
)
def diff(
    ctx: typer.Context,
    pair: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE STATE]", help="Two states, side by side.")
    ] = None,
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
    blocs: Annotated[bool, typer.Option("--blocs", help="Who stands together, and on what.")] = False,
    gap: Annotated[
        float, typer.Option(min=0, max=1, help="With --blocs: mean disagreement inside a bloc, at most.")
    ] = 0.1,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 when there is a difference.")
    ] = False,
    form: options.Formats = records.Format.TABLE,
) -> int:
    """Without states: the stances of all and the disagreement of each two, blocs side by side.

    With --blocs: those who stand together, and what each bloc agrees on.
    With two states: the two, issue by issue. With --since: what changed between the two days, and which
    statement changed it. Filters choose what is listed; a position always rests on all accepted statements.
    """
    if pair and (len(pair) != 2 or state):
        raise BadInput("two states are compared, both given as arguments; for one, or more, use --state")
    if blocs and (pair or since):
        raise BadInput("--blocs is about everyone on one day; leave out the two states, and --since")
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        asked = options.filters(
            book,
            issues=issue,
            states=pair or state,
            stance=stance,
            speaker=speaker,
            since=since,
            until=until,
            as_of=as_of,
            known_on=known_on,
            members_only=members_only,
            limit=limit,
        )
        if blocs:
            return int(siding.together(session, book, asked, gap, form) and exit_code)
        return int(_answer(session, book, asked, bool(pair), form) and exit_code)


def _answer(
    session: Session, book: sqlite3.Connection, asked: Filters, two: bool, form: records.Format
) -> bool:
    """Print what was asked for; return whether there is a difference."""
    if asked.since:
        return comparing.days(session, book, asked, form)
    if not two:
        return comparing.everyone(session, book, asked, form)
    if len(asked.states) != 2:
        raise BadInput("a state does not differ from itself; name two states")
    return comparing.two_states(session, book, asked, form)
