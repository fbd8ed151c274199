"""What accepting a candidate would do to the position that its actor has."""

from nato_positions.model import Statement, Waiting
from nato_positions.reports import Effect


def effect(candidate: Waiting, held: Statement | None) -> Effect:
    """Return what the candidate would do; `held` is the statement that gives the position of that day.

    On one day the stronger evidence gives the position, then the later record.
    """
    if held is None:
        return Effect.FIRST
    if held.date == candidate.date:
        ranks = (candidate.attribution.weight, candidate.id or 0), (held.attribution.weight, held.id)
        if ranks[0] < ranks[1]:
            return Effect.OUTRANKED
    return Effect.CONFIRMS if held.stance is candidate.stance else Effect.CHANGES
