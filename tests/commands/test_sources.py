"""`positions sources`: the archive, and one article from it."""

import json
from pathlib import Path

from tests.conftest import NOW, Record, Run

FIELDS = [
    *("id", "title", "outlet", "url", "published", "characters", "sha256", "statements"),
    *("archived_at", "archived_by"),
]


def test_lists_sources_newest_archived_last(run: Run, starter: Path) -> None:
    found = json.loads(run("sources", "-f", "json").out)
    assert [source["id"] for source in found] == list(range(1, 176))
    assert list(found[0]) == FIELDS
    assert sum(source["statements"] for source in found) == 348
    assert (found[0]["characters"], found[0]["sha256"]) == (0, None)
    assert (found[0]["archived_at"], found[0]["archived_by"]) == (NOW, "tester")


def test_limit_keeps_the_newest(run: Run, starter: Path) -> None:
    found = json.loads(run("sources", "--limit", "2", "-f", "json").out)
    assert [source["id"] for source in found] == [174, 175]


def test_one_source_with_its_text(run: Run, record: Record, article: Path) -> None:
    record(title="Vilnius", outlet="The Daily")
    found = json.loads(run("sources", "1", "-f", "json").out)
    assert list(found) == [*FIELDS, "text"]
    assert found["text"] == article.read_text("utf-8")
    assert found["characters"] == len(found["text"])
    assert (found["title"], found["outlet"], found["published"]) == ("Vilnius", "The Daily", "2023-06-01")


def test_one_source_as_a_page(run: Run, record: Record, article: Path) -> None:
    record()
    out = run("sources", "1").out
    assert out.endswith(article.read_text("utf-8") + "\n")


def test_source_without_a_text_says_so(run: Run, starter: Path) -> None:
    assert run("sources", "1").out.endswith("\nNo text is archived.\n")
    assert json.loads(run("sources", "1", "-f", "json").out)["text"] is None


def test_source_that_is_not_there(run: Run, starter: Path) -> None:
    found = run("sources", "176", "-f", "json")
    assert (found.status, found.out) == (2, "")
    assert found.err == "positions: there is no source 176; see 'positions sources'\n"


def test_archive_without_sources(run: Run, fresh: Path) -> None:
    run("issues", "add", "georgia", "--title", "Georgia")
    assert run("sources", "-f", "json") == (0, "[]\n", "")
    assert run("sources", "-f", "csv").out == ",".join(FIELDS) + "\n"
