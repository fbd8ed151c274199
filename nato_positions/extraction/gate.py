"""Which sentences are worth reading: those with a word of an issue, and those beside them that they refer to.

Most sentences of most articles name no issue. Looking at their bare words is far cheaper than reading them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from nato_positions.extraction.frames import Frames
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import function_words, word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A pronoun may refer two sentences back; what goes on about an issue without naming it comes within two.
_BEFORE, _AFTER = 2, 2


@lru_cache(maxsize=8)
def _strong(triggers: frozenset[str]) -> frozenset[str]:
    """Return the triggers that tell by themselves: not "in" and "into", of "Sweden in NATO"."""
    return triggers - function_words()


def _opens(text: str, known: Frames) -> bool:
    """Whether a text has a word of an issue, or whose accession it may be and a word that stands for it."""
    here = set(_WORD.findall(text.lower()))

    def has(words: frozenset[str]) -> bool:
        return not words.isdisjoint(here)

    return (
        has(_strong(known.triggers))
        or (has(known.triggers) and has(word_set("text.toml", "accession", "nato")))
        or (has(known.joiners) and has(word_set("text.toml", "accession", "owned")))
    )


def worth_reading(text: str, spans: Sequence[Sentence], known: Frames) -> list[bool]:
    """Return for each sentence whether it is to be read."""
    worth = [False] * len(spans)
    if not _opens(text, known):
        return worth
    for index, span in enumerate(spans):
        if _opens(text[span.start : span.end], known):
            first, last = max(0, index - _BEFORE), min(len(spans), index + _AFTER + 1)
            worth[first:last] = [True] * (last - first)
    return worth
