"""The timeline of `show`: who holds out first, the stance carried along, statements under it."""

import re
from io import StringIO

import pytest
from rich.cells import cell_len

from nato_positions.analysis.tracks import favour
from nato_positions.model import Attribution, Position, Stance, Statement, Status
from nato_positions.render import listing, paper, timeline
from nato_positions.render.screen import Screen
from nato_positions.results import Track

PIPE = Screen(False, 120, False, False)
NARROW = Screen(True, 60, False, False)
ASCII = Screen(True, 60, False, True)


def track(actor: str, *course: tuple[str, Stance]) -> Track:
    return Track(actor, "sweden", tuple(Position(actor, "sweden", s, day, 1) for day, s in course))


HUNGARY = track("HUN", ("2023-06-01", Stance.OPPOSE))
TURKEY = track("TUR", ("2022-06-01", Stance.OPPOSE), ("2023-07-10", Stance.CONDITIONAL))
GERMANY = track("DEU", ("2022-07-05", Stance.SUPPORT))
ITALY = track("ITA", ("2022-08-03", Stance.SUPPORT))


def statement(**changed: object) -> Statement:
    told = ("HUN", "Hungary", "sweden", Stance.OPPOSE, "2023-06-01", "Péter Szijjártó", "foreign minister")
    where = (1, "https://example.org/a", "Ministers meet", "The Daily", "2023-06-02")
    record = Statement(
        7, *told, Attribution.QUOTED, "It cannot be", "A no", *where, Status.ACCEPTED, None, "", ""
    )
    return record._replace(**changed)  # type: ignore[arg-type]


def drawn(screen: Screen, *tracks: Track) -> list[str]:
    rows = tuple(timeline.Row(one.actor, one) for one in tracks)
    block = timeline.Block("Sweden's accession", "Should Sweden be admitted?", ("As of today",), rows)
    return [line.plain.rstrip() for line in timeline.lines([block], ("2022-01-01", "2023-12-31"), screen)]


def test_those_who_hold_out_come_first_then_the_latest_change() -> None:
    order = sorted([GERMANY, ITALY, TURKEY, HUNGARY], key=favour)
    assert [one.actor for one in order] == ["HUN", "TUR", "ITA", "DEU"]


def test_rows_have_name_stance_and_since_when() -> None:
    lines = drawn(PIPE, TURKEY, GERMANY)
    assert lines[0] == "Sweden's accession — Should Sweden be admitted?"
    assert lines[1] == "As of today"
    assert lines[3].split()[:4] == ["TUR", "◐", "conditional", "2023-07-10"]
    assert lines[4].split()[:4] == ["DEU", "●", "support", "2022-07-05"]
    assert any("line: the stance since then" in line for line in lines)


@pytest.mark.parametrize(("screen", "symbols"), [(PIPE, "✕=◐:"), (NARROW, "✕═◐╌"), (ASCII, "x=~:")])
def test_stance_is_carried_along_the_row(screen: Screen, symbols: str) -> None:
    row = drawn(screen, TURKEY)[3]
    chart = row.split("2023-07-10")[1].strip()
    assert chart[0] == symbols[0]
    assert set(chart) - set("▸>") == set(symbols)
    assert chart[-1] == symbols[-1]
    assert len(row) <= screen.width


def test_block_without_rows_has_a_head_and_no_legend() -> None:
    assert drawn(PIPE) == ["Sweden's accession — Should Sweden be admitted?", "As of today", ""]


def test_statement_in_a_pipe_is_one_line() -> None:
    [line] = printed(PIPE, statement(note="x" * 500, quote=None))
    for part in ("2023-06-01", "Hungary", "sweden", "oppose", "x" * 500, "The Daily", "#7"):
        assert part in line


def printed(screen: Screen, told: Statement) -> list[str]:
    out = StringIO()
    paper.draw(out, screen, listing.listing([told], {"HUN": "Hungary"}, screen))
    return out.getvalue().splitlines()


def test_statement_on_a_terminal_is_wrapped_but_its_address_is_whole() -> None:
    address = "https://example.org/" + "long" * 30
    told = statement(quote="word " * 40 + "end", source_url=address)
    lines = printed(NARROW, told)
    assert [line for line in lines if len(line) > 60] == [f"{'':12}{address}"]
    # The head goes on under itself, not under the day.
    assert lines[:2] == [
        "2023-06-01  ✕ Hungary oppose · sweden  Péter Szijjártó",
        f"{'':12}(foreign minister), quoted  #7",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Péter Szijjártó (foreign minister), quoted"),
        ({"role": None}, "Péter Szijjártó, quoted"),
        ({"speaker": None}, "foreign minister, quoted"),
        ({"speaker": None, "role": None, "attribution": Attribution.REPORTED}, "reported"),
    ],
)
def test_who_said_it(changed: dict[str, object], said: str) -> None:
    assert listing.said_by(statement(**changed)) == said


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "“It cannot be”"),
        ({"quote": "“It cannot be”"}, "“It cannot be”"),
        ({"quote": None}, "A no"),
        ({"quote": None, "note": None}, ""),
    ],
)
def test_quote_goes_before_the_note(changed: dict[str, object], words: str) -> None:
    assert listing.words(statement(**changed)) == words


