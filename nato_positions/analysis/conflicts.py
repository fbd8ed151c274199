"""Where a state contradicts itself: different stances on one issue close together."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from nato_positions.model import Stance, Statement
from nato_positions.naming import fold
from nato_positions.reports import Contradiction


class ConflictKind(StrEnum):
    """Whether two speakers disagree, or the state took back what it had said."""

    SPEAKERS = "speakers"
    REVERSAL = "reversal"


def contradictions(statements: Iterable[Statement], within: int) -> list[Contradiction]:
    """Return, for each statement, the latest before it that says otherwise, at most `within` days earlier.

    `statements` come in the order of time. One actor and issue at a time: two named speakers are told from
    one who changed course, or from acts and reports without a speaker.
    """
    # The last of each stance is enough, in the order of time: only the latest that differs is told.
    said: dict[tuple[str, str], dict[Stance, Statement]] = {}
    found = []
    for later in statements:
        last = said.setdefault((later.actor, later.issue), {})
        other = next((one for one in reversed(last.values()) if one.stance is not later.stance), None)
        last.pop(later.stance, None)
        last[later.stance] = later
        if other is not None and (apart := _days(other, later)) <= within:
            found.append(Contradiction(other, later, _kind(other, later), apart))
    return found


def _days(one: Statement, other: Statement) -> int:
    return (date.fromisoformat(other.date) - date.fromisoformat(one.date)).days


def _kind(one: Statement, other: Statement) -> ConflictKind:
    two = one.speaker and other.speaker and fold(one.speaker) != fold(other.speaker)
    return ConflictKind.SPEAKERS if two else ConflictKind.REVERSAL
