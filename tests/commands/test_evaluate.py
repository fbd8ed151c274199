"""`positions evaluate`: the extractor measured against codings by hand."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TEXTS = [
    {"id": "one", "date": "2023-06-01", "text": "Poland firmly backs Sweden's bid to join NATO."},
    {"id": "two", "date": "2023-06-01", "text": "Hungary is blocking Sweden's accession to NATO."},
    {"id": "three", "date": "2023-06-01", "text": "It rained in Vilnius, and the summit went on."},
]
CODED = [
    [{"actor": "POL", "issue": "sweden", "stance": "support", "attribution": "reported"}],
    [
        {"actor": "HUN", "issue": "sweden", "stance": "neutral", "evidence": "Hungary is blocking"},
        {"actor": "TUR", "issue": "sweden", "stance": "oppose", "evidence": "blocking"},
    ],
    [],
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    rows = [text | {"positions": coded} for text, coded in zip(TEXTS, CODED, strict=True)]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return file


def test_figures(run: Run, gold: Path, starter: Path) -> None:
    found = json.loads(run("evaluate", str(gold), "-f", "json").out)
    assert (found["texts"], found["negatives"], found["clean"]) == (3, 1, 1)
    assert found["stance"] == {
        **{"right": 1, "proposed": 2, "wanted": 3, "precision": 0.5, "recall": 0.3333, "f1": 0.4}
    }
    assert (found["issue"]["right"], found["issue"]["f1"]) == (2, 0.8)
    assert (found["speaker"], found["attribution"]) == (1.0, 1.0)
    assert found["confusion"]["neutral"]["oppose"] == 1
    assert sum(one["candidates"] for one in found["reliability"]) == 2
    assert "differences" not in found


def test_errors_stand_beside_their_sentence(run: Run, gold: Path, starter: Path) -> None:
    shown = run("evaluate", str(gold), "--show-errors").out
    assert "two  HUN sweden: proposed oppose, coded neutral" in shown
    assert "coded:    Hungary is blocking" in shown
    assert "proposed: Hungary is blocking Sweden's accession to NATO." in shown
    assert "two  TUR sweden: oppose missed" in shown
    differences = json.loads(run("evaluate", str(gold), "--show-errors", "-f", "json").out)["differences"]
    assert [one["id"] for one in differences] == ["two", "two"]


def test_least_confidence_counts(run: Run, gold: Path, starter: Path) -> None:
    found = json.loads(run("evaluate", str(gold), "--least", "1", "-f", "json").out)
    assert found["stance"]["proposed"] == 0


def test_texts_may_stand_elsewhere(run: Run, tmp_path: Path, starter: Path) -> None:
    codings, beside, other = (tmp_path / name for name in ("gold.jsonl", "passages.jsonl", "texts.jsonl"))
    codings.write_text('{"id": "one", "positions": []}\n')
    other.write_text(json.dumps(TEXTS[0]))
    assert "there is no text" in run("evaluate", str(codings), "--texts", str(codings)).err
    assert json.loads(run("evaluate", str(codings), "--texts", str(other), "-f", "json").out)["clean"] == 0
    beside.write_text(json.dumps(TEXTS[0]))
    assert run("evaluate", str(codings)).status == 0


def test_an_issue_of_the_user_is_measured(run: Run, tmp_path: Path, starter: Path) -> None:
    added = run("issues", "add", "georgia", "--title", "Georgia in NATO", "--term", "georgia's accession")
    assert added.status == 0, added.err
    gold = tmp_path / "gold.jsonl"
    row = {"date": "2023-06-01", "text": "Poland firmly backs Georgia's accession to NATO."}
    gold.write_text(
        json.dumps(row | {"positions": [{"actor": "POL", "issue": "georgia", "stance": "support"}]})
    )
    assert json.loads(run("evaluate", str(gold), "-f", "json").out)["stance"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("no json", "line 1 is not JSON"),
        ("[]", "line 1 is no object"),
        ('{"text": "x", "date": "2023-06-01"}', "'positions' is a list"),
        ('{"text": "x", "positions": []}', "has no date"),
        ('{"text": "x", "date": "2023-06-01", "positions": [{}]}', "has no 'actor'"),
        (
            '{"text": "x", "date": "2023", "positions": [{"actor": "POL", "issue": "x", "stance": "so"}]}',
            "'so' is not one of oppose, neutral, conditional, support",
        ),
        ('{"id": "x", "positions": []}', "cannot read"),
        ('{"text": "x", "date": "soon", "positions": []}', "'soon' is not a date"),
    ],
)
def test_what_cannot_be_used_is_named(run: Run, tmp_path: Path, starter: Path, line: str, wrong: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line)
    ran = run("evaluate", str(gold))
    assert (ran.status, ran.out) == (2, "")
    assert wrong in ran.err
    assert ran.err.count("\n") == 1


def test_hostile_text_is_shown_as_it_is(run: Run, tmp_path: Path, starter: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "Poland firmly backs \x1b[31mSweden's bid to join NATO."
    gold.write_text(json.dumps({"date": "2023-06-01", "text": text, "positions": []}))
    assert "\x1b" not in run("evaluate", str(gold), "--show-errors").out
