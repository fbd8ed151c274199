"""`positions check`."""

import sys

import typer

from nato_positions.commands.options import Formats, examples
from nato_positions.commands.output import write
from nato_positions.commands.session import Session
from nato_positions.render import records
from nato_positions.reports import Finding
from nato_positions.store import keeping, ledger

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions check",
        "positions check -q || mail -s 'the ledger needs a look' desk@example.org",
        "positions check -f json | jq '.[] | select(.severity == \"problem\")'",
    )
)
def check(ctx: typer.Context, form: Formats = records.Format.TABLE) -> int:
    """Looks the ledger over: the file, every quote against its article, every hash, every reference.

    Prints what is wrong and how to mend it, and exits 1 where there is a problem. Sources without a
    statement are hints only.
    """
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        found = list(keeping.look_over(book))
    if found or form is not records.Format.TABLE:
        write(sys.stdout, session.screen, form, Finding._fields, found)
    problems = sum(one.severity == "problem" for one in found)
    session.note(f"{problems or 'no'} problem{'' if problems == 1 else 's'} found")
    return int(problems > 0)
