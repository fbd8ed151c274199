"""What a stream can show, as it, the options and the environment have it."""

import io

import pytest

from nato_positions.render.screen import Color, screen


class Stream(io.StringIO):
    """A stream that says of itself what it is told to."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._encoding = encoding

    def isatty(self) -> bool:
        return self._terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


TERMINAL, PIPE = Stream(True), Stream(False)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "133")


@pytest.mark.parametrize(
    ("stream", "color", "environment", "expected"),
    [
        (TERMINAL, Color.AUTO, {}, True),
        (PIPE, Color.AUTO, {}, False),
        (TERMINAL, Color.AUTO, {"NO_COLOR": "1"}, False),
        (TERMINAL, Color.AUTO, {"NO_COLOR": ""}, True),
        (TERMINAL, Color.AUTO, {"TERM": "dumb"}, False),
        (PIPE, Color.AUTO, {"FORCE_COLOR": "1"}, True),
        (PIPE, Color.AUTO, {"FORCE_COLOR": "0"}, False),
        (PIPE, Color.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (PIPE, Color.ALWAYS, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (TERMINAL, Color.NEVER, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, stream: Stream, color: Color, environment: dict[str, str], expected: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen(stream, color).color is expected


@pytest.mark.parametrize(
    ("encoding", "environment", "expected"),
    [
        ("utf-8", {}, False),
        ("UTF8", {"LANG": "de_DE.UTF-8"}, False),
        ("ascii", {}, True),
        ("iso-8859-1", {}, True),
        ("utf-8", {"LC_ALL": "C"}, True),
        ("utf-8", {"LC_ALL": "POSIX"}, True),
        ("utf-8", {"LC_ALL": "C.UTF-8"}, False),
        ("utf-8", {"LANG": "tr_TR.ISO-8859-9"}, True),
        ("utf-8", {"LANG": "C", "LC_ALL": "en_GB.UTF-8"}, False),
        ("utf-8", {"LANG": "en_GB.UTF-8", "LC_CTYPE": "C"}, True),
        ("utf-8", {"PYTHONIOENCODING": "latin-1"}, True),
        ("utf-8", {"TERM": "dumb"}, True),
    ],
)
def test_ascii(
    monkeypatch: pytest.MonkeyPatch, encoding: str, environment: dict[str, str], expected: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen(Stream(True, encoding), Color.AUTO).ascii is expected


def test_width_is_the_terminals_and_in_a_pipe_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert screen(TERMINAL, Color.AUTO)[:2] == (True, 133)
    assert screen(PIPE, Color.AUTO)[:2] == (False, 120)
    monkeypatch.setenv("COLUMNS", "7")
    assert screen(TERMINAL, Color.AUTO).width == 40
    assert screen(PIPE, Color.AUTO).width == 120