@pytest.mark.parametrize(
    ("changed", "origin"),
    [
        ({}, "The Daily · 2023-06-02 · https://example.org/a"),
        ({"outlet": None, "published": None}, "Ministers meet · https://example.org/a"),
        ({"outlet": None, "source_title": None, "published": None, "source_url": None}, "source 1"),
    ],
)
def test_where_it_stands(changed: dict[str, object], origin: str) -> None:
    assert listing.origin(statement(**changed)) == origin


def marked(screen: Screen, row: timeline.Row, width: int = 60) -> str:
    block = timeline.Block("Sweden", "", (), (row,))
    lines = timeline.lines([block], ("2022-01-01", "2023-12-31"), screen._replace(width=width))
    return next(line.plain for line in lines if line.plain.startswith(row.label))


@pytest.mark.parametrize(("screen", "turn", "joined"), [(NARROW, "▸", "▲"), (ASCII, ">", "^")])
def test_a_change_and_joining_are_marked_where_no_statement_stands(
    screen: Screen, turn: str, joined: str
) -> None:
    chart = marked(screen, timeline.Row("TUR", TURKEY, joined="2022-03-01"))
    assert chart.count(turn) == 1
    assert chart.index(turn) == chart.rindex("~" if screen.ascii else "◐", 0, chart.rindex(turn) + 2) - 1
    assert chart.count(joined) == 1
    assert joined not in marked(screen, timeline.Row("TUR", TURKEY, joined="2004-03-29"))


def test_no_mark_ever_hides_a_statement() -> None:
    daily = track("HUN", *((f"2022-01-{day:02}", list(Stance)[day % 2 * 3]) for day in range(1, 31)))
    row = timeline.Row("HUN", daily, joined="2022-01-10")
    block = timeline.Block("Sweden", "", (), (row,))
    window = ("2022-01-01", "2022-01-30")
    drawn_row = next(
        line.plain
        for line in timeline.lines([block], window, NARROW._replace(width=62))
        if line.plain.startswith("HUN")
    )
    assert sum(drawn_row.count(symbol) for symbol in "✕●") - 1 == 30


def test_rows_of_an_issue_are_headed_by_stance_and_counted() -> None:
    rows = (
        timeline.Row("HUN", HUNGARY),
        timeline.Row("DEU", GERMANY),
        timeline.Row("ITA°", ITALY, member=False),
    )
    block = timeline.Block("Sweden", "", (), rows, grouped=True)
    lines = [line.plain for line in timeline.lines([block], ("2022-01-01", "2023-12-31"), PIPE)]
    assert "Oppose — 1 member" in lines
    assert "Support — 1 member, 1 other" in lines


def test_columns_that_hold_several_statements_are_counted() -> None:
    many = track("HUN", *((f"2022-01-{day:02}", Stance.OPPOSE) for day in range(1, 29)))
    lines = timeline.lines(
        [timeline.Block("Sweden", "", (), (timeline.Row("HUN", many),))],
        ("2022-01-01", "2023-12-31"),
        NARROW,
    )
    said = next(line.plain for line in lines if "a column" in line.plain)
    assert re.search("; 2 symbols: the last of several|; 1 symbol: the last of several", said)


@pytest.mark.parametrize("screen", [NARROW, ASCII])
@pytest.mark.parametrize(("width", "before"), [(200, 22 + 17), (80, 18 + 17), (60, 15 + 4), (40, 10 + 4)])
def test_names_of_any_letters_keep_the_columns(screen: Screen, width: int, before: int) -> None:
    screen = screen._replace(width=width)
    names = ["Hungary", "日本国政府の代表", "e\u200fvil", "Straße & Œuvre", "x" * 40]
    rows = tuple(timeline.Row(name, HUNGARY) for name in names)
    block = timeline.Block("Sweden", "", (), rows)
    out = StringIO()
    paper.draw(out, screen, timeline.lines([block], ("2022-01-01", "2023-12-31"), screen))
    drawn = [line for line in out.getvalue().splitlines() if "2023-06-01" in line]
    assert len(drawn) == len(names)
    assert {cell_len(line.partition("2023-06-01")[0]) for line in drawn} == {before}
    assert {cell_len(line) for line in drawn} == {width}


def test_a_day_stands_in_the_same_column_whatever_the_names() -> None:
    short, long = (
        timeline.Block(title, "", (), (timeline.Row(name, HUNGARY),))
        for title, name in (("A", "DEU"), ("B", "The Netherlands"))
    )
    lines = timeline.lines([short, long], ("2022-01-01", "2023-12-31"), NARROW._replace(width=80))
    drawn = [line.plain for line in lines if "2023-06-01" in line.plain]
    assert len({line.rindex("✕") for line in drawn}) == 1


def test_title_that_the_question_repeats_is_said_once() -> None:
    block = timeline.Block("A dam", "A dam: for or against?", (), ())
    assert next(timeline.heads([block])).plain == "A dam: for or against?"
