"""From an article to candidates, from candidates to evidence: `ingest`, `candidates`, `accept`, `reject`."""

import json
from pathlib import Path
from typing import Any

import pytest

from nato_positions.commands import harvest
from nato_positions.extraction import many
from nato_positions.model import Waiting
from tests.conftest import Run, rows

BACKED = "Poland firmly backs Sweden's bid to join NATO."
REFUSED = "Hungary opposes Sweden's bid to join NATO."
TEXT = f"Ministers met in Oslo.\n\n{BACKED}\n\nIt rained.\n\n{REFUSED}\n"


@pytest.fixture
def oslo(tmp_path: Path) -> str:
    path = tmp_path / "oslo.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def ingest(run: Run, place: str, *args: str) -> list[Any]:
    """Ingest an article of 1 June 2023 and return the records of its sources."""
    found = run("ingest", place, "--date", "2023-06-01", "-f", "json", *args)
    assert found.status == 0, found.err
    return list(json.loads(found.out))


def waiting(run: Run, *args: str) -> list[Any]:
    return list(json.loads(run("candidates", "-f", "json", *args).out))


def test_candidates_quote_the_archived_text(run: Run, fresh: Path, oslo: str) -> None:
    [source] = ingest(run, oslo)
    assert source["candidates"] == [1, 2]
    found = waiting(run)
    assert list(found[0]) == list(Waiting._fields)
    assert list(found[0]).index("quote_start") == list(found[0]).index("quote") + 1
    assert [(c["actor"], c["stance"], c["status"], c["date"]) for c in found] == [
        ("POL", "support", "pending", "2023-06-01"),
        ("HUN", "oppose", "pending", "2023-06-01"),
    ]
    assert [TEXT[c["quote_start"] : c["quote_end"]] for c in found] == [BACKED, REFUSED]
    assert all(0 < c["confidence"] <= 1 and c["source_id"] == 1 for c in found)


