"""How consensus moved: at every day what counting anew finds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.consensus import consensus
from nato_positions.analysis.moments import moments
from nato_positions.analysis.tracks import tracks
from nato_positions.model import Actor, Kind, Position, Stance, Standing

START = date(2020, 1, 1)
CODES = ("FIN", "HUN", "RUS", "NATO")
DAYS = st.integers(0, 40).map(lambda days: (START + timedelta(days)).isoformat())
SAID = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(list(Stance)), DAYS), max_size=12)


@given(SAID, DAYS, DAYS)
def test_every_day_is_as_counted_anew(
    said: list[tuple[str, Stance, str]], finland: str, hungary: str
) -> None:
    actors = [
        Actor("FIN", "Finland", Kind.ALLY, joined=finland),
        Actor("HUN", "Hungary", Kind.ALLY, joined=hungary),
        Actor("RUS", "Russia", Kind.OTHER),
        Actor("NATO", "NATO", Kind.ORGANISATION, joined="1949-04-04"),
    ]
    history = [
        Position(actor, "sweden", stance, day, number)
        for number, (actor, stance, day) in enumerate(sorted(said, key=lambda one: one[2]))
    ]
    found = moments(tracks(history), actors)
    assert [moment.day for moment in found] == sorted({moment.day for moment in found})
    for offset in range(42):
        day = (START + timedelta(offset)).isoformat()
        members = {actor.code for actor in actors if actor.standing(day) is Standing.MEMBER}
        held = {position.actor: position for position in history if position.date <= day}
        counted = consensus("sweden", held.values(), members)
        last = [moment for moment in found if moment.day <= day][-1:]
        now = last[0][1:] if last else (0, 0, 0, 0, 0)
        wanted = (counted.support, counted.conditional, counted.neutral, counted.oppose, counted.members)
        assert now == wanted


def test_nobody_joined_and_nobody_spoke() -> None:
    assert moments([], []) == []
