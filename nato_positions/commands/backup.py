"""`positions backup`."""

from pathlib import Path
from typing import Annotated

import typer

from nato_positions.commands.options import examples
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.store import keeping

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions backup ~/positions-backup.db",
        'positions --db desk.db backup "desk-$(date +%F).db"',
    )
)
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; replaced if it is there.")],
) -> None:
    """A safe copy of one moment, while others write. Prints its name.

    The copy is private, and is looked over before it takes the name.
    """
    session: Session = ctx.obj
    if file.is_dir():
        raise BadInput(f"{file} is a folder; name a file in it")
    if file.exists() and session.location.path.exists() and file.samefile(session.location.path):
        raise BadInput(f"{file} is the ledger itself; name another file")
    keeping.back_up(session.location, file)
    print(file)
