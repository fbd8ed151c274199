"""Which sentences are worth reading: those with the words of an issue, and those beside them.

Most sentences of most articles name no issue. Looking at their bare words is far cheaper than reading them.
"""

import re
from collections.abc import Sequence
<<<<<<< HEAD
from functools import lru_cache
=======
from enum import IntEnum
>>>>>>> 9fe707ebed6ba6c1e476afad3843d52860b22488

from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import plain
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import function_words, word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A pronoun may refer two sentences back; what goes on about an issue without naming it comes within two.
_BEFORE, _AFTER = 2, 2


<<<<<<< HEAD
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
=======
class Worth(IntEnum):
    """What a sentence is worth: nothing, a look at who is in it, or reading."""

    NOTHING = 0
    LOOK = 1
    READ = 2


def worth_reading(text: str, spans: Sequence[Sentence], known: Frames) -> list[Worth]:
    """Return for each sentence what it is worth."""
    worth = [Worth.NOTHING] * len(spans)
    for index, span in enumerate(spans):
        if _may_name_an_issue(text[span.start : span.end], known):
            for near in range(max(0, index - _BEFORE), index):
                worth[near] = max(worth[near], Worth.LOOK)
            for near in range(index, min(len(spans), index + _AFTER + 1)):
                worth[near] = Worth.READ
>>>>>>> 9fe707ebed6ba6c1e476afad3843d52860b22488
    return worth


def _may_name_an_issue(sentence: str, known: Frames) -> bool:
    lower = sentence.lower()
    here = set(_WORD.findall(lower if lower.isascii() else " ".join(map(plain, lower.split()))))
    for word in known.triggers.keys() & here:
        if any(others <= here for others in known.triggers[word]):
            return True
    return not known.joiners.isdisjoint(here) and not word_set("text.toml", "accession", "owned").isdisjoint(
        here
    )
