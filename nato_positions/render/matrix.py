"""The matrices of `diff`: states × issues stances, and states × states disagreement."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.text import Text

from nato_positions.model import Position
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import legend, look
from nato_positions.results import Pair

_WIDE = 110
# Disagreement above each bound is shaded like this; the colours run with the shade, the shade says it alone.
_SHADES = [(0.75, "█", "#"), (0.5, "▓", "%"), (0.25, "▒", "+"), (0.0, "░", "-")]
_NONE_AT_ALL = ("·", ".")
_FEW, _FEW_ASCII = "₁₂", "12"
_STYLES = ("bold #D55E00", "#D55E00", "#E69F00", "#56B4E9")


def stances(
    order: Sequence[str],
    labels: Mapping[str, str],
    issues: Sequence[str],
    held: Mapping[tuple[str, str], Position],
    screen: Screen,
) -> Iterator[Text]:
    """Yield the states × issues matrix, in as many panels of columns as the width asks for."""
    short = screen.width < _WIDE
    names = {code: _label(code, labels, short) for code in order}
    side = max([len(name) for name in names.values()], default=0) + 2
    for panel in _panels(issues, screen.width - side if screen.is_terminal else None):
        heads = {issue: _stacked(issue) for issue in panel}
        for level in zip_longest(*heads.values(), fillvalue=""):
            line = "".join(f"{part:{_wide(issue)}}" for part, issue in zip(level, panel, strict=True))
            yield styled((" " * side + line, "bold"))
        for code in order:
            cells: list[str | tuple[str, str]] = []
            for issue in panel:
                cells += _cell(held.get((code, issue)), _wide(issue), screen)
            yield styled(f"{names[code]:{side}}", *cells)
        yield styled("")
    yield styled(*_key(screen))


def _label(code: str, labels: Mapping[str, str], short: bool) -> str:
    """Return a row's name: the code where space is short; a mark for non-members comes with the label."""
    return f"{code}{'°' if labels[code].endswith('°') else ''}" if short else labels[code]


def _stacked(issue: str) -> list[str]:
    """Return an issue's slug in short lines, broken after its hyphens."""
    parts = issue.split("-")
    return [f"{part}-" for part in parts[:-1]] + parts[-1:]


def _wide(issue: str) -> int:
    return max(map(len, _stacked(issue))) + 1


def _panels(issues: Sequence[str], room: int | None) -> Iterator[list[str]]:
    panel: list[str] = []
    for issue in issues:
        if room is not None and panel and sum(map(_wide, [*panel, issue])) > room:
            yield panel
            panel = []
        panel.append(issue)
    if panel:
        yield panel


def _cell(position: Position | None, width: int, screen: Screen) -> list[str | tuple[str, str]]:
    if position is None:
        return [" " * width]
    found = look(position.stance, screen)
    return [(found.symbol, found.style), " " * (width - 1)]


def _key(screen: Screen) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for symbol, word, style in legend(screen):
        parts += [(symbol, style), f" {word}   "]
    return [*parts, "blank: no position"]


def disagreement(
    order: Sequence[str], labels: Mapping[str, str], pairs: Sequence[Pair], screen: Screen
) -> Iterator[Text]:
    """Yield the states × states matrix, the same order across as down, folded where it is too wide.

    A pair that shares few issues has their number beside the shade, where some pair shares more.
    """
    found = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    names = {code: _label(code, labels, True) for code in order}
    side = max(map(len, names.values()), default=0) + 1
    room = screen.width - side
    step = 2 if 2 * len(order) <= room else 1
    digits = _few(pairs, screen) if step > 1 else ""
    across = max(1, room // step) if screen.is_terminal else max(1, len(order))
    for start in range(0, len(order), across):
        columns = order[start : start + across]
        for level in zip_longest(*columns, fillvalue=" "):
            yield styled((" " * side + "".join(f"{letter:{step}}" for letter in level), "bold"))
        for row in order:
            cells: list[str | tuple[str, str]] = []
            for column in columns:
                pair = found.get(frozenset((row, column))) if row != column else None
                shade = ("\\", "") if row == column else _shade(pair, screen)
                cells += [shade, (_number(pair, digits)[: step - 1], "dim")]
            yield styled(f"{names[row]:{side}}", *cells)
        yield styled("")
    yield styled(_scale(screen))
    if digits:
        yield styled(f"{' '.join(digits)} beside a shade: so few issues shared")


def _few(pairs: Sequence[Pair], screen: Screen) -> str:
    """Return the digits for the numbers of shared issues that are small: to two, and to half of the most."""
    shared = [pair.shared for pair in pairs if pair.shared]
    few = max(shared, default=0) // 2
    return (_FEW_ASCII if screen.ascii else _FEW)[:few] if any(number <= few for number in shared) else ""


def _number(pair: Pair | None, digits: str) -> str:
    return digits[pair.shared - 1] if pair and 0 < pair.shared <= len(digits) else " "


def _shade(pair: Pair | None, screen: Screen) -> tuple[str, str]:
    if pair is None or pair.disagreement is None:
        return " ", ""
    for (bound, symbol, plain), style in zip(_SHADES, _STYLES, strict=True):
        if pair.disagreement > bound:
            return plain if screen.ascii else symbol, style
    return _NONE_AT_ALL[screen.ascii], ""


def _scale(screen: Screen) -> str:
    steps = [f"{_NONE_AT_ALL[screen.ascii]} agree"]
    for bound, symbol, plain in reversed(_SHADES):
        steps.append(f"{plain if screen.ascii else symbol} to {bound + 0.25:.2f}")
    return f"Disagreement: {'   '.join(steps)}   blank: no issue shared"
