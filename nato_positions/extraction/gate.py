"""Which sentences are worth reading: those with the words of an issue, and those beside them.

Most sentences of most articles name no issue. Looking at their bare words is far cheaper than reading them.
"""

import re
import string
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import plain
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# A hyphen that joins no two words.
_LOOSE = re.compile(r"-(?:(?![a-z0-9])|(?<![a-z0-9]-))")
_APART = str.maketrans(dict.fromkeys(string.punctuation.replace("-", ""), " "))
# A pronoun may refer two sentences back; what goes on about an issue without naming it comes within two.
_BEFORE, _AFTER = 2, 2


class Worth(IntEnum):
    """What a sentence is worth: nothing, a look at who is in it, reading on, or reading as one that may name
    an issue.
    """

    NOTHING = 0
    LOOK = 1
    READ = 2
    NAMES = 3


def worth_reading(text: str, spans: Sequence[Sentence], known: Frames) -> list[Worth]:
    """Return for each sentence what it is worth."""
    worth = [Worth.NOTHING] * len(spans)
    for index, span in enumerate(spans):
        if may_name_an_issue(text[span.start : span.end], known):
            for near in range(max(0, index - _BEFORE), index):
                worth[near] = max(worth[near], Worth.LOOK)
            worth[index] = Worth.NAMES
            for near in range(index + 1, min(len(spans), index + _AFTER + 1)):
                worth[near] = Worth.READ
    return worth


def may_name_an_issue(text: str, known: Frames) -> bool:
    """Whether a sentence, or a whole text, has all the words of some phrase that names an issue."""
    here = bare_words(text)
    for word in known.triggers.keys() & here:
        if any(others <= here for others in known.triggers[word]):
            return True
    return not known.joiners.isdisjoint(here) and not word_set("text.toml", "accession", "owned").isdisjoint(
        here
    )


def bare_words(text: str) -> set[str]:
    """Return the words of a text in lower case, without accents.

    >>> sorted(bare_words("Türkiye’s F-16s – once more -"))
    ['f-16s', 'more', 'once', 's', 'turkiye']
    """
    lower = text.lower()
    if not lower.isascii():
        lower = _FOREIGN.sub(lambda sign: _FOLDED[sign.group()], lower)
        if not lower.isascii():
            return set(_WORD.findall(lower))
    # Cutting at spaces is several times as fast as a pattern.
    return set(_LOOSE.sub(" ", lower).translate(_APART).split())


class _Folded(dict[str, str]):
    """What each letter and sign beyond ASCII counts as: its bare letter, nothing for an accent, else a
    space.
    """

    def __missing__(self, sign: str) -> str:
        folded = "" if unicodedata.combining(sign) else plain(sign)
        self[sign] = folded if folded.isascii() or folded.isalnum() else " "
        return self[sign]


_FOLDED = _Folded()
