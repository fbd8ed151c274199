"""`import` and `export`: tables in the forms that people have, and there and back without loss."""

import codecs
import json
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_positions import cli
from nato_positions.store import bulk
from tests.conftest import Ran, Record, Run
from tests.render.test_progress import terminal

GOOD = "actor,issue,stance,date,source_url\nHungary,sweden,oppose,2023-06-01,https://example.org/1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


def claims(run: Run) -> list[tuple[object, ...]]:
    left_out = ("id", "source_id", "recorded_at", "recorded_by")
    listed = json.loads(run("show", "-f", "json").out)
    return [tuple(value for field, value in one.items() if field not in left_out) for one in listed]


def load(run: Run, table: Path, text: str | bytes, *args: str) -> Ran:
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("import", str(table), *args)


def test_the_same_file_twice_adds_nothing(run: Run, fresh: Path, table: Path) -> None:
    assert load(run, table, GOOD).out == "1\n"
    again = load(run, table, GOOD)
    assert (again.status, again.out) == (0, "0\n")
    assert "1 of 1 statements were on record already" in again.err


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_there_and_back(
    run: Run, starter: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, file = claims(run), tmp_path / f"all.{form}"
    assert run("export", "-o", str(file)).status == 0
    monkeypatch.setenv("POSITIONS_DB", str(tmp_path / "copy.db"))
    assert run("import", str(file)).out == "348\n"
    assert claims(run) == before


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]),
    min_size=1,
    max_size=15,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.one_of(TEXTS, st.sampled_from(["=1+1", "'=x", "@me", "a;b,c|d", '"', "-", "+"])))
def test_any_note_comes_back(run: Run, tmp_path: Path, note: str) -> None:
    where = Path(tempfile.mkdtemp(dir=tmp_path))
    one = where / "one.db"
    told = ("--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01")
    added = run("--db", str(one), "add", *told, "--url", "https://example.org", f"--note={note}")
    assert added.status == 0, added.err
    for form in ("csv", "tsv", "jsonl"):
        file, other = where / f"x.{form}", where / f"{form}.db"
        run("--db", str(one), "export", "-o", str(file))
        assert run("--db", str(other), "import", str(file)).out == "1\n"
        kept = [json.loads(run("--db", str(db), "show", "-f", "json").out)[0]["note"] for db in (one, other)]
        assert kept[0] == kept[1]


def test_progress_is_shown_on_a_terminal(fresh: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table.write_text(GOOD + "Atlantis,sweden,oppose,2023-06-01,https://example.org\n")
    screen = terminal(monkeypatch)
    assert cli.main(["import", str(table), "--skip-invalid"]) == 0
    # It is wiped away before anything is told, and at the end.
    bad, *_ = screen.getvalue().partition("Atlantis")
    assert bad.endswith(f"\r\x1b[Kpositions: {table}, line 3, actor: no state is called '")
    assert "\r2 rows" in screen.getvalue()
    assert "\r\x1b[Kpositions: actors that" in screen.getvalue()


def test_columns_are_mapped_and_values_set(run: Run, fresh: Path, table: Path) -> None:
    text = "Land;Vote;When;Why\nHungary;no;1 June 2023;x\nPoland;yes;2023-06-02;y\n"
    ran = load(
        run, table, text,
        *("--map", "Land=state", "--map", "Vote=stance", "--map", "When=date", "--map", "Why=note"),
        *("--set", "issue=sweden", "--set", "source_url=https://example.org"),
        *("--stance-map", "yes=support,no=oppose"),
    )  # fmt: skip
    assert (ran.status, ran.out) == (0, "2\n"), ran.err
    assert "parted by ';'" in ran.err
    listed = json.loads(run("show", "-f", "json").out)
    assert [(one["actor"], one["stance"], one["note"]) for one in listed] == [
        ("HUN", "oppose", "x"),
        ("POL", "support", "y"),
    ]


@pytest.mark.parametrize(
    ("data", "args"),
    [
        (codecs.BOM_UTF8 + GOOD.encode(), ()),
        (GOOD.encode("utf-16"), ()),
        (GOOD.replace("Hungary", "Türkiye").encode("cp1252"), ()),
        (GOOD.replace("Hungary", "Türkiye").encode("latin-1"), ("--encoding", "latin-1")),
        (GOOD.encode("utf-16-le"), ()),
        (GOOD.encode("utf-16-be"), ()),
        (GOOD.encode("utf-32"), ()),
        (b"sep=|\r\n" + GOOD.replace(",", "|").encode(), ()),
        (("sep=;\n" + GOOD.replace(",", ";")).encode("utf-16"), ()),
        (GOOD.replace(",", "\t").encode(), ()),
        (GOOD.replace(",", "|").replace("\n", "\r\n").encode(), ("--delimiter", "|")),
    ],
)
def test_encodings_and_dialects(
    run: Run, fresh: Path, table: Path, data: bytes, args: tuple[str, ...]
) -> None:
    ran = load(run, table, data, *args)
    assert (ran.status, ran.out) == (0, "1\n"), ran.err


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "is empty"),
        ("a,a\n1,2\n", "two columns of one name"),
        (GOOD.replace("Hungary", "Atlantis"), "line 2, actor: no state is called 'Atlantis'"),
        (GOOD.replace("oppose", "maybe"), "line 2, stance: 'maybe' is not one of"),
        (GOOD.replace("2023-06-01", "2023"), "line 2, date: '2023' is not a whole day"),
        (GOOD.replace("https://", "ftp://"), "line 2, source_url: 'ftp://example.org/1' is not an address"),
        (GOOD.replace("sweden", "weather"), "issues that are not there: weather"),
        (GOOD.replace("https://example.org/1", ""), "no evidence, no entry"),
        (GOOD.replace("Hungary", '"Hungary'), "line"),
    ],
)
def test_one_bad_row_and_nothing_is_written(
    run: Run, fresh: Path, table: Path, text: str, wrong: str
) -> None:
    more = GOOD.splitlines()[1].replace("Hungary", "Poland")
    ran = load(run, table, f"{text}{more}\n" if text.startswith("actor") else text)
    assert (ran.status, ran.out) == (2, "")
    assert wrong in ran.err
    assert not fresh.exists()


