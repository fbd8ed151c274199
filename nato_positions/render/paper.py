"""Lines and tables onto a stream, as that stream can show them: the one place with a rich console."""

import os
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from nato_positions.render.records import as_text
from nato_positions.render.screen import Screen
from nato_positions.render.text import ascii_only, visible

_ENDLESS = 1_000_000


def styled(*parts: str | tuple[str, str]) -> Text:
    """Return a line of plain and styled parts; every part is made safe for a terminal, none is markup."""
    line = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        line.append(visible(words), style)
    return line


def draw(out: TextIO, screen: Screen, lines: Iterable[RenderableType]) -> None:
    """Write the lines and tables. On a terminal long lines are wrapped, in a pipe never."""
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=screen.width if screen.is_terminal else _ENDLESS,
        force_terminal=screen.color,
        color_system=_color_system() if screen.color else None,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for line in lines:
        console.print(line, soft_wrap=not screen.is_terminal and isinstance(line, Text))
    text = "\n".join(line.rstrip() for line in drawn.getvalue().split("\n"))
    out.write(ascii_only(text) if screen.ascii else text)


def _color_system() -> Literal["standard", "256", "truecolor"]:
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if "256" in os.environ.get("TERM", "256") else "standard"


def table(screen: Screen, fields: Sequence[str], records: Iterable[Sequence[object]]) -> Table:
    """Return records as a table: ruled on a terminal, bare columns in a pipe."""
    ruled = screen.is_terminal and not screen.ascii
    made = Table(
        box=SIMPLE_HEAD if ruled else None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0)
    )
    for field in fields:
        # The first column is what a record goes by: it is never broken.
        made.add_column(field, no_wrap=not screen.is_terminal or field == fields[0], overflow="fold")
    for record in records:
        made.add_row(*(Text(visible(as_text(value))) for value in record))
    return made