def test_candidates_are_no_positions_until_accepted(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    assert json.loads(run("show", "-f", "json").out) == []
    assert run("accept", "2") == (0, "2\n", "")
    [shown] = json.loads(run("show", "-f", "json").out)
    assert (shown["id"], shown["actor"], shown["status"]) == (2, "HUN", "accepted")
    assert [c["id"] for c in waiting(run)] == [1]
    assert rows(fresh, "SELECT statement, verdict, reason, judged_at, judged_by FROM judgement") == [
        (2, "accepted", None, "2026-01-31T12:00:00Z", "tester")
    ]


def test_a_dry_run_writes_nothing(run: Run, fresh: Path, oslo: str) -> None:
    dry = run("ingest", oslo, "--date", "2023-06-01", "--dry-run", "-f", "jsonl")
    assert not fresh.exists()
    records = [json.loads(line) for line in dry.out.splitlines()]
    assert (dry.status, dry.err) == (0, "")
    ingest(run, oslo)
    kept = waiting(run)
    unknown = ("id", "source_id", "recorded_at", "recorded_by")
    assert records == [{**one, **dict.fromkeys(unknown)} for one in kept]


def test_a_dry_run_leaves_a_ledger_as_it_is(run: Run, starter: Path, oslo: str) -> None:
    before = starter.read_bytes()
    assert run("ingest", oslo, "--date", "2023-06-01", "--dry-run").status == 0
    assert starter.read_bytes() == before


def test_the_same_article_again_adds_nothing(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    again = run("ingest", oslo, "--date", "2023-06-01")
    assert (again.status, again.out) == (0, "1\n")
    assert again.err == "positions: source 1 is archived already\n"
    run("accept", "1")
    run("reject", "2")
    assert ingest(run, oslo)[0]["candidates"] == []
    assert waiting(run) == []


def test_an_article_without_a_day_is_archived_and_not_read(run: Run, fresh: Path, oslo: str) -> None:
    found = run("ingest", oslo)
    assert (found.status, found.out) == (0, "1\n")
    assert "no day of publication" in found.err
    assert waiting(run) == []
    assert ingest(run, oslo)[0]["candidates"] == [1, 2]


def test_a_day_on_record_will_do(run: Run, fresh: Path, oslo: str) -> None:
    words = ["--state", "US", "--issue", "sweden", "--stance", "support", "--published", "2023-06-01"]
    run("add", "--article", oslo, *words)
    found = run("ingest", oslo, "-f", "json")
    assert json.loads(found.out)[0]["candidates"] == [2, 3]


def test_the_words_of_a_new_issue_are_enough(run: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "georgia.txt"
    path.write_text("Poland firmly backs the tbilisi pipeline.", "utf-8")
    assert ingest(run, str(path))[0]["candidates"] == []
    run("issues", "add", "pipeline", "--title", "A pipeline", "--term", "tbilisi pipeline")
    # The same article, but a question that was not asked before.
    assert ingest(run, str(path))[0]["candidates"] == [1]
    assert [(c["actor"], c["issue"], c["stance"]) for c in waiting(run)] == [("POL", "pipeline", "support")]


def test_accepting_twice_changes_nothing(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    run("accept", "1")
    again = run("accept", "1")
    assert (again.status, again.out) == (0, "1\n")
    assert "statement 1 is accepted already" in again.err
    assert rows(fresh, "SELECT count(*) FROM judgement") == [(1,)]


@pytest.mark.parametrize("command", ["accept", "reject"])
def test_an_unknown_number_means_that_nothing_is_written(
    run: Run, fresh: Path, oslo: str, command: str
) -> None:
    ingest(run, oslo)
    found = run(command, "1", "77", "2")
    assert (found.status, found.out) == (2, "")
    assert "there is no statement 77" in found.err
    assert rows(fresh, "SELECT count(*) FROM judgement") == [(0,)]
    assert len(waiting(run)) == 2


def test_a_rejection_keeps_its_reason_and_may_be_revised(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    assert run("reject", "1", "2", "--why", "a former minister") == (0, "1\n2\n", "")
    assert json.loads(run("show", "-f", "json").out) == []
    assert run("accept", "1").status == 0
    assert rows(fresh, "SELECT statement, verdict, reason FROM judgement ORDER BY id") == [
        (1, "rejected", "a former minister"),
        (2, "rejected", "a former minister"),
        (1, "accepted", None),
    ]


def test_what_was_recorded_by_hand_is_not_rejected(run: Run, starter: Path) -> None:
    found = run("reject", "1")
    assert found.status == 2
    assert "recorded by hand" in found.err


def test_a_judgement_cannot_be_changed_in_the_file(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    run("accept", "1")
    for hand_written in ("UPDATE judgement SET verdict = 'rejected'", "DELETE FROM judgement"):
        with pytest.raises(Exception, match="a judgement is kept"):
            rows(fresh, hand_written)


def test_two_carriers_are_one_candidate_with_two_sources(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo, "--outlet", "The Daily")
    other = Path(oslo).with_name("other.txt")
    other.write_text(f"By our own correspondent.\n\n{BACKED.replace(chr(39), '’')}\n", "utf-8")
    [source] = ingest(run, str(other), "--outlet", "The Weekly")
    assert source["candidates"] == [3]
    [poland, hungary] = waiting(run)
    assert (poland["id"], poland["source_id"], poland["also_in"]) == (1, 1, [2])
    assert hungary["also_in"] == []
    assert run("accept", "1").out == "1\n3\n"
    accepted = json.loads(run("show", "-f", "json").out)
    assert [(one["id"], one["outlet"]) for one in accepted] == [(1, "The Daily"), (3, "The Weekly")]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_words_that_were_judged_are_not_proposed_again(
    run: Run, fresh: Path, oslo: str, verdict: str
) -> None:
    ingest(run, oslo, "--outlet", "The Daily")
    run(verdict, "1", "2")
    again = run("ingest", oslo, "--date", "2023-06-02", "--outlet", "The Weekly")
    assert again.err == "positions: 2 candidates on record already, judged or waiting\n"
    assert waiting(run) == []
    # Months later they are said anew.
    run("ingest", oslo, "--date", "2024-01-02", "--outlet", "The Monthly")
    assert len(waiting(run)) == 2


def test_what_the_source_gives_already_is_not_proposed(run: Run, fresh: Path, oslo: str) -> None:
    words = ["--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--published", "2023-06-01"]
    run("add", "--article", oslo, *words, "--quote", "opposes Sweden's bid")
    ingest(run, oslo)
    assert [c["actor"] for c in waiting(run)] == ["POL"]


def test_recording_what_waits_accepts_it(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    words = ["--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--quote", REFUSED]
    assert run("add", "--source", "1", *words) == (0, "2\n", "")
    assert [c["id"] for c in waiting(run)] == [1]
    assert rows(fresh, "SELECT statement, verdict, reason FROM judgement") == [
        (2, "accepted", "recorded by hand")
    ]


def test_a_threshold_accepts_and_says_who(run: Run, fresh: Path, oslo: str) -> None:
    found = run("ingest", oslo, "--date", "2023-06-01", "--accept", "0")
    assert found.err == "positions: 2 candidates accepted\n"
    assert waiting(run) == []
    [(who, why)] = rows(fresh, "SELECT judged_by, reason FROM judgement WHERE statement = 1")
    assert who == "tester"
    assert "threshold 0" in str(why)


def test_a_threshold_leaves_what_is_less_sure(run: Run, fresh: Path, oslo: str) -> None:
    run("ingest", oslo, "--date", "2023-06-01", "--accept", "1")
    assert {c["status"] for c in waiting(run)} == {"pending"}


@pytest.mark.parametrize("threshold", ["1.1", "-0.1", "high", "nan"])
def test_a_threshold_is_a_share(run: Run, fresh: Path, oslo: str, threshold: str) -> None:
    assert run("ingest", oslo, "--date", "2023-06-01", "--accept", threshold).status == 2
    assert not fresh.exists()


def test_filters_choose_what_is_listed(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    assert [c["actor"] for c in waiting(run, "--state", "hungary")] == ["HUN"]
    assert [c["actor"] for c in waiting(run, "--stance", "support")] == ["POL"]
    assert [c["id"] for c in waiting(run, "--limit", "1")] == [2]
    assert waiting(run, "--issue", "finland") == []
    assert waiting(run, "--until", "2023-05-31") == []


def test_what_is_dated_after_today_waits_too(run: Run, fresh: Path, oslo: str) -> None:
    run("ingest", oslo, "--date", "2030-06-01")
    assert len(waiting(run)) == 2


def test_a_table_of_candidates(run: Run, fresh: Path, oslo: str) -> None:
    ingest(run, oslo)
    head, *lines = run("candidates").out.splitlines()
    assert head.split() == [
        *("id", "date", "actor", "issue", "stance", "confidence", "speaker", "quote", "outlet", "also_in")
    ]
    assert len(lines) == 2
    assert BACKED in lines[0]


def test_another_language_is_named_and_nothing_guessed(run: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "german.txt"
    path.write_text("Die Minister sagten, dass Polen den Beitritt Schwedens zur NATO unterstützt. " * 5)
    found = run("ingest", str(path), "--date", "2023-06-01")
    assert (found.status, found.out) == (0, "1\n")
    assert "source 1 is not in English but in German" in found.err
    assert waiting(run) == []


def test_an_interruption_says_what_is_in_and_goes_on(
    run: Run, fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.jsonl"
    lines = [{"text": f"{BACKED} Day {n}.", "date": "2023-06-01", "outlet": f"No {n}"} for n in range(8)]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    monkeypatch.setattr(harvest, "BATCH", 3)
    written, calls = harvest._written, []

    def interrupted(*args: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return written(*args)

    monkeypatch.setattr(harvest, "_written", interrupted)
    found = run("ingest", str(path))
    assert found.status == 130
    assert "6 of 8 articles are in" in found.err
    assert rows(fresh, "SELECT count(*) FROM source") == [(6,)]
    monkeypatch.setattr(harvest, "_written", written)
    read: list[many.Task] = []

    def counted(tasks: Any, *rest: Any) -> list[many.Outcome]:
        read.extend(tasks)
        return many.read_all(tasks, *rest)

    monkeypatch.setattr(harvest, "read_all", counted)
    assert run("ingest", str(path)).out.split() == [str(n) for n in range(1, 9)]
    assert len(read) == 2
    assert rows(fresh, "SELECT count(*) FROM statement") == [(8,)]


def test_workers_find_what_one_process_finds(run: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [{"text": f"Day {n}.\n\n{TEXT}", "date": "2023-06-01"} for n in range(45)]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    alone = run("ingest", str(path), "--dry-run", "-f", "csv").out
    assert len(alone.splitlines()) == 91
    assert run("ingest", str(path), "--dry-run", "-f", "csv", "--workers", "2").out == alone


def test_a_candidate_is_known_since_it_was_accepted(
    run: Run, fresh: Path, oslo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(run, oslo)
    for module in ("accept", "session"):
        monkeypatch.setattr(f"nato_positions.commands.{module}.now", lambda: "2026-02-03T09:00:00Z")
    run("accept", "2")
    asked = ["show", "--as-of", "2026-03-01", "-f", "json"]
    assert json.loads(run(*asked, "--known-on", "2026-02-02").out) == []
    assert [one["id"] for one in json.loads(run(*asked, "--known-on", "2026-02-03").out)] == [2]
    by_issue = ["diff", "--as-of", "2026-03-01", "-f", "json", "--known-on"]
    assert json.loads(run(*by_issue, "2026-02-02").out)["stances"] == {}
    assert json.loads(run(*by_issue, "2026-02-03").out)["stances"]["HUN"]["sweden"]["statement"] == 2
