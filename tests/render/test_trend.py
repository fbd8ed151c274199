"""How consensus moved, drawn: a share for those in support, counts for the others, nothing for nobody."""

import pytest

from nato_positions.render.chart import Axis
from nato_positions.render.screen import Screen
from nato_positions.render.trend import trend
from nato_positions.results import Moment

TERMINAL = Screen(True, 80, False, False)
PIPE = Screen(False, 80, False, False)
WEEK = Axis("2023-06-01", "2023-06-07", 7)
COURSE = [
    Moment("2023-05-01", 0, 0, 0, 0, 32),
    Moment("2023-06-02", 1, 0, 1, 12, 32),
    Moment("2023-06-04", 31, 0, 0, 1, 32),
    Moment("2023-06-06", 32, 0, 0, 0, 32),
]


def drawn(course: list[Moment], screen: Screen) -> list[str]:
    return [line.plain for line in trend(course, WEEK, 30, screen)]


@pytest.mark.parametrize(("screen", "shares"), [(TERMINAL, " ▁▁▇▇██"), (PIPE, " 1199##")])
def test_all_of_the_members_alone_fill_a_column(screen: Screen, shares: str) -> None:
    support, hesitant, against = drawn(COURSE, screen)
    assert support == f"{'in support   32 of 32':30}{shares}"
    assert hesitant == f"{'hesitant     0 of 32':30} 11    "
    assert against == f"{'holding out  0 of 32':30} ++11  "


def test_rows_of_nobody_are_left_out() -> None:
    grown = [COURSE[0], COURSE[3]]
    assert [line.split("  ")[0] for line in drawn(grown, PIPE)] == ["in support"]


def test_what_never_moved_is_not_drawn() -> None:
    assert drawn(COURSE[:1], PIPE) == []
    assert drawn([], PIPE) == []
    assert drawn([Moment("2023-05-01", 0, 0, 0, 0, 0)], PIPE) == []
