"""Statements one under the other: who said what, in which words, and where it stands."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from nato_positions.model import Statement
from nato_positions.render.paper import hung, styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.widths import wrapped

_MARGIN = " " * 12


def listing(
    statements: Iterable[Statement], names: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Yield the statements, newest last: on a terminal in a few lines each, in a pipe on one line each."""
    for statement in statements:
        if screen.is_terminal:
            yield from _paragraph(statement, names, screen)
        else:
            yield _line(statement, names, screen)


def _line(statement: Statement, names: Mapping[str, str], screen: Screen) -> Text:
    found = look(statement.stance, screen)
    return styled(
        f"{statement.date}  {names[statement.actor]:16}  {statement.issue:18}  ",
        (f"{found.symbol} {statement.stance:11}", found.style),
        f"  {said_by(statement)}  {words(statement)}  {origin(statement)}  #{statement.id}",
    )


def _paragraph(statement: Statement, names: Mapping[str, str], screen: Screen) -> Iterator[RenderableType]:
    found = look(statement.stance, screen)
    head = styled(
        (f"{found.symbol} {names[statement.actor]}", found.style),
        f" {statement.stance} · {statement.issue}  {said_by(statement)}  ",
        (f"#{statement.id}", "dim"),
    )
    yield hung(f"{statement.date}  ", head)
    yield from indented(words(statement), "", screen)
    yield from indented(origin(statement), "dim", screen)


def indented(text: str, style: str, screen: Screen) -> Iterator[Text]:
    """Yield text under what it belongs to; in a pipe on one line, an address on a terminal left whole."""
    if not screen.is_terminal:
        if text:
            yield styled(_MARGIN, (text, style))
        return
    for line in wrapped(text, max(20, screen.width - len(_MARGIN))):
        shown = styled(_MARGIN, (line, style))
        shown.no_wrap = True
        yield shown


def said_by(statement: Statement) -> str:
    """Return who said it and how the source has it: `Péter Szijjártó (foreign minister), quoted`."""
    speaker = statement.speaker or ""
    role = statement.role or ""
    who = f"{speaker} ({role})" if speaker and role else speaker or role
    return f"{who}, {statement.attribution}" if who else str(statement.attribution)


def words(statement: Statement) -> str:
    """Return the quote in quote marks, else the note, else nothing."""
    if statement.quote:
        return statement.quote if statement.quote[0] in "“\"'‘" else f"“{statement.quote}”"
    return statement.note or ""


def origin(statement: Statement) -> str:
    """Return where it stands: outlet or title, day, address."""
    name = statement.outlet or statement.source_title or f"source {statement.source_id}"
    return " · ".join(filter(None, (name, statement.published, statement.source_url)))
