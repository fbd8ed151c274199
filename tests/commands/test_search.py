"""`positions search`: what is found, in which order, and that no words break it."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.errors import BadInput
from nato_positions.store import searching
from tests.conftest import Record, Run


def found(run: Run, *args: str) -> list[tuple[str, int | None]]:
    rows = json.loads(run("search", *args, "-f", "json").out)
    return [(row["kind"], row["statement"]) for row in rows]


@pytest.fixture
def three(record: Record) -> None:
    record(state="TUR", stance="oppose", note="Ankara keeps its veto on the veto list", date="2023-06-01")
    record(state="HUN", stance="oppose", note="No veto was used in Budapest", date="2023-06-02")
    record(state="POL", note="Łódź agrees: Türkiye’s objections are dropped", date="2023-06-03")


@pytest.mark.usefixtures("three")
def test_best_first_and_every_word_must_be_there(run: Run) -> None:
    assert found(run, "veto") == [("statement", 1), ("statement", 2)]
    assert found(run, "veto", "budapest") == [("statement", 2)]
    assert found(run, '"veto list"') == [("statement", 1)]
    assert found(run, "obj*") == [("statement", 3)]
    assert found(run, "objec") == []


@pytest.mark.usefixtures("three")
def test_accents_and_case_make_no_difference(run: Run) -> None:
    args = ("--state", "poland")
    assert found(run, "TURKIYE", *args) == found(run, "türkiye", *args) == [("statement", 3)]


@pytest.mark.usefixtures("three")
def test_filters(run: Run) -> None:
    assert found(run, "veto", "--state", "hungary") == [("statement", 2)]
    assert found(run, "veto", "--until", "2023-06-01") == [("statement", 1)]
    assert found(run, "veto", "--limit", "1") == [("statement", 1)]
    assert found(run, "veto", "--stance", "support") == []


def test_articles_come_after_statements(run: Run, three: None, article: Path) -> None:
    word = next(w for w in article.read_text("utf-8").split() if len(w) > 6 and w.isalpha())
    kinds = [kind for kind, _ in found(run, word)]
    assert kinds == sorted(kinds, reverse=True)
    assert "article" in kinds
    assert "article" not in [kind for kind, _ in found(run, word, "--issue", "sweden")]
    assert "article" not in [kind for kind, _ in found(run, word, "--until", "2000")]


@pytest.mark.usefixtures("three")
def test_hits_are_marked(run: Run) -> None:
    assert "its «veto» on the «veto» list" in run("search", "veto", "--limit", "1").out
    [first, _] = json.loads(run("search", "veto", "-f", "json").out)
    assert first["snippet"] == "Ankara keeps its «veto» on the «veto» list"


@pytest.mark.usefixtures("three")
def test_what_changes_is_indexed_anew(run: Run, fresh: Path) -> None:
    with sqlite3.connect(fresh) as book:
        book.execute("UPDATE statement SET note = 'Ankara yields' WHERE id = 1")
        book.execute("UPDATE statement SET note = NULL, quote = 'Nem' WHERE id = 2")
    assert found(run, "veto") == []
    assert found(run, "nem") == [("statement", 2)]
    assert found(run, "yields") == [("statement", 1)]
    with sqlite3.connect(fresh) as book:
        book.execute("INSERT INTO statement_search (statement_search) VALUES ('integrity-check')")
        book.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")


@pytest.mark.usefixtures("three")
def test_nothing_found(run: Run) -> None:
    ran = run("search", "xylophone", "--exit-code", "-f", "csv")
    assert (ran.status, ran.out.count("\n")) == (1, 1)
    assert "nothing has these words" in ran.err


@pytest.mark.parametrize("words", ["", '"', "* *", "()", "\x00"])
def test_no_word(run: Run, starter: Path, words: str) -> None:
    ran = run("search", words)
    assert (ran.status, ran.out) == (2, "")
    assert "has no word to search for" in ran.err


SIGNS = st.text(alphabet='ab"*():^-+{}~ ANDORNOTEA\x00é', min_size=1, max_size=30)


@given(st.one_of(SIGNS, st.text(max_size=20)))
def test_no_words_are_a_syntax_error(words: str) -> None:
    book = sqlite3.connect(":memory:")
    book.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    try:
        query = searching.query_of(words)
    except BadInput:
        return
    book.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
