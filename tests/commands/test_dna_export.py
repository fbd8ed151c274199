"""Databases that Discourse Network Analyzer opens: its tables, each offset in its place, there and back."""

import base64
import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_positions import reference
from nato_positions.commands import fields
from nato_positions.model import Attribution, Claim, Issue, Source, Stance
from nato_positions.store import bulk, ledger, writing
from nato_positions.store.dna import coders, layout
from nato_positions.store.location import Location
from tests.commands.test_dna import ALL, SAMPLE, database
from tests.conftest import Run, rows

TEXT = "\n Two 😀 words.\nWe “want” it 🇸🇪 now, she said.\r\nNot so."
QUOTE = "We “want” it 🇸🇪 now"
LONG = "An opinion of the league of rivers and of all their tributaries " * 5
SOURCES = (
    Source("https://example.org/1", "Minutes", "The Daily", "2023-06-01", TEXT),
    Source(text=TEXT + " Again."),
    Source("https://example.org/2"),
    Source(None, LONG.strip(), "The Weekly" * 20, "1949-04-04"),
    Source("https://example.org/" + "x" * 300, "notes: title: this", None, None, "  \n\n" + TEXT),
)
ISSUES = (
    Issue("dam", "The dam", "Should it be built?", "SWE", ("big-dam", "weir")),
    Issue("dam-2", "The dam", f"{LONG} or not?", None, tuple(f"{n}-{'dam' * 16}" for n in range(4))),
    Issue("swe", LONG.strip(), "Which is long?"),
)
ACTORS = (
    *(reference.actor("HUN"), reference.actor("NATO"), reference.actor("Fiji")),
    *(
        reference.made_actor("River League"),
        reference.made_actor(LONG.strip()),
        reference.made_actor("Senate"),
    ),
)


def put(path: Path, claims: list[tuple[Claim, Source, str]]) -> None:
    """Make a ledger of the claims, each in its recorder's name."""
    with ledger.writing(Location(path, True)) as book:
        for issue in ISSUES:
            if issue.about:
                writing.put_actor(book, reference.actor(issue.about))
            writing.put_issue(book, issue)
        hands = [
            (claim, source, writing.Hand("2026-01-31T12:00:00Z", name)) for claim, source, name in claims
        ]
        bulk.put_many(book, bulk.blocks(hands))


def held(path: Path) -> list[tuple[object, ...]]:
    """Return the statements of a ledger in their order, without the numbers and the time of recording."""
    return rows(
        path,
        "SELECT s.actor, a.name, a.kind, i.slug, i.title, i.question, s.stance, s.date, s.speaker, s.role,"
        " s.attribution, s.quote, s.quote_start, s.quote_end, s.note, s.confidence, s.recorded_by, x.url,"
        " x.title, x.outlet, x.published, x.sha256, substr(x.archived_by, 1, 190)"
        " FROM statement s JOIN actor a ON a.code = s.actor JOIN issue i ON i.id = s.issue"
        " JOIN source x ON x.id = s.source ORDER BY s.id",
    )


def whole(file: Path) -> sqlite3.Connection:
    """Open a database that was written, and hold that SQLite finds nothing wrong with it."""
    book = sqlite3.connect(file)
    assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert book.execute("PRAGMA foreign_key_check").fetchall() == []
    return book


_words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]), min_size=1, max_size=9
).map(lambda text: fields.text("x", text) or "x")
_some = st.none() | _words | st.just(LONG.strip()) | st.sampled_from(["[x]", "{}", "0", "Type: x"])


