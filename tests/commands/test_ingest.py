"""`positions ingest`: articles go into the archive, the same one only once."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, rows

LINES = [
    {"text": "Ministers met in Oslo.", "url": "https://example.org/1", "title": "Oslo", "date": "2023-06-01"},
    {"text": "Leaders met in Vilnius.", "outlet": "The Daily"},
]


@pytest.fixture
def json_lines(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)) + "\n")
    return path


def test_archives_a_text_and_prints_its_number(run: Run, fresh: Path, article: Path) -> None:
    words = ["--title", "Vilnius", "--outlet", "The Daily", "--date", "1 June 2023"]
    assert run("ingest", str(article), *words) == (0, "1\n", "")
    assert rows(fresh, "SELECT title, outlet, published, text FROM source JOIN article ON source = id") == [
        ("Vilnius", "The Daily", "2023-06-01", article.read_text("utf-8"))
    ]


def test_same_article_again_adds_nothing(run: Run, fresh: Path, article: Path) -> None:
    run("ingest", str(article), "--date", "2023-06-01")
    again = run("ingest", str(article), "--date", "2023-06-01")
    assert (again.status, again.out) == (0, "1\n")
    assert again.err == "positions: source 1 is archived already\n"
    assert rows(fresh, "SELECT count(*) FROM source") == [(1,)]


def test_what_was_not_known_is_filled_in(run: Run, fresh: Path, article: Path) -> None:
    run("ingest", str(article), "--title", "Vilnius")
    run("ingest", str(article), "--title", "Another", "--outlet", "The Daily")
    assert rows(fresh, "SELECT title, outlet FROM source") == [("Vilnius", "The Daily")]


def test_carriers_of_one_dispatch_are_two_sources(run: Run, fresh: Path, article: Path) -> None:
    assert run("ingest", str(article), "--outlet", "The Daily").out == "1\n"
    assert run("ingest", str(article), "--outlet", "The Weekly").out == "2\n"
    assert run("ingest", str(article), "--outlet", "The Daily").out == "1\n"


def test_json_lines_have_an_article_a_line(run: Run, fresh: Path, json_lines: Path) -> None:
    found = run("ingest", str(json_lines), "-f", "jsonl")
    records = [json.loads(line) for line in found.out.splitlines()]
    assert [(r["id"], r["url"], r["title"], r["outlet"], r["published"]) for r in records] == [
        (1, "https://example.org/1", "Oslo", None, "2023-06-01"),
        (2, None, None, "The Daily", None),
    ]


def test_folder_is_read_through(run: Run, fresh: Path, article: Path, json_lines: Path) -> None:
    (article.parent / "picture.png").write_bytes(b"\x89PNG")
    assert run("ingest", str(article.parent)).out == "1\n2\n3\n"


def test_standard_input(run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("Ministers met in Åland.".encode()), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("ingest", "-").out == "1\n"
    assert rows(fresh, "SELECT text FROM article") == [("Ministers met in Åland.",)]


def test_page_says_what_it_is(run: Run, fresh: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    words = "Hungary will not put the ratification on the agenda of its parliament, its minister said. " * 5
    page.write_text(
        "<html><head><title>Ministers meet</title><meta property='og:site_name' content='The Daily'>"
        "<meta property='article:published_time' content='2023-06-01'></head>"
        f"<body><nav>Home</nav><article><h1>Ministers meet</h1><p>{words}</p></article></body></html>"
    )
    [record] = json.loads(run("ingest", str(page), "--outlet", "The Weekly", "-f", "json").out)
    assert (record["title"], record["outlet"], record["published"]) == (
        "Ministers meet",
        "The Weekly",
        "2023-06-01",
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"caf\xe9", "not UTF-8 (byte 3)"),
        (b"a\0b", "not text"),
        (b"<html><body></body></html>", "no article"),
        (b'{"title": "no text"}', "no 'text'"),
    ],
)
def test_file_that_is_no_article(run: Run, fresh: Path, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / ("odd.jsonl" if content.startswith(b"{") else "odd.txt")
    path.write_bytes(content)
    found = run("ingest", str(path))
    assert (found.status, found.out) == (2, "")
    assert says in found.err
    assert str(path) in found.err
    assert not fresh.exists()


@pytest.mark.parametrize(
    "args",
    [
        ["--date", "2023-06"],
        ["--date", "someday"],
        ["--url", "not an address"],
        ["--title", "Oslo\x07"],
    ],
)
def test_option_that_is_wrong(run: Run, fresh: Path, article: Path, args: list[str]) -> None:
    assert run("ingest", str(article), *args).status == 2
    assert not fresh.exists()


def test_one_bad_line_means_that_nothing_is_written(run: Run, fresh: Path, json_lines: Path) -> None:
    with json_lines.open("a") as file:
        file.write("{broken\n")
    found = run("ingest", str(json_lines))
    assert (found.status, found.out) == (2, "")
    assert "line 3" in found.err
    assert not fresh.exists()


def test_one_title_does_not_describe_two_articles(run: Run, fresh: Path, json_lines: Path) -> None:
    assert run("ingest", str(json_lines), "--title", "Both").status == 2
    assert not fresh.exists()


def test_place_is_required(run: Run, fresh: Path) -> None:
    assert run("ingest").status == 2
