"""What the steps hand on: candidates, how each was found, and what one sentence leaves for the next."""

from typing import NamedTuple

from nato_positions.extraction.actors import Mention
from nato_positions.extraction.answers import Asked
from nato_positions.extraction.issues import Subjects
from nato_positions.extraction.people import Memory
from nato_positions.model import Attribution, Stance


class Candidate(NamedTuple):
    """A statement that the article seems to contain; `quote` is `text[quote_start:quote_end]`.

    `confidence` is the share of candidates on the same kind of evidence that were right, 0 … 1.
    """

    actor: str
    issue: str
    stance: Stance
    speaker: str | None
    role: str | None
    attribution: Attribution
    quote: str
    quote_start: int
    quote_end: int
    confidence: float


class Reading(NamedTuple):
    """One reading of a sentence: whose stance (None: whoever speaks there), which, on what evidence.

    `at` is the token of the deciding cue; `kind` names the evidence, from which the confidence follows.
    """

    holder: Mention | None
    slug: str
    stance: Stance
    at: int
    kind: str
    past: bool
    cue: str = ""


class Found(NamedTuple):
    """A candidate before it is merged with the others on the same actor and issue; `signs` say why."""

    candidate: Candidate
    signs: frozenset[str]
    past: bool
    order: int


class Progress:
    """What the sentences so far leave for the next one; `apart` counts those since the last on an issue,
    `asked` is what the last question asked for, `told` the stance on each issue of whoever had one last.
    """

    __slots__ = ("apart", "asked", "before", "last_voice", "memory", "threads", "told")

    def __init__(
        self, memory: Memory, before: Subjects, threads: dict[int, Mention] | None = None,
        last_voice: Mention | None = None, apart: int = 0, asked: tuple[Asked, ...] = (),
        told: tuple[tuple[str, Stance], ...] = (),
    ) -> None:  # fmt: skip
        self.memory, self.before, self.last_voice, self.apart = memory, before, last_voice, apart
        self.asked, self.told = asked, told
        self.threads: dict[int, Mention] = threads or {}
