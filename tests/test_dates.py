"""Dates as people write them, and that nothing is ever filled in from today's date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.dates import Span, first_day, last_day, span, whole_day
from nato_positions.errors import BadDate

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-06-01", "2023-06-01", "2023-06-01"),
        (" 2023-06-01 ", "2023-06-01", "2023-06-01"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-06", "2023-06-01", "2023-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023Q2", "2023-04-01", "2023-06-30"),
        ("2023q4", "2023-10-01", "2023-12-31"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("1 June 2023", "2023-06-01", "2023-06-01"),
        ("June 1, 2023", "2023-06-01", "2023-06-01"),
        ("1 Jun 2023", "2023-06-01", "2023-06-01"),
        ("Thursday, 1 June 2023", "2023-06-01", "2023-06-01"),
        ("June 2023", "2023-06-01", "2023-06-30"),
        ("today", "2026-01-31", "2026-01-31"),
        ("Yesterday", "2026-01-30", "2026-01-30"),
        ("-30d", "2026-01-01", "2026-01-01"),
        ("-2w", "2026-01-17", "2026-01-17"),
        ("-6m", "2025-07-31", "2025-07-31"),
        ("-11m", "2025-02-28", "2025-02-28"),
        ("-1y", "2025-01-31", "2025-01-31"),
        ("-0d", "2026-01-31", "2026-01-31"),
    ],
)
def test_date_is_read(text: str, first: str, last: str) -> None:
    assert span(text, TODAY) == Span(first, last)
    assert (first_day(text, TODAY), last_day(text, TODAY)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "tomorrow", "now", "June", "1 June", "Thursday", "12", "06-01", "1 June 23"),
        *("06/07/2023", "01.06.2023", "2023/06/01", "20230601", "2023-6-1", "2023-W22", "2023-152"),
        *("2023-02-29", "2023-13-01", "2023-00", "2023-13", "2023Q5", "2023Q0", "0000", "0000-01-01"),
        *("31 June 2023", "2023-06-01T10:00", "2023-06-01x", "-30", "30d", "--30d", "-1.5y", "-99999y"),
        *("-99999m", "２０２３-06-01", "२०२३", "1 June 2023 and 2 July 2024", "x" * 500, "2023-06-01\n2023"),
    ],
)
def test_what_is_not_plainly_a_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="write it like 2023-06-01"):
        span(text, TODAY)


@pytest.mark.parametrize("text", ["2023-06", "2023", "2023Q2", "June 2023"])
def test_part_of_a_date_is_no_whole_day(text: str) -> None:
    with pytest.raises(BadDate, match="not a whole day"):
        whole_day(text, TODAY)


@pytest.mark.parametrize("text", ["2023-06-01", "1 June 2023"])
def test_whole_day(text: str) -> None:
    assert whole_day(text, TODAY) == "2023-06-01"


@given(st.dates(), st.sampled_from(["2023-06", "2023", "2023Q2", "1 June 2023", "June 2023", "2023-06-01"]))
def test_nothing_is_filled_in_from_today(today: date, text: str) -> None:
    assert span(text, today) == span(text, TODAY)


@given(st.dates())
def test_every_day_of_the_calendar_is_itself(day: date) -> None:
    assert span(day.isoformat(), TODAY) == (day.isoformat(), day.isoformat())


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_in_words(day: date) -> None:
    assert whole_day(f"{day.day} {day:%B} {day.year}", TODAY) == day.isoformat()


@given(st.integers(0, 99999))
def test_days_ago_are_counted_back_from_today(days: int) -> None:
    assert whole_day(f"-{days}d", TODAY) == (TODAY - timedelta(days)).isoformat()


@given(st.text(max_size=50))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        found = span(text, TODAY)
    except BadDate:
        return
    assert "0001-01-01" <= found.first <= found.last <= "9999-12-31"
