"""The reference data as objects, and states by any name."""

import pytest

from nato_positions import reference
from nato_positions.errors import UnknownName
from nato_positions.model import Actor, Kind, Standing


@pytest.mark.parametrize("known", reference.actors(), ids=lambda known: known.code)
def test_actor_goes_by_each_of_its_names(known: Actor) -> None:
    for name in (known.code, known.code.lower(), known.name, known.iso2 or known.code, *known.names):
        assert reference.actor(name) == known
        assert reference.actor(f" {name.upper()} ") == known


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Turkey", "TUR"), ("türkiye", "TUR"), ("TURKIYE", "TUR"), ("US", "USA"), ("U.S.", "USA")),
        *(("the United States", "USA"), ("united kingdom", "GBR"), ("UK", "GBR"), ("Holland", "NLD")),
        *(("FYROM", "MKD"), ("north macedonia", "MKD"), ("Czechia", "CZE"), ("Czech Republic", "CZE")),
        *(("European Union", "EU"), ("nato", "NATO"), ("Slovak Republic", "SVK"), ("Deutschland", "DEU")),
    ],
)
def test_names_old_and_new(name: str, code: str) -> None:
    assert reference.actor(name).code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bhutan", "BTN"),
        ("BT", "BTN"),
        ("btn", "BTN"),
        ("UAE", "ARE"),
        ("Afghanistan", "AFG"),
        ("brazil", "BRA"),
    ],
)
def test_state_outside_our_tables(name: str, code: str) -> None:
    found = reference.actor(name)
    assert (found.code, found.kind) == (code, Kind.OTHER)
    assert found.standing("2023-06-01") is Standing.OTHER


@pytest.mark.parametrize(
    ("name", "near"), [("hungery", "Hungary"), ("Norwey", "Norway"), ("untied states", "United States")]
)
def test_nearest_is_named(name: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"did you mean .*{near}"):
        reference.actor(name)


@pytest.mark.parametrize("name", ["", " ", "Atlantis", "x", "Brussels bureaucrats", "\udcff", "1"])
def test_what_names_no_state(name: str) -> None:
    with pytest.raises(UnknownName, match=r"no state is called|positions states"):
        reference.actor(name)


@pytest.mark.parametrize(
    ("day", "members"),
    [("2023-04-03", 30), ("2023-04-04", 31), ("2024-03-06", 31), ("2024-03-07", 32)],
)
def test_members_of_a_day(day: str, members: int) -> None:
    standings = [known.standing(day) for known in reference.actors()]
    assert standings.count(Standing.MEMBER) == members


def test_sweden_was_an_applicant() -> None:
    assert reference.actor("sweden").standing("2023-06-01") is Standing.APPLICANT


def test_officials_in_office() -> None:
    stoltenberg = [o for o in reference.officials() if o.surname == "Stoltenberg" and o.actor == "NATO"]
    assert any(term.in_office("2023-06-01") for term in stoltenberg)
    assert not any(term.in_office("2025-01-01") for term in stoltenberg)
    term = reference.Official("HUN", "A B", "B", "minister", "2023-01-01", "2023-12-31", ())
    days = ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01")
    assert [term.in_office(day) for day in days] == [False, True, True, False]
    assert term._replace(end=None).in_office("2030-01-01")


def test_issues_have_words() -> None:
    assert [issue.slug for issue in reference.issues()][:2] == ["sweden", "finland"]
    assert all(issue.terms and issue.question.endswith("?") for issue in reference.issues())
