"""Bad input costs bounded work: counted in calls, never by a clock, and growing no faster than the text."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_positions import reference
from nato_positions.extraction import many
from nato_positions.extraction.many import Outcome, Task, read_all
from nato_positions.model import Attribution, Stance

DAY = "2023-06-01"
PIECES = (
    *("Hungary ", "Sweden's ", "NATO ", "bid ", "opposes ", "supports ", "said ", "that ", "not ", "if "),
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "(",
        "[",
        ". ",
        "? ",
        "! ",
        "…",
        ", ",
        "; ",
        ": ",
        "- ",
        "—",
        "\n",
        "\n\n",
    ),
    *(
        "U.S. ",
        "Mr. ",
        "Q ",
        "ABC: ",
        "a-",
        "1,",
        "and ",
        "Ukraine ",
        "tanks ",
        "the ",
        "he ",
        "\0",
        "\x1b[2J",
    ),
    *("e\u0301", "\u202e", "\ud83d\ude00", "İ", "ß", "\u200b", "\ufeff", "𝒩𝒜𝒯𝒪 ", "中文 ", "Türkiye’s "),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=120).map("".join)


def steps(work: Callable[[], object]) -> int:
    """Return how many function calls the work takes, those of C functions included."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def read(text: str, title: str | None = None) -> Outcome:
    [found] = read_all([Task(text, DAY, title)], reference.issues(), None)
    return found


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Tables are made at their first use; what is counted is reading."""
    people = "Jan Novak said that Hungary opposes Sweden's bid to join NATO. "
    for text in (*SHAPES.values(), people, "Die Minister sagten, dass es regnet. " * 9):
        read(text * 50, "Ministers on Sweden's bid")


def test_counting_sees_work() -> None:
    assert (
        steps(lambda: read("Hungary opposes Sweden's bid. " * 20)) > steps(lambda: read("Hungary. " * 20)) > 0
    )


@settings(max_examples=150)
@given(TEXTS, st.none() | TEXTS)
def test_any_text_gives_exact_quotes_in_bounded_work(text: str, title: str | None) -> None:
    kept: list[Outcome] = []
    work = steps(lambda: kept.append(read(text, title)))
    # Calls for each character: dense news takes 30, the worst shape below 70.
    assert work <= 20_000 + 150 * (len(text) + len(title or ""))
    for one in kept[0].candidates:
        assert text[one.quote_start : one.quote_end] == one.quote
        assert 0 <= one.quote_start < one.quote_end <= len(text)
        assert one.stance in set(Stance)
        assert one.attribution in set(Attribution)
        assert 0 <= one.confidence <= 1


SHAPES = {
    "one sentence": "Hungary and Sweden joining NATO and ",
    "quotes never closed": "“He said that ‘Sweden's NATO bid and \"they ",
    "straight quotes": "\" ' ",
    "full stops": "U.S. ",
    "hyphens": "a-",
    "capitals": "ABC DEF: ",
    "speech": "He said he said NATO bid ",
    "claims": "Hungary opposes Sweden's bid to join NATO. ",
    "lines": "NATO\n",
    "conditions": "if Sweden if NATO once the bid if ",
    "negations": "not no never not against the bid ",
    "accents": "e\u0301",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_is_no_more_than_twice_the_work(shape: str) -> None:
    small, large = (shape * (size // len(shape)) for size in (10_000, 20_000))
    read(large)
    assert steps(lambda: read(large)) <= 2.3 * steps(lambda: read(small)) + 2_000


def test_more_than_an_article_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Hungary opposes Sweden's bid to join NATO. " * (many.MOST // 40)
    kept: list[Outcome] = []
    assert steps(lambda: kept.append(read(text))) < 100
    assert kept == [Outcome(too_long=True)]


def test_one_sentence_of_a_million_characters() -> None:
    text = "Poland firmly backs Sweden's bid to join NATO and " + "the rain went on and " * 47_500
    assert len(text) > 990_000
    [found] = read(text).candidates
    assert (found.actor, found.issue) == ("POL", "sweden")
    assert len(found.quote) <= 1_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Minister sagten, dass Polen den Beitritt Schwedens unterstützt. " * 4, "German"),
        ("Les ministres ont déclaré que la Pologne soutient l'adhésion de la Suède. " * 4, "French"),
        ("A miniszterek szerint Magyarország nem támogatja Svédország csatlakozását. " * 4, "Hungarian"),
        ("Министры заявили, что Польша поддерживает вступление Швеции в НАТО. " * 4, "Russian"),
        ("Bakanlar dün Polonya hükümetinin İsveç başvurusunu açıkça desteklediğini söyledi.", "Turkish"),
        ("1234 5678 %%% --- " * 20, "no language"),
        ("The ministers said that they would support it. " * 4, None),
        ("Poland backs Sweden's NATO bid.", None),
    ],
)
def test_the_language_is_named(text: str, language: str | None) -> None:
    outcome = read(text)
    assert outcome.language == language
    assert language is None or outcome.candidates == ()
