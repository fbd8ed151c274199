"""The course of a position: what an actor said on an issue, and since when it stands as it does."""

from collections.abc import Iterable
from typing import NamedTuple

from nato_positions.model import Day, Position, Stance


class Track(NamedTuple):
    """An actor's positions on an issue, oldest first, one a day; the last one is in force."""

    actor: str
    issue: str
    course: tuple[Position, ...]

    @property
    def stance(self) -> Stance:
        """The stance in force at the end."""
        return self.course[-1].stance

    @property
    def since(self) -> Day:
        """The day from which the stance in force has been held without a break."""
        held = self.course[-1]
        for position in reversed(self.course):
            if position.stance is not held.stance:
                break
            held = position
        return held.date


def tracks(history: Iterable[Position]) -> list[Track]:
    """Return a track for each actor and issue in `history`, by actor and issue.

    `history` has what each accepted statement says, in the order of time, the weightiest of a day last.

    >>> at = lambda day, stance: Position("HUN", "sweden", stance, day, 1)
    >>> [track] = tracks([at("2022-07-01", Stance.OPPOSE), at("2024-02-26", Stance.SUPPORT)])
    >>> str(track.stance), track.since
    ('support', '2024-02-26')
    """
    cells: dict[tuple[str, str], dict[Day, Position]] = {}
    for position in history:
        cells.setdefault((position.actor, position.issue), {})[position.date] = position
    return [Track(*cell, tuple(days.values())) for cell, days in sorted(cells.items())]
