"""Records in every format: stable fields, absent values, empty results."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.render.records import Format, as_text, to_json, write
from nato_positions.render.text import csv_cell

FIELDS = ("id", "actor_name", "note", "names", "score")
ROWS: list[Sequence[object]] = [
    (1, "Türkiye", None, ("Turkey", "TR"), 0.5),
    (2, "a|b,c\td", '=1+1 "x"\nnext', (), -1.0),
]
PLAIN = [form for form in Format if form is not Format.TABLE]


def written(form: Format, rows: Sequence[Sequence[object]] = ROWS) -> str:
    out = io.StringIO()
    write(out, form, FIELDS, iter(rows))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Format.JSON, "[]\n"),
        (Format.JSONL, ""),
        (Format.CSV, "id,actor_name,note,names,score\n"),
        (Format.TSV, "id\tactor_name\tnote\tnames\tscore\n"),
        (Format.MARKDOWN, "| id | actor_name | note | names | score |\n| --- | --- | --- | --- | --- |\n"),
    ],
)
def test_empty_result(form: Format, text: str) -> None:
    assert written(form, []) == text


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(written(Format.JSON)) == [
        {"id": 1, "actor_name": "Türkiye", "note": None, "names": ["Turkey", "TR"], "score": 0.5},
        {"id": 2, "actor_name": "a|b,c\td", "note": '=1+1 "x"\nnext', "names": [], "score": -1.0},
    ]


def test_json_lines_are_one_object_a_line_in_utf_8() -> None:
    lines = written(Format.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written(Format.JSON))
    assert "Türkiye" in lines[0]
    assert list(json.loads(lines[0])) == list(FIELDS)


def test_csv() -> None:
    assert list(csv.reader(io.StringIO(written(Format.CSV)))) == [
        list(FIELDS),
        ["1", "Türkiye", "", "Turkey; TR", "0.5"],
        ["2", "a|b,c\td", '\'=1+1 "x"\nnext', "", "-1.0"],
    ]


def test_tsv_has_a_line_a_record() -> None:
    assert written(Format.TSV).splitlines() == [
        "\t".join(FIELDS),
        "1\tTürkiye\t\tTurkey; TR\t0.5",
        '2\ta|b,c\\td\t\'=1+1 "x"\\nnext\t\t-1.0',
    ]


def test_markdown_has_a_line_a_record() -> None:
    one, two = written(Format.MARKDOWN).splitlines()[2:]
    assert one == "| 1 | Türkiye |  | Turkey; TR | 0.5 |"
    assert two == '| 2 | a\\|b,c d | =1+1 "x" next |  | -1.0 |'


@pytest.mark.parametrize("form", PLAIN)
def test_lines_end_in_one_way(form: Format) -> None:
    assert "\r" not in written(form)
    assert written(form).endswith("\n")
    assert not written(form).endswith("\n\n")


@pytest.mark.parametrize("form", PLAIN)
def test_records_are_written_as_they_come(form: Format) -> None:
    out = io.StringIO()

    def rows() -> Iterator[Sequence[object]]:
        yield ROWS[0]
        seen.append(out.getvalue())

    seen: list[str] = []
    write(out, form, FIELDS, rows())
    assert form is Format.CSV or "Türkiye" in seen[0]


def test_values() -> None:
    class Letter(StrEnum):
        A = "a"

    assert as_text(Letter.A) == "a"
    assert to_json({"a": Letter.A, "b": None, "c": (1, 2)}) == '{"a": "a", "b": null, "c": [1, 2]}'


def test_not_a_number_is_never_written_by_us() -> None:
    assert to_json(0.1 + 0.2) == "0.30000000000000004"


@pytest.mark.parametrize("form", [Format.CSV, Format.TSV, Format.MARKDOWN])
def test_values_that_are_equal_are_not_the_same_cell(form: Format) -> None:
    rows = [(1, "1", None, ("a",), 1.0), (True, "True", "", ("a",), 1), (1.0, "=1", "", (), True)]
    told = [
        [
            cell.strip().removeprefix("'")
            for cell in line.replace("\t", "|").replace(",", "|").strip("|").split("|")
        ]
        for line in written(form, rows).splitlines()[-3:]
    ]
    assert told == [["1", "1", "", "a", "1.0"], ["True", "True", "", "a", "1"], ["1.0", "=1", "", "", "True"]]


@given(st.lists(st.tuples(st.text(), st.text("\",\n\r=' x")), max_size=5))
def test_csv_is_as_the_csv_module_writes_it(rows: list[tuple[str, str]]) -> None:
    theirs, ours = io.StringIO(), io.StringIO()
    csv.writer(theirs, lineterminator="\n").writerows([csv_cell(a), csv_cell(b)] for a, b in rows)
    write(ours, Format.CSV, ("a", "b"), rows)
    assert ours.getvalue() == f"a,b\n{theirs.getvalue()}"


def test_cells_are_the_same_when_many_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(number, f"=name {number % 5}", None, (), 0.5) for number in range(20)]
    before = written(Format.CSV, rows)
    monkeypatch.setattr("nato_positions.kept._MOST", 3)
    assert written(Format.CSV, rows) == before
    assert before.count("'=name 4") == 4
