"""What rarer questions find: evaluations, networks, searches, histories.

Apart from `results`, which every command that draws loads.
"""

from enum import StrEnum
from typing import NamedTuple

from nato_positions.model import Attribution, Day, Stance, Statement


class Effect(StrEnum):
    """What accepting a candidate would do to its actor's position on that day."""

    FIRST = "first"
    CONFIRMS = "confirms"
    CHANGES = "changes"
    OUTRANKED = "outranked"


class Coding(NamedTuple):
    """Who takes which stance on what in a text: as a person coded it, or as an extractor proposes it.

    `evidence` are the words; `confidence` is 1 for a person's.
    """

    actor: str
    issue: str
    stance: Stance
    speaker: str | None
    attribution: Attribution
    evidence: str | None = None
    confidence: float = 1.0


class CodedText(NamedTuple):
    """A text with its codings by hand; one without any is a negative."""

    name: str
    title: str | None
    day: Day
    text: str
    codings: tuple[Coding, ...]


class Score(NamedTuple):
    """How many were right, how many were proposed, how many were there."""

    right: int
    proposed: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the proposed that is right, 0 … 1; 0 where nothing was proposed."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found, 0 … 1; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 … 1.

        >>> Score(right=3, proposed=4, wanted=6).f1
        0.6
        """
        return 2 * self.right / (self.proposed + self.wanted) if self.proposed + self.wanted else 0.0


class Bin(NamedTuple):
    """Candidates with a confidence from `low` to below `high`: how many, their mean confidence, how many
    right.
    """

    low: float
    high: float
    candidates: int
    confidence: float
    right: int


class Difference(NamedTuple):
    """A coding missed (`proposed` is None), proposed in vain (`coded` is None), or with another stance."""

    name: str
    coded: Coding | None
    proposed: Coding | None


class Evaluation(NamedTuple):
    """The agreement of candidates with codings by hand.

    `speaker` and `attribution` are shares of the rows that agree on actor, issue and stance; `clean` are
    the texts without positions in which nothing was proposed, of `negatives`; `confusion` counts pairs of
    stances, the one by hand first.
    """

    texts: int
    stance: Score
    issue: Score
    speaker: float
    attribution: float
    clean: int
    negatives: int
    confusion: dict[tuple[Stance, Stance], int]
    reliability: tuple[Bin, ...]
    differences: tuple[Difference, ...]


class Network(NamedTuple):
    """Nodes and the weights between them; where there is none, the weight is 0.

    In an affiliation network the rows are actors and the columns issues. In the others both are the actors,
    and each pair stands once, the first in the alphabet first.
    """

    kind: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: dict[tuple[str, str], float]

    @property
    def two_mode(self) -> bool:
        """Whether rows and columns are different things."""
        return self.kind == "affiliation"

    @property
    def total(self) -> float:
        """The sum over the whole matrix, in which a pair of actors stands twice."""
        return sum(self.weights.values()) * (1 if self.two_mode else 2)


class Ground(NamedTuple):
    """A statement, and why it gives a position or does not."""

    statement: Statement
    reason: str


class Contradiction(NamedTuple):
    """Two statements of one actor on one issue that do not go together, and how many days lie between."""

    earlier: Statement
    later: Statement
    kind: str
    days: int


class Hit(NamedTuple):
    """A statement or an article in which words were found; `score` is BM25, the smaller the better.

    `snippet` has the words around, each hit between the control signs that the search puts there.
    """

    kind: str
    statement: int | None
    actor: str | None
    actor_name: str | None
    issue: str | None
    stance: str | None
    date: Day | None
    speaker: str | None
    source_id: int
    source_title: str | None
    source_url: str | None
    score: float
    snippet: str


class Event(NamedTuple):
    """One thing that happened to one row: in which change, when, by whom, with which command and why.

    `change` is None, and `by` and `what` empty, for what another program did. `fields` has each field that
    was changed, before and after.
    """

    id: int
    change: int | None
    at: str
    by: str
    what: str
    why: str | None
    undoes: int | None
    kind: str
    row: int
    op: str
    fields: dict[str, tuple[object, object]]


class Finding(NamedTuple):
    """Something that is wrong with a ledger (`problem`) or may be left over (`hint`), and how to mend it."""

    severity: str
    kind: str
    row: int | None
    what: str
    mend: str
