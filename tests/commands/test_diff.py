"""The three forms of `diff`, held against the arithmetic done by hand."""

import json
from pathlib import Path

import pytest

from nato_positions.commands import session
from nato_positions.render.screen import Screen
from tests.conftest import Run


@pytest.fixture
def oslo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four statements of one day and one of a year later."""
    monkeypatch.setenv("POSITIONS_DB", str(tmp_path / "oslo.db"))
    said = [
        ("germany", "sweden", "support", "2023-06-01"),
        ("hungary", "sweden", "oppose", "2023-06-01"),
        ("lithuania", "ukraine", "conditional", "2023-06-01"),
        ("hungary", "ukraine", "oppose", "2023-06-01"),
        ("hungary", "sweden", "support", "2024-02-26"),
    ]
    for state, issue, stance, day in said:
        words = ("--state", state, "--issue", issue, "--stance", stance, "--date", day)
        assert run("add", *words, "--url", "https://example.org/a").status == 0


@pytest.mark.usefixtures("oslo")
def test_everyone_as_of_a_day(run: Run) -> None:
    found = json.loads(run("diff", "--as-of", "2023-06-01", "-f", "json").out)
    assert list(found) == ["as_of", "issues", "actors", "stances", "pairs", "by_issue"]
    assert len(found["actors"]) == 31
    assert found["stances"]["HUN"]["sweden"] == {"stance": "oppose", "date": "2023-06-01", "statement": 2}
    assert found["pairs"] == [
        {"a": "DEU", "b": "HUN", "shared": 1, "disagreement": 1.0},
        {"a": "DEU", "b": "LTU", "shared": 0, "disagreement": None},
        {"a": "HUN", "b": "LTU", "shared": 1, "disagreement": 0.75},
    ]
    assert found["by_issue"]["sweden"] == {
        "support": 1,
        "conditional": 0,
        "neutral": 0,
        "oppose": 1,
        "silent": 29,
        "holdouts": ["HUN"],
        "hesitant": [],
        "agreement": -1.0,
    }
    assert found["by_issue"]["finland"]["agreement"] is None


@pytest.mark.usefixtures("oslo")
def test_two_states(run: Run) -> None:
    found = json.loads(run("diff", "germany", "HU", "--as-of", "2023-06-01", "-f", "json").out)
    assert (found["a"], found["b"], found["shared"], found["disagreement"]) == ("DEU", "HUN", 1, 1.0)
    assert [(row["issue"], row["disagreement"]) for row in found["issues"]] == [
        ("sweden", 1.0),
        ("ukraine-accession", None),
    ]
    drawn = run("diff", "germany", "HU", "--as-of", "2023-06-01").out
    assert "Germany: no position on record" in drawn
    assert "disagreement 1.00 over 1 issue" in drawn


@pytest.mark.usefixtures("oslo")
def test_two_days(run: Run) -> None:
    args = ("diff", "--since", "2023-06-01", "--until", "2024-03-07")
    found = json.loads(run(*args, "-f", "json").out)
    assert found == {
        "since": "2023-06-01",
        "until": "2024-03-07",
        "changes": [
            {
                "actor": "HUN",
                "issue": "sweden",
                "before": "oppose",
                "after": "support",
                "date": "2024-02-26",
                "statement": 5,
                "holdout": "won",
            }
        ],
    }
    assert "Hungary · sweden: ✕ oppose → ● support" in run(*args).out
    assert "Holdout won over: Hungary on sweden" in run(*args).out
    assert run(*args, "--exit-code").status == 1
    assert run(*args).status == 0
    assert run("diff", "--since", "2024-02-26", "--exit-code").status == 0


@pytest.mark.usefixtures("oslo")
def test_the_status_tells_of_a_difference_only_when_asked(run: Run) -> None:
    assert run("diff", "--as-of", "2023-06-01").status == 0
    assert run("diff", "--as-of", "2023-06-01", "--exit-code").status == 1
    assert run("diff", "--issue", "sweden", "--exit-code").status == 0


@pytest.mark.usefixtures("oslo")
def test_the_widest_pairs_first_under_a_limit(run: Run) -> None:
    lines = run("diff", "--as-of", "2023-06-01", "--limit", "2", "-f", "csv").out.splitlines()
    assert lines == ["a,b,shared,disagreement", "DEU,HUN,1,1.0", "HUN,LTU,1,0.75"]


def test_bad_pairs_are_refused(run: Run, starter: Path) -> None:
    assert run("diff", "germany").status == 2
    assert (
        run("diff", "germany", "DE").err
        == "positions: a state does not differ from itself; name two states\n"
    )
    assert run("diff", "germany", "hungary", "--state", "france").status == 2


def test_the_starter_ledger_knows_what_changed_over_sweden(run: Run, starter: Path) -> None:
    found = json.loads(
        run("diff", "--since", "2023-06-01", "--until", "2024-03-07", "--issue", "sweden", "-f", "json").out
    )
    turned = {change["actor"]: change["after"] for change in found["changes"]}
    assert turned["HUN"] == turned["TUR"] == "support"


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("args", "header"),
    [
        ([], "a,b,shared,disagreement"),
        (["germany", "hungary"], "issue,a,a_date,a_statement,b,b_date,b_statement,disagreement"),
        (["--since", "2023"], "actor,issue,before,after,date,statement,holdout"),
    ],
)
def test_empty_result_is_a_header_and_no_difference(run: Run, args: list[str], header: str) -> None:
    run("issues", "add", "georgia", "--title", "Georgia")
    assert run("diff", *args, "-f", "csv") == (0, f"{header}\n", "")
    assert run("diff", *args, "-f", "jsonl", "--exit-code") == (0, "", "")
    assert run("diff", *args).status == 0


@pytest.mark.usefixtures("fresh")
def test_empty_ledger_has_silent_members_only(run: Run) -> None:
    run("issues", "add", "georgia", "--title", "Georgia")
    found = json.loads(run("diff", "-f", "json").out)
    assert (found["stances"], found["pairs"], len(found["actors"])) == ({}, [], 32)
    assert found["by_issue"]["georgia"] == {
        **{"support": 0, "conditional": 0, "neutral": 0, "oppose": 0, "silent": 32},
        **{"holdouts": [], "hesitant": [], "agreement": None},
    }


@pytest.mark.usefixtures("starter")
def test_non_members_are_shown_unless_members_only(run: Run) -> None:
    args = ("diff", "--as-of", "2023-06-01", "-f", "json")
    everybody, members = (json.loads(run(*args, *more).out) for more in ((), ("--members-only",)))
    assert len(members["actors"]) == 31
    assert "SWE" not in members["actors"]
    assert {"SWE", "UKR"} < set(everybody["actors"])
    assert everybody["by_issue"] == members["by_issue"]


@pytest.mark.usefixtures("starter")
def test_counts_of_members_add_up(run: Run) -> None:
    for day, members in (("2023-04-03", 30), ("2023-06-01", 31), ("2024-03-07", 32)):
        found = json.loads(run("diff", "--as-of", day, "-f", "json").out)
        for counts in found["by_issue"].values():
            stances = [counts[key] for key in ("support", "conditional", "neutral", "oppose")]
            assert sum(stances) + counts["silent"] == members
            assert len(counts["holdouts"]) == counts["oppose"]
            assert len(counts["hesitant"]) == counts["neutral"] + counts["conditional"]


@pytest.mark.usefixtures("starter")
def test_pairs_follow_from_the_stances_shown(run: Run) -> None:
    score = {"oppose": -1.0, "neutral": 0.0, "conditional": 0.5, "support": 1.0}
    found = json.loads(run("diff", "--as-of", "2023-06-01", "-f", "json").out)
    assert len(found["pairs"]) == len(found["stances"]) * (len(found["stances"]) - 1) // 2
    for pair in found["pairs"]:
        a, b = (found["stances"][pair[side]] for side in "ab")
        gaps = [abs(score[a[i]["stance"]] - score[b[i]["stance"]]) / 2 for i in a.keys() & b.keys()]
        assert pair["shared"] == len(gaps)
        assert pair["disagreement"] == (pytest.approx(sum(gaps) / len(gaps)) if gaps else None)


@pytest.mark.usefixtures("starter")
def test_changes_lead_from_one_day_to_the_other(run: Run) -> None:
    def held(day: str) -> dict[tuple[str, str], str]:
        stances = json.loads(run("diff", "--as-of", day, "-f", "json").out)["stances"]
        return {(a, i): cell["stance"] for a, cells in stances.items() for i, cell in cells.items()}

    before, after = held("2022-12-31"), held("2024-03-07")
    args = ("--since", "2022-12-31", "--until", "2024-03-07", "-f", "json")
    changes = json.loads(run("diff", *args).out)["changes"]
    assert {(c["actor"], c["issue"]): (c["before"], c["after"]) for c in changes} == {
        cell: (before.get(cell), stance) for cell, stance in after.items() if before.get(cell) != stance
    }
    assert [c["date"] for c in changes] == sorted(c["date"] for c in changes)


@pytest.mark.usefixtures("starter")
def test_what_was_not_yet_known_changes_nothing(run: Run) -> None:
    assert json.loads(run("diff", "--known-on", "2026-01-30", "-f", "json").out)["stances"] == {}
    assert json.loads(run("diff", "--known-on", "2026-01-31", "-f", "json").out)["stances"] != {}


@pytest.mark.usefixtures("oslo")
def test_blocs_and_what_they_agree_on(run: Run) -> None:
    args = ("diff", "--blocs", "--as-of", "2023-06-01")
    found = json.loads(run(*args, "-f", "json").out)
    assert (found["as_of"], found["gap"]) == ("2023-06-01", 0.1)
    everyone = [code for bloc in found["blocs"] for code in bloc["actors"]]
    assert sorted(everyone) == sorted(set(everyone))
    bloc = next(bloc for bloc in found["blocs"] if "DEU" in bloc["actors"])
    assert "HUN" not in bloc["actors"]
    drawn = run(*args).out
    assert drawn.startswith("Who stands together — as of 2023-06-01")
    rows = run(*args, "-f", "csv").out.splitlines()
    assert rows[0] == "bloc,actor,actor_name"
    assert len(rows) == len(everyone) + 1
    assert run(*args, "--exit-code").status == 1
    assert run(*args, "--gap", "1", "--exit-code").status == 0


@pytest.mark.parametrize("more", [["germany", "hungary"], ["--since", "2023"]])
def test_blocs_are_about_everyone_on_one_day(run: Run, more: list[str]) -> None:
    refused = run("diff", "--blocs", *more)
    assert (refused.status, refused.out) == (2, "")


@pytest.mark.usefixtures("starter")
def test_changes_of_members_alone(run: Run) -> None:
    args = ("diff", "--since", "2023-06-01", "--until", "2024-03-07", "--issue", "sweden")
    every = json.loads(run(*args, "-f", "json").out)["changes"]
    members = json.loads(run(*args, "--members-only", "-f", "json").out)["changes"]
    assert [change for change in every if change["actor"] != "RUS"] == members
    assert "sweden  29 of 31 → 32 of 32 members support" in run(*args).out


def test_on_a_terminal_the_most_divided_of_many_issues_are_drawn(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSITIONS_DB", str(tmp_path / "many.db"))
    rows = ["actor,issue,stance,date,url"]
    for number in range(45):
        other = "oppose" if number in (0, 44) else "support"
        rows.append(f"HUN,question number {number:02},support,2023-06-01,https://example.org/a")
        rows.append(f"TUR,question number {number:02},{other},2023-06-01,https://example.org/a")
    file = tmp_path / "many.csv"
    file.write_text("\n".join(rows), "utf-8")
    assert run("import", str(file), "--create-issues").status == 0
    piped = run("diff")
    assert (piped.out.count("consensus"), piped.out.count("Consensus: "), piped.err) == (0, 45, "")
    monkeypatch.setattr(session, "screen", lambda *_: Screen(True, 80, False, False))
    seen = run("diff")
    assert "the 40 most divided of 52 issues are drawn" in seen.err
    assert seen.out.count("Consensus: ") == 40
    for number in (0, 44):
        assert f"question-number-{number:02}  Consensus" in seen.out
    asked = run("diff", "--issue", "question-number-43")
    assert asked.err == ""
    assert asked.out.count("Consensus: ") == 1


@pytest.mark.usefixtures("oslo")
def test_gaps_between_members_are_named_beside_wider_ones(run: Run) -> None:
    words = ("--state", "russia", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01")
    assert run("add", *words, "--url", "https://example.org/a").status == 0
    drawn = run("diff", "--as-of", "2023-06-01").out
    assert drawn.endswith(
        "Widest gaps\n"
        "  1.00  Germany and Hungary, on sweden: support and oppose\n"
        "  1.00  Germany and Russia°, on sweden: support and oppose\n"
        "  0.75  Hungary and Lithuania, on ukraine-accession: oppose and conditional\n"
        "° not a member: Russia (outside)\n"
    )
    only = run("diff", "--as-of", "2023-06-01", "--state", "russia", "--state", "germany").out
    assert "Widest between members" not in only
    assert "No member on record: finland, ukraine-guarantees" in drawn
