"""The timeline of `show`: a head, how consensus moved, a row a state (or an issue) with time across."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.text import Text

from nato_positions.model import Day, Stance
from nato_positions.render.chart import Axis, cells, shared
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import legend, look, marks
from nato_positions.render.trend import MANY, numbers, trend
from nato_positions.render.widths import fitted, width_of
from nato_positions.render.words import counted
from nato_positions.results import Moment, Track

_NARROW = 100
_LONGEST_LABEL = 22
_SHORT_LABEL = 18
# Below that a symbol alone says the stance: the word has no room.
_SLIM = 70


class Row(NamedTuple):
    """A labelled track; `joined` is the day to mark on it, `member` whether it counts towards consensus."""

    label: str
    track: Track
    member: bool = True
    joined: Day | None = None


class Block(NamedTuple):
    """One timeline: its heading, lines under it, and a row a track in the order to be drawn.

    `course` is how consensus moved, to be drawn above the rows; rows of an issue are headed by their stance.
    """

    title: str
    question: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    course: tuple[Moment, ...] = ()
    grouped: bool = False


def heads(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield the head of every block alone."""
    for block in blocks:
        yield from _heading(block)
        yield styled("")


def lines(blocks: Sequence[Block], axis: tuple[Day, Day], screen: Screen) -> Iterator[Text]:
    """Yield the lines of every block, over the same days."""
    rows = [row for block in blocks for row in block.rows]
    label = _label_width(rows, screen)
    # One axis for all, so that a day stands in the same column wherever it is.
    scale = Axis(*axis, max(10, screen.width - label - len(_beside(screen))))
    for block in blocks:
        yield from _heading(block)
        if block.rows:
            yield from _chart(block, label, scale, screen)
        yield styled("")
    if rows:
        crowded = sum(shared(scale, [position.date for position in row.track.course]) for row in rows)
        counts = [count for block in blocks if block.rows for count in numbers(block.course, scale)]
        yield from _legend(scale, crowded, counts, screen)
        yield styled("")


def _beside(screen: Screen) -> str:
    """Return the head of what stands between a row's label and its columns: the stance, and since when."""
    return f"  {'':13}  {'since':10}  " if screen.width >= _SLIM else f"  {'':1} {'since':10}  "


def _heading(block: Block) -> Iterator[Text]:
    # A question made up from the title says it again.
    title = "" if block.question.startswith(block.title) else block.title
    if title and block.question:
        yield styled((title, "bold"), f" — {block.question}")
    else:
        yield styled((title or block.question, "bold"))
    for note in block.notes:
        yield styled(note)


def _label_width(rows: Sequence[Row], screen: Screen) -> int:
    most = _SHORT_LABEL if screen.width < _NARROW else _LONGEST_LABEL
    most = most if screen.width >= _SLIM else screen.width // 4
    return min(most, max([width_of(row.label, screen) for row in rows], default=0))


def _chart(block: Block, label: int, scale: Axis, screen: Screen) -> Iterator[Text]:
    head = " " * label + _beside(screen)
    yield styled((head + scale.labels(), "dim"))
    if block.course:
        yield from trend(block.course, scale, len(head), screen)
    for stance, group in groupby(block.rows, key=lambda row: row.track.stance if block.grouped else None):
        rows = list(group)
        if stance is not None:
            yield styled((_group(stance, rows), "dim"))
        for row in rows:
            yield _row(row, label, scale, screen)


def _group(stance: Stance, rows: Sequence[Row]) -> str:
    """Return the heading of the rows that hold a stance: `Oppose — 2 members, 1 other`."""
    members = sum(row.member for row in rows)
    others = len(rows) - members
    counts = [counted(members, "member")] if members else []
    counts += [counted(others, "other")] if others else []
    return f"{stance.capitalize()} — {', '.join(counts)}"


def _row(row: Row, label: int, scale: Axis, screen: Screen) -> Text:
    track = row.track
    present = look(track.stance, screen)
    held = f"{present.symbol} {track.stance:11} " if screen.width >= _SLIM else present.symbol
    return styled(
        f"{fitted(row.label, label, screen)}  ",
        (held, present.style),
        f" {track.since}  ",
        *_marked(row, scale, screen),
    )


def _marked(row: Row, scale: Axis, screen: Screen) -> list[str | tuple[str, str]]:
    """Return the columns of a row; a mark of a change or of joining stands where no statement does."""
    columns = cells(scale, [(position.date, position.stance) for position in row.track.course])
    drawn: list[str | tuple[str, str]] = []
    for stance, stated in columns:
        found = None if stance is None else look(stance, screen)
        drawn.append((found.symbol if stated else found.line, found.style) if found else " ")
    free = {place for place, (_, stated) in enumerate(columns) if not stated}
    for place, ((before, _), (after, _)) in enumerate(pairwise(columns)):
        if before is not None and after is not None and before is not after and place in free:
            drawn[place] = (marks(screen).turn, look(after, screen).style)
            free.discard(place)
    if row.joined is not None and scale.first <= row.joined <= scale.last:
        day = scale.column(row.joined)
        for place in [near for near in (day, day - 1, day + 1) if near in free][:1]:
            drawn[place] = (marks(screen).joined, "bold")
    return drawn


def _legend(scale: Axis, crowded: int, counts: Sequence[int], screen: Screen) -> Iterator[Text]:
    """Yield what the signs mean; `counts` are the numbers that the rows of consensus show."""
    found = marks(screen)
    parts: list[str | tuple[str, str]] = []
    for symbol, word, style in legend(screen):
        parts += [(symbol + 2 * look(Stance(word), screen).line, style), f" {word}   "]
    yield styled(*parts)
    carried = "symbol: a statement   line: the stance since then"
    yield styled(f"{carried}   {found.turn} it changes   {found.joined} joined")
    if counts:
        many = f", {MANY} ten or more" if max(counts) > 9 else ""
        yield styled(f"in support: share of members, {found.levels[-1]} all   below it: how many{many}")
    days = f"{scale.step:.3g} days a column" if scale.step > 1 else "a day a column or less"
    several = f"; {counted(crowded, 'symbol')}: the last of several" if crowded else ""
    yield styled((f"{scale.first} to {scale.last}, {days}{several}", "dim"))
