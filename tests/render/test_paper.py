"""Lines and tables onto a stream: colours as deep as the terminal has them, numbers, letters of any width."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from nato_positions.model import Stance
from nato_positions.render import paper
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.widths import fitted, wrapped

COLOUR = Screen(True, 40, True, False)
PLAIN = Screen(True, 40, False, False)
ASCII = Screen(True, 40, False, True)
WORDS = st.text(st.sampled_from("ab é日語\u200b—€ß  "), max_size=60)


def drawn(screen: Screen, *lines: object) -> str:
    out = io.StringIO()
    paper.draw(out, screen, lines)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("xterm-256color", {"1;38;5;32", "1;38;5;175", "1", "1;38;5;166"}),
        # The sixteen of the terminal's own: none of them white or black, which one of two grounds swallows.
        ("xterm", {"1;36", "1;35", "1", "1;31"}),
    ],
)
def test_stances_have_a_colour_each(monkeypatch: pytest.MonkeyPatch, term: str, codes: set[str]) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", term)
    lines = [paper.styled((stance, look(stance, COLOUR).style)) for stance in Stance]
    assert set(re.findall(r"\x1b\[([\d;]+)m", drawn(COLOUR, *lines))) - {"0"} == codes


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    rows = [("a", 5, "5"), ("b", 10, "x"), ("c", None, "z")]
    pipe = PLAIN._replace(is_terminal=False)
    printed = drawn(pipe, paper.table(pipe, ("name", "count", "word"), rows))
    assert printed.splitlines() == ["name  count  word", "a         5  5", "b        10  x", "c            z"]


def test_line_that_must_not_be_wrapped_is_left_to_the_terminal() -> None:
    line = paper.styled("https://example.org/" + "a" * 40)
    line.no_wrap = True
    assert drawn(PLAIN, line).splitlines() == [line.plain]


def test_hung_line_goes_on_under_its_words() -> None:
    printed = drawn(PLAIN, paper.hung("2023-06-01  ", Text("one two three four five six seven eight")))
    assert printed.splitlines() == ["2023-06-01  one two three four five six", "            seven eight"]


@given(WORDS, st.integers(2, 30), st.sampled_from([PLAIN, ASCII]))
def test_fitted_is_as_wide_as_asked(text: str, width: int, screen: Screen) -> None:
    assert cell_len(fitted(text, width, screen)) == width


@given(WORDS, st.integers(8, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("\u200b", "\\u200b").split())


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 40
    assert wrapped(f"see {address} there", 20) == ["see", address, "there"]
