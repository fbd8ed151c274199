"""Databases of Discourse Network Analyzer: what they hold comes in, and what cannot is told by number."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run, rows

SCHEMA = """
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL,
    Coder INTEGER, Source TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL,
    StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER NOT NULL, Value TEXT NOT NULL);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeValue TEXT);
INSERT INTO CODERS VALUES (1, 'Admin'), (2, 'Iris');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO ATTRIBUTEVALUES VALUES (1, 1, 'a party'), (2, 2, '');
"""
TEXT = (
    "Two 😀 hearings. We want the dam now, the league said. The guild does not want it.\nNobody else spoke."
)
LEAGUE, GUILD = "We want the dam now", "The guild does not want it."


def _units(words: str) -> tuple[int, int]:
    """Return where the words stand in UTF-16 units, as Java counts."""
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def database(path: Path, qualifier: str = "boolean", against: int = 0) -> Path:
    book = sqlite3.connect(path)
    book.executescript(SCHEMA)
    with book:
        names = [("person", "short text"), ("organization", "short text"), ("concept", "short text")]
        for number, (name, kind) in enumerate([*names, ("agreement", qualifier)], 1):
            book.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", [number, name, kind])
        book.execute("INSERT INTO VARIABLES VALUES (5, 'note', 'long text', 2)")
        # 1 June 2023, noon.
        book.execute(
            "INSERT INTO DOCUMENTS VALUES (1, 'On the dam', ?, 1, 'The Gazette', 1685620800)", [TEXT]
        )
        book.execute("INSERT INTO DOCUMENTS VALUES (2, 'Left unread', 'Nothing on it.', 1, '', 1685620800)")
        for number, (organisation, words, value, coder) in enumerate(
            [("River League", LEAGUE, 1, 2), ("Guild", GUILD, against, 1)], 1
        ):
            book.execute("INSERT INTO STATEMENTS VALUES (?, 1, 1, ?, ?, ?)", [number, *_units(words), coder])
            for variable, entity in ((2, organisation), (3, "The dam should be built"), (1, "")):
                made = book.execute(
                    "INSERT INTO ENTITIES VALUES (NULL, ?, ?) RETURNING ID", [variable, entity]
                )
                put = "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)"
                book.execute(put, [number, variable, made.fetchone()[0]])
            table = "DATABOOLEAN" if qualifier == "boolean" else "DATAINTEGER"
            book.execute(f"INSERT INTO {table} VALUES (NULL, ?, 4, ?)", [number, value])
        book.execute("INSERT INTO STATEMENTS VALUES (9, 2, 1, 0, 3, 1)")
    book.close()
    return path


ALL = ("--create-issues", "--create-actors")


@pytest.mark.parametrize(("qualifier", "against"), [("boolean", 0), ("integer", -1)])
def test_statements_come_with_words_documents_and_coders(
    run: Run, starter: Path, tmp_path: Path, qualifier: str, against: int
) -> None:
    file = database(tmp_path / "debate.dna", qualifier, against)
    before = file.read_bytes()
    ran = run("import", str(file), *ALL)
    assert (ran.status, ran.out) == (0, "2\n")
    assert "1 attributes of entities are left behind" in ran.err
    assert "1 statements of type 'Annotation' are left behind" in ran.err
    found = json.loads(run("show", "--issue", "the-dam-should-be-built", "-f", "json").out)
    told = {(one["actor_name"], one["stance"], one["quote"], one["recorded_by"]) for one in found}
    assert told == {
        ("River League", "support", LEAGUE, "Iris"),
        ("Guild", "oppose", GUILD, "Admin"),
    }
    assert {(one["date"], one["outlet"], one["attribution"]) for one in found} == {
        ("2023-06-01", "The Gazette", "reported")
    }
    assert rows(starter, "SELECT count(*) FROM source WHERE title = 'Left unread'") == [(1,)]
    assert run("check").status == 0
    assert file.read_bytes() == before


def test_the_same_file_twice_adds_nothing(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    assert run("import", str(file), *ALL).out == "2\n"
    assert run("import", str(file), *ALL).out == "0\n"


def test_an_actor_that_was_made_can_be_asked_about(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run("import", str(database(tmp_path / "debate.dna")), *ALL).status == 0
    for name in ("river league", "River League", "GUILD"):
        assert run("show", "--state", name, "-f", "json").out.count('"id"') == 1
        assert run("why", name, "the-dam-should-be-built").status == 0
    assert run("show", "--state", "river legue").status == 2


def test_what_cannot_be_carried_is_told_by_number(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    ran = run("import", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "statement 1, actor: " in ran.err
    assert "statement 2, actor: " in ran.err
    assert run("import", str(file), "--create-actors").status == 2
    assert rows(starter, "SELECT count(*) FROM statement") == [(348,)]
    assert run("import", str(file), "--skip-invalid").out == "0\n"


def test_a_type_can_be_named_and_variables_mapped(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    assert run("import", str(file), *ALL, "--statement-type", "Poem").status == 2
    ran = run("import", str(file), *ALL, "--statement-type", "DNA Statement", "--map", "concept=note",
              "--set", "issue=sweden", "--stance-map", "no=neutral")  # fmt: skip
    assert ran.out == "2\n"
    found = json.loads(run("show", "--issue", "sweden", "--state", "guild", "-f", "json").out)
    assert [(one["stance"], one["note"]) for one in found] == [("neutral", "The dam should be built")]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_what_is_no_such_database_is_refused(run: Run, starter: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.dna"
    file.write_bytes(content)
    refused = run("import", str(file))
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert run("import", str(tmp_path / "none.dna")).status == 2
    assert run("import", str(starter), "--format", "dna").status == 2


def test_actors_of_a_table_can_be_made_too(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(
        "actor,issue,stance,date,title\nRiver League,sweden,support,2023-06-01,Minutes\n", "utf-8"
    )
    refused = run("import", str(file))
    assert refused.status == 2
    assert "--create-actors" in refused.err
    assert run("import", str(file), "--create-actors").out == "1\n"
    assert "River League°" in run("show", "--issue", "sweden", "--as-of", "2023-06-01").out


SAMPLE = Path(__file__).parents[3] / "shared" / "peers" / "sample.dna"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample database of DNA is not here")
def test_published_figures_of_the_sample_come_out(run: Run, starter: Path) -> None:
    assert run("import", str(SAMPLE), *ALL).status == 0
    issues = sorted({str(slug) for (slug,) in rows(starter, "SELECT slug FROM issue WHERE about IS NULL")})
    asked = [part for slug in issues for part in ("--issue", slug)]
    args = ("--normalise", "average", "-f", "json", "--since", "2000", "--until", "2012", *asked)
    found = json.loads(run("network", "--kind", "congruence", *args).out)
    assert found["sum"] == pytest.approx(25.802436, abs=1e-5)
    two = json.loads(run("network", "--kind", "affiliation", "-f", "json", "--until", "2012", *asked).out)
    assert (len(two["actors"]), len(two["issues"]), two["sum"]) == (7, 6, 40)
