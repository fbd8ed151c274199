"""`positions stats`: coverage, ages, and what the statements come from."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Record, Run

DAY = ("--as-of", "2023-06-01")


def test_agrees_with_diff_and_show(run: Run, starter: Path) -> None:
    found = json.loads(run("stats", *DAY, "-f", "json").out)
    assert list(found) == ["as_of", "coverage", "ages", "months", "attributions", "outlets"]
    compared = json.loads(run("diff", *DAY, "-f", "json").out)
    for one in found["coverage"]:
        stands = compared["by_issue"][one["issue"]]
        assert (one["silent"], one["agreement"]) == (stands["silent"], stands["agreement"])
    held = {(one["actor"], one["issue"]): one["statement"] for one in found["ages"]}
    assert held == {
        (actor, issue): position["statement"]
        for actor, positions in compared["stances"].items()
        for issue, position in positions.items()
    }
    assert [one["age"] for one in found["ages"]] == sorted(
        (one["age"] for one in found["ages"]), reverse=True
    )
    listed = json.loads(run("show", *DAY, "-f", "json").out)
    assert {one["month"]: one["statements"] for one in found["months"]} == Counter(
        one["date"][:7] for one in listed
    )
    for part, key in (("attributions", "attribution"), ("outlets", "outlet")):
        assert {one[key]: one["statements"] for one in found[part]} == Counter(one[key] for one in listed)


@pytest.mark.parametrize(
    "args",
    [
        ("--state", "hungary"),
        ("--since", "2023", "--stance", "oppose"),
        ("--speaker", "erdogan"),
        ("--members-only",),
        ("--known-on", "2026-01-31"),
        ("--known-on", "2020"),
    ],
)
def test_filters_choose_what_is_counted(run: Run, starter: Path, args: tuple[str, ...]) -> None:
    found = json.loads(run("stats", *args, "-f", "json").out)
    listed = json.loads(run("show", *args, "-f", "json").out)
    assert sum(one["statements"] for one in found["months"]) == len(listed)
    assert {one["statement"] for one in found["ages"]} <= {one["id"] for one in listed}


def test_silent_members_of_the_states_asked_for(run: Run, starter: Path) -> None:
    args = ("stats", *DAY, "-i", "ukraine-accession", "-s", "hungary", "-s", "poland", "-s", "russia")
    [row] = csv.DictReader(io.StringIO(run(*args, "-f", "csv").out))
    assert (row["members"], row["on_record"], row["silent_members"]) == ("2", "1", "HUN")


def test_limits(run: Run, starter: Path) -> None:
    every = json.loads(run("stats", "-f", "json").out)
    few = json.loads(run("stats", "--limit", "2", "-f", "json").out)
    assert few["months"] == every["months"][-2:]
    assert few["outlets"] == every["outlets"][:2]
    assert [len(few[part]) for part in ("coverage", "ages", "attributions")] == [2, 2, 2]


def test_measure_for_votes(run: Run, record: Record) -> None:
    for state, stance in (("DEU", "support"), ("FRA", "support"), ("POL", "conditional"), ("HUN", "oppose")):
        record(state=state, stance=stance)
    args = ("stats", "-i", "sweden", "--of", "coverage", "-f", "json")
    [votes] = json.loads(run(*args, "--measure", "hix").out)
    assert (votes["measure"], votes["agreement"]) == ("hix", (2 - 2 / 2) / 4)
    [scale] = json.loads(run(*args).out)
    assert scale["measure"] == "eijk"
    assert scale["agreement"] != votes["agreement"]


@pytest.mark.parametrize("part", ["coverage", "ages", "months", "attributions", "outlets"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_nothing_is_nothing(run: Run, record: Record, part: str, form: str) -> None:
    record(state="DEU")
    ran = run("stats", "--of", part, "--until", "1950", "-f", form)
    assert ran.status == 0
    if part != "coverage":
        lines = {"json": 1, "jsonl": 0, "csv": 1, "tsv": 1, "markdown": 2}[form]
        assert len(ran.out.splitlines()) == lines


def test_long_parts_say_what_they_leave_out(run: Run, starter: Path) -> None:
    drawn = run("stats", *DAY).out
    assert "more: positions stats --of ages" in drawn
    assert " more: " not in run("stats", *DAY, "--of", "ages").out


def test_an_outlet_without_a_name(run: Run, record: Record) -> None:
    record()
    assert "(not named)           1  =" in run("stats", "--of", "outlets").out
    assert json.loads(run("stats", "--of", "outlets", "-f", "json").out) == [
        {"outlet": None, "statements": 1}
    ]
    assert "agreement in votes" in run("stats", "--measure", "hix").out
    assert "agreement in votes" not in run("stats").out


def test_months_in_which_nothing_was_said_are_drawn_as_such(run: Run, record: Record) -> None:
    for day in ("2019-01-05", "2023-01-01", "2023-01-31", "2023-04-01"):
        record(date=day)
    drawn = run("stats", "--of", "months").out.splitlines()[2:]
    assert [line.split()[:2] for line in drawn if line] == [
        ["2019-01", "1"],
        ["47", "months"],
        ["2023-01", "2"],
        ["2023-02", "0"],
        ["2023-03", "0"],
        ["2023-04", "1"],
    ]
    assert run("stats", "--of", "months", "-f", "csv").out == (
        "month,statements\n2019-01,1\n2023-01,2\n2023-04,1\n"
    )
