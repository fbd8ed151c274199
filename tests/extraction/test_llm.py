"""The extractor `llm`: a made-up model answers, and only what stands in the article comes out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import llm
import pytest
from llm.plugins import pm

from nato_positions import reference
from nato_positions.errors import BadInput
from nato_positions.extraction import llm as extractor
from nato_positions.model import Attribution, Stance
from tests.conftest import Run, rows

TEXT = "Ministers met.\n\nPoland’s minister said: “We back\nSweden.” Others kept silent."
GOOD = {
    "actor": "Poland",
    "issue": "sweden",
    "stance": "support",
    "speaker": "the minister",
    "role": None,
    "attribution": "quoted",
    "quote": 'said: "We back Sweden."',
    "confidence": 0.9,
}


class Parrot(llm.Model):
    """A model that says what it was told to."""

    model_id = "parrot"
    answer: Any = ""
    asked: Any = None

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        Parrot.asked = prompt
        if isinstance(Parrot.answer, Exception):
            raise Parrot.answer
        yield Parrot.answer


class Plugin:
    """Makes the parrot known to the library."""

    __name__ = "parrot"

    @llm.hookimpl
    def register_models(self, register: Any) -> None:
        register(Parrot())


@pytest.fixture(autouse=True)
def parrot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    plugin = Plugin()
    pm.register(plugin, name="parrot")
    yield
    pm.unregister(plugin)


def answer(*proposals: object, around: str = "{}") -> extractor.Answer:
    """Have the model answer with these proposals and read the article with it."""
    Parrot.answer = around.replace("{}", json.dumps({"candidates": proposals}))
    return extractor.extract(TEXT, "2023-06-01", "A title", issues=reference.issues(), model="parrot")


def test_a_proposal_becomes_a_candidate_with_an_exact_quote() -> None:
    [found] = answer(GOOD).candidates
    assert (found.actor, found.issue, found.stance) == ("POL", "sweden", Stance.SUPPORT)
    assert found.quote == TEXT[found.quote_start : found.quote_end] == "said: “We back\nSweden.”"
    assert (found.attribution, found.confidence, found.role) == (Attribution.QUOTED, 0.9, None)


def test_the_prompt_has_the_issues_the_day_the_title_and_the_text() -> None:
    answer()
    system, prompt = Parrot.asked.system, Parrot.asked.prompt
    assert all(f"{issue.slug}: {issue.question}" in system for issue in reference.issues())
    assert all(word in prompt for word in ("2023-06-01", "A title", TEXT))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"quote": "We will never back Sweden"}, "not in the article"),
        ({"quote": ""}, "not in the article"),
        ({"quote": None}, "not in the article"),
        ({"actor": "Atlantis"}, "no state is called"),
        ({"actor": None}, "no state is called"),
        ({"issue": "moon"}, "no issue 'moon'"),
        ({"stance": "maybe"}, "maybe"),
        ({"attribution": "rumoured"}, "rumoured"),
    ],
)
def test_what_is_not_so_is_dropped_and_said(wrong: dict[str, object], says: str) -> None:
    found = answer({**GOOD, **wrong}, GOOD)
    assert len(found.candidates) == 1
    [reason] = found.dropped
    assert says in reason


@pytest.mark.parametrize(
    ("given", "kept"), [(2, 1.0), (-1, 0.0), (None, 0.5), ("high", 0.5), (True, 0.5), (0.654, 0.65)]
)
def test_a_confidence_is_a_share(given: object, kept: float) -> None:
    assert answer({**GOOD, "confidence": given}).candidates[0].confidence == kept


def test_what_is_said_twice_is_there_once() -> None:
    assert len(answer(GOOD, {**GOOD, "confidence": 0.1}).candidates) == 1


def test_words_around_the_answer_are_forgiven() -> None:
    assert len(answer(GOOD, around="Here you are:\n```json\n{}\n```").candidates) == 1


def test_names_from_a_model_are_one_clean_line() -> None:
    [found] = answer({**GOOD, "speaker": "The\x1b[31m\nminister", "role": 7}).candidates
    assert (found.speaker, found.role) == ("The [31m minister", None)


@pytest.mark.parametrize("said", ["", "I cannot do that.", "{broken", '{"other": 1}', "[" * 5000])
def test_an_answer_that_is_no_json(said: str) -> None:
    Parrot.answer = said
    with pytest.raises(BadInput, match="did not answer with JSON"):
        extractor.extract(TEXT, "2023-06-01", issues=reference.issues(), model="parrot")


def test_a_model_that_fails() -> None:
    Parrot.answer = RuntimeError("the quota is used up")
    with pytest.raises(BadInput, match="the model parrot cannot be asked: the quota is used up"):
        extractor.extract(TEXT, "2023-06-01", issues=reference.issues(), model="parrot")


def test_a_model_that_nobody_knows() -> None:
    with pytest.raises(BadInput, match="the model dodo cannot be asked"):
        extractor.extract(TEXT, "2023-06-01", issues=reference.issues(), model="dodo")


def test_ingest_asks_the_model(run: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    Parrot.answer = json.dumps([GOOD, {**GOOD, "quote": "made up"}])
    words = ["--date", "2023-06-01", "--extractor", "llm", "--model", "parrot"]
    found = run("ingest", str(path), *words, "--workers", "2")
    assert (found.status, found.out) == (0, "1\n")
    assert "a proposal of the model was dropped: the quote “made up” is not in the article" in found.err
    assert rows(fresh, "SELECT actor, status, confidence FROM statement") == [("POL", "pending", 0.9)]
    Parrot.answer = RuntimeError("asked twice")
    assert run("ingest", str(path), *words).status == 0


@pytest.mark.parametrize("words", [["--extractor", "llm"], ["--model", "parrot"]])
def test_a_model_and_its_extractor_go_together(
    run: Run, fresh: Path, article: Path, words: list[str]
) -> None:
    assert run("ingest", str(article), *words).status == 2
    assert not fresh.exists()
