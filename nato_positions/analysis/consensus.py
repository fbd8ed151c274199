"""Where an alliance that decides by consensus stands on an issue, and who is missing."""

from collections.abc import Collection, Iterable

from nato_positions.analysis.agreement import agreement
from nato_positions.model import Position, Stance
from nato_positions.results import Consensus


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


def by_issue(
    issues: Iterable[str], positions: Iterable[Position], members: Collection[str]
) -> list[Consensus]:
    """Return the consensus on each of the issues, in their order; every position is looked at once."""
    held: dict[str, list[Position]] = {}
    for position in positions:
        if position.actor in members:
            held.setdefault(position.issue, []).append(position)
    return [consensus(issue, held.get(issue, ()), members) for issue in issues]


def _holding(stances: dict[str, Stance], *wanted: Stance) -> tuple[str, ...]:
    return tuple(sorted(actor for actor, stance in stances.items() if stance in wanted))
