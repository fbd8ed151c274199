"""`positions add`: what it records, what it refuses, and that it writes all or nothing."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.conftest import NOW, Record, Run, rows

ROOT = Path(__file__).parent.parent.parent
# The contract's fields of a statement, in its order.
FIELDS = [
    *(
        "id",
        "actor",
        "actor_name",
        "issue",
        "stance",
        "date",
        "speaker",
        "role",
        "attribution",
        "quote",
        "note",
    ),
    *("source_id", "source_url", "source_title", "outlet", "published"),
    *("status", "confidence", "recorded_at", "recorded_by"),
]
QUOTE = "We want its flag raised in Vilnius"


def test_prints_the_number_and_makes_the_ledger(record: Record, fresh: Path) -> None:
    assert record() == (0, "1\n", "")
    assert rows(fresh, "SELECT actor, stance, date FROM statement") == [("DEU", "support", "2023-06-01")]


def test_numbers_count_up(record: Record) -> None:
    record()
    assert record(state="hungary", stance="oppose").out == "2\n"


def test_record_has_the_fields_of_the_contract_in_its_order(record: Record) -> None:
    found = json.loads(record("-f", "json", quote=QUOTE, speaker="Annalena Baerbock").out)
    assert list(found) == FIELDS
    assert found["actor"] == "DEU"
    assert found["actor_name"] == "Germany"
    assert found["role"] is None
    assert found["attribution"] == "quoted"
    assert found["status"] == "accepted"
    assert (found["recorded_at"], found["recorded_by"]) == (NOW, "tester")


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_record_in_columns_has_the_fields_of_the_contract(record: Record, form: str, separator: str) -> None:
    assert record("-f", form).out.splitlines()[0] == separator.join(FIELDS)


def test_same_statement_again_is_free(record: Record, fresh: Path) -> None:
    record(quote=QUOTE)
    again = record(quote=QUOTE)
    assert (again.status, again.out) == (0, "1\n")
    assert again.err == "positions: statement 1 is on record already; nothing was written\n"
    assert rows(fresh, "SELECT count(*) FROM statement") == [(1,)]
    assert rows(fresh, "SELECT count(*) FROM source") == [(1,)]


@pytest.mark.parametrize(
    "other",
    [
        {"state": "hungary"},
        {"issue": "finland"},
        {"stance": "oppose"},
        {"date": "2023-06-02"},
        {"speaker": "Olaf Scholz"},
        {"note": "The flag"},
        {"url": "https://example.org/a"},
    ],
)
def test_another_claim_is_another_statement(record: Record, other: dict[str, str]) -> None:
    record()
    assert record(**other).out == "2\n"


@pytest.mark.parametrize(
    "typed",
    [
        QUOTE,
        f"“{QUOTE}”",
        f'"{QUOTE}"',
        "We want its flag\n  raised in Vilnius",
        "Turkiye's envoy kept silent",
    ],
)
def test_quote_is_anchored_to_its_exact_place(record: Record, fresh: Path, typed: str) -> None:
    assert record(quote=typed).status == 0
    [(quote, start, end, text)] = rows(
        fresh, "SELECT quote, quote_start, quote_end, text FROM statement JOIN article USING (source)"
    )
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert str(text)[start:end] == quote
    assert end - start >= len(typed.strip('“”"').replace("\n ", ""))


def test_quote_that_is_not_in_the_article_is_refused(record: Record, fresh: Path) -> None:
    found = record(quote="We want its flag lowered in Vilnius")
    assert (found.status, found.out) == (2, "")
    assert "is not in the archived article" in found.err
    assert not fresh.exists()


def test_quote_is_checked_against_a_source_on_record(record: Record, fresh: Path) -> None:
    record()
    assert record(source="1", quote="words that nobody said").status == 2
    assert record(source="1", quote=QUOTE).out == "2\n"
    assert rows(fresh, "SELECT quote FROM statement WHERE id = 2") == [
        ("We want its flag\nraised in Vilnius",)
    ]


def test_quote_without_an_archived_article_is_kept_as_typed(record: Record, fresh: Path) -> None:
    assert record(url="https://example.org/a", quote="We agree").status == 0
    assert rows(fresh, "SELECT quote, quote_start FROM statement") == [("We agree", None)]


def test_no_evidence_no_entry(run: Run, fresh: Path) -> None:
    found = run("add", "--state", "germany", "--issue", "sweden", "--stance", "support")
    assert (found.status, found.out) == (2, "")
    assert "no evidence, no entry" in found.err
    assert not fresh.exists()


@pytest.mark.parametrize("option", ["state", "issue", "stance"])
def test_what_is_missing_is_named(record: Record, fresh: Path, option: str) -> None:
    found = record(**{option: None})
    assert found.status == 2
    assert f"--{option}" in found.err
    assert not fresh.exists()


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("date", "2023-06", "not a whole day"),
        ("date", "2023", "not a whole day"),
        ("date", "2023Q2", "not a whole day"),
        ("date", "2023-02-30", "not a day of the calendar"),
        ("date", "06/07/2023", "not a date"),
        ("published", "June 2023", "not a whole day"),
        ("state", "hungry", "did you mean Hungary"),
        ("state", "Absurdistan", "no state is called"),
        ("issue", "swedn", "did you mean sweden"),
        ("issue", "u", "could be more than one issue"),
        ("stance", "maybe", "oppose"),
        ("attribution", "overheard", "enacted"),
        ("url", "ftp://example.org/a", "not an address"),
        ("speaker", "Olaf\x1b[31m", "control characters"),
        ("speaker", "Olaf\udcff", "not UTF-8"),
        ("quote", "flag\udcff", "not UTF-8"),
        ("note", "a" * 10_001, "longer than"),
        ("source", "0", "--source"),
        ("source", "99", "no source 99"),
        ("article", "/nowhere/article.txt", "cannot read"),
    ],
)
def test_bad_input_is_one_line_and_makes_no_file(
    record: Record, fresh: Path, option: str, value: str, says: str
) -> None:
    found = record(**{option: value})
    assert (found.status, found.out) == (2, "")
    assert says in found.err
    assert found.err.startswith("positions: ")
    assert found.err.count("\n") == 1
    assert not fresh.exists()


def test_failure_leaves_a_ledger_as_it_was(record: Record, fresh: Path) -> None:
    record()
    before = rows(fresh, "SELECT * FROM source"), rows(fresh, "SELECT * FROM statement")
    assert record(url="https://example.org/new", date=None, published=None).status == 2
    assert (rows(fresh, "SELECT * FROM source"), rows(fresh, "SELECT * FROM statement")) == before


def test_date_is_the_sources_unless_given(record: Record, fresh: Path) -> None:
    record()
    record(date="31 May 2023")
    assert rows(fresh, "SELECT date FROM statement ORDER BY id") == [("2023-06-01",), ("2023-05-31",)]


def test_source_without_a_day_needs_a_date(record: Record, fresh: Path) -> None:
    found = record(published=None)
    assert found.status == 2
    assert "--date" in found.err
    assert not fresh.exists()


def test_yesterday_counts_from_today(record: Record, fresh: Path) -> None:
    record(date="yesterday")
    assert rows(fresh, "SELECT date FROM statement") == [("2026-01-30",)]


def test_source_on_record_is_not_described_again(record: Record) -> None:
    record()
    found = record(source="1", title="Another title")
    assert found.status == 2
    assert "--source" in found.err


@pytest.mark.parametrize(("quote", "attribution"), [(None, "reported"), (QUOTE, "quoted")])
def test_attribution_follows_from_the_quote(
    record: Record, fresh: Path, quote: str | None, attribution: str
) -> None:
    record(quote=quote)
    assert rows(fresh, "SELECT attribution FROM statement") == [(attribution,)]


def test_attribution_that_is_given_stands(record: Record, fresh: Path) -> None:
    record(attribution="enacted")
    assert rows(fresh, "SELECT attribution, weight FROM statement") == [("enacted", 4)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("hungary", "HUN"), ("HU", "HUN"), ("hun", "HUN"), ("Türkiye", "TUR"), ("Turkey", "TUR")),
        *(("turkiye", "TUR"), ("United States", "USA"), ("US", "USA"), ("the united states", "USA")),
        *(("NATO", "NATO"), ("EU", "EU"), ("Macedonia", "MKD"), ("Bhutan", "BTN")),
    ],
)
def test_state_goes_by_any_name(record: Record, fresh: Path, name: str, code: str) -> None:
    assert record(state=name).status == 0
    assert rows(fresh, "SELECT actor FROM statement") == [(code,)]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("sweden", "sweden"),
        ("SWE", "sweden"),
        ("ukraine", "ukraine-accession"),
        ("spending", "defence-spending"),
    ],
)
def test_issue_goes_by_slug_alias_or_prefix(record: Record, fresh: Path, name: str, slug: str) -> None:
    assert record(issue=name).status == 0
    assert rows(fresh, "SELECT slug FROM issue JOIN statement ON issue.id = issue") == [(slug,)]


def test_at_a_terminal_what_is_missing_is_asked_for_on_stderr(
    record: Record, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nato_positions.commands.add.can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", StringIO("hungary\nperhaps\noppose\n"))
    found = record(state=None, stance=None)
    assert (found.status, found.out) == (0, "1\n")
    assert "State: " in found.err
    assert found.err.count("[oppose/neutral/conditional/support]: ") == 2
    assert "Issue" not in found.err
    assert rows(fresh, "SELECT actor, stance FROM statement") == [("HUN", "oppose")]


def test_end_of_input_at_a_prompt_interrupts(
    record: Record, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nato_positions.commands.add.can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert record(state=None).status == 130
    assert not fresh.exists()


def test_user_is_the_login_name_where_none_is_set(
    record: Record, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSITIONS_USER")
    monkeypatch.setenv("LOGNAME", "bertha")
    record()
    assert rows(fresh, "SELECT recorded_by FROM statement") == [("bertha",)]


ADD_FIVE = """
import sys
from nato_positions import cli
for number in range(5):
    words = ["--state", "germany", "--issue", "sweden", "--stance", "support", "--date", "2023-06-01"]
    status = cli.main(["add", *words, "--url", f"https://example.org/{sys.argv[1]}/{number}"])
    assert status == 0
"""


def test_eight_processes_that_begin_a_ledger_at_once_lose_nothing(fresh: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    at_work = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_FIVE, str(number)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    results = [process.communicate(timeout=60) for process in at_work]
    assert [process.returncode for process in at_work] == [0] * 8, [err for _, err in results]
    numbers = [int(line) for out, _ in results for line in out.splitlines()]
    assert sorted(numbers) == list(range(1, 41))
    assert rows(fresh, "SELECT count(*), count(DISTINCT source) FROM statement") == [(40, 40)]
    assert rows(fresh, "PRAGMA journal_mode") == [("wal",)]
