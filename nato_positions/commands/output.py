"""Records onto stdout in the format that was asked for; rich is loaded for tables only."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from nato_positions.commands.session import Session
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.render.screen import Screen

if TYPE_CHECKING:
    from nato_positions.render import paper
else:
    paper = on_demand("nato_positions.render.paper")

Item = TypeVar("Item")
# More than a reader takes in on a terminal.
_MOST = 200


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


def readable(session: Session, found: Sequence[Item], limit: int | None, *, what: str) -> Sequence[Item]:
    """Return what is drawn: in a pipe everything, on a terminal as much as can be read unless asked for.

    `what` names them on stderr, `newest statements` or `best hits`: the newest come last, others first.
    """
    if limit or not session.screen.is_terminal or len(found) <= _MOST:
        return found
    which, _, things = what.partition(" ")
    session.note(f"the {which} {_MOST} of {len(found)} {things} are listed; --limit lists more")
    return found[-_MOST:] if which == "newest" else found[:_MOST]
