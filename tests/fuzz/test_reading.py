"""Any words to the extractor: cut-off sentences, words in any order, titles of one word."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.extraction.candidates import extract
from tests.fuzz.feeding import examples

_ARTICLES = Path(__file__).parent.parent / "articles"
_TEXTS = [
    json.loads(line)["text"]
    for name in ("press.jsonl", "filed.jsonl")
    for line in (_ARTICLES / name).read_text("utf-8").splitlines()
]
_HEAVY = (
    "Ukraine Ukraine weapons Sweden Finland Scholz Orbán membership bid troops 5% defence send join block"
    " not no neither nor if but that which by from to the “ ” , . : – he its they official initially said"
).split()
_words = st.sampled_from(_HEAVY) | st.text(max_size=6)


@st.composite
def _torn(draw: st.DrawFn) -> str:
    """Draw a piece of a text, cut off anywhere, with words thrown in."""
    words = draw(st.sampled_from(_TEXTS)).split()
    start = draw(st.integers(0, len(words) - 1))
    piece = words[start : start + draw(st.integers(1, 25))]
    for _ in range(draw(st.integers(0, 6))):
        piece.insert(draw(st.integers(0, len(piece))), draw(_words))
    return " ".join(piece)


@examples(500)
@given(_torn() | st.lists(_words, max_size=12).map(" ".join), st.none() | _words | _torn())
def test_whatever_the_words_it_reads_them_and_quotes_exactly(text: str, title: str | None) -> None:
    found = extract(text, "2023-06-01", title)
    assert found == extract(text, "2023-06-01", title)
    for one in found:
        assert text[one.quote_start : one.quote_end] == one.quote
        assert 0 <= one.confidence <= 1
