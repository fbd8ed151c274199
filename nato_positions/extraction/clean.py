"""The first step: an archived text as blocks (paragraphs, headings), without what a scraper left in it.

Nothing is removed or changed: a block is a place in the text, so every later place points into what is
archived.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nato_positions.extraction.wording import noise

_LINE = re.compile(r"[^\r\n]+")
_HEADING = 110
_WRAPPED = 60
_ENDINGS = ".!?…\"”'’:;)"


class Block(NamedTuple):
    """A paragraph or heading, `text[start:end]`."""

    start: int
    end: int
    heading: bool


def blocks(text: str) -> list[Block]:
    """Return the blocks of an article in order, navigation and other noise left out.

    >>> [block.heading for block in blocks("Skip to content\\n\\nA heading\\n\\nA sentence stands here.")]
    [True, False]
    """
    return [
        Block(start, end, _is_heading(text, start, end))
        for start, end in _paragraphs(text)
        if not _is_noise(text, start, end)
    ]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield each line without its outer spaces; lines that were wrapped at a fixed width are one
    paragraph.
    """
    held: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        start, end = trimmed(text, line.start(), line.end())
        if start == end:
            continue
        if held and _continues(text, held, start):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without the white space at its two ends.

    >>> trimmed(" ab ", 0, 4)
    (1, 3)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _continues(text: str, held: tuple[int, int], start: int) -> bool:
    """Whether the line at `start` goes on with the sentence that the held one broke off."""
    broken_off = text[held[1] - 1] not in _ENDINGS and held[1] - held[0] >= _WRAPPED
    return broken_off and start - held[1] <= 2 and text[start].islower()


def _is_noise(text: str, start: int, end: int) -> bool:
    opening = text[start : min(end, start + 80)].lstrip("0123456789.•*-–| ").casefold()
    return not opening or opening.startswith(noise())


def _is_heading(text: str, start: int, end: int) -> bool:
    return end - start <= _HEADING and text[end - 1] not in _ENDINGS
