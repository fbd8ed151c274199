"""Where the ledger is: `--db`, else `$POSITIONS_DB`, else the platform's user data folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import platformdirs
else:
    platformdirs = on_demand("platformdirs")


class Location(NamedTuple):
    """The ledger's file; where the user has `chosen` it, a mere question does not make it."""

    path: Path
    chosen: bool


def locate(option: str | None) -> Location:
    """Return the place of the ledger; nothing is looked at or made on the disk."""
    if chosen := option or os.environ.get("POSITIONS_DB"):
        return Location(Path(chosen).expanduser(), True)
    return Location(Path(platformdirs.user_data_dir("positions", appauthor=False)) / "positions.db", False)
