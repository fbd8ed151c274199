"""Every known attack, through every way in and out: it is kept as what it says, and steers nothing."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Run, rows
from tests.fuzz.feeding import no_network
from tests.hostile.attacks import ATTACKS, STEERING
from tests.render.test_hostile import ASKED, FORMATS

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
MORE = {
    "candidates": ["candidates"],
    "log": ["log"],
    "log of one": ["log", "1"],
    "check": ["check"],
    "export": ["export"],
}
# Asked about what is in the ledger here.
ASKING = {name: args for name, args in ASKED.items() if name != "why"} | MORE
attack = pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)


@pytest.fixture
def full(run: Run, fresh: Path, tmp_path: Path) -> Path:
    """A ledger into which every attack was put, by way of a table and as articles."""
    table, articles = tmp_path / "table.jsonl", tmp_path / "articles.jsonl"
    told = ("speaker", "role", "note", "title", "outlet")
    lines = [
        {"state": "hungary", "issue": "sweden", "stance": "oppose", "date": "2023-06-01"}
        | {"url": f"https://example.org/{number}"}
        | dict.fromkeys(told, text)
        for number, text in enumerate(ATTACKS.values())
    ]
    table.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    texts = [f"{text}\n\nHungary opposes Sweden's bid to join NATO. {text}" for text in ATTACKS.values()]
    articles.write_text(
        "".join(json.dumps({"text": text, "date": "2023-06-02"}) + "\n" for text in texts), "utf-8"
    )
    # Fields with control characters in them are refused; in the articles they stay.
    assert run("import", str(table), "--format", "jsonl", "--skip-invalid").status == 0
    assert run("ingest", str(articles)).status == 0
    return fresh


def test_every_attack_out_of_every_command_in_every_format(run: Run, full: Path) -> None:
    for name, args in ASKING.items():
        for form in FORMATS:
            if name == "export" and form in ("table", "markdown"):
                continue
            option = "--format" if name == "export" else "-f"
            found = run(*args, option, form)
            assert found.status in (0, 1), (name, form, found.err)
            assert (set(found.out) | set(found.err)) & STEERING == set(), (name, form)


@pytest.mark.usefixtures("full")
def test_no_attack_is_a_formula_in_a_cell(run: Run) -> None:
    for name, args in ASKING.items():
        for form, sign in (("csv", ","), ("tsv", "\t")):
            out = run(*args, "--format" if name == "export" else "-f", form).out
            cells = [cell for row in csv.reader(io.StringIO(out), delimiter=sign) for cell in row]
            bad = [cell for cell in cells if cell.lstrip(" ").startswith(_FORMULA) and not _number(cell)]
            assert bad == [], (name, form)


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.usefixtures("full")
def test_the_graph_is_well_formed_and_has_no_entity(run: Run) -> None:
    out = run("network", "--kind", "affiliation", "-f", "graphml").out
    assert "<!ENTITY" not in out
    assert ElementTree.fromstring(out).tag.endswith("graphml")


def test_the_whole_ledger_comes_back_out_of_its_sql(run: Run, full: Path, tmp_path: Path) -> None:
    script, again = tmp_path / "ledger.sql", tmp_path / "again.db"
    assert run("export", "--format", "sql", "-o", str(script)).status == 0
    connection = sqlite3.connect(again)
    connection.executescript(script.read_text("utf-8"))
    connection.close()
    for table in ("statement", "article", "source", "history"):
        assert rows(again, f"SELECT * FROM {table}") == rows(full, f"SELECT * FROM {table}")


def test_a_link_at_the_target_is_replaced_and_not_followed(run: Run, full: Path, tmp_path: Path) -> None:
    precious, link = tmp_path / "precious", tmp_path / "out.csv"
    precious.write_text("mine")
    link.symlink_to(precious)
    assert run("export", "-o", str(link)).status == 0
    assert precious.read_text() == "mine"
    assert not link.is_symlink()
    assert list(tmp_path.glob(".*")) == []


def test_what_was_said_is_kept_to_the_letter(run: Run, full: Path) -> None:
    kept = {" ".join(str(note).split()) for (note,) in rows(full, "SELECT note FROM statement") if note}
    said = {" ".join(text.split()) for text in ATTACKS.values()}
    steering = {text for text in said if any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in text)}
    assert said - kept <= steering
    texts = " ".join(str(text) for (text,) in rows(full, "SELECT text FROM article"))
    assert all(text in " ".join(texts.split()) for text in said)
    assert run("check").status == 0


@attack
def test_as_an_argument_it_names_nothing_and_changes_nothing(run: Run, starter: Path, attack: str) -> None:
    before = rows(starter, "SELECT count(*), sum(id), group_concat(stance) FROM statement")
    for args in (["show", "--issue", attack], ["show", "--state", attack], ["show", "--since", attack]):
        found = run(*(args[:-1]), f"--{args[1].removeprefix('--')}={attack}") if args[1] == "" else run(*args)
        assert (found.status, found.out) == (2, "")
        assert found.err.count("\n") == 1
        assert set(found.err) & STEERING == set()
    assert run("show", f"--speaker={attack}").status in (0, 2)
    assert run("search", "--", attack).status in (0, 2)
    assert rows(starter, "SELECT count(*), sum(id), group_concat(stance) FROM statement") == before


@pytest.mark.parametrize("kind", ["text", "json", "row"])
@pytest.mark.parametrize("bad", ["\ud800", "\udcff", "a\0b"], ids=["high half", "low half", "nul"])
def test_what_is_no_text_is_refused(run: Run, fresh: Path, tmp_path: Path, kind: str, bad: str) -> None:
    path = tmp_path / {"text": "a.txt", "json": "a.jsonl", "row": "b.jsonl"}[kind]
    row = {"state": "hungary", "issue": "sweden", "stance": "oppose", "date": "2023-06-01"}
    written = {
        "text": f"Hungary {bad} opposes it.",
        "json": json.dumps({"text": f"Hungary {bad} opposes it.", "date": "2023-06-01"}),
        "row": json.dumps({**row, "url": "https://example.org/1", "note": bad}),
    }
    path.write_bytes(written[kind].encode("utf-8", "surrogatepass"))
    found = run(*(["import"] if kind == "row" else ["ingest", "--date", "2023-06-01"]), str(path))
    assert found.status == 2, found
    assert not fresh.exists() or rows(fresh, "SELECT count(*) FROM statement") == [(0,)]


PAGES = {
    "deep": "<html><body>" + "<div>" * 100_000 + "Poland backs it.",
    "deep tables": "<html><body>" + "<table><tr><td>" * 2_000 + "Poland backs it.",
    "entities": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><article><p>&b; &x; Poland backs it.</p></article>',
    "outside": "<html><head><base href='http://evil.example/'><link rel=stylesheet href=x.css>"
    "<script src=y.js></script></head><body><article><p>Poland backs Sweden's bid to join NATO, it said.</p>"
    "<img src=z.png><iframe src='file:///etc/passwd'></iframe></article></body></html>",
    "script": "<html><body><article><p>Poland backs Sweden's bid to join NATO, it said on Monday.</p>"
    "<script>document.write('Hungary opposes it')</script></article></body></html>",
    "too large": "<html><body>" + "<p>x</p>" * 1_300_000,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_fetches_nothing_runs_nothing_and_is_bounded(
    run: Run, fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", no_network)
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    found = run("ingest", str(path), "--date", "2023-06-01")
    assert found.status in (0, 2)
    assert "no network" not in found.err
    if found.status == 0:
        [(text,)] = rows(fresh, "SELECT text FROM article")
        assert "root:" not in str(text)
        assert "opposes" not in str(text)
        assert "aaaaaaaaaa" not in str(text)


@pytest.mark.parametrize("name", ["page.html", "page.html.gz", "rows.jsonl", "text"])
@pytest.mark.parametrize("magic", [b"\x1f\x8b\x08", b"PK\x03\x04", b"BZh9", b"\x28\xb5\x2f\xfd"])
def test_what_is_compressed_is_not_unpacked(run: Run, tmp_path: Path, name: str, magic: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(magic + b"any bytes")
    for command in (["ingest", "--date", "2023-06-01"], ["import"]):
        found = run(*command, str(path))
        assert (found.status, found.out) == (2, "")
        assert found.err.startswith("positions: ")
