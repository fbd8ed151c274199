"""Why a position stands: the statement that gives it, and what each of the others gave way to."""

from collections.abc import Sequence
from enum import StrEnum

from nato_positions.model import Statement
from nato_positions.reports import Ground


class Reason(StrEnum):
    """What a statement is to the position as of a day."""

    GIVES = "gives the position"
    LATER = "recorded earlier on the same day"
    WEAKER = "weaker evidence of the same day"
    OLDER = "older"


def grounds(statements: Sequence[Statement]) -> list[Ground]:
    """Return each statement with why it gives the position or does not, the one that gives it first.

    `statements` are all of one actor on one issue up to the day, in the order of time, strongest last.
    """
    newest_first = list(reversed(statements))
    return [Ground(one, _reason(one, newest_first[0])) for one in newest_first]


def _reason(one: Statement, giving: Statement) -> Reason:
    if one.id == giving.id:
        return Reason.GIVES
    if one.date < giving.date:
        return Reason.OLDER
    return Reason.WEAKER if one.attribution.weight < giving.attribution.weight else Reason.LATER
