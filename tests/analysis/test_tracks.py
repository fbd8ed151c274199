"""The course of a position: one a day, and since when the last one is held."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.tracks import favour, tracks
from nato_positions.model import Position, Stance


def at(day: str, stance: Stance, actor: str = "HUN", issue: str = "sweden", number: int = 1) -> Position:
    return Position(actor, issue, stance, day, number)


def test_track_for_each_actor_and_issue_in_order() -> None:
    found = tracks(
        [
            at("2022-01-01", Stance.OPPOSE, "TUR"),
            at("2022-01-02", Stance.SUPPORT, "HUN", "sweden"),
            at("2022-01-03", Stance.SUPPORT, "HUN", "finland"),
        ]
    )
    assert [(t.actor, t.issue) for t in found] == [("HUN", "finland"), ("HUN", "sweden"), ("TUR", "sweden")]


def test_last_of_a_day_stands_for_it() -> None:
    [track] = tracks([at("2022-01-01", Stance.OPPOSE), at("2022-01-01", Stance.SUPPORT, number=2)])
    assert [(p.stance, p.statement) for p in track.course] == [(Stance.SUPPORT, 2)]


def test_since_when_the_stance_is_held_without_a_break() -> None:
    days = [
        at("2022-01-01", Stance.SUPPORT),
        at("2022-02-01", Stance.OPPOSE),
        at("2022-03-01", Stance.SUPPORT),
        at("2022-04-01", Stance.SUPPORT),
    ]
    [track] = tracks(days)
    assert (track.stance, track.since) == (Stance.SUPPORT, "2022-03-01")
    assert tracks(days[:2])[0].since == "2022-02-01"
    assert tracks(days[:1])[0].since == "2022-01-01"


def test_no_history_no_track() -> None:
    assert tracks([]) == []


MANY = st.lists(
    st.builds(
        at,
        st.sampled_from([f"2022-01-{day:02}" for day in range(1, 11)]),
        st.sampled_from(list(Stance)),
        st.sampled_from(["DEU", "HUN", "TUR"]),
    ),
    max_size=25,
)


@given(MANY)
def test_since_and_order_day_by_day(said: list[Position]) -> None:
    """Since when a stance is held: from the last day on back, while each day ended with the same."""
    said = sorted(said, key=lambda position: position.date)
    found = {track.actor: track for track in tracks(said)}
    assert set(found) == {position.actor for position in said}
    for actor, track in found.items():
        ends = {position.date: position.stance for position in said if position.actor == actor}
        days = sorted(ends)
        assert [(p.date, p.stance) for p in track.course] == [(day, ends[day]) for day in days]
        breaks = [day for day in days if ends[day] is not ends[days[-1]]]
        assert track.since == min(day for day in days if not breaks or day > breaks[-1])
    order = sorted(found.values(), key=favour)
    for one, other in pairwise(order):
        least = list(Stance).index
        assert least(one.stance) <= least(other.stance)
        assert one.stance is not other.stance or one.since >= other.since
