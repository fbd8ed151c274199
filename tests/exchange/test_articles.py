"""Reading articles: text, HTML, JSON Lines, folders, standard input, and what is none."""

import io
import json
from pathlib import Path

import pytest

from nato_positions.errors import BadInput
from nato_positions.exchange import articles, pages
from nato_positions.model import Source

PARAGRAPH = (
    "Hungary will not put the ratification of Sweden's accession on the agenda of parliament, the "
    "foreign minister said after a meeting of ministers. “It cannot be on the agenda now,” he told reporters."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ministers meet – The Daily</title>
<meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2023-06-01T10:00:00Z">
<link rel="canonical" href="https://example.org/oslo"><script>alert("no")</script></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ministers meet</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("Hungary", "Türkiye")}</p></article>
<footer>All rights reserved</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_text_is_the_whole_article(tmp_path: Path) -> None:
    assert articles.read_file(write(tmp_path, "a.txt", "One.\n\nTwo “2”.\n")) == Source(
        text="One.\n\nTwo “2”.\n"
    )


def test_line_ends_and_byte_order_mark_are_taken_out(tmp_path: Path) -> None:
    found = articles.read_file(write(tmp_path, "a.txt", b"\xef\xbb\xbfOne\r\nTwo\rThree\n"))
    assert found.text == "One\nTwo\nThree\n"


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML", "a.txt", "a"])
def test_page_is_told_by_its_name_or_its_head(tmp_path: Path, name: str) -> None:
    found = articles.read_file(write(tmp_path, name, PAGE))
    assert found.text is not None
    assert PARAGRAPH in found.text
    assert "<p>" not in found.text


def test_page_says_what_it_is_and_loses_menus(tmp_path: Path) -> None:
    found = articles.read_file(write(tmp_path, "a.html", PAGE))
    assert (found.title, found.outlet, found.published) == ("Ministers meet", "The Daily", "2023-06-01")
    assert found.url == "https://example.org/oslo"
    assert found.text is not None
    assert not any(word in found.text for word in ("Sport", "alert", "rights reserved"))


def test_fetched_page_has_the_address_it_was_fetched_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "fetch", lambda url: PAGE)
    [found] = articles.read("https://example.org/fetched")
    assert found.url == "https://example.org/fetched"
    assert found.title == "Ministers meet"


class Response:
    """What the network gives."""

    def __init__(self, status: int, html: str) -> None:
        self.status = status
        self.html = html


@pytest.mark.parametrize("response", [None, Response(404, "gone"), Response(200, "")])
def test_address_that_gives_nothing(monkeypatch: pytest.MonkeyPatch, response: Response | None) -> None:
    monkeypatch.setattr(pages, "fetch_response", lambda *_, **__: response)
    with pytest.raises(BadInput, match=r"cannot fetch https://example\.org/a"):
        list(articles.read("https://example.org/a"))


def test_json_lines(tmp_path: Path) -> None:
    lines = [{"text": "One", "url": "https://example.org", "title": "T", "outlet": "O", "date": "2023-06-01"}]
    path = write(
        tmp_path, "a.jsonl", "\n".join(map(json.dumps, [*lines, {"text": "Two", "title": ""}])) + "\n\n"
    )
    assert list(articles.read(path)) == [
        Source("https://example.org", "T", "O", "2023-06-01", "One"),
        Source(text="Two"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{broken", "line 2 is not JSON"),
        ('"text"', "line 2 has no 'text'"),
        ("[]", "line 2 has no 'text'"),
        ("{}", "line 2 has no 'text'"),
        ('{"text": " "}', "line 2 has no 'text'"),
        ('{"text": 5}', "line 2 has no 'text'"),
        ('{"text": "a", "title": 5}', "line 2: url, title, outlet and date are texts"),
        ('{"text": "a\\ud83d"}', "line 2 has half of a surrogate pair"),
        ('{"text": "a\\u0000"}', "line 2 is not text"),
        ("[" * 100_000, "line 2 is not JSON"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = write(tmp_path, "a.jsonl", f'{{"text": "fine"}}\n{line}\n')
    with pytest.raises(BadInput, match=says):
        list(articles.read(path))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        (" \n \n", "is empty"),
        (b"abc\xff", r"not UTF-8 \(byte 3\)"),
        ("a\0b", "is not text"),
        ("<html><body></body></html>", "there is no article in"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        articles.read_file(write(tmp_path, "a.txt", content))


def test_absent_file_and_file_of_several(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot read .*nothing"):
        articles.read_file(str(tmp_path / "nothing.txt"))
    with pytest.raises(BadInput, match="cannot read"):
        articles.read_file("nul\0byte")
    with pytest.raises(BadInput, match="has 2 articles"):
        articles.read_file(write(tmp_path, "a.jsonl", '{"text": "1"}\n{"text": "2"}\n'))


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    for name in ("b.txt", "a.txt", "deeper/c.md", "picture.png"):
        write(tmp_path, name, name)
    assert [found.text for found in articles.read(str(tmp_path))] == ["a.txt", "b.txt", "deeper/c.md"]


def test_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there are no articles in"):
        list(articles.read(str(tmp_path)))


def test_standard_input_may_be_text_or_json_lines() -> None:
    assert [a.text for a in articles.read("-", io.BytesIO(b"One."))] == ["One."]
    lines = io.BytesIO(b'{"text": "One"}\n{"text": "Two"}\n')
    assert [a.text for a in articles.read("-", lines)] == ["One", "Two"]


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_MOST_BYTES", 10)
    with pytest.raises(BadInput, match="is larger than"):
        articles.read_file(write(tmp_path, "a.txt", "eleven char"))
    assert articles.read_file(write(tmp_path, "a.txt", "ten chars.")).text == "ten chars."
