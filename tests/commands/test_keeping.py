"""`edit`, `retract`, `restore`, `undo` and `log`: nothing is overwritten, everything can be followed."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Record, Run


def shown(run: Run, *args: str) -> list[tuple[int, str]]:
    return [(one["id"], one["stance"]) for one in json.loads(run("show", *args, "-f", "json").out)]


def life(run: Run, number: int) -> list[tuple[str, str, list[str]]]:
    events = json.loads(run("log", str(number), "-f", "json").out)
    return [(one["op"], one["what"], sorted(one["fields"])) for one in events]


def test_an_edit_changes_what_is_given_and_keeps_the_rest(run: Run, record: Record) -> None:
    record(speaker="Annalena Baerbock", note="n")
    edited = json.loads(run("edit", "1", "--stance", "neutral", "--note", "-", "-f", "json").out)
    assert (edited["stance"], edited["speaker"], edited["note"]) == ("neutral", "Annalena Baerbock", None)
    assert life(run, 1) == [("insert", "add", []), ("update", "edit", ["note", "stance"])]
    [_, change] = json.loads(run("log", "1", "-f", "json").out)
    assert change["fields"]["stance"] == {"before": "support", "after": "neutral"}
    assert (change["by"], change["at"]) == ("tester", "2026-01-31T12:00:00Z")


def test_what_an_edit_changed_is_json_in_a_cell(run: Run, record: Record) -> None:
    record()
    assert run("edit", "1", "--stance", "neutral").status == 0
    [_, change] = csv.DictReader(io.StringIO(run("log", "1", "-f", "csv").out))
    assert json.loads(change["fields"]) == {"stance": {"before": "support", "after": "neutral"}}


def test_an_edit_that_says_the_same_leaves_no_trace(run: Run, record: Record, fresh: Path) -> None:
    record()
    before = fresh.read_bytes()
    ran = run("edit", "1", "--stance", "support")
    assert (ran.status, ran.out) == (0, "1\n")
    assert "says that already" in ran.err
    assert life(run, 1) == [("insert", "add", [])]
    assert len(before) == len(fresh.read_bytes())


@pytest.mark.parametrize(
    ("args", "wrong"),
    [
        (("9", "--stance", "oppose"), "there is no statement 9"),
        (("1", "--state", "atlantis"), "no state is called"),
        (("1", "--quote", "words that nobody wrote"), "is not in the archived article"),
        (("1", "--date", "2023"), "is not a whole day"),
        (("1", "--stance", "oppose"), "is on record already"),
    ],
)
def test_a_bad_edit_changes_nothing(run: Run, record: Record, args: tuple[str, ...], wrong: str) -> None:
    record()
    record(stance="oppose")
    ran = run("edit", *args)
    assert (ran.status, ran.out) == (2, "")
    assert wrong in ran.err
    assert shown(run) == [(1, "support"), (2, "oppose")]


def test_retracted_and_restored(run: Run, record: Record) -> None:
    record()
    assert run("retract", "1", "--why", "a hoax").out == "1\n"
    assert shown(run) == []
    assert "retracted already" in run("retract", "1", "--why", "again").err
    assert run("restore", "1").out == "1\n"
    assert shown(run) == [(1, "support")]
    told = run("log", "1").out
    assert "statement 1 retract: changed by tester" in told
    assert "status: accepted → retracted" in told
    assert "because: a hoax" in told


def test_a_retraction_is_all_or_nothing_and_has_a_reason(run: Run, record: Record) -> None:
    record()
    assert run("retract", "1", "9", "--why", "x").status == 2
    assert "needs its reason" in run("retract", "1").err
    assert "is accepted, not retracted" not in run("retract", "1").err
    assert shown(run) == [(1, "support")]


def test_undo_takes_back_what_one_command_did(run: Run, record: Record) -> None:
    record()
    run("edit", "1", "--stance", "oppose")
    run("retract", "1", "--why", "x")
    assert run("undo").out == "1\n"
    assert shown(run) == [(1, "oppose")]
    assert run("undo", "2").out == "1\n"
    assert shown(run) == []
    assert [step[1] for step in life(run, 1)] == ["add", "edit", "retract", "undo", "undo", "undo"]
    ran = run("undo")
    assert (ran.status, ran.out) == (2, "")
    assert "tester has 0 changes to undo" in ran.err


def test_a_whole_import_is_one_change(run: Run, fresh: Path) -> None:
    run("import", "--starter")
    assert len(run("undo").out.split()) == 348
    assert shown(run) == []
    assert run("import", "--starter").status == 0


def test_what_somebody_changed_since_is_not_undone(
    run: Run, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    run("edit", "1", "--stance", "oppose")
    monkeypatch.setenv("POSITIONS_USER", "anna")
    run("edit", "1", "--stance", "neutral")
    monkeypatch.setenv("POSITIONS_USER", "tester")
    ran = run("undo")
    assert ran.status == 2
    assert "statement 1 was changed since, by anna at 2026-01-31T12:00:00Z (edit)" in ran.err
    assert shown(run) == [(1, "neutral")]
    monkeypatch.setenv("POSITIONS_USER", "anna")
    assert run("undo").status == 0
    monkeypatch.setenv("POSITIONS_USER", "tester")
    assert run("undo").status == 0
    assert shown(run) == [(1, "support")]


def test_an_edited_issue_is_put_back_with_its_words(run: Run, starter: Path) -> None:
    before = run("issues", "-f", "json").out
    run("issues", "edit", "sweden", "--title", "Other", "--alias", "nordic", "--term", "the swedish file")
    assert run("issues", "-f", "json").out != before
    assert run("undo").status == 0
    assert run("issues", "-f", "json").out == before
    run("issues", "add", "georgia", "--title", "Georgia", "--term", "georgia's bid")
    assert run("undo").status == 0
    assert run("issues", "-f", "json").out == before


def test_what_another_program_does_is_kept_too(run: Run, record: Record, fresh: Path) -> None:
    record()
    with sqlite3.connect(fresh) as book:
        book.execute("UPDATE statement SET stance = 'oppose'")
    [_, change] = json.loads(run("log", "1", "-f", "json").out)
    assert (change["by"], change["change"], change["fields"]["stance"]["before"]) == ("", None, "support")
    assert "by another program" in run("log", "1").out
    with sqlite3.connect(fresh) as book:
        for wrong in (
            "DELETE FROM statement",
            "DELETE FROM history",
            "UPDATE history SET at = ''",
            "DELETE FROM article",
            "UPDATE article SET text = 'x', characters = 1",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                book.execute(wrong)


def test_known_on_reads_the_ledger_as_it_was(run: Run, record: Record, fresh: Path) -> None:
    record()
    with sqlite3.connect(fresh) as book:
        book.execute("UPDATE statement SET recorded_at = '2026-01-01T00:00:00Z'")
        # As if that had been so from the beginning.
        book.execute("DROP TRIGGER history_is_not_deleted")
        book.execute("DELETE FROM history WHERE op = 'update'")
    run("edit", "1", "--stance", "oppose")
    run("retract", "1", "--why", "x")
    assert shown(run) == []
    assert shown(run, "--known-on", "2026-01-30") == [(1, "support")]
    assert shown(run, "--known-on", "2025-12-31") == []
    held = json.loads(run("diff", "--known-on", "2026-01-30", "-f", "json").out)["stances"]["DEU"]["sweden"]
    assert held == {"stance": "support", "date": "2023-06-01", "statement": 1}


def test_a_judgement_that_was_undone_is_a_judgement(run: Run, fresh: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Poland firmly backs Sweden's bid to join NATO.")
    run("ingest", str(article), "--date", "2023-06-01")
    run("accept", "1")
    assert run("undo").out == "1\n"
    assert [one["id"] for one in json.loads(run("candidates", "-f", "json").out)] == [1]
    with sqlite3.connect(fresh) as book:
        verdicts = [verdict for (verdict,) in book.execute("SELECT verdict FROM judgement ORDER BY id")]
    assert verdicts == ["accepted", "undone"]
