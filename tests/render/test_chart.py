"""Time across: days in columns, the stance in force carried along, labels that fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.model import Stance
from nato_positions.render.chart import Axis, cells

WEEK = Axis("2023-06-01", "2023-06-10", 10)
YES, NO = Stance.SUPPORT, Stance.OPPOSE
DAYS = st.dates(date(1949, 1, 1), date(2030, 1, 1))


def test_first_and_last_day_are_at_the_ends() -> None:
    assert [WEEK.column(day) for day in ("2023-06-01", "2023-06-02", "2023-06-10")] == [0, 1, 9]


def test_stance_is_carried_to_the_end() -> None:
    assert cells(WEEK, [("2023-06-03", NO), ("2023-06-06", YES)]) == [
        *[(None, False)] * 2,
        *[(NO, True), (NO, False), (NO, False)],
        *[(YES, True)],
        *[(YES, False)] * 4,
    ]


def test_stance_from_before_is_carried_in_and_later_ones_left_out() -> None:
    assert cells(WEEK, [("2020-01-01", NO), ("2024-01-01", YES)]) == [(NO, False)] * 10
    assert cells(WEEK, []) == [(None, False)] * 10


def test_last_of_several_in_a_column_shows() -> None:
    one_column = Axis("2023-06-01", "2023-06-10", 1)
    assert cells(one_column, [("2023-06-03", NO), ("2023-06-06", YES)]) == [(YES, True)]


@given(
    st.lists(st.tuples(DAYS, st.sampled_from(list(Stance))), max_size=12),
    DAYS,
    st.integers(0, 4000),
    st.integers(1, 90),
)
def test_every_column_shows_what_was_in_force_at_its_last_day(
    said: list[tuple[date, Stance]], first: date, span: int, width: int
) -> None:
    axis = Axis(first.isoformat(), (first + timedelta(span)).isoformat(), width)
    course = sorted((day.isoformat(), stance) for day, stance in said)
    row = cells(axis, course)
    assert len(row) == width
    for column, (stance, stated) in enumerate(row):
        before = [s for day, s in course if day < axis.first]
        within = [(axis.column(day), s) for day, s in course if axis.first <= day <= axis.last]
        known = before + [s for place, s in within if place <= column]
        assert stance == (known[-1] if known else None)
        assert stated == any(place == column for place, _ in within)


@pytest.mark.parametrize(
    ("first", "last", "width", "labels"),
    [
        ("2023-06-01", "2023-06-01", 20, "2023-06-01"),
        ("2023-06-01", "2023-06-08", 90, "2023-06-01 06-02      06-03"),
        # Days have their year where one begins, and none is put so late that the next month's first is near.
        ("2023-12-20", "2024-01-10", 35, "   2023-12-22      2024-01-01 01-08"),
        ("2022-01-01", "2024-12-31", 30, "2022     2023      2024"),
        ("2008-04-02", "2008-04-30", 5, ""),
    ],
)
def test_labels(first: str, last: str, width: int, labels: str) -> None:
    found = Axis(first, last, width).labels()
    assert found[: len(labels)] == labels
    assert bool(found) == bool(labels)


@given(DAYS, st.integers(0, 30000), st.integers(10, 200))
def test_labels_fit_and_do_not_touch(first: date, span: int, width: int) -> None:
    axis = Axis(first.isoformat(), (first + timedelta(span)).isoformat(), width)
    labels = axis.labels()
    assert len(labels) <= width
    sizes = {len(label) for label in labels.split()}
    assert sizes in [set(), {4}, {7}, {10}, {10, 5}]
