"""`positions review` through a pseudo-terminal: every key, and what it leaves in the ledger."""

import json
import signal
from pathlib import Path

import pytest

from tests.conftest import Run, rows
from tests.terminal import Terminal

POLAND = "Poland firmly backs Sweden's bid to join NATO."
HUNGARY = "Hungary opposes Sweden's bid to join NATO."
NORWAY = "Norway supports Ukraine's membership of NATO."
TEXT = f"Envoys met.\n\nIn the morning it rained. {POLAND} The band played.\n\n{HUNGARY}\n\n{NORWAY}\n"
ASKED = "q quit:"


@pytest.fixture
def queue(run: Run, fresh: Path, tmp_path: Path) -> Path:
    """A ledger in which three candidates wait: Poland, Hungary, Norway."""
    path = tmp_path / "envoys.txt"
    path.write_text(TEXT, "utf-8")
    found = run("ingest", str(path), "--date", "2023-06-05", "--outlet", "The Daily", "-f", "json")
    assert json.loads(found.out)[0]["candidates"] == [1, 2, 3]
    return fresh


def statuses(ledger: Path) -> list[object]:
    return [status for (status,) in rows(ledger, "SELECT status FROM statement ORDER BY id")]


def test_a_card_shows_the_words_in_their_paragraph(queue: Path) -> None:
    with Terminal("review") as terminal:
        terminal.expect("Candidate 1 of 3 · #1 · confidence")
        terminal.expect("Poland · sweden · ● support · 2023-06-05")
        terminal.expect("The Daily")
        terminal.expect("no position on record; this would be the first")
        terminal.expect(f"In the morning it rained. >>{POLAND}<<")
        terminal.expect(ASKED).press("q")
        assert terminal.ended() == 0
        assert max(map(len, terminal.seen.splitlines())) <= 80
        assert "nothing judged; 3 left to judge" in terminal.seen


def test_accept_writes_at_once_and_shows_the_next(queue: Path) -> None:
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("a").expect("Hungary").expect(ASKED)
        assert statuses(queue) == ["accepted", "pending", "pending"]
        terminal.press("q")
        assert terminal.ended() == 0
    assert rows(queue, "SELECT statement, verdict, judged_by FROM judgement") == [(1, "accepted", "tester")]


def test_reject_asks_for_a_reason(queue: Path) -> None:
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("r").expect("Why?").press("an old story\n")
        terminal.expect(ASKED).press("r").expect("Why?").press("\n")
        terminal.expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert statuses(queue) == ["rejected", "rejected", "pending"]
    assert rows(queue, "SELECT reason FROM judgement ORDER BY id") == [("an old story",), (None,)]


def test_skipped_ones_come_last_and_the_review_resumes(queue: Path) -> None:
    with Terminal("review") as terminal:
        terminal.expect("Poland").expect(ASKED).press("s")
        terminal.expect("Hungary").expect(ASKED).press("q")
        assert terminal.ended() == 0
    with Terminal("review") as terminal:
        terminal.expect("Candidate 1 of 3").expect("Hungary").expect(ASKED).press("a")
        terminal.expect("Norway").expect(ASKED).press("a")
        terminal.expect("Candidate 3 of 3").expect("Poland").expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert statuses(queue) == ["pending", "accepted", "accepted"]


def test_undo_takes_every_kind_of_step_back(queue: Path) -> None:
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("a").expect("Hungary").expect(ASKED).press("u")
        terminal.expect("Poland").expect(ASKED).press("r").expect("Why?").press("\n")
        terminal.expect("Hungary").expect(ASKED).press("u").expect("Poland").expect(ASKED).press("s")
        terminal.expect("Hungary").expect(ASKED).press("u").expect("Poland").expect(ASKED).press("u")
        terminal.expect("nothing to undo").expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert statuses(queue) == ["pending"] * 3
    verdicts = [verdict for (verdict,) in rows(queue, "SELECT verdict FROM judgement ORDER BY id")]
    assert verdicts == ["accepted", "undone", "rejected", "undone", "skipped", "undone"]


