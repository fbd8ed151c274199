"""Which sentences are worth reading: those with the words of an issue, and those beside them.

Most sentences of most articles name no issue. Looking at their bare words is far cheaper than reading them.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import plain
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A pronoun may refer two sentences back; what goes on about an issue without naming it comes within two.
_BEFORE, _AFTER = 2, 2


class Worth(IntEnum):
    """What a sentence is worth: nothing, a look at who is in it, or reading."""

    NOTHING = 0
    LOOK = 1
    READ = 2


def worth_reading(text: str, spans: Sequence[Sentence], known: Frames) -> list[Worth]:
    """Return for each sentence what it is worth."""
    worth = [Worth.NOTHING] * len(spans)
    for index, span in enumerate(spans):
        if may_name_an_issue(text[span.start : span.end], known):
            for near in range(max(0, index - _BEFORE), index):
                worth[near] = max(worth[near], Worth.LOOK)
            for near in range(index, min(len(spans), index + _AFTER + 1)):
                worth[near] = Worth.READ
    return worth


def may_name_an_issue(text: str, known: Frames) -> bool:
    """Whether a sentence, or a whole text, has all the words of some phrase that names an issue."""
    lower = text.lower()
    here = set(_WORD.findall(lower if lower.isascii() else " ".join(map(plain, lower.split()))))
    for word in known.triggers.keys() & here:
        if any(others <= here for others in known.triggers[word]):
            return True
    return not known.joiners.isdisjoint(here) and not word_set("text.toml", "accession", "owned").isdisjoint(
        here
    )
