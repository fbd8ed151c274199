"""What a search found: one hit under the other, the words around it with the hit marked."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from nato_positions.model import Stance
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.results import Hit

_START, _END = "\x02", "\x03"
_MARGIN = " " * 12


def lines(found: Sequence[Hit], screen: Screen) -> Iterator[RenderableType]:
    """Yield the hits in their order."""
    for hit in found:
        yield _head(hit, screen)
        yield styled(_MARGIN, *_marked(hit.snippet))


def _head(hit: Hit, screen: Screen) -> RenderableType:
    day = hit.date or "no date   "
    title = hit.source_title or hit.source_url or ""
    if hit.stance is None:
        return styled(f"{day}  article {hit.source_id}  {title}")
    seen = look(Stance(hit.stance), screen)
    return styled(
        f"{day}  ",
        (f"{seen.symbol} {hit.actor_name}", seen.style),
        f" {hit.stance} · {hit.issue}  {f'{hit.speaker}  ' if hit.speaker else ''}",
        (f"#{hit.statement}", "dim"),
        f"  {title}",
    )


def _marked(snippet: str) -> Iterator[str | tuple[str, str]]:
    """Yield the parts of a snippet, what was found in bold and, for those without bold, in guillemets."""
    for number, part in enumerate(snippet.replace(_END, _START).split(_START)):
        if part:
            yield (f"«{part}»", "bold") if number % 2 else part
