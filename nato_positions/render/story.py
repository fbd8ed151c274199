"""The life of a statement as a story: a line for each thing that happened, and what it changed."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from nato_positions.render.listing import indented
from nato_positions.render.paper import styled
from nato_positions.render.records import as_text
from nato_positions.render.screen import Screen
from nato_positions.reports import Event

_DONE = {"insert": "added", "update": "changed", "delete": "removed"}
# What follows from another field and says nothing by itself.
_DERIVED = ("weight", "quote_start", "quote_end")


def lines(found: Sequence[Event], screen: Screen) -> Iterator[RenderableType]:
    """Yield the events in their order."""
    for one in found:
        who = one.by or "another program"
        did = f"{one.what}: " if one.what else ""
        undone = f" (of change {one.undoes})" if one.undoes else ""
        yield styled(
            f"{one.at}  ", (f"{one.kind} {one.row} ", "bold"), f"{did}{_DONE[one.op]}{undone} by {who}"
        )
        for field, (old, new) in one.fields.items():
            if field not in _DERIVED:
                yield from indented(f"{field}: {as_text(old) or '—'} → {as_text(new) or '—'}", "", screen)
        if one.why:
            yield from indented(f"because: {one.why}", "", screen)
