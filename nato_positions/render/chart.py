"""Time across: an axis of days in columns, and a row of symbols on it. Pure text, no rich."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from nato_positions.model import Day

_DAYS = "%m-%d"
# From fine to coarse: (unit, step, how a label reads). The finest whose labels fit is taken.
_TICKS = [
    *(("day", step, _DAYS) for step in (1, 2, 7, 14)),
    *(("month", step, "%Y-%m") for step in (1, 2, 3, 6)),
    *(("year", step, "%Y") for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
]
_MOST_LABELS = 60

Held = TypeVar("Held")


class Axis(NamedTuple):
    """Days from `first` to `last` (both inclusive) on `width` columns."""

    first: Day
    last: Day
    width: int

    def column(self, day: Day) -> int:
        """The column of a day within the axis, counted from 0.

        >>> Axis("2023-01-01", "2023-01-31", 31).column("2023-01-31")
        30
        """
        start = date.fromisoformat(self.first).toordinal()
        days = date.fromisoformat(self.last).toordinal() - start + 1
        return (date.fromisoformat(day).toordinal() - start) * self.width // days

    @property
    def step(self) -> float:
        """How many days a column stands for.

        >>> Axis("2023-01-01", "2023-01-31", 62).step
        0.5
        """
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        return ((last - first).days + 1) / self.width

    def ticks(self) -> list[tuple[date, str]]:
        """What is labelled, and how: years, months or days as the span asks; nothing where nothing fits."""
        for unit, step, form in _TICKS:
            days = list(_starts(self, unit, step))
            labels = [_label(day, form, before) for before, day in zip([None, *days], days, strict=False)]
            if days and _fit(self, days, labels):
                return list(zip(days, labels, strict=True))
        return []

    def labels(self) -> str:
        """The line of labels; what would be cut off at the end is left out."""
        if ticks := self.ticks():
            return _line(self, ticks)
        return self.first if len(self.first) <= self.width else ""


def cells(axis: Axis, course: Sequence[tuple[Day, Held]]) -> list[tuple[Held | None, bool]]:
    """Return for each column what was in force there and whether it began or was stated anew there.

    `course` is in the order of time; what lies before the axis is carried into it, what lies after is left.
    Where several share a column, the last one shows; `shared` counts such columns.
    """
    found: list[tuple[Held | None, bool]] = [(None, False)] * axis.width
    carried: Held | None = None
    at = 0
    for day, held in course:
        if day > axis.last:
            break
        if day >= axis.first:
            column = axis.column(day)
            found[at:column] = [(carried, False)] * (column - at)
            found[column] = (held, True)
            at = column + 1
        carried = held
    found[at:] = [(carried, False)] * (axis.width - at)
    return found


def shared(axis: Axis, days: Sequence[Day]) -> int:
    """Return how many columns several of the days fall into.

    >>> shared(Axis("2023-01-01", "2023-01-10", 5), ["2023-01-01", "2023-01-02", "2023-01-05"])
    1
    """
    columns = [axis.column(day) for day in days if axis.first <= day <= axis.last]
    return sum(count > 1 for count in Counter(columns).values())


def _starts(axis: Axis, unit: str, step: int) -> Iterator[date]:
    """Yield the days in the axis on which a step of that unit begins, unless there are too many to label."""
    first, last = date.fromisoformat(axis.first), date.fromisoformat(axis.last)
    length = {"day": 1, "month": 30, "year": 365}[unit] * step
    if (last - first).days // length > _MOST_LABELS:
        return
    if unit == "day":
        days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        # None so late that the first of the next month is nearer than a step.
        yield from (
            day
            for day in days
            if (day.day - 1) % step == 0 and day.day + step <= monthrange(day.year, day.month)[1] + 1
        )
        return
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(month // 12, month % 12 + 1, 1)
        if day >= first and (month % step == 0 if unit == "month" else month % (12 * step) == 0):
            yield day


def _label(tick: date, form: str, before: date | None) -> str:
    """Return how a tick is labelled: days have their year with the first, and where another begins."""
    dated = form == _DAYS and (before is None or before.year != tick.year)
    return tick.isoformat() if dated else tick.strftime(form)


def _fit(axis: Axis, ticks: Sequence[date], labels: Sequence[str]) -> bool:
    places = [axis.column(tick.isoformat()) for tick in ticks]
    gaps = [after - before for before, after in pairwise(places)]
    return all(gap > len(label) for gap, label in zip(gaps, labels, strict=False))


def _line(axis: Axis, ticks: Sequence[tuple[date, str]]) -> str:
    line = ""
    for tick, label in ticks:
        column = axis.column(tick.isoformat())
        if column + len(label) <= axis.width:
            line = line.ljust(column) + label
    return line