def test_bad_rows_can_be_left_out(run: Run, fresh: Path, table: Path) -> None:
    ran = load(
        run, table, f"{GOOD}Atlantis,sweden,support,2023-06-01,https://example.org\n", "--skip-invalid"
    )
    assert (ran.status, ran.out) == (0, "1\n")
    assert "1 row left out" in ran.err


def test_bad_rows_are_named_by_their_lines_wherever_they_stand(
    run: Run, fresh: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_BLOCK", 4)
    lines = GOOD.splitlines()[:1]
    for number in range(2, 20):
        lines.append(f"Hungary,sweden,oppose,2023-06-{number:02},https://example.org/{number}")
    for number in (3, 4, 9, 10, 11, 12, 13, 19):
        lines[number - 1] = lines[number - 1].replace("sweden,oppose", "sweden,maybe")
    ran = load(run, table, "\n".join(lines), "--skip-invalid")
    told = [int(line.split("line ")[1].split(",")[0]) for line in ran.err.splitlines() if "line" in line]
    assert told == [3, 4, 9, 10, 11, 12, 13, 19]
    assert (ran.status, ran.out) == (0, "10\n")
    dates = [row[4] for row in claims(run)]
    assert dates == [f"2023-06-{number:02}" for number in (2, 5, 6, 7, 8, 14, 15, 16, 17, 18)]


def test_short_rows_lack_cells_and_long_ones_have_too_many(run: Run, fresh: Path, table: Path) -> None:
    text = "actor,issue,stance,date,url,speaker\n"
    text += "HUN,sweden,oppose,2023-06-01,https://example.org/1\n"
    text += "DEU,sweden,support,2023-06-01,https://example.org/1,A. Minister,,\n"
    text += "POL,sweden,support,2023-06-01,https://example.org/1,A. Minister, and more\n"
    ran = load(run, table, text, "--skip-invalid")
    assert ran.out == "2\n"
    assert "line 4, cells: there are 7 under 6 columns" in ran.err
    assert [row[5] for row in claims(run)] == [None, "A. Minister"]


def test_all_that_is_wrong_is_told_at_once(run: Run, fresh: Path, table: Path) -> None:
    text = GOOD + "Atlantis,mars,maybe,2023-13-01,ftp://x\n" + "Lemuria,venus,oppose,,\n" * 30
    ran = load(run, table, text)
    told = [line.split("rows.csv, ")[1] for line in ran.err.splitlines() if "line" in line]
    begun = [line.split(": ")[0] for line in told]
    assert begun[:8] == [
        *(f"line 3, {field}" for field in ("actor", "issue", "stance", "date", "source_url")),
        *(f"line 4, {field}" for field in ("actor", "issue", "source_url")),
    ]
    # Every row, however many there are.
    assert begun[-1].startswith("line 33, ")
    assert ran.err.splitlines()[-3:] == [
        "positions: issues that are not there: mars, venus; --create-issues adds them",
        "positions: actors that are not there: Atlantis, Lemuria; --create-actors adds them",
        "positions: 31 rows cannot be used, and nothing was written; --skip-invalid leaves them out",
    ]


def test_a_bad_row_makes_no_issue_and_no_actor(run: Run, fresh: Path, table: Path) -> None:
    text = f"{GOOD}Atlantis,weather,maybe,2023-06-01,https://example.org\n"
    assert load(run, table, text, "--create-issues", "--create-actors", "--skip-invalid").out == "1\n"
    assert "weather" not in run("issues", "-f", "csv").out
    assert "Atlantis" not in run("states", "-f", "csv").out


@pytest.mark.parametrize(
    ("header", "args", "wrong"),
    [
        ("state,topic,stance,date,url", (), "no column for issue;"),
        ("who,issue,stance,when,url", (), "no column for actor, date;"),
        ("state,issue,stance,published", (), "no column for source_url;"),
        ("state,issue,stance,date,url", ("--map", "Land=state"), "no column 'Land'; there are state, issue"),
    ],
)
def test_columns_that_are_not_there_are_told_once(
    run: Run, fresh: Path, table: Path, header: str, args: tuple[str, ...], wrong: str
) -> None:
    ran = load(run, table, f"{header}\n" + "a,b,c,d,e\n" * 3, *args)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert wrong in ran.err
    assert not fresh.exists()


def test_a_line_that_is_no_json_is_a_bad_row(run: Run, fresh: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    good = (
        '{"actor": "HUN", "issue": "sweden", "stance": "oppose", "date": "2023-06-01", "url": "http://x.org"}'
    )
    assert load(run, file, f'{good}\n{{"actor":\n\n[1]\n').status == 2
    ran = load(run, file, f'{good}\n{{"actor":\n\n[1]\n', "--skip-invalid")
    assert (ran.status, ran.out) == (0, "1\n")
    told = [line.split("rows.jsonl, ")[1] for line in ran.err.splitlines()[:2]]
    assert told == [
        "line 2, it is not JSON; put one row on a line",
        "line 4, it is no object; give names and values",
    ]


def test_rows_of_json_are_numbered(run: Run, fresh: Path, tmp_path: Path) -> None:
    ran = load(run, tmp_path / "rows.json", '[{"actor": "HUN"},\n\n\n{"stance": 1}]')
    assert "rows.json, row 2, stance: '1' is not one of" in ran.err


def test_issues_can_be_made(run: Run, fresh: Path, table: Path) -> None:
    text = GOOD.replace("sweden", "Résolution 12/A")
    assert load(run, table, text, "--create-issues").out == "1\n"
    assert json.loads(run("show", "-f", "json").out)[0]["issue"] == "resolution-12-a"


def test_a_trial_writes_nothing(run: Run, starter: Path, table: Path) -> None:
    ran = load(run, table, GOOD, "--dry-run")
    assert (ran.status, ran.out) == (0, "1\n")
    assert "nothing was written" in ran.err
    assert len(claims(run)) == 348


def test_an_import_is_one_change(run: Run, record: Record, fresh: Path, table: Path) -> None:
    record()
    load(run, table, GOOD)
    assert run("undo").out == "2\n"
    with sqlite3.connect(fresh) as book:
        assert book.execute("SELECT count(*) FROM change").fetchone() == (3,)


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--starter", "x.csv"),
        ("absent.csv",),
        ("x.csv", "--format", "xlsx"),
        ("x.csv", "--map", "nothing"),
        ("x.csv", "--map", "a=nothing"),
        ("x.csv", "--set", "issue="),
        ("x.csv", "--stance-map", "yes=maybe"),
        ("x.csv", "--encoding", "klingon"),
        ("x.csv", "--delimiter", ";;"),
    ],
)
def test_bad_usage(
    run: Run, fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    (tmp_path / "x.csv").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    ran = run("import", *args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_an_export_is_written_whole_or_not_at_all(run: Run, starter: Path, tmp_path: Path) -> None:
    target = tmp_path / "no" / "folder.csv"
    assert run("export", "-o", str(target)).status == 2
    assert run("export", "-f", "csv", "--issue", "sweden").out == run("show", "-i", "sweden", "-f", "csv").out
