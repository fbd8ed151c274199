"""The timeline and the records of `show`."""

import csv
import io
import json
from pathlib import Path

import pytest

from nato_positions.commands import session
from nato_positions.model import Statement
from nato_positions.render.screen import Screen
from tests.conftest import Run

EMPTY = ("--issue", "ukraine-troops")


def test_the_head_says_where_the_alliance_stood(run: Run, starter: Path) -> None:
    drawn = run("show", "--issue", "sweden", "--as-of", "2022-12-31").out.splitlines()
    assert drawn[0] == "Sweden's accession — Should Sweden be admitted to NATO?"
    assert drawn[2].startswith("Consensus: 28 of 30 members support · ")


@pytest.mark.parametrize(
    ("day", "members"), [("2023-04-03", 30), ("2023-04-04", 31), ("2024-03-06", 31), ("2024-03-07", 32)]
)
def test_members_are_those_who_had_joined_by_the_day(run: Run, starter: Path, day: str, members: int) -> None:
    assert f" of {members} members support" in run("show", "--issue", "sweden", "--as-of", day).out


def test_an_applicant_is_shown_and_marked(run: Run, starter: Path) -> None:
    drawn = run("show", "--issue", "sweden", "--as-of", "2023-06-01").out
    assert "Sweden°" in drawn
    assert "Sweden (applicant)" in drawn
    assert "Sweden°" not in run("show", "--issue", "sweden", "--as-of", "2023-06-01", "--members-only").out


@pytest.mark.parametrize(
    ("form", "nothing"),
    [("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(Statement._fields) + "\n")],
)
def test_nothing_found_is_an_empty_result(run: Run, starter: Path, form: str, nothing: str) -> None:
    assert run("show", *EMPTY, "-f", form) == (0, nothing, "")
    assert run("show", *EMPTY, "-f", form, "--exit-code").status == 1
    assert run("show", "--issue", "sweden", "-f", form, "--exit-code").status == 0


def test_formats_carry_the_same_records(run: Run, starter: Path) -> None:
    args = ("show", "--state", "hungary", "--limit", "5")
    rows = json.loads(run(*args, "-f", "json").out)
    lines = [json.loads(line) for line in run(*args, "-f", "jsonl").out.splitlines()]
    cells = list(csv.DictReader(io.StringIO(run(*args, "-f", "csv").out)))
    assert rows == lines
    assert [row["id"] for row in rows] == [int(row["id"]) for row in cells]
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)


def test_filters_narrow_the_list(run: Run, starter: Path) -> None:
    found = json.loads(
        run("show", "--issue", "sweden", "--stance", "oppose", "--speaker", "erdogan", "-f", "json").out
    )
    assert found
    assert {(row["actor"], row["stance"], row["speaker"]) for row in found} == {
        ("TUR", "oppose", "Recep Tayyip Erdoğan")
    }


def test_the_window_is_inclusive_and_partial_dates_cover_their_span(run: Run, starter: Path) -> None:
    found = json.loads(run("show", "--since", "2022-07", "--until", "2022-07", "-f", "json").out)
    days = {row["date"] for row in found}
    assert min(days) >= "2022-07-01"
    assert max(days) <= "2022-07-31"
    assert "2022-07-05" in days


def test_filters_choose_what_is_listed_never_what_a_position_rests_on(run: Run, starter: Path) -> None:
    every = run("show", "--issue", "sweden", "--as-of", "2023-06-01").out.splitlines()[2]
    opposed = run(
        "show", "--issue", "sweden", "--as-of", "2023-06-01", "--stance", "oppose"
    ).out.splitlines()[2]
    assert every == opposed


def test_known_on_leaves_out_what_was_recorded_later(run: Run, starter: Path) -> None:
    assert run("show", "--known-on", "2026-01-30", "-f", "json").out == "[]\n"
    assert len(json.loads(run("show", "--known-on", "2026-01-31", "-f", "json").out)) == 348


@pytest.mark.parametrize("name", ["hungary", "HU", "HUN", "Magyarország", "  Hungary "])
def test_states_go_by_any_name(run: Run, starter: Path, name: str) -> None:
    found = json.loads(run("show", "--state", name, "--limit", "1", "-f", "json").out)
    assert [row["actor"] for row in found] == ["HUN"]


def test_issues_go_by_alias_and_prefix(run: Run, starter: Path) -> None:
    args = ("--limit", "3", "-f", "json")
    assert run("show", "--issue", "ukraine", *args) == run("show", "--issue", "ukraine-ac", *args)
    ambiguous = run("show", "--issue", "ukraine-a")
    assert ambiguous.status == 2
    assert "ukraine-accession, ukraine-arms" in ambiguous.err


def test_a_state_is_drawn_with_a_row_an_issue(run: Run, starter: Path) -> None:
    drawn = run("show", "--state", "hungary", "--as-of", "2023-06-01").out.splitlines()
    assert drawn[:2] == ["Hungary", "As of 2023-06-01: member since 1999-03-12"]
    assert drawn[2] == "2 issues: 1 support, 1 conditional"
    assert [line.split()[0] for line in drawn[4:6]] == ["sweden", "finland"]


def test_no_colour_and_no_boxes_in_a_pipe(run: Run, starter: Path) -> None:
    drawn = run("show", "--issue", "sweden").out
    assert "\x1b" not in drawn
    assert not any("\u2500" <= character <= "\u257f" for character in drawn)
    coloured = run("--color", "always", "show", "--issue", "sweden").out
    assert "\x1b[" in coloured


def test_ascii_where_the_locale_asks(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert run("show", "--issue", "sweden").out.isascii()
    assert "Türkiye" in run("show", "--issue", "sweden", "-f", "json").out


def test_the_chart_and_the_list_can_be_left_out(run: Run, starter: Path) -> None:
    asked = ("show", "--issue", "sweden", "--as-of", "2023-06-01")
    whole, bare = run(*asked).out, run(*asked, "--no-list").out
    assert whole.startswith(bare)
    assert "a column" in bare
    assert "#162" in whole
    assert "#162" not in bare
    listed = run(*asked, "--no-chart").out
    assert "a column" not in listed
    assert "#162" in listed
    assert "31 members: 29 support, 2 conditional, 0 neutral, 0 oppose, 0 no record" in listed
    assert run(*asked, "--no-chart", "--no-list").out.splitlines() == listed.splitlines()[:5]


@pytest.mark.parametrize("option", ["--no-chart", "--no-list"])
def test_what_shapes_a_table_is_refused_with_records(run: Run, starter: Path, option: str) -> None:
    refused = run("show", option, "-f", "csv")
    assert (refused.status, refused.out) == (2, "")
    assert "shape a table" in refused.err


def test_a_terminal_lists_the_newest_and_says_so(
    run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "screen", lambda *_: Screen(True, 200, False, False))
    drawn = run("show", "--as-of", "2024-04-01")
    assert "the newest 200 of" in drawn.err
    listed = [line for line in drawn.out.splitlines() if line[:2] == "20" and "#" in line]
    assert len(listed) == 200
    assert run("show", "--as-of", "2024-04-01", "--limit", "3").err == ""


def test_consensus_moves_with_every_member_whichever_state_is_drawn(run: Run, starter: Path) -> None:
    asked = ("show", "--issue", "sweden", "--as-of", "2023-06-01", "--since", "2022-07", "--no-list")
    rows = [
        [line for line in run(*asked, *more).out.splitlines() if line.startswith("in support")]
        for more in ((), ("--state", "hungary"))
    ]
    assert rows[0][0].split()[:5] == rows[1][0].split()[:5] == ["in", "support", "29", "of", "31"]
