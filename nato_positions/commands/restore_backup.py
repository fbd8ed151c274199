"""`positions restore-backup`."""

from pathlib import Path
from typing import Annotated

import typer

from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, now
from nato_positions.errors import BadInput
from nato_positions.store import keeping

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions restore-backup ~/positions-backup.db",
        "positions --db desk.db restore-backup desk-2026-01-31.db",
    )
)
def restore_backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that 'positions backup' made.")],
) -> None:
    """Makes the ledger what the copy is; what it was is kept beside it. Prints the name of what is kept."""
    session: Session = ctx.obj
    path = session.location.path
    if file.exists() and path.exists() and file.samefile(path):
        raise BadInput(f"{file} is the ledger itself; name a copy")
    aside = _free(path, now().replace(":", "").replace("-", ""))
    kept = path.exists()
    keeping.restore(session.location, file, aside)
    if kept:
        print(aside)


def _free(path: Path, moment: str) -> Path:
    """Return a name beside the ledger that nothing has yet."""
    names = (
        path.with_name(f"{path.name}.{moment}{extra}") for extra in ("", *(f"-{n}" for n in range(1000)))
    )
    return next(name for name in names if not name.exists())
