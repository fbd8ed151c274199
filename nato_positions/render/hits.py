"""What a search found: one hit under the other, the words around it with the hit marked."""

import re
from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from nato_positions.model import Stance
from nato_positions.render.listing import indented
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.widths import wrapped
from nato_positions.reports import Hit

_START, _END = "\x02", "\x03"
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARGIN = " " * 12


def lines(found: Sequence[Hit], screen: Screen) -> Iterator[RenderableType]:
    """Yield the hits in their order."""
    for hit in found:
        yield _head(hit, screen)
        yield from indented(_origin(hit), "dim", screen)
        yield from _snippet(hit.snippet, screen)


def _head(hit: Hit, screen: Screen) -> RenderableType:
    day = hit.date or "no date   "
    if hit.stance is None:
        return styled(f"{day}  article  ", (f"source {hit.source_id}", "dim"))
    seen = look(Stance(hit.stance), screen)
    return styled(
        f"{day}  ",
        (f"{seen.symbol} {hit.actor_name}", seen.style),
        f" {hit.stance} · {hit.issue}  ",
        (f"#{hit.statement}", "dim"),
    )


def _origin(hit: Hit) -> str:
    return " · ".join(part for part in (hit.speaker, hit.source_title or hit.source_url) if part)


def _snippet(snippet: str, screen: Screen) -> Iterator[RenderableType]:
    """Yield the words around, what was found in bold and, for those without bold, in guillemets."""
    # The marks become letters of one column for private use, so that a line is as wide as it is drawn.
    plain = " ".join(snippet.split()).translate({ord(_START): _OPEN, ord(_END): _CLOSE})
    width = max(20, screen.width - len(_MARGIN))
    found = False
    for line in wrapped(plain, width) if screen.is_terminal else [plain]:
        parts: list[str | tuple[str, str]] = []
        for part in re.split(f"([{_OPEN}{_CLOSE}])", line):
            found = part == _OPEN if part in (_OPEN, _CLOSE) else found
            shown = {_OPEN: "«", _CLOSE: "»"}.get(part, part)
            parts.append((shown, "bold") if found or part == _CLOSE else shown)
        yield styled(_MARGIN, *parts)
