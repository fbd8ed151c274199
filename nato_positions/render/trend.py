"""How consensus moved: a few rows above a timeline, on its axis."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from nato_positions.model import Stance
from nato_positions.render.chart import Axis, cells
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look, marks
from nato_positions.results import Moment

_DIGITS = 10
MANY = "+"
_HESITANT = (Stance.CONDITIONAL, Stance.NEUTRAL)


def trend(course: Sequence[Moment], scale: Axis, side: int, screen: Screen) -> Iterator[Text]:
    """Yield a row of shares in support, and one of counts each for those who hesitate and who hold out.

    The last two are left out where nobody did in the whole window, all where nothing moved in it.
    `side` is the width left of the axis.
    """
    columns = _columns(course, scale)
    if not columns:
        return
    now = columns[-1]
    yield _line("in support", [_share(found, screen) for found in columns], Stance.SUPPORT, now, side, screen)
    for name, stances, colour in (
        ("hesitant", _HESITANT, Stance.CONDITIONAL),
        ("holding out", (Stance.OPPOSE,), Stance.OPPOSE),
    ):
        counts = [count(found, *stances) for found in columns]
        if any(counts):
            yield _line(name, [_digit(number) for number in counts], colour, now, side, screen)


def numbers(course: Sequence[Moment], scale: Axis) -> list[int]:
    """Return every number that the two rows of counts show; nothing where no trend is drawn."""
    columns = _columns(course, scale)
    return [count(found, *stances) for stances in (_HESITANT, (Stance.OPPOSE,)) for found in columns]


def _columns(course: Sequence[Moment], scale: Axis) -> list[Moment | None]:
    """Return what held in each column, nothing where no member took a stance or nothing moved."""
    columns = [found for found, _ in cells(scale, [(moment.day, moment) for moment in course])]
    return columns if len(set(columns)) > 1 and any(count(found, *Stance) for found in columns) else []


def count(moment: Moment | None, *stances: Stance) -> int:
    """Return how many members held one of the stances at that moment.

    >>> count(Moment("2023-06-01", 28, 1, 0, 2, 31), Stance.SUPPORT, Stance.OPPOSE)
    30
    """
    if moment is None:
        return 0
    held = dict(zip(reversed(Stance), moment[1:5], strict=True))
    return sum(held[stance] for stance in stances)


def _line(
    name: str, columns: Sequence[str], colour: Stance, now: Moment | None, side: int, screen: Screen
) -> Text:
    stances = _HESITANT if colour is Stance.CONDITIONAL else (colour,)
    number = f"{count(now, *stances)} of {now.members if now else 0}"
    return styled(f"{f'{name:11}  {number}':{side}}", ("".join(columns), look(colour, screen).style))


def _share(moment: Moment | None, screen: Screen) -> str:
    if moment is None or not moment.support:
        return " "
    levels = marks(screen).levels
    return levels[moment.support * (len(levels) - 1) // moment.members]


def _digit(number: int) -> str:
    """Return a count in one column; what does not fit is a plus."""
    return " " if not number else str(number) if number < _DIGITS else MANY
