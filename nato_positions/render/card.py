"""A candidate as `review` shows it: the stance, the words in their paragraph, what it would change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from nato_positions.model import Archived, Statement, Waiting
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.widths import wrapped
from nato_positions.reports import Effect

_MOST = 500
_LABEL = 9


class Card(NamedTuple):
    """What is known of a candidate; `changed` are the fields that the judge has corrected so far."""

    candidate: Waiting
    text: str
    place: str
    held: Statement | None
    later: Statement | None
    effect: Effect
    others: tuple[Archived, ...]
    changed: Collection[str]


def lines(card: Card, screen: Screen) -> Iterator[Text]:
    """Yield the lines of a card, top to bottom."""
    found = card.candidate
    sure = "" if found.confidence is None else f" · confidence {found.confidence:.2f}"
    yield styled("")
    yield styled((f"{card.place} · #{found.id}{sure}", "dim"))
    yield styled(
        (found.actor_name, "bold"),
        _star(card, "actor"),
        " · ",
        (found.issue, "bold"),
        _star(card, "issue"),
        " · ",
        *_stance(found, screen),
        _star(card, "stance"),
        f" · {found.date}",
        _star(card, "date"),
    )
    yield from _facts(card, screen)
    yield styled("")
    yield styled(*_paragraph(card))
    yield styled("")


def listing(found: Iterable[Waiting], screen: Screen) -> Iterator[Text]:
    """Yield candidates for a terminal, two or three lines each: narrow columns would break every word."""
    for one in found:
        sure = "" if one.confidence is None else f"{one.confidence:.2f}"
        also = f" and {len(one.also_in)} more" if one.also_in else ""
        yield styled(
            (f"#{one.id}", "bold"),
            f"  {one.date}  {one.actor_name} · {one.issue} · ",
            *_stance(one, screen),
            (f"  {sure}  {one.outlet or one.source_title or ''}{also}", "dim"),
        )
        said = ", ".join(filter(None, (one.speaker, one.role)))
        words = shortened(one.quote or one.note or "")
        for line in wrapped(f"{said}: {words}" if said else words, screen.width - 4):
            yield styled("    ", line)


def _star(card: Card, field: str) -> str:
    """Return the mark of a corrected field."""
    return "*" if field in card.changed else ""


def _stance(found: Waiting | Statement, screen: Screen) -> list[tuple[str, str]]:
    shown = look(found.stance, screen)
    return [(f"{shown.symbol} {found.stance}", shown.style)]


def _facts(card: Card, screen: Screen) -> Iterator[Text]:
    found = card.candidate
    said = ", ".join(filter(None, (found.speaker, found.role))) or "nobody named"
    marks = "".join(_star(card, field) for field in ("speaker", "role", "attribution"))
    yield _fact("speaker", f"{said} ({found.attribution}){marks[:1]}")
    yield _fact("source", _source(found.outlet, found.published, found.source_title, found.source_url))
    for other in card.others:
        yield _fact("also", _source(other.outlet, other.published, other.title, other.url))
    if found.note:
        yield _fact("note", found.note + _star(card, "note"))
    yield _fact("so far", *_so_far(card, screen))
    if card.later is not None:
        yield _fact("since", *_stance(card.later, screen), f" from {card.later.date} (#{card.later.id})")


def _fact(label: str, *parts: str | tuple[str, str]) -> Text:
    return styled((f"{label:{_LABEL}}", "dim"), *parts)


def _source(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part) or "no title, outlet or address"


_EFFECTS: Mapping[Effect, str] = {
    Effect.CONFIRMS: "; this would confirm it",
    Effect.CHANGES: "; this would CHANGE it to ",
    Effect.OUTRANKED: "; stronger evidence of that day, so this would not change it",
}


def _so_far(card: Card, screen: Screen) -> Sequence[str | tuple[str, str]]:
    """Return what the actor's position is on that day, and what the candidate would do to it."""
    if card.held is None:
        return ["no position on record; this would be the first"]
    after = _stance(card.candidate, screen) if card.effect is Effect.CHANGES else []
    since = f" since {card.held.date} (#{card.held.id})"
    return [*_stance(card.held, screen), since, _EFFECTS[card.effect], *after]


def _paragraph(card: Card) -> Sequence[str | tuple[str, str]]:
    """Return the words with what stands around them, marked by signs as well as by style."""
    start, end = card.candidate.quote_start, card.candidate.quote_end
    if start is None or end is None:
        return [card.candidate.quote or "", _star(card, "quote")]
    before, after = around(card.text, start, end)
    words = shortened(card.text[start:end])
    return [before, ">>", (words, "bold"), "<<", _star(card, "quote"), after]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    r"""Return what stands before and after `text[start:end]` in its paragraph, at most 500 characters each.

    >>> around("A head\nShe said: “yes” twice.\nMore", 18, 21)
    ('She said: “', '” twice.')
    """
    first = max(text.rfind("\n", 0, start) + 1, start - _MOST)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _MOST)
    before = ("…" if first > 0 and text[first - 1] != "\n" else "") + text[first:start]
    return before, text[end:last] + ("…" if last < len(text) and text[last] != "\n" else "")


def shortened(words: str) -> str:
    """Return words as they are, those beyond 1,000 characters without their middle."""
    return words if len(words) <= 2 * _MOST else f"{words[:_MOST]} […] {words[-_MOST:]}"
