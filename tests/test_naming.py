"""What a user means by a name: case and accents forgiven, the nearest named, nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.errors import AmbiguousName, UnknownName
from nato_positions.naming import find, fold

NAMES = {
    "sweden": "sweden",
    "swedish bid": "sweden",
    "ukraine arms": "ukraine-arms",
    "ukraine troops": "ukraine-troops",
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("TÜRKİYE", "turkiye"),
        ("U.S.A.", "usa"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("  Bosnia-and  Herzegovina ", "bosnia and herzegovina"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_mathematical_capitals_are_folded() -> None:
    assert fold("𝐇𝐔𝐍𝐆𝐀𝐑𝐘") == "hungary"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", ["sweden", "SWEDEN", "Swedish-Bid", "the Sweden", " swéden "])
def test_found(name: str) -> None:
    assert find("issue", name, NAMES, "look") == "sweden"


def test_prefix_only_where_it_is_asked_for() -> None:
    assert find("issue", "swe", NAMES, "look", prefix=True) == "sweden"
    with pytest.raises(UnknownName):
        find("issue", "swe", NAMES, "look")


def test_ambiguous_prefix_names_all_that_fit() -> None:
    with pytest.raises(AmbiguousName, match="say which: ukraine-arms, ukraine-troops"):
        find("issue", "ukr", NAMES, "look", prefix=True)


def test_unknown_name_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no issue is called 'swedn'; did you mean sweden\?"):
        find("issue", "swedn", NAMES, "look")


@pytest.mark.parametrize("name", ["atlantis", "", "!!"])
def test_where_nothing_is_near_it_is_said_where_to_look(name: str) -> None:
    with pytest.raises(UnknownName, match="see the list"):
        find("issue", name, NAMES, "see the list", prefix=True)
