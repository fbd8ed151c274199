"""Lines and tables onto a stream, as that stream can show them: the one place with a rich console."""

import os
from collections.abc import Collection, Iterable, Sequence
from io import StringIO
from typing import Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from nato_positions.render.records import as_text
from nato_positions.render.screen import Screen
from nato_positions.render.text import ascii_only, visible
from nato_positions.render.widths import plain

_ENDLESS = 1_000_000
_Depth = Literal["standard", "256", "truecolor"]

# Okabe and Ito's colours, told apart by everyone. Where there are only the terminal's own sixteen, they
# are named: the nearest to a colour of theirs may be white, which a light terminal does not show.
_COLOURS = {
    "support": ("bold #0072B2", "bold cyan"),
    "conditional": ("bold #CC79A7", "bold magenta"),
    "neutral": ("bold", "bold"),
    "oppose": ("bold #D55E00", "bold red"),
    "gap4": ("bold #D55E00", "bold red"),
    "gap3": ("#D55E00", "red"),
    "gap2": ("#E69F00", "yellow"),
    "gap1": ("#56B4E9", "cyan"),
}
# The nearest of the 256 to the blue is too dark for a dark terminal.
_OF_256 = {"support": "bold color(32)"}


def styled(*parts: str | tuple[str, str]) -> Text:
    """Return a line of plain and styled parts; every part is made safe for a terminal, none is markup."""
    line = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        line.append(visible(words), style)
    return line


def hung(first: str, rest: Text) -> Table:
    """Return a line that begins with `first` and, where it is wrapped, goes on under `rest`."""
    made = Table.grid()
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    made.add_row(styled(first), rest)
    return made


def draw(out: TextIO, screen: Screen, lines: Iterable[RenderableType]) -> None:
    """Write the lines and tables. On a terminal long lines are wrapped, in a pipe never.

    A line that must not be wrapped (`Text.no_wrap`) is left to the terminal: it breaks an address where the
    line ends and still knows it for one.
    """
    drawn = StringIO()
    depth = _color_system()
    console = Console(
        file=drawn,
        width=screen.width if screen.is_terminal else _ENDLESS,
        force_terminal=screen.color,
        color_system=depth if screen.color else None,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        theme=_theme(depth),
        _environ={},
    )
    for line in lines:
        whole = isinstance(line, Text) and (not screen.is_terminal or bool(line.no_wrap))
        console.print(line, soft_wrap=whole)
    text = "\n".join(line.rstrip() for line in drawn.getvalue().split("\n"))
    out.write(ascii_only(text) if screen.ascii else text)


def _theme(depth: _Depth) -> Theme:
    """Return the colours by name, as that many can show them."""
    found = {name: named if depth == "standard" else full for name, (full, named) in _COLOURS.items()}
    return Theme({**found, **_OF_256} if depth == "256" else found)


def _color_system() -> _Depth:
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if "256" in os.environ.get("TERM", "256") else "standard"


def table(
    screen: Screen,
    fields: Sequence[str],
    records: Iterable[Sequence[object]],
    numbers: Collection[str] = (),
) -> Table:
    """Return records as a table: ruled on a terminal, bare columns in a pipe.

    Columns of numbers stand to the right, and those of the fields in `numbers`, which are numbers in words.
    """
    ruled = screen.is_terminal and not screen.ascii
    made = Table(
        box=SIMPLE_HEAD if ruled else None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0)
    )
    found = list(records)
    for place, field in enumerate(fields):
        # The first column is what a record goes by: it is never broken, and stands to the left.
        values = [record[place] for record in found if record[place] is not None]
        right = field in numbers or (place > 0 and all(isinstance(value, int | float) for value in values))
        made.add_column(
            field,
            justify="right" if right and found else "left",
            no_wrap=not screen.is_terminal or place == 0,
            overflow="fold",
        )
    for record in found:
        made.add_row(*(Text(plain(as_text(value), screen)) for value in record))
    return made
