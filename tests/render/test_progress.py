"""Progress is one line on stderr, on a terminal only."""

import io
import sys
import time

import pytest

from nato_positions.render.progress import Progress


class Screen(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Return a terminal, and set a clock on which every look is a second later."""
    made = Screen()
    monkeypatch.setattr(sys, "stderr", made)
    seconds = iter(range(1_000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    return made


def test_counts_over_itself_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    assert list(Progress(2_000, "articles").over("ab")) == ["a", "b"]
    assert screen.getvalue() == "\r1 of 2,000 articles\r2 of 2,000 articles\r\x1b[K"


def test_without_a_total(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    Progress(None, "articles").add(1_500)
    assert screen.getvalue() == "\r1,500 articles"


def test_not_where_quiet_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    list(Progress(2, "articles", quiet=True).over("ab"))
    assert screen.getvalue() == ""


def test_not_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    counted = Progress(2, "articles")
    list(counted.over("ab"))
    assert capsys.readouterr() == ("", "")
    assert counted.done == 2
