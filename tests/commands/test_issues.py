"""`positions issues`, and `add` and `edit` below it."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Record, Run

SLUGS = [
    *("sweden", "finland", "ukraine-accession", "ukraine-guarantees"),
    *("defence-spending", "ukraine-arms", "ukraine-troops"),
]


def _issue(run: Run, slug: str) -> dict[str, object]:
    found = json.loads(run("issues", "-f", "json").out)
    return next(dict(issue) for issue in found if issue["slug"] == slug)


def test_lists_the_issues_in_their_order(run: Run, starter: Path) -> None:
    found = json.loads(run("issues", "-f", "json").out)
    assert [issue["slug"] for issue in found] == SLUGS
    assert list(found[0]) == ["slug", "title", "question", "about", "aliases", "terms"]
    assert found[0]["about"] == "SWE"
    assert "swedish-bid" in found[0]["aliases"]
    assert "sweden's bid" in found[0]["terms"]


def test_columns_hold_lists_joined_by_semicolons(run: Run, starter: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("issues", "-f", "csv").out)))
    assert [row["slug"] for row in rows] == SLUGS
    assert "swedish-bid" in rows[0]["aliases"].split("; ")


def test_table_has_a_line_an_issue_and_no_terms(run: Run, starter: Path) -> None:
    lines = run("issues").out.splitlines()
    assert lines[0].split() == ["slug", "title", "question"]
    assert [line.split()[0] for line in lines[1:]] == SLUGS


def test_added_issue_can_be_spoken_on(run: Run, fresh: Path, record: Record) -> None:
    added = run("issues", "add", "Georgia", "--title", "Georgia's  accession", "--about", "georgia")
    assert added == (0, "georgia\n", "")
    assert record(issue="geo").status == 0
    issue = _issue(run, "georgia")
    assert issue["title"] == "Georgia's accession"
    assert issue["about"] == "GEO"
    assert str(issue["question"]).endswith("?")


def test_added_issue_has_its_aliases_and_terms(run: Run, fresh: Path) -> None:
    words = ["--alias", "tbilisi", "--term", "Georgian Bid", "--question", "Should Georgia be admitted?"]
    run("issues", "add", "georgia", "--title", "Georgia", *words)
    issue = _issue(run, "georgia")
    assert (issue["aliases"], issue["terms"]) == (["tbilisi"], ["georgian bid"])
    assert issue["question"] == "Should Georgia be admitted?"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["add", "sweden", "--title", "Again"], "taken by the issue sweden"),
        (["add", "swedish-bid", "--title", "Again"], "taken by the issue sweden"),
        (
            ["add", "georgia", "--title", "Georgia", "--alias", "ukraine"],
            "taken by the issue ukraine-accession",
        ),
        (["add", "georgia"], "--title"),
        (["add", "georgia", "--title", " "], "--title"),
        (["add", "Geórgia", "--title", "Georgia"], "not a slug"),
        (["add", "a b", "--title", "Georgia"], "not a slug"),
        (["add", "georgia", "--title", "Georgia", "--about", "atlantis"], "no state is called"),
        (["add", "georgia", "--title", "Geo\x1brgia"], "control characters"),
        (["edit", "atlantis", "--title", "Atlantis"], "no issue is called"),
        (["edit", "ukr", "--title", "Ukraine"], "could be more than one issue"),
        (["edit", "sweden", "--drop-alias", "norway"], "no 'norway' to drop"),
        (["edit", "sweden", "--rename", "finland"], "taken by the issue finland"),
        (["edit", "sweden", "--alias", "finland"], "taken by the issue finland"),
        (["remove", "sweden"], "No such command"),
    ],
)
def test_refused(run: Run, starter: Path, args: list[str], says: str) -> None:
    before = run("issues", "-f", "json").out
    found = run("issues", *args)
    assert (found.status, found.out) == (2, "")
    assert says in found.err
    assert found.err.count("\n") == 1
    assert run("issues", "-f", "json").out == before


def test_edit_changes_what_is_given_and_leaves_the_rest(run: Run, starter: Path) -> None:
    before = _issue(run, "sweden")
    assert run("issues", "edit", "swe", "--title", "Sweden in NATO") == (0, "sweden\n", "")
    assert _issue(run, "sweden") == {**before, "title": "Sweden in NATO"}


def test_edit_adds_and_drops_words(run: Run, starter: Path) -> None:
    run("issues", "edit", "sweden", "--alias", "svea", "--term", "Svea Rike", "--drop-alias", "swedish-bid")
    issue = _issue(run, "sweden")
    assert "svea" in list(map(str, issue["aliases"])) if isinstance(issue["aliases"], list) else False
    assert "swedish-bid" not in str(issue["aliases"])
    assert "svea rike" in str(issue["terms"])
    assert run("show", "--issue", "swedish-bid").status == 2


def test_renamed_issue_keeps_its_statements_and_its_old_name(run: Run, starter: Path) -> None:
    before = json.loads(run("show", "--issue", "sweden", "-f", "json").out)
    assert run("issues", "edit", "sweden", "--rename", "stockholm").out == "stockholm\n"
    by_old, by_new = (
        json.loads(run("show", "--issue", n, "-f", "json").out) for n in ("sweden", "stockholm")
    )
    assert by_old == by_new
    assert [s["id"] for s in by_new] == [s["id"] for s in before]
    assert {s["issue"] for s in by_new} == {"stockholm"}


def test_renaming_back_is_possible(run: Run, starter: Path) -> None:
    run("issues", "edit", "sweden", "--rename", "stockholm")
    assert run("issues", "edit", "stockholm", "--rename", "sweden") == (0, "sweden\n", "")
    assert "stockholm" in str(_issue(run, "sweden")["aliases"])
