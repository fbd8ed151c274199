"""Text from outside cannot steer a terminal, a spreadsheet or a page."""

import csv
import io
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.escapes import UNSEEN, read_back
from nato_positions.render.text import (
    ascii_only,
    csv_cell,
    json_safe,
    markdown_cell,
    tsv_cell,
    visible,
)

HOSTILE = {
    "escape sequence": "\x1b[31mred\x1b[0m",
    "one-byte escape": "\x9b31mred",
    "title": "\x1b]0;owned\x07",
    "bell": "\x07",
    "delete": "a\x7fb",
    "backspace": "ab\x08c",
    "override": "a\u202eb\u202c",
    "isolate": "a\u2067b\u2069",
    "arabic mark": "a\u061cb",
    "zero width space": "a\u200bb",
    "zero width joiner": "a\u200db",
    "soft hyphen": "a\u00adb",
    "byte order mark": "\ufeffa",
    "tag": "a\U000e0041b",
    "lone surrogate": "a\ud83db",
    "null": "a\0b",
}


def unsafe(text: str) -> set[str]:
    """Return the characters of a line that steer a terminal or cannot be seen."""
    return {character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Cs")}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_characters_are_written_out(text: str) -> None:
    for made in (visible(text), markdown_cell(text), csv_cell(text), tsv_cell(text), json_safe(text)):
        assert unsafe(made) == set()
        assert "\\" in made


@pytest.mark.parametrize(
    "text", ["", "Türkiye", "“We agree” – 100 %", "[red]x[/red]", "日本", "e\u0301", "🇭🇺"]
)
def test_ordinary_text_stays(text: str) -> None:
    assert visible(text) == json_safe(text) == csv_cell(text) == text


@given(st.text(st.characters()))
def test_line_is_one_line_and_harmless(text: str) -> None:
    # Joining signs and the like beyond the listed ones are left: they steer nothing.
    made = visible(text)
    assert made.splitlines() in ([], [made])
    assert {c for c in unsafe(made) if unicodedata.category(c) != "Cf"} == set()


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    safe = json_safe(json.dumps(text, ensure_ascii=False))
    assert json.loads(safe) == text
    assert {c for c in unsafe(safe) if unicodedata.category(c) != "Cf"} == set()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_of_hostile_text_says_the_same(text: str) -> None:
    assert json.loads(json_safe(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1+1", "＝1", "＋1", "－1", "＠1"]
)
def test_spreadsheet_gets_no_formula(text: str) -> None:
    assert csv_cell(text).startswith("'")
    assert tsv_cell(text)[0] in "'\\"


@pytest.mark.parametrize("text", ["1-1", "a=b", "“=1", "e@example.org"])
def test_cell_that_is_no_formula_stays(text: str) -> None:
    assert csv_cell(text) == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_csv_cell_is_read_back(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([csv_cell(text), "end"])
    [[cell, end]] = csv.reader(io.StringIO(out.getvalue()))
    assert read_back(cell.removeprefix("'")) == text.removeprefix("'")
    assert end == "end"


def test_tsv_cell_has_neither_tab_nor_line_break() -> None:
    assert tsv_cell("a\tb\nc\rd\\e") == "a\\tb\\nc\\rd\\\\e"


@pytest.mark.parametrize("mark", list("\\|<>*_`[]#&"))
def test_markdown_has_no_markup(mark: str) -> None:
    assert markdown_cell(f"a{mark}b") == f"a\\{mark}b"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Türkiye · “no” – 5 €", 'Turkiye - "no" - 5 EUR'),
        ("Szijjártó’s", "Szijjarto's"),
        ("Łódź, Støre, Weiß", "Lodz, Store, Weiss"),
        ("日本", "??"),
    ],
)
def test_ascii(text: str, plain: str) -> None:
    assert ascii_only(text) == plain


@given(st.text())
def test_ascii_is_ascii(text: str) -> None:
    assert ascii_only(text).isascii()


def test_nothing_printable_is_unsafe() -> None:
    """The short way round in `written_out` takes Python's word for it."""
    assert not re.search(UNSEEN, "".join(filter(str.isprintable, map(chr, range(0x110000)))))
