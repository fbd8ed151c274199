"""How many columns text takes on a terminal, where some letters take two and some none."""

from rich.cells import cell_len, chop_cells, set_cell_size

from nato_positions.render.screen import Screen
from nato_positions.render.text import ascii_only, visible


def plain(text: str, screen: Screen) -> str:
    """Return `text` as it will stand there, so that its width can be known beforehand."""
    return ascii_only(visible(text)) if screen.ascii else visible(text)


def fitted(text: str, width: int, screen: Screen) -> str:
    """Return `text` in exactly `width` columns: filled up, or cut and ended with `…`."""
    shown = plain(text, screen)
    if cell_len(shown) > width:
        shown = set_cell_size(shown, width - 1).rstrip() + plain("…", screen)
    return set_cell_size(shown, width)


def width_of(text: str, screen: Screen) -> int:
    """Return how many columns `text` takes there."""
    return cell_len(plain(text, screen))


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns; an address that is longer is left whole."""
    lines: list[str] = []
    room = 0
    for word in visible(text).split():
        address = "://" in word
        for part in [word] if address or cell_len(word) <= width else chop_cells(word, width):
            size = cell_len(part)
            if lines and size < room:
                lines[-1] += f" {part}"
                room -= size + 1
            else:
                lines.append(part)
                room = width - size
    return lines
