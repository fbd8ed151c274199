"""A ledger full of hostile text, asked in every way: nothing of it reaches stdout as it is."""

import csv
import io
import json
from pathlib import Path

import pytest

from nato_positions import reference
from nato_positions.commands import session
from nato_positions.model import Attribution, Claim, Issue, Source, Stance
from nato_positions.render.screen import Screen
from nato_positions.store import ledger, writing
from nato_positions.store.location import Location
from tests.conftest import Run

STEERING = "\x1b[31mred\x1b]0;owned\x07\x9b1m\x08\x7f \u202elia\u202c \u2066x\u2069 a\u200bb \ufeff"
MARKUP = "[red]x[/red] [link=https://evil.example]y[/link] :smile: | <b>z</b> `w`"
FORMULA = '=HYPERLINK("https://evil.example")'
HOSTILE = f"{FORMULA} {STEERING} {MARKUP}"
RAW = set("\x1b\x07\x9b\x08\x7f\u202e\u202c\u2066\u2069\u200b\ufeff")
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "markdown"]
ASKED = {
    "show": ["show"],
    "show a state": ["show", "--state", "hungary"],
    "diff": ["diff"],
    "diff of two": ["diff", "germany", "hungary"],
    "diff over time": ["diff", "--since", "2022"],
    "issues": ["issues"],
    "sources": ["sources"],
    "one source": ["sources", "1"],
    "why": ["why", "hungary", "trap"],
    "search": ["search", "red"],
    "stats": ["stats"],
    "outlets": ["stats", "--of", "outlets"],
    "conflicts": ["conflicts", "--within", "9y"],
    "network": ["network", "--kind", "affiliation"],
}


@pytest.fixture
def hostile(fresh: Path) -> Path:
    """A ledger that another program, or another version, filled with what ours would refuse."""
    hand = writing.Hand("2026-01-31T12:00:00Z", HOSTILE)
    with ledger.writing(Location(fresh, True)) as book:
        writing.put_issue(book, Issue("trap", HOSTILE, HOSTILE, "HUN", ("snare",), (HOSTILE,)))
        source = Source(f"https://example.org/{STEERING}", HOSTILE, HOSTILE, "2023-06-01", HOSTILE)
        number = writing.put_source(book, source, hand).id
        said = (("HUN", Stance.OPPOSE), ("DEU", Stance.NEUTRAL), ("DEU", Stance.SUPPORT))
        for code, stance in said:
            told = (HOSTILE, HOSTILE, HOSTILE, (0, len(HOSTILE)), HOSTILE)
            claim = Claim(reference.actor(code), "trap", stance, "2023-06-01", Attribution.QUOTED, *told)
            writing.put_statement(book, claim, number, hand)
    return fresh


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("args", ASKED.values(), ids=ASKED)
def test_nothing_that_steers_a_terminal_is_printed(run: Run, args: list[str], form: str) -> None:
    found = run(*args, "-f", form)
    assert (found.status, found.err) == (0, "")
    assert set(found.out) & RAW == set()
    assert found.out


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("args", ASKED.values(), ids=ASKED)
def test_nothing_of_it_steers_a_terminal_in_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setattr(session, "screen", lambda *_: Screen(True, 80, True, False))
    out = run(*args).out
    assert set(out) & (RAW - {"\x1b"}) == set()
    assert "\x1b[31mred" not in out
    assert "\x1b]" not in out


@pytest.mark.usefixtures("hostile")
def test_markup_is_printed_as_it_stands(run: Run) -> None:
    out = run("show").out
    assert MARKUP in out
    assert "\x1b]8;" not in run("--color", "always", "show").out


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_says_what_was_recorded(run: Run, form: str) -> None:
    out = run("show", "--state", "hungary", "-f", form).out
    found = json.loads(out)
    statement = found[0] if form == "json" else found
    assert {statement[field] for field in ("speaker", "role", "quote", "note", "source_title")} == {HOSTILE}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_no_cell_is_a_formula(run: Run, form: str, separator: str) -> None:
    for args in (["show"], ["issues"], ["sources"], ["sources", "1"]):
        rows = csv.reader(io.StringIO(run(*args, "-f", form).out), delimiter=separator)
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "@", "\t"))] == []
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.usefixtures("hostile")
def test_markdown_row_keeps_to_its_columns(run: Run) -> None:
    head, _, *rows = run("show", "-f", "markdown").out.splitlines()
    assert len(rows) == 3
    assert {row.replace("\\|", "").count("|") for row in rows} == {head.count("|")}


@pytest.mark.parametrize(
    "option", ["--speaker", "--role", "--note", "--quote", "--title", "--outlet", "--url"]
)
def test_lone_surrogate_is_refused_where_it_is_typed(run: Run, fresh: Path, option: str) -> None:
    words = ["--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01"]
    found = run("add", *words, "--url", "https://example.org/a", option, "https://example.org/\udcff")
    assert (found.status, found.out) == (2, "")
    assert "\udcff" not in found.err
    assert not fresh.exists()
