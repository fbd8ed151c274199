"""How the grounds of a position read, and contradictions: statements one under the other, with the reason."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from nato_positions.model import Statement
from nato_positions.render.listing import indented, origin, said_by, words
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.reports import Contradiction, Ground


def lines(
    found: Sequence[Ground], actor: str, issue: str, day: str, screen: Screen
) -> Iterator[RenderableType]:
    """Yield the statements behind a position, the one that gives it first."""
    if not found:
        return
    held = found[0].statement
    seen = look(held.stance, screen)
    yield styled(
        (f"{actor} on {issue} as of {day}: ", "bold"),
        (f"{seen.symbol} {held.stance}", seen.style),
        f" since the statement of {held.date}",
    )
    for ground in found:
        yield styled("")
        yield from _statement(ground.statement, str(ground.reason), screen)


def contradictions(
    found: Sequence[Contradiction], names: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Yield each contradiction: whose, on what, how far apart, and the two statements."""
    for one in found:
        name, apart = names[one.later.actor], "on one day" if one.days == 0 else f"{one.days} days apart"
        what = "two speakers" if one.kind == "speakers" else "a reversal"
        yield styled((f"{name} · {one.later.issue}: {what}, {apart}", "bold"))
        for statement in (one.earlier, one.later):
            yield from _statement(statement, "", screen)
        yield styled("")


def _statement(statement: Statement, reason: str, screen: Screen) -> Iterator[RenderableType]:
    seen = look(statement.stance, screen)
    yield styled(
        f"{statement.date}  ",
        (f"{seen.symbol} {statement.stance}", seen.style),
        f"  {reason}  " if reason else "  ",
        (f"#{statement.id}", "dim"),
    )
    yield from indented(said_by(statement), "", screen)
    yield from indented(words(statement), "", screen)
    yield from indented(origin(statement), "dim", screen)
