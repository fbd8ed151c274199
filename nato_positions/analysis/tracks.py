"""The course of a position: what an actor said on an issue, and since when it stands as it does."""

from collections.abc import Iterable

from nato_positions.model import Day, Position, Stance
from nato_positions.results import Track


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


def favour(track: Track) -> tuple[int, str, str]:
    """The order of rows: those who hold out first, within a stance the latest change first."""
    # Days sort backwards when every digit is turned into what it lacks to nine.
    latest_first = track.since.translate(str.maketrans("0123456789", "9876543210"))
    return list(Stance).index(track.stance), latest_first, track.actor
