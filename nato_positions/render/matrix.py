"""The matrices of `diff`: states × issues stances, and states × states disagreement."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.text import Text

from nato_positions.model import Position
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import legend, look
from nato_positions.render.widths import fitted, width_of
from nato_positions.results import Pair

_LONGEST_NAME = 22
# Longer parts of an issue's slug are broken over lines.
_LONGEST_PART = 16
# Disagreement above each bound is shaded like this; the colours run with the shade, the shade says it alone.
_SHADES = [(0.75, "█", "#"), (0.5, "▓", "%"), (0.25, "▒", "+"), (0.0, "░", "-")]
_NONE_AT_ALL = ("·", ".")
_FEW, _FEW_ASCII = "₁₂", "12"
_STYLES = ("gap4", "gap3", "gap2", "gap1")


def stances(
    order: Sequence[str],
    labels: Mapping[str, str],
    issues: Sequence[str],
    held: Mapping[tuple[str, str], Position],
    screen: Screen,
) -> Iterator[Text]:
    """Yield the states × issues matrix, in as many panels of columns as the width asks for."""
    names = _rows(order, labels, issues, screen)
    side = max(width_of(name, screen) for name in names.values()) + 2
    for panel in _panels(issues, screen.width - side if screen.is_terminal else None):
        heads = {issue: _stacked(issue) for issue in panel}
        widths = {issue: _wide(issue) for issue in panel}
        for level in zip_longest(*heads.values(), fillvalue=""):
            line = "".join(f"{part:{widths[issue]}}" for part, issue in zip(level, panel, strict=True))
            yield styled((" " * side + line, "bold"))
        for code in order:
            cells: list[str | tuple[str, str]] = []
            for issue in panel:
                cells += _cell(held.get((code, issue)), widths[issue], screen)
            yield styled(fitted(names[code], side, screen), *cells)
        yield styled("")
    yield styled(*_key(screen))


def _rows(
    order: Sequence[str], labels: Mapping[str, str], issues: Sequence[str], screen: Screen
) -> dict[str, str]:
    """Return the name of each row: short where not all the columns would fit beside the full one."""
    longest = min(_LONGEST_NAME, max(width_of(labels[code], screen) for code in order))
    short = screen.is_terminal and longest + 2 + sum(map(_wide, issues)) > screen.width
    if short:
        return {code: _label(code, labels) for code in order}
    return {code: fitted(labels[code], longest, screen) for code in order}


def _label(code: str, labels: Mapping[str, str]) -> str:
    """Return a code with the mark for non-members that its label has."""
    return f"{code}{'°' if labels[code].endswith('°') else ''}"


def _stacked(issue: str) -> list[str]:
    """Return an issue's slug in short lines, broken after its hyphens."""
    parts = issue.replace("-", "-\n").split("\n")
    return [part[at : at + _LONGEST_PART] for part in parts for at in range(0, len(part), _LONGEST_PART)]


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

    A pair that shares few issues has their number beside the shade, where some pair shares more. Of fewer
    than two states there is none.
    """
    if len(order) < 2:
        return
    digits = _few(pairs, screen)
    names = _sides(order, labels, screen)
    side = max(width_of(name, screen) for name in names.values()) + 1
    step = 2 if digits or 2 * len(order) <= screen.width - side else 1
    across = max(1, (screen.width - side) // step) if screen.is_terminal else len(order)
    found = {frozenset((pair.a, pair.b)): pair for pair in pairs}
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
            yield styled(fitted(names[row], side, screen), *cells)
        yield styled("")
    yield styled(*_scale(screen))
    few = f"   {' '.join(digits)} beside a shade: on so few issues" if digits else ""
    yield styled(f"blank: no issue shared{few}")


def _sides(order: Sequence[str], labels: Mapping[str, str], screen: Screen) -> dict[str, str]:
    """Return what stands beside each row: the code that heads its column, with the name where both fit."""
    codes = {code: _label(code, labels) for code in order}
    longest = min(_LONGEST_NAME, max(width_of(labels[code], screen) for code in order))
    mark = max(map(len, codes.values()))
    if screen.is_terminal and longest + mark + 2 + 2 * len(order) > screen.width:
        return codes
    return {code: f"{fitted(labels[code], longest, screen)} {codes[code]}" for code in order}


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


def _scale(screen: Screen) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = [f"Disagreement: {_NONE_AT_ALL[screen.ascii]} none"]
    for (bound, symbol, plain), style in reversed(list(zip(_SHADES, _STYLES, strict=True))):
        parts += ["   ", (plain if screen.ascii else symbol, style), f" to {bound + 0.25:.2f}"]
    return parts
