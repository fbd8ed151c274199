"""What analysis finds and render draws: frozen, and below both of them."""

from typing import NamedTuple

from nato_positions.model import Day, Position, Stance


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


class Moment(NamedTuple):
    """How many members held each stance from `day` on, and how many members there were."""

    day: Day
    support: int
    conditional: int
    neutral: int
    oppose: int
    members: int


class Pair(NamedTuple):
    """Two actors: on how many issues both have a position, and how far apart they stand there, 0…1.

    `disagreement` is None where they share no issue.
    """

    a: str
    b: str
    shared: int
    disagreement: float | None


class Row(NamedTuple):
    """One issue of two actors side by side; `disagreement` is None where one of them has no position."""

    issue: str
    a: Position | None
    b: Position | None
    disagreement: float | None


class Gap(NamedTuple):
    """Two actors far apart, and the issue on which they are furthest."""

    pair: Pair
    widest: Row


class Change(NamedTuple):
    """An actor's position on an issue before and after, and the statement since which it is the latter.

    `before` is None where the actor had no position then. `holdout` is `won` where a member gave up its
    opposition, `lost` where one took it up, else None.
    """

    actor: str
    issue: str
    before: Stance | None
    after: Stance
    date: Day
    statement: int
    holdout: str | None = None


class Bloc(NamedTuple):
    """Actors that stand near each other, and the issues on which they agree or are divided.

    `agreed` has issue, stance and how many of the bloc hold it; `divided` the issues on which they differ.
    """

    actors: tuple[str, ...]
    agreed: tuple[tuple[str, Stance, int], ...]
    divided: tuple[str, ...]


class Track(NamedTuple):
    """An actor's positions on an issue, oldest first, one a day; the last one is in force."""

    actor: str
    issue: str
    course: tuple[Position, ...]

    def spells(self, last: Day) -> list[tuple[Position, Day]]:
        """The positions up to `last`, each with the day until which it was carried."""
        course = [position for position in self.course if position.date <= last]
        ends = [position.date for position in course[1:]] + [last]
        return list(zip(course, ends[: len(course)], strict=True))

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
