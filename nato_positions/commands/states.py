"""`positions states`."""

import sys

import typer

from nato_positions import dates, reference
from nato_positions.commands.options import AsOf, Formats, MembersOnly, examples
from nato_positions.commands.output import write
from nato_positions.commands.session import Session, today
from nato_positions.model import Standing
from nato_positions.render import records
from nato_positions.store import ledger, reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
FIELDS = ("actor", "actor_name", "standing", "applied", "joined", "iso2", "capital", "names")


@app.command(
    epilog=examples(
        "positions states",
        "positions states --as-of 2023-06-01 --members-only -f csv",
        "positions states -f json | jq -r '.[] | select(.standing == \"applicant\").actor'",
    )
)
def states(
    ctx: typer.Context,
    as_of: AsOf = None,
    members_only: MembersOnly = False,
    form: Formats = records.Format.TABLE,
) -> None:
    """Members, applicants, partners and organisations as of a day, with the names that they go by."""
    session: Session = ctx.obj
    day = dates.last_day(as_of, today()) if as_of else today().isoformat()
    names = {actor.code: actor.names for actor in reference.actors()}
    with ledger.reading(session.location) as book:
        found = reading.actors(book)
    rows = [
        (a.code, a.name, a.standing(day), a.applied, a.joined, a.iso2, a.capital, names.get(a.code, ()))
        for a in found
        if not members_only or a.standing(day) is Standing.MEMBER
    ]
    write(sys.stdout, session.screen, form, FIELDS, rows)
