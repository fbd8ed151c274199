"""The timeline of `show`: a head, a row a state (or an issue) with time across, then the statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.text import Text

from nato_positions.model import Stance, Statement
from nato_positions.render.chart import Axis, cells
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import legend, look
from nato_positions.results import Track

_NARROW = 100
_LONGEST_LABEL = 22
_SHORT_LABEL = 16
_MARGIN = " " * 12


class Block(NamedTuple):
    """One timeline: its heading, lines under it, and a labelled track a row in the order to be drawn."""

    title: str
    question: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, Track], ...]


def favour(track: Track) -> tuple[int, str, str]:
    """The order of rows: those who hold out first, within a stance the latest change first."""
    # Days sort backwards when every digit is turned into what it lacks to nine.
    latest_first = track.since.translate(str.maketrans("0123456789", "9876543210"))
    return list(Stance).index(track.stance), latest_first, track.actor


def lines(blocks: Sequence[Block], axis: tuple[str, str], screen: Screen) -> Iterator[Text]:
    """Yield the lines of every block, over the same days."""
    for block in blocks:
        yield from _heading(block, screen)
        if block.rows:
            yield from _rows(block, axis, screen)
        yield styled("")
    if any(block.rows for block in blocks):
        yield _legend(screen)
        yield styled("")


def _heading(block: Block, screen: Screen) -> Iterator[Text]:
    yield styled((block.title, "bold"), f" — {block.question}" if block.question else "")
    for note in block.notes:
        yield styled(note)


def _rows(block: Block, axis: tuple[str, str], screen: Screen) -> Iterator[Text]:
    most = _SHORT_LABEL if screen.width < _NARROW else _LONGEST_LABEL
    label = min(most, max(len(name) for name, _ in block.rows))
    before = f"{'':{label}}  {'':13}  {'since':10}  "
    scale = Axis(*axis, max(10, screen.width - len(before)))
    yield styled((before + scale.labels(), "dim"))
    for name, track in block.rows:
        yield _row(name if len(name) <= label else f"{name[: label - 1]}…", label, track, scale, screen)


def _row(name: str, label: int, track: Track, scale: Axis, screen: Screen) -> Text:
    present = look(track.stance, screen)
    course = [(position.date, position.stance) for position in track.course]
    return styled(
        f"{name:{label}}  ",
        (f"{present.symbol} {track.stance:11}", present.style),
        f"  {track.since}  ",
        *_marks(cells(scale, course), screen),
    )


def _marks(row: Iterable[tuple[Stance | None, bool]], screen: Screen) -> Iterator[str | tuple[str, str]]:
    for stance, stated in row:
        if stance is None:
            yield " "
        else:
            found = look(stance, screen)
            yield (found.symbol if stated else found.line, found.style)


def _legend(screen: Screen) -> Text:
    parts: list[str | tuple[str, str]] = []
    for symbol, word, style in legend(screen):
        parts += [(symbol, style), f" {word}   "]
    return styled(*parts, "a line carries the stance on")


def listing(statements: Iterable[Statement], names: Mapping[str, str], screen: Screen) -> Iterator[Text]:
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


def _paragraph(statement: Statement, names: Mapping[str, str], screen: Screen) -> Iterator[Text]:
    found = look(statement.stance, screen)
    yield styled(
        f"{statement.date}  ",
        (f"{found.symbol} {names[statement.actor]}", found.style),
        f" {statement.stance} · {statement.issue}  {said_by(statement)}  ",
        (f"#{statement.id}", "dim"),
    )
    yield from indented(words(statement), "", screen)
    yield from indented(origin(statement), "dim", screen)


def indented(text: str, style: str, screen: Screen) -> Iterator[Text]:
    """Yield text under what it belongs to; in a pipe on one line, an address on a terminal left whole."""
    if not screen.is_terminal:
        if text:
            yield styled(_MARGIN, (text, style))
        return
    for line in wrap(
        text, max(20, screen.width - len(_MARGIN)), break_long_words=False, break_on_hyphens=False
    ):
        yield styled(_MARGIN, (line, style))


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
