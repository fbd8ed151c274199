"""Where the alliance stands: holdouts, hesitant and silent are never mixed, others never counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.agreement import agreement
from nato_positions.analysis.consensus import by_issue, consensus
from nato_positions.model import Position, Stance

MEMBERS = {"DEU", "ESP", "FRA", "HUN", "TUR"}


def held(actor: str, stance: Stance, issue: str = "sweden") -> Position:
    return Position(actor, issue, stance, "2023-06-01", 1)


def test_the_kinds_of_missing_members_are_kept_apart() -> None:
    positions = [
        held("TUR", Stance.OPPOSE),
        held("HUN", Stance.OPPOSE),
        held("ESP", Stance.CONDITIONAL),
        held("FRA", Stance.NEUTRAL),
    ]
    found = consensus("sweden", positions, MEMBERS)
    assert (found.support, found.conditional, found.neutral, found.oppose, found.silent) == (0, 1, 1, 2, 1)
    assert found.holdouts == ("HUN", "TUR")
    assert found.hesitant == ("ESP", "FRA")
    assert found.silent_members == ("DEU",)
    assert found.members == 5
    assert found.agreement == agreement([2, 1, 1, 0])
    assert not found.reached


def test_non_members_and_other_issues_do_not_count() -> None:
    positions = [held("SWE", Stance.SUPPORT), held("DEU", Stance.SUPPORT, "finland")]
    found = consensus("sweden", positions, MEMBERS)
    assert (found.support, found.silent, found.agreement) == (0, 5, None)


def test_consensus_is_every_member_in_support() -> None:
    everybody = [held(actor, Stance.SUPPORT) for actor in MEMBERS]
    assert consensus("sweden", everybody, MEMBERS).reached
    assert consensus("sweden", everybody, MEMBERS).agreement == 1.0
    assert not consensus("sweden", everybody[1:], MEMBERS).reached


@pytest.mark.parametrize("stance", [Stance.OPPOSE, Stance.NEUTRAL, Stance.CONDITIONAL])
def test_one_who_does_not_support_is_enough_for_none(stance: Stance) -> None:
    positions = [held(actor, Stance.SUPPORT) for actor in MEMBERS - {"HUN"}]
    assert not consensus("sweden", [*positions, held("HUN", stance)], MEMBERS).reached


def test_alliance_without_members_agrees_on_nothing() -> None:
    found = consensus("sweden", [], set())
    assert (found.members, found.reached, found.agreement) == (0, False, None)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["DEU", "HUN", "TUR", "SWE"]), st.sampled_from(["finland", "sweden"])),
        st.sampled_from(list(Stance)),
    ),
    st.sets(st.sampled_from(["DEU", "HUN", "TUR"])),
)
def test_every_member_is_counted_once(cells: dict[tuple[str, str], Stance], members: set[str]) -> None:
    positions = [held(actor, stance, issue) for (actor, issue), stance in cells.items()]
    for issue, found in zip(
        ("sweden", "finland"), by_issue(["sweden", "finland"], positions, members), strict=True
    ):
        assert found == consensus(issue, positions, members)
        for stance in Stance:
            those = sum(cells.get((member, issue)) is stance for member in members)
            assert getattr(found, stance.value) == those
        assert found.holdouts == tuple(
            member for member in sorted(members) if cells.get((member, issue)) is Stance.OPPOSE
        )
        unsure = (Stance.NEUTRAL, Stance.CONDITIONAL)
        assert found.hesitant == tuple(m for m in sorted(members) if cells.get((m, issue)) in unsure)
        assert found.silent_members == tuple(m for m in sorted(members) if (m, issue) not in cells)
        assert found.members == len(members)
        in_favour = [cells.get((member, issue)) is Stance.SUPPORT for member in members]
        assert found.reached == (bool(members) and all(in_favour))
