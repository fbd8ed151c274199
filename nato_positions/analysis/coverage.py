"""What the ledger covers: which members are on record on an issue, and how old their positions are."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from nato_positions.analysis.agreement import agreement, vote_agreement
from nato_positions.model import Day, Position, Stance


class Measure(StrEnum):
    """How agreement on an issue is measured: as positions on a scale, or as votes."""

    EIJK = "eijk"
    HIX = "hix"


class Coverage(NamedTuple):
    """How well the members are covered on one issue; absent values where none of them is on record.

    `median_age` is that of the members' positions in days; `silent_members` have none. `agreement` is in
    −1…1 for van der Eijk's A, in 0…1 for Hix, Noury and Roland's index.
    """

    issue: str
    members: int
    on_record: int
    silent: int
    newest: Day | None
    oldest: Day | None
    median_age: float | None
    measure: Measure
    agreement: float | None
    silent_members: tuple[str, ...]


def coverage(
    issues: Sequence[str], positions: Iterable[Position], members: Collection[str], day: Day, measure: Measure
) -> list[Coverage]:
    """Return the coverage of each issue as of `day`, in their order; positions of others are passed over."""
    held: dict[str, list[Position]] = {issue: [] for issue in issues}
    for position in positions:
        if position.issue in held and position.actor in members:
            held[position.issue].append(position)
    return [_covered(issue, held[issue], members, day, measure) for issue in issues]


def _covered(
    issue: str, held: Sequence[Position], members: Collection[str], day: Day, measure: Measure
) -> Coverage:
    days = sorted(position.date for position in held)
    return Coverage(
        issue,
        len(members),
        len(held),
        len(members) - len(held),
        days[-1] if days else None,
        days[0] if days else None,
        median(age(then, day) for then in days) if days else None,
        measure,
        _MEASURES[measure]({stance: sum(p.stance is stance for p in held) for stance in Stance}),
        tuple(sorted(set(members) - {position.actor for position in held})),
    )


def age(then: Day, day: Day) -> int:
    """Return how many days lie between two days.

    >>> age("2023-02-28", "2024-02-28")
    365
    """
    return (date.fromisoformat(day) - date.fromisoformat(then)).days


def _on_a_scale(counts: Mapping[Stance, int]) -> float | None:
    return agreement([counts[stance] for stance in Stance])


def _as_votes(counts: Mapping[Stance, int]) -> float | None:
    """A vote knows no conditions: who sets some has said neither yes nor no, as one who abstains."""
    abstaining = counts[Stance.NEUTRAL] + counts[Stance.CONDITIONAL]
    return vote_agreement(counts[Stance.SUPPORT], counts[Stance.OPPOSE], abstaining)


_MEASURES: Mapping[Measure, Callable[[Mapping[Stance, int]], float | None]] = {
    Measure.EIJK: _on_a_scale,
    Measure.HIX: _as_votes,
}