@st.composite
def _claims(draw: st.DrawFn) -> tuple[Claim, Source, str]:
    source = draw(st.sampled_from(SOURCES))
    quote, span = draw(_some), None
    if source.text and draw(st.booleans()):
        start = draw(st.integers(0, len(source.text) - 1))
        words = source.text[start : start + draw(st.integers(1, 20))]
        if quote := words.strip() or None:
            start += len(words) - len(words.lstrip())
            span = (start, start + len(quote))
    claim = Claim(
        draw(st.sampled_from(ACTORS)),
        draw(st.sampled_from([issue.slug for issue in ISSUES] + ["sweden"])),
        draw(st.sampled_from(Stance)),
        draw(st.dates().map(str)),
        draw(st.sampled_from(Attribution)),
        draw(_some),
        draw(_some),
        quote,
        span,
        draw(_some),
        draw(st.none() | st.floats(0, 1)),
    )
    return claim, source, draw(st.sampled_from(["Admin", "ann", "bö 😀", "c" * 200]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_claims(), min_size=1, max_size=8))
def test_there_and_back(run: Run, tmp_path: Path, claims: list[tuple[Claim, Source, str]]) -> None:
    where = Path(tempfile.mkdtemp(dir=tmp_path))
    one, file, other = where / "one.db", where / "x.dna", where / "other.db"
    put(one, claims)
    day = ("--as-of", "9999-12-31")
    assert run("--db", str(one), "export", "-o", str(file), *day).status == 0
    whole(file).close()
    ran = run("--db", str(other), "import", str(file), *ALL)
    assert ran.status == 0, ran.err
    assert "left behind" not in ran.err
    assert held(other) == held(one)
    # Into the same ledger nothing is new.
    assert run("--db", str(one), "import", str(file), *ALL).out == "0\n"
    assert run("--db", str(other), "check").status == 0


