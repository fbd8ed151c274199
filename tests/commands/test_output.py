"""What is more than a reader takes in on a terminal: cut there, said so, and whole everywhere else."""

from pathlib import Path

import pytest

from nato_positions.commands import session
from nato_positions.render.screen import Screen
from tests.conftest import Run

STANCES = ("support", "oppose")


@pytest.fixture
def much(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten states that change their mind each day for three weeks, and take up 21 other questions."""
    monkeypatch.setenv("POSITIONS_DB", str(tmp_path / "much.db"))
    states = ("DEU", "HUN", "TUR", "USA", "POL", "FRA", "ITA", "ESP", "GRC", "NOR")
    lines = ["actor,issue,stance,date,url,note"]
    lines += [
        f"{state},sweden,{STANCES[number % 2]},2023-05-{number + 1:02},https://example.org/a,on the matter"
        for state in states
        for number in range(22)
    ]
    lines += [
        f"{state},question {number:02},support,2023-06-01,https://example.org/a,"
        for state in states
        for number in range(21)
    ]
    file = tmp_path / "much.csv"
    file.write_text("\n".join(lines), "utf-8")
    assert run("import", str(file), "--create-issues").status == 0


@pytest.mark.usefixtures("much")
@pytest.mark.parametrize(
    ("asked", "note", "head", "whole"),
    [
        (("conflicts",), "the newest 200 of 210 contradictions are listed", "a reversal, ", 210),
        (("search", "matter"), "the best 200 of 220 hits are listed", "· sweden  #", 220),
        (("diff", "--since", "2023-05-31"), "the newest 200 of 210 changes are listed", " → ● support", 210),
        (("show", "--issue", "sweden"), "the newest 200 of 220 statements are listed", "reported  #", 220),
    ],
)
def test_much_is_cut_on_a_terminal_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], note: str, head: str, whole: int
) -> None:
    piped = run(*asked)
    assert "listed" not in piped.err
    monkeypatch.setattr(session, "screen", lambda *_: Screen(True, 200, False, False))
    seen = run(*asked)
    assert f"{note}; --limit lists more" in seen.err
    assert seen.out.count(head) == 200
    more = run(*asked, "--limit", str(whole))
    assert more.err == ""
    assert more.out.count(head) == whole


@pytest.mark.usefixtures("much")
def test_of_a_network_the_heaviest_are_left(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "screen", lambda *_: Screen(True, 200, False, False))
    seen = run("network", "--kind", "affiliation")
    assert "the heaviest 200 of 220 ties are listed" in seen.err
    assert "220 ties" in seen.out
    assert len([line for line in seen.out.splitlines() if line.endswith("  1")]) == 190