def test_the_last_one_can_be_undone(queue: Path) -> None:
    with Terminal("review", "--issue", "ukraine") as terminal:
        terminal.expect("Candidate 1 of 1").expect(ASKED).press("a").expect("the last one").press("u")
        terminal.expect("Norway").expect(ASKED).press("a").expect("the last one").press("q")
        assert terminal.ended() == 0
        assert "1 accepted; nothing left to judge" in terminal.seen
    assert statuses(queue) == ["pending", "pending", "accepted"]


EDITS = {
    "1": ("lithuania", "actor", "LTU"),
    "2": ("finland", "(SELECT slug FROM issue WHERE id = issue)", "finland"),
    "3": ("con", "stance", "conditional"),
    "4": ("4 June 2023", "date", "2023-06-04"),
    "5": ("Radosław Sikorski", "speaker", "Radosław Sikorski"),
    "6": ("foreign minister", "role", "foreign minister"),
    "7": ("cla", "attribution", "claimed"),
    "8": ("The band played", "quote", "The band played"),
    "9": ("after the rain", "note", "after the rain"),
}


@pytest.mark.parametrize("field", EDITS)
def test_every_field_can_be_corrected(queue: Path, field: str) -> None:
    typed, column, kept = EDITS[field]
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("e").expect("Which field?").press(field)
        terminal.expect("Enter keeps it").press(f"{typed}\n").expect(
            "Poland" if field != "1" else "Lithuania"
        )
        assert statuses(queue)[0] == "pending"
        terminal.expect(ASKED).press("a").expect("Hungary").expect(ASKED).press("q")
        assert terminal.ended() == 0
    column = column.replace("= issue", "= statement.issue")
    assert rows(queue, f"SELECT {column}, status FROM statement WHERE id = 1") == [(kept, "accepted")]
    [(proposed,)] = rows(queue, "SELECT proposed FROM judgement")
    assert json.loads(str(proposed))
    if field == "8":
        [(start, end)] = rows(queue, "SELECT quote_start, quote_end FROM statement WHERE id = 1")
        assert (start, end) == (TEXT.index("The band"), TEXT.index("The band") + 15)


def test_a_correction_that_is_wrong_is_refused_and_nothing_changes(queue: Path) -> None:
    with Terminal("review") as terminal:
        for field, typed, says in (
            ("8", "words of my own", "not in the article"),
            ("1", "atlantis", "no state is called"),
            ("3", "maybe", "none of oppose"),
            ("4", "someday", "is not a date"),
        ):
            terminal.expect(ASKED).press("e").expect("field?").press(field).expect("Enter keeps it")
            terminal.press(f"{typed}\n").expect(says)
        terminal.expect(ASKED).press("e").expect("field?").press("5").expect("Enter keeps it").press("\n")
        terminal.expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert statuses(queue) == ["pending"] * 3


def test_undoing_a_corrected_one_restores_what_was_proposed(queue: Path) -> None:
    before = rows(queue, "SELECT * FROM statement WHERE id = 1")
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("e").expect("field?").press("3").expect("Enter keeps it").press("opp\n")
        terminal.expect("✕ oppose*").expect(ASKED).press("a").expect("Hungary").expect(ASKED).press("u")
        terminal.expect("● support").expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert rows(queue, "SELECT * FROM statement WHERE id = 1") == before


def test_the_position_so_far_and_what_would_become_of_it(run: Run, queue: Path) -> None:
    words = ["--state", "poland", "--issue", "sweden", "--url", "https://example.org/1"]
    run("add", *words, "--stance", "oppose", "--date", "2023-05-01")
    run("add", *words, "--stance", "neutral", "--date", "2023-07-01")
    with Terminal("review") as terminal:
        terminal.expect("✕ oppose since 2023-05-01 (#4); this would CHANGE it to ● support")
        terminal.expect("○ neutral from 2023-07-01 (#5)").expect(ASKED).press("q")
        assert terminal.ended() == 0


