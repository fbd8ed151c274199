"""`positions why`: which statement gives a position, and what it outranked."""

import json
from pathlib import Path

import pytest

from tests.conftest import Record, Run


def test_the_rules_of_precedence(run: Run, record: Record) -> None:
    record(stance="oppose", date="2023-05-01", note="older", attribution="enacted")
    record(stance="neutral", date="2023-06-01", note="weaker", attribution="claimed")
    record(stance="conditional", date="2023-06-01", note="first", attribution="paraphrased")
    record(stance="support", date="2023-06-01", note="second", attribution="paraphrased")
    found = json.loads(run("why", "germany", "sweden", "--as-of", "2023-06-01", "-f", "json").out)
    assert [(one["note"], one["why"]) for one in found] == [
        ("second", "gives the position"),
        ("first", "recorded earlier on the same day"),
        ("weaker", "weaker evidence of the same day"),
        ("older", "older"),
    ]
    assert list(found[0])[-2:] == ["recorded_by", "why"]


@pytest.mark.parametrize("day", ["2023-01-31", "2023-07-10", "2024-01-24"])
def test_gives_what_diff_shows(run: Run, starter: Path, day: str) -> None:
    [giving, *_] = json.loads(run("why", "turkey", "sweden", "--as-of", day, "-f", "json").out)
    shown = json.loads(run("diff", "--as-of", day, "-f", "json").out)["stances"]["TUR"]["sweden"]
    assert shown == {"stance": giving["stance"], "date": giving["date"], "statement": giving["id"]}


def test_drawn(run: Run, starter: Path) -> None:
    shown = run("why", "Türkiye", "sweden", "--as-of", "2023-06-01").out
    assert shown.startswith("Türkiye on sweden as of 2023-06-01: ")
    assert shown.count("gives the position") == 1


def test_no_position(run: Run, starter: Path) -> None:
    ran = run("why", "iceland", "sweden", "--as-of", "1999", "-f", "json")
    assert (ran.status, ran.out) == (0, "[]\n")
    assert "Iceland has no position on sweden as of 1999-12-31" in ran.err


def test_unknown_names(run: Run, starter: Path) -> None:
    assert run("why", "atlantis", "sweden").status == 2
    assert run("why", "hungary", "weather").status == 2
