"""Databases of Discourse Network Analyzer: what they hold comes in, and what cannot is told by number."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nato_positions.store.dna import layout
from tests.conftest import Run, rows

CONTENTS = """
INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ''), (2, 'Iris', '');
INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement'), (2, 'Annotation');
"""
TEXT = (
    "Two 😀 hearings. We want the dam now, the league said. The guild does not want it.\nNobody else spoke."
)
LEAGUE, GUILD = "We want the dam now", "The guild does not want it."


def _units(words: str) -> tuple[int, int]:
    """Return where the words stand in UTF-16 units, as Java counts."""
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def entity(book: sqlite3.Connection, variable: int, name: str) -> int:
    """Return the number of an entity, which is made if it is not there."""
    book.execute("INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)", [variable, name])
    found = book.execute("SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value = ?", [variable, name])
    return int(found.fetchone()[0])


def tell(file: Path, variable: int, name: str, attribute: str, value: str) -> None:
    """Put an attribute of an entity into a database."""
    book = sqlite3.connect(file)
    with book:
        book.execute("INSERT OR IGNORE INTO ATTRIBUTEVARIABLES VALUES (NULL, ?, ?)", [variable, attribute])
        book.execute(
            "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?,"
            " (SELECT ID FROM ATTRIBUTEVARIABLES WHERE VariableId = ? AND AttributeVariable = ?), ?)",
            [entity(book, variable, name), variable, attribute, value],
        )
    book.close()


def database(path: Path, qualifier: str = "boolean", against: int = 0) -> Path:
    book = sqlite3.connect(path)
    book.executescript(";\n".join(layout.TABLES) + ";" + CONTENTS)
    with book:
        names = [("person", "short text"), ("organization", "short text"), ("concept", "short text")]
        for number, (name, kind) in enumerate([*names, ("agreement", qualifier)], 1):
            book.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", [number, name, kind])
        book.execute("INSERT INTO VARIABLES VALUES (5, 'note', 'long text', 2)")
        # 1 June 2023, noon.
        put = (
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Date) VALUES (?, ?, ?, ?, ?, 1685620800)"
        )
        book.execute(put, [1, "On the dam", TEXT, 1, "The Gazette"])
        book.execute(put, [2, "Left unread", "Nothing on it.", 2, ""])
        for number, (organisation, words, value, coder) in enumerate(
            [("River League", LEAGUE, 1, 2), ("Guild", GUILD, against, 1)], 1
        ):
            book.execute("INSERT INTO STATEMENTS VALUES (?, 1, 1, ?, ?, ?)", [number, *_units(words), coder])
            for variable, name in ((2, organisation), (3, "The dam should be built"), (1, "")):
                put = "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)"
                book.execute(put, [number, variable, entity(book, variable, name)])
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
    assert "actors that are not there: River League, Guild; --create-actors adds them" in ran.err
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
    issues = sorted(str(slug) for (slug,) in rows(starter, "SELECT slug FROM issue WHERE about IS NULL"))
    organisations = {str(name): str(code) for name, code in rows(starter, "SELECT name, code FROM actor")}
    args = ("--normalise", "average", "-f", "json", "--since", "2000", "--until", "2012")

    def asked(slugs: list[str]) -> list[str]:
        return [part for slug in slugs for part in ("--issue", slug)]

    found = json.loads(run("network", "--kind", "congruence", *args, *asked(issues)).out)
    assert round(found["sum"], 6) == 25.802436
    two = json.loads(
        run("network", "--kind", "affiliation", "-f", "json", "--until", "2012", *asked(issues)).out
    )
    assert (len(two["actors"]), len(two["issues"]), two["sum"]) == (7, 6, 40)
    fewer = [slug for slug in issues if slug != "there-should-be-legislation-to-regulate-emissions"]
    assert len(fewer) == len(issues) - 1
    left_out = (organisations["Senate"], organisations["Sierra Club"])
    states = [part for code in found["actors"] if code not in left_out for part in ("--state", code)]
    rest = json.loads(run("network", "--kind", "congruence", *args, *asked(fewer), *states).out)
    assert round(rest["sum"], 6) == 9.809524


def test_attributes_find_their_places(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    dam = "The dam should be built"
    tell(file, 3, dam, "Notes", "Should the dam be built?")
    tell(file, 3, dam, "Alias", "Big Dam, Sweden")
    tell(file, 3, dam, "Type", "economy")
    tell(file, 2, "Guild", "Type", "NGO")
    tell(file, 2, "River League", "Type", "partner")
    tell(file, 2, "Nobody Inc.", "Alias", "none")
    ran = run("import", str(file), *ALL)
    assert (ran.status, ran.out) == (0, "2\n")
    assert rows(starter, "SELECT slug, question FROM issue ORDER BY id DESC LIMIT 1") == [
        ("the-dam-should-be-built", "Should the dam be built?")
    ]
    assert run("show", "--issue", "big-dam", "-f", "json").out.count('"id"') == 2
    assert "left behind: the alias 'Sweden' of the-dam-should-be-built" in ran.err
    kinds = rows(starter, "SELECT name, kind FROM actor WHERE name IN ('Guild', 'River League') ORDER BY 1")
    assert kinds == [("Guild", "organisation"), ("River League", "partner")]
    noted = "SELECT a.name, note FROM statement s JOIN actor a ON a.code = s.actor WHERE note LIKE '[%'"
    assert set(rows(starter, noted)) == {
        ("Guild", "[organization Type: NGO; concept Type: economy]"),
        ("River League", "[concept Type: economy]"),
    }
    assert "left behind: organization 'Nobody Inc.', which no statement here names: Alias 'none'" in ran.err
    again = run("import", str(file), *ALL)
    assert again.out == "0\n"


def test_what_is_told_of_a_speaker_is_a_role(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    tell(file, 1, "", "Type", "witness")
    tell(file, 1, "", "Alias", "W")
    assert run("import", str(file), *ALL).out == "2\n"
    found = "SELECT role, note FROM statement WHERE role = 'witness'"
    assert rows(starter, found) == [("witness", "[person Alias: W]")] * 2


def test_what_is_told_of_documents_is_kept(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    with closing(sqlite3.connect(file)) as book, book:
        book.execute(
            "UPDATE DOCUMENTS SET Author = 'A. Reporter', Section = ID, Notes = 'x' || char(10) || 'y'"
        )
        book.execute("UPDATE DOCUMENTS SET Notes = 'https://example.org/dam' WHERE ID = 1")
    ran = run("import", str(file), *ALL)
    assert ran.out == "2\n"
    assert rows(starter, "SELECT url, archived_by FROM source WHERE title = 'On the dam'") == [
        ("https://example.org/dam", "Admin")
    ]
    note = "[document author: A. Reporter; document section: 1]"
    assert rows(starter, "SELECT note FROM statement WHERE recorded_by IN ('Iris', 'Admin')") == [(note,)] * 2
    left = "document 2, of which no statement came: document author: A. Reporter; document section: 2;"
    assert f"{left} document notes: x y" in ran.err


def test_what_a_note_has_no_room_for_is_told(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    with closing(sqlite3.connect(file)) as book, book:
        book.execute("UPDATE DOCUMENTS SET Notes = ? WHERE ID = 1", ["word " * 1000])
    ran = run("import", str(file), *ALL)
    assert ran.out == "2\n"
    assert "left behind: statement 1: 'document notes: word word" in ran.err
    assert rows(starter, "SELECT count(*) FROM statement WHERE note LIKE '%word word%'") == [(0,)]


def test_variables_without_a_field_are_told(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    with closing(sqlite3.connect(file)) as book, book:
        book.execute("INSERT INTO VARIABLES VALUES (6, 'mood', 'long text', 1)")
        book.execute("INSERT INTO DATALONGTEXT VALUES (NULL, 1, 6, 'angry'), (NULL, 2, 6, 'angry too')")
    ran = run("import", str(file), *ALL)
    assert ran.err.count("left behind: the variable 'mood'; --map mood=FIELD takes it") == 1
    assert run("import", str(file), *ALL, "--map", "mood=role", "--dry-run").err.count("mood") == 0


def test_a_stance_in_words_goes_before_the_qualifier(run: Run, starter: Path, tmp_path: Path) -> None:
    file = database(tmp_path / "debate.dna")
    with closing(sqlite3.connect(file)) as book, book:
        book.execute("INSERT INTO VARIABLES VALUES (6, 'stance', 'short text', 1)")
        for number, word in ((1, "conditional"), (2, "of another kind")):
            put = "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, 6, ?)"
            book.execute(put, [number, entity(book, 6, word)])
    assert run("import", str(file), *ALL).out == "2\n"
    found = json.loads(run("show", "--issue", "the-dam-should-be-built", "-f", "json").out)
    assert {(one["actor_name"], one["stance"]) for one in found} == {
        ("River League", "conditional"),
        ("Guild", "oppose"),
    }
