"""Several analysts: one ledger brought into another, and how well two coders agree."""

import json
import shutil
from pathlib import Path

import pytest

from nato_positions import reference
from nato_positions.model import Attribution, Claim, Source, Stance
from tests.commands.test_dna_export import put
from tests.conftest import Run, rows

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


def test_what_was_changed_there_is_kept(
    run: Run, starter: Path, colleague: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = ("--db", str(colleague))
    monkeypatch.setenv("POSITIONS_USER", "ann")
    numbers = [one["id"] for one in json.loads(run(*own, "show", "-f", "json").out)]
    last = str(max(numbers))
    monkeypatch.setattr("nato_positions.commands.session.now", lambda: "2026-02-01T12:00:00Z")
    assert run(*own, "edit", last, "--stance", "neutral", "--state", "poland").status == 0
    monkeypatch.setattr("nato_positions.commands.session.now", lambda: "2026-03-01T12:00:00Z")
    assert run(*own, "edit", last, "--issue", "georgia").status == 0
    assert run(*own, "retract", "7", "--why", "misread").status == 0
    monkeypatch.setenv("POSITIONS_USER", "tester")
    monkeypatch.setattr("nato_positions.commands.session.now", lambda: "2026-04-01T12:00:00Z")
    ran = run("merge", str(colleague))
    assert (ran.status, ran.out) == (0, "2\n"), ran.err
    assert "statement 7 was retracted there and stays here" in ran.err

    def known(on: str, *database: str) -> list[tuple[object, ...]]:
        found = json.loads(run(*database, "show", "--known-on", on, "-f", "json").out)
        return sorted(
            (one["actor"], one["issue"], one["stance"], one["date"]) for one in found if one["id"] > 348
        )

    for day in ("2026-01-31", "2026-02-15", "2026-03-15"):
        assert known(day) == known(day, *own) != []
    assert known("2026-02-15") != known("2026-03-15")
    [edited] = json.loads(run("show", "-s", "poland", "-i", "georgia", "-f", "json").out)
    number = str(edited["id"])
    told = json.loads(run("log", number, "-f", "json").out)
    assert [(one["what"], one["by"], one["at"][:7]) for one in told] == [
        ("edit (merged)", "ann", "2026-02"),
        ("edit (merged)", "ann", "2026-03"),
        ("merge", "tester", "2026-04"),
    ]
    assert run("check").status == 0
    # What ann did there is not for her to undo here, and does not keep the merge from being undone.
    monkeypatch.setenv("POSITIONS_USER", "ann")
    assert run("undo").status == 2
    monkeypatch.setenv("POSITIONS_USER", "tester")
    assert run("undo").status == 0
    assert len(json.loads(run("show", "-f", "json").out)) == 348
    # The same again comes back as it was taken: retracted.
    assert "retracted here and stay so" in run("merge", str(colleague)).err


def test_a_quote_that_stands_twice_keeps_its_place(run: Run, fresh: Path, tmp_path: Path) -> None:
    text, theirs = "We wait. They said: We wait.", str(tmp_path / "theirs.db")
    second = text.rindex("We wait.")
    claim = Claim(
        *(reference.actor("HUN"), "sweden", Stance.NEUTRAL, "2023-06-01", Attribution.QUOTED, None, None),
        *("We wait.", (second, second + 8)),
    )
    put(tmp_path / "theirs.db", [(claim, Source(text=text), "ann")])
    assert run("merge", theirs).out == "1\n"
    assert rows(fresh, "SELECT quote_start, quote_end FROM statement") == [(second, second + 8)]


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
