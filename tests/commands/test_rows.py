"""Rows of a table as claims: a block says what its rows say one by one."""

from datetime import date

import pytest

from nato_positions.commands import columns, rows
from nato_positions.errors import BadInput
from nato_positions.model import Attribution, Source, Stance
from nato_positions.store import bulk
from nato_positions.store.writing import Hand

TODAY = date(2026, 1, 31)
HAND = Hand("2026-01-31T12:00:00Z", "tester")
HEADER = ("State", "issue", "vote", "quote", "url", "published", "page")
CELLS = [
    ["Hungary", "sweden", "no", "We wait.", "https://example.org/1", "2023-06-01", "3"],
    ["HUN", " sweden ", "No", "", "https://example.org/1", "2023-06-01", "4"],
    ["germany", "finland", "YES", "", "https://example.org/2", "1 June 2023"],
    ["germany", "", "yes", "", "https://example.org/2", "2023-06-02", "", " "],
]


def reader(*, header: tuple[str, ...] = HEADER) -> rows.Reader:
    how = columns.plan(("vote=stance",), ("issue=ukraine",), "yes=support,no=oppose")
    return rows.Reader(how, TODAY, header)


def test_a_block_says_what_its_rows_say() -> None:
    block, one = reader().block(CELLS, HAND), reader()
    [same] = bulk.blocks((*one.row(cells), HAND) for cells in CELLS)
    assert [list(column) for column in block] == [list(column) for column in same]
    assert [actor.code for actor in block.actors] == ["HUN", "HUN", "DEU", "DEU"]
    assert block.issues == ["sweden", "sweden", "finland", "ukraine"]
    assert block.stances == [Stance.OPPOSE, Stance.OPPOSE, Stance.SUPPORT, Stance.SUPPORT]
    assert block.dates == ["2023-06-01", "2023-06-01", "2023-06-01", "2023-06-02"]
    assert block.attributions == [Attribution.QUOTED, *[Attribution.REPORTED] * 3]
    assert block.sources[0] == Source("https://example.org/1", published="2023-06-01")


def test_rows_with_names_say_the_same_as_cells() -> None:
    named = [dict(zip(HEADER, cells, strict=False)) for cells in CELLS]
    assert reader(header=()).block(named, HAND) == reader().block(CELLS, HAND)


def test_of_two_columns_of_one_field_the_last_with_something_in_it_counts() -> None:
    of_two = reader(header=("state", "country", "issue", "vote", "date", "url"))
    cells = ["Hungary", "", "sweden", "no", "2023-06-01", "https://example.org/1"]
    other = [cells[0], "Poland", *cells[2:]]
    assert [actor.code for actor in of_two.block([cells, other], HAND).actors] == ["HUN", "POL"]


@pytest.mark.parametrize("times", [1, 3])
def test_a_bad_value_is_bad_each_time(times: int) -> None:
    bad, one = [CELLS[0][0], "sweden", "perhaps", *CELLS[0][3:]], reader()
    for _ in range(times):
        with pytest.raises(BadInput, match="stance: 'perhaps' is not one of"):
            one.block([*CELLS, bad], HAND)
    assert len(one.block(CELLS, HAND).dates) == len(CELLS)


def test_many_values_are_read_anew_once_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nato_positions.kept._MOST", 2)
    monkeypatch.setattr("nato_positions.kept._LONGEST", 3)
    assert reader().block(CELLS * 3, HAND).issues == ["sweden", "sweden", "finland", "ukraine"] * 3


def test_cells_are_cleaned_before_they_are_read() -> None:
    guarded = [["Hungary", "sweden", "no", "'=x", "https://example.org/1", "2023-06-01", ""]]
    clean = rows.Reader(
        columns.plan(("vote=stance",), (), "no=oppose"), TODAY, HEADER, lambda cell: cell.lstrip("'")
    )
    assert clean.block(guarded, HAND).quotes == ["=x"]