def test_two_reviews_never_judge_one_candidate_twice(run: Run, queue: Path) -> None:
    with Terminal("review") as one, Terminal("review") as other:
        one.expect("Poland").expect(ASKED)
        other.expect("Poland").expect(ASKED)
        one.press("a").expect("Hungary").expect(ASKED)
        other.press("r").expect("Why?").press("\n").expect("#1 was accepted meanwhile by tester")
        other.expect("Hungary").expect(ASKED).press("q")
        one.press("q")
        assert (one.ended(), other.ended()) == (0, 0)
    assert rows(queue, "SELECT statement, verdict FROM judgement") == [(1, "accepted")]


def test_what_another_corrected_is_not_overwritten(queue: Path) -> None:
    with Terminal("review") as one, Terminal("review") as other:
        one.expect(ASKED)
        other.expect(ASKED).press("e").expect("field?").press("3").expect("Enter keeps it").press("con\n")
        other.expect(ASKED).press("a").expect("Hungary").expect(ASKED).press("u").expect("Poland").expect(
            ASKED
        )
        one.press("a").expect("Hungary")
        other.press("a").expect("meanwhile")


def test_the_same_words_in_two_outlets_are_judged_together(run: Run, queue: Path, tmp_path: Path) -> None:
    path = tmp_path / "weekly.txt"
    path.write_text(f"From the weekly.\n\n{POLAND}", "utf-8")
    run("ingest", str(path), "--date", "2023-06-06", "--outlet", "The Weekly")
    with Terminal("review") as terminal:
        terminal.expect("Candidate 1 of 3").expect("The Daily").expect("The Weekly").expect(ASKED).press("e")
        terminal.expect("field?").press("5").expect("Enter keeps it").press("An envoy\n")
        terminal.expect(ASKED).press("a").expect("Hungary").expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert rows(queue, "SELECT id, speaker FROM statement WHERE status = 'accepted'") == [
        (1, "An envoy"),
        (4, "An envoy"),
    ]


@pytest.mark.parametrize("key", ["x", "\x1b[A", "\x1b[1;2a", "é", "\x1b"])
def test_other_keys_do_nothing(queue: Path, key: str) -> None:
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press(key).expect(ASKED).press("q")
        assert terminal.ended() == 0
    assert rows(queue, "SELECT count(*) FROM judgement") == [(0,)]


@pytest.mark.parametrize("ending", ["\x03", "q", "\x04", signal.SIGTERM])
def test_the_terminal_is_left_as_it_was(queue: Path, ending: str | signal.Signals) -> None:
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("a").expect("Hungary").expect(ASKED)
        assert terminal.now() != terminal.settings
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.press(ending)
        assert terminal.ended() == (0 if ending in ("q", "\x04") else 130)
        assert terminal.now() == terminal.settings
        if ending == "\x03":
            assert "interrupted; what was judged before is kept" in terminal.seen
    assert statuses(queue)[0] == "accepted"


def test_nothing_waits(run: Run, fresh: Path, starter: Path) -> None:
    with Terminal("review") as terminal:
        assert terminal.ended() == 0
        assert "no candidate waits" in terminal.seen


def test_not_at_a_terminal(run: Run, queue: Path) -> None:
    found = run("review")
    assert (found.status, found.out) == (2, "")
    assert "review needs a terminal; use 'positions candidates', 'accept' and 'reject'" in found.err


def test_hostile_words_stay_words(run: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(f"\x1b]0;owned\x07\x1b[2J [red]{POLAND} \u202e", "utf-8")
    run("ingest", str(path), "--date", "2023-06-05", "--title", "[bold]A title[/bold]")
    with Terminal("review") as terminal:
        terminal.expect(ASKED).press("q")
        assert terminal.ended() == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(terminal.seen)
        assert "[bold]A title[/bold]" in terminal.seen


def test_candidates_at_a_terminal_are_whole_lines(queue: Path) -> None:
    with Terminal("candidates") as terminal:
        assert terminal.ended() == 0
        lines = terminal.seen.splitlines()
    assert lines[0].startswith("#1  2023-06-05  Poland · sweden · ● support  0.")
    assert lines[0].endswith("The Daily")
    assert lines[1] == f"    {POLAND}"
    assert max(map(len, lines)) <= 80
