"""Whether a text is English at all, and else in which language: nothing is guessed from what is not."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nato_positions import reference
from nato_positions.extraction.wording import function_words
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import py3langid
else:
    # Takes most of a second, and only a text that is not English needs a name for what it is.
    py3langid = on_demand("py3langid")

# Not those of one letter: "a" is a word of too many languages.
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
# Every byte that stands in no word is a space.
_APART = bytes(code if chr(code).isalpha() or chr(code) in "-?" else 32 for code in range(128)).ljust(256)
_SAMPLE = 6_000
_SHARE = 0.12
_FEW = 25
_DUE = 8
_SHORT = 1_000


def is_english(text: str) -> bool:
    """Return whether enough of the words are English function words; too few words to tell count as English.

    >>> is_english("The ministers said that they would support it.")
    True
    >>> is_english("Die Minister sagten es. " * 9)
    False
    """
    if _is_surely_english(text):
        return True
    found = _words(text)
    if len(found) < _FEW:
        return bool(found)
    return sum(map(function_words().__contains__, found)) >= _SHARE * len(found)


def _is_surely_english(text: str) -> bool:
    """Return whether a rough count is enough: it finds no function word too many, and no word too few.

    Bytes are cut at spaces several times as fast as a pattern finds words.
    """
    # What is not ASCII becomes "?", which sticks to a word or parts two.
    sample = text[:_SAMPLE].lower().encode("ascii", "replace")
    found = sample.translate(_APART).split()
    most = len(found) + sample.count(b"?") + sample.count(b"--")
    return sum(map(_function_words().__contains__, found)) >= max(1, _SHARE * most)


@cache
def _function_words() -> frozenset[bytes]:
    return frozenset(word.encode() for word in function_words() if word.isascii() and len(word) > 1)


@lru_cache(maxsize=1)
def _words(text: str) -> list[str]:
    """Return the words that a text begins with; several questions are asked of one text."""
    return _WORD.findall(text[:_SAMPLE].lower())


def foreign(text: str) -> str | None:
    """Return the name of the language of a text that is not English, None for one that is.

    A text that is no language at all, such as a list of names, has the name `no language`.

    >>> foreign("Die Minister sagten, dass Ungarn den Beitritt nicht unterstützt.")
    'German'
    """
    if is_english(text) and not _is_strange(text):
        return None
    code = py3langid.classify(text[:_SAMPLE])[0] if any(map(str.isalpha, text[:_SAMPLE])) else "en"
    if code == "en":
        return None if is_english(text) else "no language"
    return reference.language(code)


def _is_strange(text: str) -> bool:
    """Whether a text is too short to count words in, and yet has none of English where some are due."""
    if len(text) > _SHORT:
        return False
    found = _words(text)
    return _DUE <= len(found) < _FEW and function_words().isdisjoint(found)
