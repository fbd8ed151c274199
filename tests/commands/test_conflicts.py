"""`positions conflicts`: a state that contradicts itself."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Record, Run


def found(run: Run, *args: str) -> list[tuple[str, str, int]]:
    rows = json.loads(run("conflicts", *args, "-f", "json").out)
    return [(row["actor"], row["kind"], row["days"]) for row in rows]


@pytest.fixture
def president_and_minister(record: Record) -> None:
    record(state="HRV", stance="oppose", date="2022-04-26", speaker="Zoran Milanović", note="a")
    record(state="HRV", stance="support", date="2022-04-28", speaker="Andrej Plenković", note="b")
    record(state="HRV", stance="oppose", date="2022-05-30", speaker="ZORAN MILANOVIC", note="c")


@pytest.mark.usefixtures("president_and_minister")
def test_two_speakers_inside_the_window(run: Run) -> None:
    assert found(run) == [("HRV", "speakers", 2)]
    assert found(run, "--within", "1d") == []
    assert found(run, "--within", "32") == [("HRV", "speakers", 2), ("HRV", "speakers", 32)]


def test_one_speaker_is_a_reversal(run: Run, record: Record) -> None:
    record(stance="oppose", date="2023-05-01", speaker="Annalena Baerbock", note="a")
    record(stance="support", date="2023-05-20", speaker="annalena baerbock", note="b")
    record(stance="support", date="2023-05-21", speaker="Olaf Scholz", note="c")
    # Who agrees with the later one contradicts the earlier one too.
    assert found(run) == [("DEU", "reversal", 19), ("DEU", "speakers", 20)]


@pytest.mark.usefixtures("president_and_minister")
def test_filters_choose_what_is_listed(run: Run) -> None:
    assert found(run, "--speaker", "plenković") == [("HRV", "speakers", 2)]
    assert len(found(run, "--within", "1y", "--speaker", "plenković")) == 2
    assert found(run, "--within", "1y", "--since", "2022-05") == [("HRV", "speakers", 32)]
    assert found(run, "--within", "1y", "--limit", "1") == [("HRV", "speakers", 32)]
    assert found(run, "--state", "germany") == []


@pytest.mark.usefixtures("president_and_minister")
def test_records_and_status(run: Run) -> None:
    [row] = csv.DictReader(io.StringIO(run("conflicts", "-f", "csv").out))
    assert (row["earlier_stance"], row["later_stance"]) == ("oppose", "support")
    assert (row["earlier_speaker"], row["later_date"]) == ("Zoran Milanović", "2022-04-28")
    assert run("conflicts", "--exit-code").status == 1
    assert run("conflicts", "--exit-code", "--within", "0").status == 0


def test_drawn(run: Run, starter: Path) -> None:
    shown = run("conflicts", "--state", "croatia").out
    assert "Croatia · sweden: two speakers, on one day" in shown


@pytest.mark.parametrize("span", ["soon", "-3d", "1.5d", "", "9999999d", "3 d", "999999y"])
def test_no_span(run: Run, starter: Path, span: str) -> None:
    ran = run("conflicts", "--within", span)
    assert (ran.status, ran.out) == (2, "")
    assert "is no span of days" in ran.err
