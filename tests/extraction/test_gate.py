"""What is read at all: nothing that could say something is passed over, however the text is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions import reference
from nato_positions.extraction.clean import blocks
from nato_positions.extraction.frames import frames
from nato_positions.extraction.gate import Gate, Worth
from nato_positions.extraction.language import is_english
from nato_positions.extraction.lexicon import Lexicon, tokenize
from nato_positions.extraction.sentences import sentences
from nato_positions.extraction.wording import function_words
from nato_positions.model import Issue

ISSUES = frames(tuple(reference.issues()))
RAIN = "The rain went on. "


def worth(text: str) -> list[Worth]:
    return Gate(text, ISSUES).worth(sentences(text, blocks(text)))


@pytest.mark.parametrize(
    "opening",
    [
        RAIN,
        # Letters that stand for two, for none, and of another alphabet: bare words stand elsewhere.
        "Die Straße is wet. ",
        "The cafe\u0301 is wet. ",
        "İzmir is wet. ",
        "The sign says дождь. ",
        # As many different letters as are replaced in one pass only.
        "".join(map(chr, range(0x400, 0x440))) + " is wet. ",
    ],
)
def test_a_sentence_is_found_behind_any_letters(opening: str) -> None:
    text = opening + RAIN * 3 + "Poland backs Sweden’s bid to join NATO. " + RAIN * 4
    nothing, look, read = Worth.NOTHING, Worth.LOOK, Worth.READ
    assert worth(text) == [nothing, nothing, look, look, Worth.NAMES, read, read, nothing, nothing]


def test_words_of_an_issue_in_two_sentences_are_none() -> None:
    windows = Issue("windows", "Windows", "Should windows be taxed?", None, (), ("tax on windows",))
    text = RAIN + "They pay a tax. " + RAIN + "It beats on windows. "
    gate = Gate(text, frames((windows,)))
    assert gate.is_open(None)
    assert set(gate.worth(sentences(text, blocks(text)))) == {Worth.NOTHING}


@pytest.mark.parametrize(("title", "opened"), [(None, False), ("Sweden's bid to join NATO", True)])
def test_a_title_opens_the_gate(title: str | None, opened: bool) -> None:
    assert Gate(RAIN, ISSUES).is_open(title) is opened


WORDS = (
    "the",
    "of",
    "that",
    "a",
    "rain",
    "well-to-do",
    "the--of",
    "-and-",
    "à",
    "thé",
    "of?",
    "x1the",
    "d'of",
    "дождь",
    "’s",
)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_english_is_what_has_an_eighth_of_its_commonest_words(text: str) -> None:
    """Counted here one by one, as the quick count in bytes must never say otherwise."""
    found = re.findall(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*", text)
    common = sum(word in function_words() for word in found)
    assert is_english(text) == (common >= 0.12 * len(found) if len(found) >= 25 else bool(found))


def test_a_table_made_later_is_asked_too() -> None:
    tokens = tokenize("A bid to join, and no bid to leave.")
    first = Lexicon([("bid to join", 1)])
    assert [match.first for match in first.find(tokens)] == [1]
    second = Lexicon([("bid to leave", 2), ("no ... leave", 3)])
    passing = Lexicon([("bid", 4)], lasting=False)
    assert [(match.first, match.last, match.payload) for match in second.find(tokens)] == [(6, 10, [3])]
    assert [match.first for match in passing.all(tokens)] == [1, 7]
