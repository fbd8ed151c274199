"""What the extractor makes of articles: constructions of the language, and what holds for any text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nato_positions.extraction.candidates import extract
from nato_positions.model import Issue

DAY = "2023-06-01"
Found = set[tuple[str, str, str]]


def said(text: str, day: str = DAY, title: str | None = None) -> Found:
    return {(one.actor, one.issue, str(one.stance)) for one in extract(text, day, title)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Negation and what it reaches.
        ("Hungary did not object to Sweden's accession to NATO.", {("HUN", "sweden", "support")}),
        ("Turkey no longer blocks Sweden's accession to NATO.", {("TUR", "sweden", "support")}),
        ("Hungary would not stand in the way of Sweden's NATO bid.", {("HUN", "sweden", "support")}),
        ("Hungary delivers no weapons to Ukraine.", {("HUN", "ukraine-arms", "oppose")}),
        (
            "Spain wants Ukraine's accession to NATO. Portugal is not against it.",
            {("ESP", "ukraine-accession", "support"), ("PRT", "ukraine-accession", "support")},
        ),
        # A question is nobody's stance, its answer is.
        (
            "Asked whether Croatia backs Ukraine's bid to join NATO, Zoran Milanović said he opposed it.",
            {("HRV", "ukraine-accession", "oppose")},
        ),
        ("Asked whether Italy would send tanks to Ukraine, Giorgia Meloni said nothing new.", set()),
        # How decisions are made is nobody's stance, nor what somebody might do.
        ("Sweden's NATO membership must be ratified by all 30 members.", set()),
        ("To join NATO, Sweden needs the approval of all 30 allies.", set()),
        ("All is done by consensus, so Turkey could block Sweden's accession to NATO.", set()),
        ("All 32 allies agreed to raise defence spending.", {("NATO", "defence-spending", "support")}),
        # What an aside tells lies off the way.
        (
            "Germany, which had resisted it for months, will send Leopard tanks to Ukraine.",
            {("DEU", "ukraine-arms", "support")},
        ),
        # Whoever is told that something is unlikely is urged to nothing.
        (
            "Norway told allies that NATO membership for Ukraine was not a realistic goal.",
            {("NOR", "ukraine-accession", "oppose")},
        ),
        (
            '"There will be no ground troops sent to Ukraine by NATO states," Olaf Scholz said.',
            {("DEU", "ukraine-troops", "oppose")},
        ),
        (
            "Portugal said Ukraine's bid to join NATO should be dealt with at a later date.",
            {("PRT", "ukraine-accession", "oppose")},
        ),
        # What is wanted first.
        (
            "The White House said Ukraine would have to fight graft before joining NATO.",
            {("USA", "ukraine-accession", "conditional")},
        ),
        ("Allies quarrelled over sending troops to Ukraine.", set()),
        (
            "Lithuania wants concrete steps for Ukraine now, while Hungary wants the topic off the agenda.",
            {("LTU", "ukraine-accession", "support"), ("HUN", "ukraine-accession", "oppose")},
        ),
        (
            "Allies differ on Sweden's bid to join NATO. Hungary's parliament put off the vote again.",
            {("HUN", "sweden", "oppose")},
        ),
        # Reversals.
        ("Turkey dropped its objection to Sweden's NATO membership.", {("TUR", "sweden", "support")}),
        # Lists, groups, pronouns, metonyms.
        (
            "Lithuania and Spain called for Ukraine's accession to NATO.",
            {("LTU", "ukraine-accession", "support"), ("ESP", "ukraine-accession", "support")},
        ),
        (
            "Turkey has a veto. Ankara still opposes Sweden's bid to join NATO.",
            {("TUR", "sweden", "oppose")},
        ),
        # Hopes about others are those of who hopes.
        ("The United States urged Turkey to ratify Sweden's NATO bid.", {("USA", "sweden", "support")}),
        # Whose parliament it is.
        (
            "President Erdogan said parliament would ratify Finland's membership of NATO.",
            {("TUR", "finland", "support")},
        ),
        ("Analysts said parliament would ratify Finland's membership of NATO.", set()),
        # What is only supposed or asked is no position.
        ("Analysts ask what happens if Hungary blocks Sweden's accession to NATO.", set()),
        ("Will Turkey block Sweden's accession to NATO?", set()),
        # Private experts and former officials speak for nobody.
        ("A former NATO general said Sweden should be admitted to NATO.", set()),
        ("Jane Doe, a professor in London, said Ukraine should join NATO.", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_reads(text: str, found: Found) -> None:
    assert said(text) == found


def test_officials_speak_for_the_state_of_the_day() -> None:
    text = "Magdalena Andersson said Sweden should join NATO without delay."
    assert ("SWE", "sweden", "support") in said(text, "2022-06-01")
    assert said(text, "2023-06-01") == set()


def test_who_says_what_a_capital_wants_is_filed_with_the_office() -> None:
    text = "Latvian Foreign Minister Edgars Rinkēvičs said Riga backs Sweden's bid to join NATO."
    [one] = extract(text, "2023-06-01")
    assert (one.speaker, one.role) == ("Edgars Rinkēvičs", "foreign minister")


@pytest.mark.parametrize("hidden", ["\xad", "\u200b", "\u2060"])
def test_signs_that_a_page_hides_in_words_part_none(hidden: str) -> None:
    text = (
        f"Estonian diplomat Mari Ta{hidden}mm said Tallinn ba{hidden}cks Swe{hidden}den's bid to join NATO."
    )
    [one] = extract(text, DAY)
    assert (one.actor, one.issue, str(one.stance)) == ("EST", "sweden", "support")
    assert one.speaker == "Mari Tamm" and one.quote == text


def test_colours_of_a_terminal_are_no_words() -> None:
    text = "Poland firmly \x1b[1;31mbacks\x1b[0m Sweden's bid to join NATO."
    [one] = extract(text, DAY)
    assert (one.actor, str(one.stance), one.quote) == ("POL", "support", text)


def test_an_issue_needs_terms_and_no_programming() -> None:
    issue = Issue(
        "georgia", "Georgia", "Should Georgia be admitted to NATO?", "GEO", (), ("georgia's accession",)
    )
    [one] = extract("Poland firmly backs Georgia's accession to NATO.", DAY, issues=[issue])
    assert (one.actor, one.issue, str(one.stance)) == ("POL", "georgia", "support")


def test_not_english_is_not_guessed_at() -> None:
    text = "Ungarn blockiert den Beitritt von Schweden zur NATO, und die Minister sagten es noch einmal. " * 3
    assert extract(text, DAY) == []


PIECES = (
    "Hungary|Ankara|Prime Minister Viktor Orban|he|Sweden's accession to NATO|blocks|supports|not|said|that"
    "|“|”|\"|'|.|?|,|\n|\n\n|if|weapons for Ukraine|until|\u202e|é|😀"
).split("|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map(" ".join))
@example("“Hungary said “Sweden's accession to NATO “")
def test_every_quote_is_a_piece_of_the_text(text: str) -> None:
    for one in extract(text, DAY, text[:40]):
        assert text[one.quote_start : one.quote_end] == one.quote != ""
        assert 0 <= one.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        # Two mentions in one place, one of them without an actor.
        "The Bulgarian head Agency backs joining NATO.",
        # What a sentence goes on about, behind its last word.
        "block bid Finland and Sweden would his bid ‘president as Jan Novak for cité ’s welcome . Mr. Orban "
        "𝒩𝒜𝒯𝒪 blocked ",
    ],
)
def test_broken_sentences_are_read(text: str) -> None:
    assert all(text[one.quote_start : one.quote_end] == one.quote for one in extract(text, DAY))


def test_each_actor_and_issue_is_proposed_once() -> None:
    text = "Hungary opposes Sweden's NATO bid. Hungary blocks Sweden's NATO bid."
    assert len(extract(text, DAY)) == 1


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Asked whether Norway would send tanks to Ukraine, Prime Minister Jonas Gahr Støre said no.", None,
         ("NOR", "oppose")),
        ("“Yes,” Sunak replied when a reporter asked him if he would send tanks to Ukraine.", None,
         ("GBR", "support")),
        ("“Will Norway send tanks to Ukraine?” a reporter asked. “No,” Prime Minister Jonas Gahr Støre said.",
         None, ("NOR", "oppose")),
        ("Q    Will the United States send tanks to Ukraine?\n\nQ    Sir?\n\nTHE PRESIDENT:  No.",
         "Remarks by President Biden in Oslo", ("USA", "oppose")),
        ("Asked if Turkey would ratify Sweden's accession to NATO, Jens Stoltenberg said yes.", None,
         ("TUR", "support")),
    ],
)  # fmt: skip
def test_one_word_answers_a_question(text: str, title: str | None, expected: tuple[str, str]) -> None:
    found = [(one.actor, str(one.stance)) for one in extract(text, DAY, title)]
    assert found == [expected]


def test_a_question_without_an_answer_says_nothing() -> None:
    assert extract("“Will Norway send tanks to Ukraine?” a reporter asked. No, it was a long day.", DAY) == []
