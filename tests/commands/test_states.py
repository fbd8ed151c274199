"""`positions states`: what everybody is to the alliance on a day."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Record, Run


def _standings(run: Run, *args: str) -> dict[str, str]:
    return {row["actor"]: row["standing"] for row in json.loads(run("states", *args, "-f", "json").out)}


@pytest.mark.parametrize(
    ("day", "members"),
    [
        *(("2023-04-03", 30), ("2023-04-04", 31), ("2024-03-06", 31), ("2024-03-07", 32)),
        *(("2023-03", 30), ("2023-04", 31), ("2023Q1", 30), ("1949", 12), ("yesterday", 32)),
    ],
)
def test_members_on_a_day(run: Run, starter: Path, day: str, members: int) -> None:
    assert list(_standings(run, "--as-of", day).values()).count("member") == members
    assert len(_standings(run, "--as-of", day, "--members-only")) == members


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2022-05-17", "partner"),
        ("2022-05-18", "applicant"),
        ("2023-06-01", "applicant"),
        ("2024-03-07", "member"),
    ],
)
def test_sweden_was(run: Run, starter: Path, day: str, standing: str) -> None:
    assert _standings(run, "--as-of", day)["SWE"] == standing


def test_organisations_and_partners(run: Run, starter: Path) -> None:
    standings = _standings(run)
    assert {code for code, standing in standings.items() if standing == "organisation"} == {"EU", "NATO"}
    assert standings["UKR"] == "applicant"
    assert standings["MDA"] == "partner"


def test_record(run: Run, starter: Path) -> None:
    rows = csv.DictReader(io.StringIO(run("states", "--as-of", "2023-06-01", "-f", "csv").out))
    assert rows.fieldnames == [
        *("actor", "actor_name", "standing", "applied", "joined", "iso2", "capital", "names")
    ]
    turkey = next(row for row in rows if row["actor"] == "TUR")
    assert (turkey["actor_name"], turkey["joined"], turkey["iso2"]) == ("Türkiye", "1952-02-18", "TR")
    assert "Turkey" in turkey["names"].split("; ")


def test_state_outside_our_tables_is_listed_once_it_spoke(run: Run, record: Record) -> None:
    record()
    assert "BTN" not in _standings(run)
    record(state="Bhutan")
    assert _standings(run)["BTN"] == "other"


def test_date_that_is_none(run: Run, starter: Path) -> None:
    found = run("states", "--as-of", "someday")
    assert (found.status, found.out) == (2, "")