def test_the_starter_comes_back(run: Run, starter: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "x.dna", tmp_path / "copy.db"
    ran = run("export", "-o", str(file))
    assert "348 statements in 175 documents" in ran.err
    assert "348 of them stand in documents made of them" in ran.err
    assert run("--db", str(copy), "import", str(file)).out == "348\n"
    assert held(copy) == held(starter)


CLAIM = Claim(ACTORS[0], "sweden", Stance.CONDITIONAL, "2023-06-01", Attribution.QUOTED, "A. Nagy", "envoy")
START = TEXT.index(QUOTE)


@pytest.fixture
def debate(run: Run, tmp_path: Path) -> Callable[..., sqlite3.Connection]:
    """Export claims on the first source, and open what was written."""

    def written(*claims: Claim, source: Source = SOURCES[0]) -> sqlite3.Connection:
        put(tmp_path / "debate.db", [(claim, source, "ann") for claim in claims])
        ran = run("--db", str(tmp_path / "debate.db"), "export", "-o", str(tmp_path / "debate.dna"))
        assert ran.status == 0, ran.err
        return whole(tmp_path / "debate.dna")

    return written


def test_offsets_are_those_of_java(debate: Callable[..., sqlite3.Connection]) -> None:
    with closing(debate(CLAIM._replace(quote=QUOTE, span=(START, START + len(QUOTE))))) as book:
        text, start, stop = book.execute("SELECT Text, Start, Stop FROM DOCUMENTS, STATEMENTS").fetchone()
        assert text == TEXT
        assert text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == QUOTE
        # Two pictures before it are not needed: one letter outside the first plane, and a flag of two.
        assert (start, stop) == (START + 1, START + 1 + len(QUOTE) + 2)


def test_every_statement_has_a_value_of_each_variable(debate: Callable[..., sqlite3.Connection]) -> None:
    with closing(debate(CLAIM, CLAIM._replace(stance=Stance.OPPOSE, speaker=None, role=None))) as book:
        values = book.execute(
            "SELECT StatementId, Variable, Value FROM ("
            " SELECT StatementId, VariableId, Value FROM DATABOOLEAN UNION ALL"
            " SELECT StatementId, VariableId, Value FROM DATAINTEGER UNION ALL"
            " SELECT StatementId, VariableId, Value FROM DATALONGTEXT UNION ALL"
            " SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d"
            "  JOIN ENTITIES e ON e.ID = d.Entity AND e.VariableId = d.VariableId"
            ") d JOIN VARIABLES v ON v.ID = d.VariableId ORDER BY 1, v.ID"
        ).fetchall()
        assert [variable for _, variable, _ in values] == [*layout.VARIABLES] * 2
        told = [{name: value for number, name, value in values if number == one} for one in (1, 2)]
        assert [(one["person"], one["agreement"], one["stance"]) for one in told] == [
            ("A. Nagy", 1, "conditional"),
            ("", -2, "oppose"),
        ]
        empty = "SELECT count(*) FROM ENTITIES WHERE Value = ''"
        short = [kind for kind in layout.VARIABLES.values() if kind == "short text"]
        assert book.execute(empty).fetchone() == (len(short),)
        # Each entity has a value of each attribute of its variable.
        assert (
            book.execute(
                "SELECT count(*) FROM ENTITIES e JOIN ATTRIBUTEVARIABLES n ON n.VariableId = e.VariableId"
            ).fetchone()
            == book.execute("SELECT count(*) FROM ATTRIBUTEVALUES").fetchone()
        )


def test_entities_tell_codes_and_questions(debate: Callable[..., sqlite3.Connection]) -> None:
    told = "SELECT e.Value, n.AttributeVariable, a.AttributeValue FROM ATTRIBUTEVALUES a"
    told += " JOIN ENTITIES e ON e.ID = a.EntityId JOIN ATTRIBUTEVARIABLES n ON n.ID = a.AttributeVariableId"
    with closing(debate(CLAIM._replace(issue="dam"), CLAIM._replace(issue="dam-2"))) as book:
        assert {
            ("Hungary", "Type", "ally"),
            ("Hungary", "Code", "HUN"),
            ("The dam", "Notes", "Should it be built?"),
            ("The dam", "Alias", "big-dam, weir"),
            ("The dam", "About", "SWE"),
            ("The dam [dam-2]", "Slug", "dam-2"),
            ("The dam [dam-2]", "Alias", ", ".join(ISSUES[1].aliases[:3])),
        } <= set(book.execute(told))


def test_what_has_no_place_marks_the_first_line(debate: Callable[..., sqlite3.Connection], run: Run) -> None:
    with closing(debate(CLAIM._replace(note="Heard."))) as book:
        start, stop = book.execute("SELECT Start, Stop FROM STATEMENTS").fetchone()
        assert TEXT.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == "Two 😀 words."


def test_a_source_without_a_text_gets_one_made_of_its_statements(
    debate: Callable[..., sqlite3.Connection], tmp_path: Path, run: Run
) -> None:
    claims = (
        CLAIM._replace(quote="Never 😀."),
        CLAIM._replace(note="He nodded."),
        CLAIM._replace(speaker="B"),
    )
    with closing(debate(*claims, source=SOURCES[2])) as book:
        notes, kind, text, date = book.execute("SELECT Notes, Type, Text, Date FROM DOCUMENTS").fetchone()
        assert (notes, kind) == ("https://example.org/2\npublished: unknown", layout.BARE)
        assert date == 1685577600
        marked = [
            text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
            for start, stop in book.execute("SELECT Start, Stop FROM STATEMENTS ORDER BY ID")
        ]
        assert marked == ["Never 😀.", "He nodded.", "Hungary, sweden: conditional"]


def test_coders_get_in_and_see_each_other(run: Run, tmp_path: Path) -> None:
    names = ("Admin", "ann", "bo")
    put(tmp_path / "x.db", [(CLAIM._replace(speaker=name), SOURCES[0], name) for name in names])
    assert run("--db", str(tmp_path / "x.db"), "export", "-o", str(tmp_path / "x.dna")).status == 0
    with closing(whole(tmp_path / "x.dna")) as book:
        assert book.execute("SELECT ID, Name FROM CODERS").fetchall() == [*enumerate(names, 1)]
        assert book.execute("SELECT count(*) FROM CODERRELATIONS").fetchone() == (6,)
        (kept,) = book.execute("SELECT Password FROM CODERS WHERE Name = 'bo'").fetchone()
        assert coders.digest("positions", base64.b64decode(kept)[:16]) == kept
        assert dict(book.execute("SELECT * FROM SETTINGS")) == layout.VERSION


def test_changes_made_in_dna_come_in(
    debate: Callable[..., sqlite3.Connection], run: Run, tmp_path: Path
) -> None:
    """A statement that was added in DNA has no stance in words: the scale of the qualifier is ours."""
    with closing(debate(CLAIM)) as book, book:
        numbers = {name: number for number, name in enumerate(layout.VARIABLES, 1)}
        book.execute("INSERT INTO STATEMENTS VALUES (77, 1, 1, 8, 13, 1)")
        book.execute("INSERT INTO DATAINTEGER VALUES (NULL, 77, ?, 1)", [numbers["agreement"]])
        book.execute("INSERT INTO DATABOOLEAN VALUES (NULL, 77, ?, 1)", [numbers["anchored"]])
        for name in ("organization", "concept"):
            find = "SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value <> ''"
            (number,) = book.execute(find, [numbers[name]]).fetchone()
            book.execute("INSERT INTO DATASHORTTEXT VALUES (NULL, 77, ?, ?)", [numbers[name], number])
    copy = str(tmp_path / "copy.db")
    ran = run("--db", copy, "import", str(tmp_path / "debate.dna"))
    assert ran.out == "2\n", ran.err
    found = json.loads(run("--db", copy, "show", "-f", "json").out)
    added = next(one for one in found if one["recorded_by"] == "Admin")
    assert (added["stance"], added["attribution"], added["date"]) == ("conditional", "reported", "2023-06-01")
    assert added["quote"] == TEXT[7:12].strip()


def test_a_file_is_written_whole_or_not_at_all(
    run: Run, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out" / "x.dna"
    file.parent.mkdir()
    file.write_text("what was there")
    monkeypatch.setitem(layout.SCALE, "support", "a word")
    monkeypatch.setattr(layout, "TABLES", (*layout.TABLES, "CREATE TABLE CODERS(x)"))
    refused = run("export", "-o", str(file))
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert file.read_text() == "what was there"
    assert list(file.parent.iterdir()) == [file]
    monkeypatch.undo()
    assert run("--db", str(starter), "export", "-o", str(file)).status == 0
    assert list(file.parent.iterdir()) == [file]
    whole(file).close()
    assert run("--db", str(starter), "export", "-o", str(tmp_path / "no" / "x.dna")).status == 2
    assert run("--db", str(starter), "export", "-f", "dna").status == 2


def test_nothing_makes_an_empty_database(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run("export", "-o", str(tmp_path / "x.dna"), "--issue", "ukraine-troops").status == 0
    with closing(whole(tmp_path / "x.dna")) as book:
        assert book.execute("SELECT count(*) FROM STATEMENTS").fetchone() == (0,)


@pytest.fixture
def empty() -> sqlite3.Connection:
    book = sqlite3.connect(":memory:")
    book.execute("PRAGMA foreign_keys = ON")
    book.executescript(";\n".join(layout.TABLES))
    book.executescript(
        "INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', '');"
        "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 0, 0, 0);"
        "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1);"
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Date) VALUES (1, '', 'Words.', 1, 0);"
        "INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 2, 1);"
        "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (1, 1, 'A');"
        "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1);"
    )
    return book


@pytest.mark.parametrize(
    "broken",
    [
        "INSERT INTO STATEMENTS VALUES (2, 1, 1, 2, 2, 1)",
        "INSERT INTO STATEMENTS VALUES (2, 1, 1, -1, 2, 1)",
        "INSERT INTO STATEMENTS VALUES (2, 1, 9, 0, 2, 1)",
        "INSERT INTO STATEMENTS VALUES (2, 1, 1, 0, 2, 9)",
        "INSERT INTO DATASHORTTEXT VALUES (2, 1, 1, 1)",
        "INSERT INTO ENTITIES (VariableId, Value) VALUES (1, 'A')",
        "INSERT INTO ENTITIES (VariableId, Value, ChildOf) VALUES (1, 'B', 0)",
        "INSERT INTO ENTITIES (VariableId, Value, Red) VALUES (1, 'B', 256)",
        "INSERT INTO VARIABLES VALUES (2, 'x', 'real', 1)",
        "INSERT INTO VARIABLES VALUES (2, 'person', 'integer', 1)",
        "INSERT INTO VARIABLELINKS VALUES (1, 1, 1)",
        "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (1, 1)",
        "INSERT INTO CODERS (Name, Password, FontSize) VALUES ('x', '', 0)",
        "INSERT INTO CODERS (Name, Password, PermissionEditRegex) VALUES ('x', '', 2)",
        "INSERT INTO CODERS (Name, Password) VALUES (printf('%191s', ''), '')",
        "INSERT INTO DOCUMENTS (Title, Text, Date) VALUES (printf('%191s', ''), '', 0)",
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId) VALUES (1, 1)",
        "INSERT INTO REGEXES VALUES ('x', -1, 0, 0)",
    ],
)
def test_constraints_hold(empty: sqlite3.Connection, broken: str) -> None:
    with closing(empty), pytest.raises(sqlite3.IntegrityError):
        empty.execute(broken)


needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample database of DNA is not here")


@needs_sample
def test_the_tables_are_those_of_dna(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run("export", "-o", str(tmp_path / "x.dna")).status == 0
    made = "SELECT type, name, sql FROM sqlite_master ORDER BY rowid"
    assert rows(tmp_path / "x.dna", made) == rows(SAMPLE, made)
    for pragma in ("application_id", "user_version", "encoding", "journal_mode"):
        assert rows(tmp_path / "x.dna", f"PRAGMA {pragma}") == rows(SAMPLE, f"PRAGMA {pragma}")
    (kept,) = rows(SAMPLE, "SELECT Password FROM CODERS WHERE ID = 1")[0]
    assert coders.digest("sample", base64.b64decode(str(kept))[:16]) == kept


@needs_sample
def test_the_sample_goes_there_and_back(run: Run, fresh: Path, tmp_path: Path) -> None:
    assert run("import", str(SAMPLE), *ALL).out == "40\n"
    assert run("export", "-o", str(tmp_path / "x.dna")).status == 0
    told = (
        "SELECT d.Title, d.Date, d.Source, d.Text, trim(substr(d.Text, s.Start + 1, s.Stop - s.Start),"
        " ' ' || char(10)), c.Name, e.Value FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId"
        " JOIN CODERS c ON c.ID = s.Coder JOIN DATASHORTTEXT t ON t.StatementId = s.ID"
        " JOIN ENTITIES e ON e.ID = t.Entity WHERE t.VariableId IN (1, 2, 3) ORDER BY s.ID, t.VariableId"
    )
    assert rows(tmp_path / "x.dna", told) == rows(SAMPLE, told)
    agreed = "SELECT StatementId FROM DATABOOLEAN WHERE VariableId = 4 AND Value ORDER BY 1"
    held = "SELECT StatementId FROM DATAINTEGER WHERE VariableId = 4 AND Value = 2 ORDER BY 1"
    places = {number: place for place, (number,) in enumerate(rows(SAMPLE, f"{STATEMENTS} ORDER BY ID"), 1)}
    assert [places[number] for (number,) in rows(SAMPLE, agreed)] == [
        n for (n,) in rows(tmp_path / "x.dna", held)
    ]


STATEMENTS = "SELECT ID FROM STATEMENTS WHERE StatementTypeId = 1"


def test_a_database_that_dna_made_comes_back(run: Run, fresh: Path, tmp_path: Path) -> None:
    assert run("import", str(database(tmp_path / "debate.dna")), *ALL).out == "2\n"
    before = held(fresh)
    assert run("export", "-o", str(tmp_path / "x.dna")).status == 0
    assert run("--db", str(tmp_path / "copy.db"), "import", str(tmp_path / "x.dna"), *ALL).out == "2\n"
    assert held(tmp_path / "copy.db") == before
