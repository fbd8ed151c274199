"""Every class of cues stands with a sentence that it must find and one that it must not."""

import tomllib

import pytest

from nato_positions import reference
from nato_positions.extraction.candidates import extract

CUES = tomllib.loads((reference.DATA / "cues.toml").read_text("utf-8"))["cue"]
# Whoever spoke in these sentences was in office then.
DAY = "2023-06-01"


def said(sentence: str) -> set[tuple[str, str, str]]:
    return {(one.actor, one.issue, str(one.stance)) for one in extract(sentence, DAY)}


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: str(cue["name"]))
def test_finds_what_it_must(cue: dict[str, list[str]]) -> None:
    actor, issue, stance, sentence = cue["finds"]
    assert (actor, issue, stance) in said(sentence)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: str(cue["name"]))
def test_leaves_what_it_must(cue: dict[str, list[str]]) -> None:
    actor, issue, stance, _ = cue["finds"]
    assert (actor, issue, stance) not in said("".join(cue["not"]))


def test_each_phrase_stands_once_in_its_class() -> None:
    for cue in CUES:
        for kind in ("verbs", "nouns", "phrases"):
            listed = cue.get(kind, [])
            assert len(listed) == len(set(listed)), (cue["name"], kind)
