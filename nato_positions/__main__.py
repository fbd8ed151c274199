"""The `positions` command; `python -m nato_positions` is the same."""

import gc
from typing import TYPE_CHECKING

from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    from nato_positions import cli
else:
    cli = on_demand("nato_positions.cli")

# So many objects more than were let go before the collector looks for circles among them: loading a command
# would otherwise have it look a hundred times, a twentieth of its time, and an import at each block of rows.
_OBJECTS = 100_000


def run() -> None:
    """The `positions` command."""
    gc.set_threshold(_OBJECTS, 50, 50)
    cli.run()


if __name__ == "__main__":
    run()
