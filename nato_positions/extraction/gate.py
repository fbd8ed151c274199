"""Which sentences are worth reading: those with the words of an issue, and those beside them.

Most sentences of most articles name no issue. Looking for the words of one is far cheaper than reading them.
"""

import re
import string
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from enum import IntEnum

from nato_positions.escapes import HIDDEN_IN_WORDS
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import plain
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import word_set

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# A hyphen that joins no two words.
_LOOSE = re.compile(r"-(?:(?![a-z0-9])|(?<![a-z0-9]-))")
_APART = str.maketrans(dict.fromkeys(string.punctuation.replace("-", ""), " "))
# So many different letters and signs beyond ASCII are replaced one after the other, more of them in one pass.
_FEW = 32
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


class Gate:
    """An article as its bare words: what is asked before it is read."""

    def __init__(self, text: str, known: Frames) -> None:
        self._known = known
        self._text = text
        self._bare, self._even = _bare(text)
        self._here = known.vocabulary.intersection(self._bare.split())

    def is_open(self, title: str | None) -> bool:
        """Whether the text, with its title, has all the words of some phrase that names an issue."""
        words = self._known.vocabulary.intersection(_bare(title)[0].split()) if title else frozenset()
        return any(_phrases(self._here | words, self._known))

    def worth(self, spans: Sequence[Sentence]) -> list[Worth]:
        """Return for each sentence what it is worth reading."""
        worth = [Worth.NOTHING] * len(spans)
        for index in sorted(self._naming(spans)):
            for near in range(max(0, index - _BEFORE), index):
                worth[near] = max(worth[near], Worth.LOOK)
            worth[index] = Worth.NAMES
            for near in range(index + 1, min(len(spans), index + _AFTER + 1)):
                worth[near] = Worth.READ
        return worth

    def _naming(self, spans: Sequence[Sentence]) -> set[int]:
        """Return which sentences have all the words of some phrase that names an issue."""
        if not self._even:
            pieces = (_bare(self._text[span.start : span.end])[0] for span in spans)
            return {index for index, piece in enumerate(pieces) if self._names(piece)}
        begins = [span.start for span in spans]
        found = {bisect_right(begins, place) - 1 for place in self._places()}
        return {i for i in found if i >= 0 and self._names(self._bare[spans[i].start : spans[i].end])}

    def _places(self) -> Iterator[int]:
        """Yield where, for each phrase whose words the text has all, the longest of them stands."""
        for word in {max(words, key=len) for words in _phrases(self._here, self._known)}:
            place = self._bare.find(word)
            while place >= 0:
                yield place
                place = self._bare.find(word, place + len(word))

    def _names(self, bare: str) -> bool:
        return any(_phrases(self._known.vocabulary.intersection(bare.split()), self._known))


def _phrases(here: Set[str], known: Frames) -> Iterator[Sequence[str]]:
    """Yield the words of each phrase that names an issue and that a text with these words may have."""
    for word in known.triggers.keys() & here:
        yield from ((word, *others) for others in known.triggers[word] if others <= here)
    if not known.joiners.isdisjoint(here):
        for words in ("owned", "regarding", "seen"):
            yield from ((word,) for word in word_set("text.toml", "accession", words) & here)


def _bare(text: str) -> tuple[str, bool]:
    """Return a text in lower case, without accents and what parts words, and whether each word stands where
    it does in the text.

    >>> _bare("Türkiye’s F-16s – once more -")
    ('turkiye s f-16s   once more  ', True)
    """
    lower = text.lower()
    even = len(lower) == len(text)
    if not lower.isascii():
        signs = set(_FOREIGN.findall(lower))
        even = even and all(len(_FOLDED[sign]) == 1 for sign in signs)
        lower = _folded(lower, signs)
        if not lower.isascii():
            return " ".join(_WORD.findall(lower)), False
    # Cutting at spaces is several times as fast as a pattern.
    return _LOOSE.sub(" ", lower).translate(_APART), even


def _folded(lower: str, signs: Set[str]) -> str:
    if len(signs) > _FEW:
        return _FOREIGN.sub(lambda sign: _FOLDED[sign.group()], lower)
    for sign in signs:
        lower = lower.replace(sign, _FOLDED[sign])
    return lower


class _Folded(dict[str, str]):
    """What each letter and sign beyond ASCII counts as: its bare letter, nothing for an accent or what
    a page hides in words, else a space.
    """

    def __missing__(self, sign: str) -> str:
        folded = "" if unicodedata.combining(sign) or sign in HIDDEN_IN_WORDS else plain(sign)
        self[sign] = folded if folded.isascii() or folded.isalnum() else " "
        return self[sign]


_FOLDED = _Folded()
