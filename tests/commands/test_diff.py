"""The three forms of `diff`, held against the arithmetic done by hand."""

import json
from pathlib import Path

import pytest

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
            }
        ],
    }
    assert "Hungary · sweden: ✕ oppose → ● support" in run(*args).out
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
