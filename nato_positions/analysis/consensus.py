"""Where an alliance that decides by consensus stands on an issue, and who is missing."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from nato_positions.analysis.agreement import agreement
from nato_positions.model import Position, Stance


class Consensus(NamedTuple):
    """The members' stances on one issue, counted; the three kinds of missing members are never mixed.

    `holdouts` oppose, `hesitant` are neutral or conditional, `silent_members` have no position on record.
    `agreement` is van der Eijk's A in −1…1, None with no positions.
    """

    issue: str
    support: int
    conditional: int
    neutral: int
    oppose: int
    holdouts: tuple[str, ...]
    hesitant: tuple[str, ...]
    silent_members: tuple[str, ...]
    agreement: float | None

    @property
    def silent(self) -> int:
        """How many members have no position on record."""
        return len(self.silent_members)

    @property
    def members(self) -> int:
        """How many members there are, with a position or without."""
        return self.support + self.conditional + self.neutral + self.oppose + self.silent

    @property
    def reached(self) -> bool:
        """Whether every member is in support."""
        return self.support == self.members > 0


def consensus(issue: str, positions: Iterable[Position], members: Collection[str]) -> Consensus:
    """Return where the `members` stand on `issue`; positions on other issues or of others are passed over.

    >>> hungary = Position("HUN", "sweden", Stance.OPPOSE, "2023-06-01", 7)
    >>> found = consensus("sweden", [hungary], {"HUN", "DEU"})
    >>> found.holdouts, found.silent_members, found.reached
    (('HUN',), ('DEU',), False)
    """
    stances = {p.actor: p.stance for p in positions if p.issue == issue and p.actor in members}
    counts = {stance: sum(held is stance for held in stances.values()) for stance in Stance}
    return Consensus(
        issue,
        counts[Stance.SUPPORT],
        counts[Stance.CONDITIONAL],
        counts[Stance.NEUTRAL],
        counts[Stance.OPPOSE],
        _holding(stances, Stance.OPPOSE),
        _holding(stances, Stance.NEUTRAL, Stance.CONDITIONAL),
        tuple(sorted(set(members) - stances.keys())),
        agreement([counts[stance] for stance in Stance]),
    )


def _holding(stances: dict[str, Stance], *wanted: Stance) -> tuple[str, ...]:
    return tuple(sorted(actor for actor, stance in stances.items() if stance in wanted))
