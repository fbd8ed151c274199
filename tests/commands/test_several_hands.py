"""Several analysts: one ledger brought into another, and how well two coders agree."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

SAID = ("--date", "2023-06-01", "--url", "https://example.org/minutes", "--outlet", "The Gazette")


def told(run: Run, *database: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(*database, "show", "-f", "json").out)
    for one in found:
        del one["id"], one["source_id"]
    return sorted(found, key=repr)


@pytest.fixture
def colleague(run: Run, starter: Path, tmp_path: Path, article: Path) -> Path:
    """A ledger that has more than ours: an issue of its own, an article, and another view of a day."""
    path = tmp_path / "colleague.db"
    shutil.copy(starter, path)
    own = ("--db", str(path))
    assert run(*own, "issues", "add", "georgia", "--title", "Georgia's accession", "--alias", "sakartvelo",
               "--question", "Should Georgia be admitted?").status == 0  # fmt: skip
    assert run(*own, "add", "-s", "NOR", "-i", "georgia", "--stance", "neutral", *SAID).status == 0
    assert run(*own, "add", "-s", "DEU", "-i", "sweden", "--stance", "oppose", "--article", str(article),
               "--date", "2022-07-08").status == 0  # fmt: skip
    return path


def test_what_another_ledger_has_comes_in_once(run: Run, starter: Path, colleague: Path) -> None:
    ran = run("merge", str(colleague))
    assert (ran.status, ran.out) == (0, "2\n")
    assert "issues that were new: georgia" in ran.err
    assert "2022-07-08 Germany on sweden: oppose there, support here" in ran.err
    assert told(run) == told(run, "--db", str(colleague))
    assert run("show", "--issue", "sakartvelo", "-f", "json").out.count('"id"') == 1
    assert run("check").status == 0
    assert run("merge", str(colleague)).out == "0\n"


def test_undo_takes_all_of_it_back(run: Run, starter: Path, colleague: Path) -> None:
    before = told(run)
    assert run("merge", str(colleague)).status == 0
    assert run("undo").status == 0
    assert told(run) == before


def test_a_trial_writes_nothing(run: Run, starter: Path, colleague: Path) -> None:
    before = told(run)
    ran = run("merge", str(colleague), "--dry-run")
    assert (ran.out, told(run)) == ("2\n", before)
    assert "nothing was written" in ran.err


def test_what_was_retracted_here_stays_so(run: Run, starter: Path, colleague: Path) -> None:
    assert run("retract", "7", "--why", "misread").status == 0
    ran = run("merge", str(colleague))
    assert "1 of their statements were retracted here and stay so" in ran.err
    assert len(told(run)) == len(told(run, "--db", str(colleague))) - 1


def test_a_ledger_is_not_merged_with_itself_nor_with_what_is_none(
    run: Run, starter: Path, tmp_path: Path
) -> None:
    assert run("merge", str(starter)).status == 2
    assert run("merge", str(tmp_path / "none.db")).status == 3
    assert not (tmp_path / "none.db").exists()


def test_coders_who_agree_and_one_who_does_not(run: Run, starter: Path, tmp_path: Path) -> None:
    twin, other = tmp_path / "twin.db", tmp_path / "other.db"
    shutil.copy(starter, twin)
    shutil.copy(starter, other)
    found = json.loads(run("reliability", str(twin), "-f", "json").out)
    assert found[-1]["issue"] == "all"
    assert found[-1]["alpha"] == 1
    assert found[-1]["units"] == found[-1]["pairable"]
    supporting = run("show", "-i", "sweden", "--stance", "support", "-f", "json").out
    changed = [one["id"] for one in json.loads(supporting)]
    for number in changed[:20]:
        assert run("--db", str(other), "edit", str(number), "--stance", "oppose").status == 0
    [sweden, every] = json.loads(run("reliability", str(other), "-i", "sweden", "-f", "json").out)
    assert sweden["alpha"] == every["alpha"] < 0.9
    assert sweden["coders"] == 2
    header = run("reliability", str(twin), "-f", "csv").out.splitlines()[0]
    assert header == "issue,coders,units,pairable,alpha"
