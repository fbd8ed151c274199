"""Where the words of statements stand in their source, and a text with a place for those of one without."""

from collections.abc import Iterable
from typing import NamedTuple

from nato_positions.model import Source, Statement

Span = tuple[int, int]


class Laid(NamedTuple):
    """A document's text with the place of each statement (code points), and whether it is the quote's own."""

    text: str
    spans: dict[int, Span]
    anchored: frozenset[int]


def in_article(text: str, statements: Iterable[Statement], spans: dict[int, Span]) -> Laid:
    """Return where statements stand in an archived text; what has no place there is given its first line."""
    first = _first_line(text)
    laid: dict[int, Span] = {}
    anchored = set()
    for one in statements:
        start, end = spans.get(one.id, (0, 0))
        if one.quote and text[start:end] == one.quote:
            laid[one.id] = (start, end)
            anchored.add(one.id)
        else:
            laid[one.id] = first
    return Laid(text, laid, frozenset(anchored))


def _first_line(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    line = text[start:].partition("\n")[0].rstrip()
    # A text of nothing but white space has no line; DNA wants a place that is not empty.
    return (start, start + len(line)) if line else (0, len(text))


def made(source: Source, statements: Iterable[Statement]) -> Laid:
    """Return a text for a source of which none is archived: what it is, then a paragraph a statement."""
    heading = (source.title, source.outlet, source.published, source.url)
    text = "\n".join(filter(None, heading)) or "No text is archived."
    spans: dict[int, Span] = {}
    for one in statements:
        words = one.quote or one.note or f"{one.actor_name}, {one.issue}: {one.stance}"
        text += "\n\n"
        spans[one.id] = (len(text), len(text) + len(words))
        text += words
    return Laid(text, spans, frozenset())
