"""How a stance looks: a symbol first, a colour second; `paper` knows the colours by these names."""

from typing import NamedTuple

from nato_positions.model import Stance
from nato_positions.render.screen import Screen


class Look(NamedTuple):
    """A stance's symbol where it was stated, the line that carries it on, and the name of its style."""

    symbol: str
    line: str
    style: str


_ASCII = {
    Stance.SUPPORT: Look("+", "-", "support"),
    Stance.CONDITIONAL: Look("~", ":", "conditional"),
    Stance.NEUTRAL: Look("o", ".", "neutral"),
    Stance.OPPOSE: Look("x", "=", "oppose"),
}
_SYMBOLS = {Stance.SUPPORT: "●", Stance.CONDITIONAL: "◐", Stance.NEUTRAL: "○", Stance.OPPOSE: "✕"}
_LINES = {Stance.SUPPORT: "─", Stance.CONDITIONAL: "╌", Stance.NEUTRAL: "┈", Stance.OPPOSE: "═"}


def look(stance: Stance, screen: Screen) -> Look:
    """Return how `stance` is drawn there: box-drawing lines on terminals only, ASCII where asked."""
    found = _ASCII[stance]
    if screen.ascii:
        return found
    line = _LINES[stance] if screen.is_terminal else found.line
    return found._replace(symbol=_SYMBOLS[stance], line=line)


class Marks(NamedTuple):
    """What stands on a timeline beside stances: a change to come, a state joining, shares from few to all."""

    turn: str
    joined: str
    levels: str


def marks(screen: Screen) -> Marks:
    """Return the marks of a timeline there; the last of `levels` is for all of the members alone."""
    if screen.ascii:
        return Marks(">", "^", "123456789#")
    return Marks("▸", "▲", "▁▂▃▄▅▆▇█" if screen.is_terminal else "123456789#")


def legend(screen: Screen) -> list[tuple[str, str, str]]:
    """Return symbol, word and style of every stance, the most favourable first."""
    looks = [(stance, look(stance, screen)) for stance in reversed(Stance)]
    return [(found.symbol, stance.value, found.style) for stance, found in looks]
