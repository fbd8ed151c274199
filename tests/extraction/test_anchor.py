"""Quotes are found in their exact place: white space, quote marks and accents forgiven, words never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.extraction.anchor import anchor

TEXT = (
    "Türkiye’s foreign minister, Mevlüt Çavuşoğlu, said:\n“We will  not\u00a0say ‘yes’ before they\n"
    "keep their promises.” Hungary's Szijjártó agreed. “Not now,” he said. “Not now.”\n"
    "E\u0301tat fragile; ﬁnal word… 🇭🇺 end\u200bless."
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("foreign minister", "foreign minister"),
        ("  foreign minister\n", "foreign minister"),
        ("Türkiye's foreign", "Türkiye’s foreign"),
        ("Turkiye’s foreign", "Türkiye’s foreign"),
        ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("We will not say 'yes' before", "We will  not\u00a0say ‘yes’ before"),
        ("We will not say yes before", "We will  not\u00a0say ‘yes’ before"),
        ("before they keep their", "before they\nkeep their"),
        ("before\n\n  they\tkeep", "before they\nkeep"),
        ('"We will not say', "“We will  not\u00a0say"),
        ("«keep their promises.»", "keep their promises.”"),
        ("Szijjarto agreed", "Szijjártó agreed"),
        ("Szijja\u0301rto\u0301 agreed", "Szijjártó agreed"),
        ("État fragile", "E\u0301tat fragile"),
        ("final word", "ﬁnal word"),
        ("endless", "end\u200bless"),
        ("word… 🇭🇺", "word… 🇭🇺"),
    ],
)
def test_quote_is_found(quote: str, found: str) -> None:
    place = anchor(TEXT, quote)
    assert place is not None
    assert TEXT[slice(*place)] == found


def test_first_of_several_places_is_taken() -> None:
    assert anchor(TEXT, "Not now") == (TEXT.index("Not now"), TEXT.index("Not now") + 7)


@pytest.mark.parametrize(
    "quote",
    ["", "  ", "“”", "'", "…", "🇭🇺", "foreign ministers", "Foreign Minister", "we will not", "say no"],
)
def test_other_words_are_not_found(quote: str) -> None:
    assert anchor(TEXT, quote) is None


def test_nothing_is_found_in_nothing() -> None:
    assert anchor("", "word") is None


def test_place_is_counted_in_code_points() -> None:
    text = "🇹🇷🇭🇺 said “no”"
    assert anchor(text, "no") == (11, 13)


WORDS = st.text(st.sampled_from("abcé ü“”'\n\u200bŁß"), max_size=30)


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_the_text_is_found_as_it_stands(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    place = anchor(text, quote)
    if any(letter.isalnum() for letter in quote):
        assert place is not None
        assert text[slice(*place)] == quote.strip()
        assert place[0] <= len(before) + len(quote) - len(quote.lstrip())
    else:
        assert place is None


@given(WORDS, WORDS)
def test_place_lies_within_the_text(text: str, quote: str) -> None:
    place = anchor(text, quote)
    assert place is None or 0 <= place[0] < place[1] <= len(text)
