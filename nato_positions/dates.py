"""Reading dates as people write them, without ever filling anything in from today's date.

Whole days in ISO 8601 are read by the standard library, partial and relative ones strictly by us,
and only full dates in words go to python-dateutil: its parser would complete `2023-06` from today.
"""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.errors import BadDate
from nato_positions.model import Day
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import calendar

    from dateutil import parser as words
    from dateutil import relativedelta as months
else:
    calendar = on_demand("calendar")
    words = on_demand("dateutil.parser")
    months = on_demand("dateutil.relativedelta")

# Compiled when a date is read (re keeps them): most commands read none.
_WHOLE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PART = r"([0-9]{4})(?:-([0-9]{2})|-?[qQ]([1-4]))?"
_AGO = r"-([0-9]{1,5})([dwmyDWMY])"
# Two days that share neither year, month nor day: what dateutil fills in differs between them.
_DEFAULTS = (datetime(1996, 1, 3), datetime(2004, 10, 28))
_LONGEST = 40


class Span(NamedTuple):
    """The first and the last day that a written date may mean; the same day twice for a whole date."""

    first: Day
    last: Day


def span(text: str, today: date) -> Span:
    """Return the days that `text` covers; `today` is what relative dates count from.

    Raises `BadDate` for anything that is not plainly a date.

    >>> span("2023Q2", date(2026, 1, 1))
    Span(first='2023-04-01', last='2023-06-30')
    >>> span("-1m", date(2023, 3, 31)).first
    '2023-02-28'
    """
    text = text.strip()
    if re.fullmatch(_WHOLE, text):
        day = _checked(text, text)
        return Span(day, day)
    if part := re.fullmatch(_PART, text):
        return _partial(text, *part.groups())
    if relative := _relative(text, today):
        return Span(relative, relative)
    return _in_words(text)


def first_day(text: str, today: date) -> Day:
    """Return the first day that `text` may mean, as `--since` reads it."""
    return span(text, today).first


def last_day(text: str, today: date) -> Day:
    """Return the last day that `text` may mean, as `--until` and `--as-of` read it."""
    return span(text, today).last


def whole_day(text: str, today: date) -> Day:
    """Return the day that `text` names; raises `BadDate` where it names only a month or a year."""
    found = span(text, today)
    if found.first != found.last:
        raise BadDate(text, "is not a whole day")
    return found.first


def _checked(iso: str, text: str) -> Day:
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        raise BadDate(text, "is not a day of the calendar") from None


def _partial(text: str, year: str, month: str | None, quarter: str | None) -> Span:
    first, last = (int(month),) * 2 if month else (1, 12)
    if quarter:
        first, last = int(quarter) * 3 - 2, int(quarter) * 3
    if year == "0000" or not 1 <= first <= 12:
        raise BadDate(text, "is not a month of the calendar")
    return Span(f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]:02}")


def _relative(text: str, today: date) -> Day | None:
    if text.casefold() in ("today", "yesterday"):
        return (today - timedelta(days=text.casefold() == "yesterday")).isoformat()
    if not (ago := re.fullmatch(_AGO, text)):
        return None
    count, unit = int(ago[1]), ago[2].lower()
    try:
        if unit in "dw":
            return (today - timedelta(days=count * (7 if unit == "w" else 1))).isoformat()
        back = months.relativedelta(months=count) if unit == "m" else months.relativedelta(years=count)
        return (today - back).isoformat()
    except (OverflowError, ValueError):
        raise BadDate(text, "reaches before the calendar begins") from None


def _in_words(text: str) -> Span:
    """Read a date with its month in words; only what the text itself says counts."""
    # No digits or no letters: a lone weekday, or 06/07/2023, which half the world reads the other way.
    if len(text) > _LONGEST or not re.search(r"[^\W\d_]{3}", text) or not re.search(r"[0-9]{4}", text):
        raise BadDate(text)
    try:
        one, other = (words.parse(text, default=default).date() for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        raise BadDate(text) from None
    if one == other:
        return Span(one.isoformat(), one.isoformat())
    if (one.year, one.month) == (other.year, other.month):
        return _partial(text, f"{one.year:04}", f"{one.month:02}", None)
    raise BadDate(text, "does not say which day")
