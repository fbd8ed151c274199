"""Records onto stdout in the format that was asked for; rich is loaded for tables only."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.render.screen import Screen

if TYPE_CHECKING:
    from nato_positions.render import paper
else:
    paper = on_demand("nato_positions.render.paper")


def write(
    out: TextIO,
    screen: Screen,
    form: records.Format,
    fields: Sequence[str],
    rows: Iterable[records.Record],
) -> None:
    """Write the rows as records, or as a table fit for the screen."""
    if form is records.Format.TABLE:
        paper.draw(out, screen, [paper.table(screen, fields, rows)])
    else:
        records.write(out, form, fields, rows)
