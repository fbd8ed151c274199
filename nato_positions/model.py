"""What the ledger is made of: frozen, typed values with no behaviour that needs a store.

Days are ISO 8601 texts (`2023-06-01`): they sort as they stand and go into JSON, CSV and SQL unchanged.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Day: TypeAlias = str


class Stance(StrEnum):
    """What an actor wants on an issue, in ascending order of favour."""

    OPPOSE = "oppose"
    NEUTRAL = "neutral"
    CONDITIONAL = "conditional"
    SUPPORT = "support"

    @property
    def score(self) -> float:
        """The stance on the scale of the arithmetic: oppose −1, neutral 0, conditional +0.5, support +1.

        >>> [stance.score for stance in Stance]
        [-1.0, 0.0, 0.5, 1.0]
        """
        return _SCORES[self]


OPPOSITE = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
"""What the two plain stances turn to where it is the other way round."""


_SCORES = {Stance.OPPOSE: -1.0, Stance.NEUTRAL: 0.0, Stance.CONDITIONAL: 0.5, Stance.SUPPORT: 1.0}


class Attribution(StrEnum):
    """How a source has a stance, from the weakest to the strongest evidence."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    PARAPHRASED = "paraphrased"
    QUOTED = "quoted"
    ENACTED = "enacted"

    @property
    def weight(self) -> int:
        """The rank of the evidence among statements of one day, from claimed 0 to enacted 4.

        >>> [attribution.weight for attribution in Attribution]
        [0, 1, 2, 3, 4]
        """
        return list(Attribution).index(self)


class Status(StrEnum):
    """Where a statement stands in judgement; only accepted ones give positions."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    REJECTED = "rejected"
    RETRACTED = "retracted"


class Verdict(StrEnum):
    """What a judge did about a candidate; `undone` takes the judgement before it back."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    UNDONE = "undone"


class Kind(StrEnum):
    """What an actor is, apart from the day: allies are the states that joined NATO at some time."""

    ALLY = "ally"
    PARTNER = "partner"
    OTHER = "other"
    ORGANISATION = "organisation"


class Standing(StrEnum):
    """What an actor is to the alliance on a day."""

    MEMBER = "member"
    APPLICANT = "applicant"
    PARTNER = "partner"
    OTHER = "other"
    ORGANISATION = "organisation"


class Actor(NamedTuple):
    """A state or an organisation that takes positions. `code` is ISO 3166-1 alpha-3, or `NATO`, `EU`."""

    code: str
    name: str
    kind: Kind
    iso2: str | None = None
    applied: Day | None = None
    joined: Day | None = None
    capital: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()

    def standing(self, day: Day) -> Standing:
        """What the actor was on that day.

        >>> sweden = Actor("SWE", "Sweden", Kind.ALLY, applied="2022-05-18", joined="2024-03-07")
        >>> [str(sweden.standing(day)) for day in ("2022-01-01", "2023-06-01", "2024-03-07")]
        ['partner', 'applicant', 'member']
        """
        if self.kind is Kind.ORGANISATION:
            return Standing.ORGANISATION
        if self.joined is not None and self.joined <= day:
            return Standing.MEMBER
        if self.applied is not None and self.applied <= day:
            return Standing.APPLICANT
        return Standing.OTHER if self.kind is Kind.OTHER else Standing.PARTNER


def members(actors: Iterable[Actor], day: Day) -> set[str]:
    """Return the codes of those that were members of the alliance on that day.

    >>> finland = Actor("FIN", "Finland", Kind.ALLY, joined="2023-04-04")
    >>> members([finland], "2023-04-03"), members([finland], "2023-04-04")
    (set(), {'FIN'})
    """
    return {actor.code for actor in actors if actor.standing(day) is Standing.MEMBER}


class Issue(NamedTuple):
    """A question on which actors differ. `about` is the actor that it concerns, if it is one."""

    slug: str
    title: str
    question: str
    about: str | None = None
    aliases: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Source(NamedTuple):
    """An article as it is to be archived; `text` is None where only its address is known."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: Day | None = None
    text: str | None = None


class Archived(NamedTuple):
    """A source as the ledger has it; `characters` is the length of its text in code points, 0 without one."""

    id: int
    title: str | None
    outlet: str | None
    url: str | None
    published: Day | None
    characters: int
    sha256: str | None
    statements: int
    archived_at: str
    archived_by: str


class Claim(NamedTuple):
    """A statement as it is to be recorded. `span` are the quote's code points in the archived text."""

    actor: Actor
    issue: str
    stance: Stance
    date: Day
    attribution: Attribution
    speaker: str | None = None
    role: str | None = None
    quote: str | None = None
    span: tuple[int, int] | None = None
    note: str | None = None
    confidence: float | None = None


class Statement(NamedTuple):
    """A statement as the ledger has it: the record of the contract, field by field and in its order."""

    id: int
    actor: str
    actor_name: str
    issue: str
    stance: Stance
    date: Day
    speaker: str | None
    role: str | None
    attribution: Attribution
    quote: str | None
    note: str | None
    source_id: int
    source_url: str | None
    source_title: str | None
    outlet: str | None
    published: Day | None
    status: Status
    confidence: float | None
    recorded_at: str
    recorded_by: str


class Waiting(NamedTuple):
    """A candidate as it is shown: a statement's record with the place of its quote.

    `quote_start` and `quote_end` are code points into the archived text; `also_in` are further sources that
    carry the same words, judged together with it. What nothing was written of has no `id`.
    """

    id: int | None
    actor: str
    actor_name: str
    issue: str
    stance: Stance
    date: Day
    speaker: str | None
    role: str | None
    attribution: Attribution
    quote: str | None
    quote_start: int | None
    quote_end: int | None
    note: str | None
    source_id: int | None
    source_url: str | None
    source_title: str | None
    outlet: str | None
    published: Day | None
    status: Status
    confidence: float | None
    recorded_at: str | None
    recorded_by: str | None
    also_in: tuple[int, ...] = ()


class Judgement(NamedTuple):
    """What was decided on a statement, by whom and when; `proposed` are the fields that were corrected."""

    id: int
    statement: int
    verdict: Verdict
    reason: str | None
    proposed: str | None
    judged_at: str
    judged_by: str


class Position(NamedTuple):
    """The stance of an actor on an issue as of a day, and the statement that gives it."""

    actor: str
    issue: str
    stance: Stance
    date: Day
    statement: int


class Filters(NamedTuple):
    """What a question is limited to; empty tuples and None mean no limit. Days are inclusive."""

    as_of: Day
    issues: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    stance: Stance | None = None
    speaker: str | None = None
    since: Day | None = None
    until: Day | None = None
    known_on: Day | None = None
    members_only: bool = False
    limit: int | None = None


class Signature(NamedTuple):
    """Who makes a change, when (UTC, ISO 8601), with which command, and why if that was said."""

    at: str
    by: str
    what: str
    why: str | None = None
