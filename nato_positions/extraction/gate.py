"""Which sentences are worth reading: those with a word of an issue, and those beside them that they refer to.

Most sentences of most articles name no issue. Looking at their bare words is far cheaper than reading them.
"""

import re
from collections.abc import Sequence

from nato_positions.extraction.frames import Frames
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A pronoun may refer two sentences back; what goes on about an issue without naming it comes within two.
_BEFORE, _AFTER = 2, 2


def worth_reading(text: str, spans: Sequence[Sentence], known: Frames) -> list[bool]:
    """Return for each sentence whether it is to be read."""
    worth = [False] * len(spans)
    for index, span in enumerate(spans):
        here = set(_WORD.findall(text[span.start : span.end].lower()))
        if not known.triggers.isdisjoint(here) or (
            not known.joiners.isdisjoint(here)
            and not word_set("text.toml", "accession", "owned").isdisjoint(here)
        ):
            first, last = max(0, index - _BEFORE), min(len(spans), index + _AFTER + 1)
            worth[first:last] = [True] * (last - first)
    return worth
