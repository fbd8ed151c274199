"""Words with their places, and finding listed phrases among them in one pass.

A phrase table is a trie of words, so that the time is linear in the text however long the table is, and no
pattern backtracks. All places are code points into the text that was given.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from typing import Any, Generic, TypeVar

from nato_positions.escapes import HIDDEN_IN_WORDS

Payload = TypeVar("Payload")

# Initials with full stops (U.S.), the endings that English writes with an apostrophe, numbers with their
# separators, words with inner hyphens or what a page hides in them, a terminal's colours as one sign, and any
# other sign by itself. No alternative overlaps with the next one's tail.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|['’´](?:s|t|re|ve|ll|d|m)(?![^\W_])|[0-9]+(?:[.,][0-9]+)*(?=[^\w]|$)|(?:19|20)[0-9]{2}(?=[A-Z][a-z])"
    rf"|[^\W_]+(?:[-{HIDDEN_IN_WORDS}][^\W_]+)*|\x1b\[[0-9;]*m|[^\s]"
)
_SAME = str.maketrans(
    {"’": "'", "´": "'", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "ß": "ss"}
    | dict.fromkeys(HIDDEN_IN_WORDS)
)
_MARKS = frozenset('“”‘"')
_GAP = "..."
# A phrase that is its own plain words, as nearly all are.
_PLAINLY = re.compile(r"(?:[a-z]+(?:-[a-z]+)*|\.\.\.)(?: (?:[a-z]+(?:-[a-z]+)*|\.\.\.))*")
_GAP_WORDS = 7
_MOST_WORDS = 1 << 15
_INITIAL = itemgetter(0)


class Tokens(list[str]):
    """The words and signs of a sentence in their plain form (lower case, no accents), in order.

    `written` has them as they are written, `here` the plain ones as a set. Plain strings, and not objects,
    because a sentence is looked through a hundred times.
    """

    __slots__ = ("_begin", "_tables", "here", "written")

    def __init__(self, written: list[str]) -> None:
        super().__init__(map(_PLAIN.__getitem__, written))
        self.written = written
        self.here = set(self)
        self._begin: dict[int, list[int]] = {}
        self._tables = 0

    def beginnings(self, lexicon: int) -> Sequence[int]:
        """Return where a phrase of a table, by its number, may begin: at the first word of one, if more is
        needed before the second.
        """
        if lexicon >= self._tables:
            # The first word asked for, or a table made since then.
            self._begin, self._tables = _beginnings(self), len(_TABLES)
        return self._begin.get(lexicon, ())

    def is_capital(self, index: int) -> bool:
        """Whether the word is written with a capital."""
        return self.written[index][0].isupper()

    def capitals(self) -> list[int]:
        """Return which words are written with a capital."""
        return [*compress(range(len(self)), map(str.isupper, map(_INITIAL, self.written)))]


class Match(Generic[Payload]):
    """A listed phrase found at the tokens `first` … `last` (exclusive).

    No tuple, like all that is made for many places of a sentence: slots are made and read in half the time.
    """

    __slots__ = ("first", "last", "payload")

    def __init__(self, first: int, last: int, payload: Payload) -> None:
        self.first, self.last, self.payload = first, last, payload


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Return one word in lower case without accents and full stops, apostrophes straight.

    >>> plain("Türkiye"), plain("U.S."), plain("’s")
    ('turkiye', 'us', "'s")
    """
    lower = word.lower().replace("\u0307", "").translate(_SAME)
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    bare = lower if lower[:1].isdigit() else lower.replace(".", "")
    # A sign that is nothing but marks keeps its own letters: no word is empty.
    return bare or word


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the words and signs of `text[start:end]` in order.

    >>> tokenize("The U.S. didn’t send F-16s.")
    ['the', 'us', 'didn', "'t", 'send', 'f-16s', '.']
    >>> tokenize("mem\\xadber\\xadship")
    ['membership']
    """
    return Tokens(_TOKEN.findall(text, start, len(text) if end is None else end))


def starts(tokens: Tokens, text: str, start: int) -> list[int]:
    """Return where each word begins in the text, the first one at `start` or after it.

    >>> starts(tokenize("No, no."), "No, no.", 0)
    [0, 2, 4, 6]
    """
    found = []
    for word in tokens.written:
        # Between words there is only white space, so that the next place is the word's own.
        start = text.index(word, start)
        found.append(start)
        start += len(word)
    return found


class _Plain(dict[str, str]):
    """The plain forms of words; a dictionary is asked faster than a function."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = plain(word)
        return found


_PLAIN = _Plain()


def words(phrase: str) -> tuple[str, ...]:
    """Return the plain words of a listed phrase; `...` stays as it is and means up to seven words between."""
    if _PLAINLY.fullmatch(phrase):
        return tuple(phrase.split(" "))
    parts = phrase.split(_GAP)
    split = [tuple(tokenize(part)) for part in parts]
    return tuple(word for index, part in enumerate(split) for word in ((_GAP, *part) if index else part))


class _Node(Generic[Payload]):
    """A place in the tree of phrases: what ends here, the words that go on, and what goes on after a gap.

    There are a hundred thousand of them, most of which end a phrase and go on with nothing.
    """

    __slots__ = ("after_gap", "ends", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node[Payload]] = _NO_WORDS
        self.ends: list[Payload] | None = None
        self.after_gap: list[tuple[tuple[str, ...], list[Payload]]] | None = None

    def step(self, word: str) -> "_Node[Payload]":
        """Return the place that a word leads to, made where there was none."""
        found = self.words.get(word)
        if found is None:
            if self.words is _NO_WORDS:
                self.words = {}
            found = self.words[word] = _Node()
        return found


_NO_WORDS: dict[str, Any] = {}


class Lexicon(Generic[Payload]):
    """A table of phrases, each with a payload; `find` gives the longest phrase at each place."""

    def __init__(self, entries: Iterable[tuple[str, Payload]], *, lasting: bool = True) -> None:
        """Make a table; one that is not `lasting` goes when it is used no more, and is asked less fast."""
        self._root: _Node[Payload] = _Node()
        self._number = -1
        for phrase, payload in entries:
            self._add(words(phrase), payload)
        if lasting:
            self._register()

    def _register(self) -> None:
        self._number = len(_TABLES)
        _TABLES.append(self._number)
        for word, node in self._root.words.items():
            _HEADS.setdefault(word, []).append((self._number, node))

    def _add(self, phrase: tuple[str, ...], payload: Payload) -> None:
        node = self._root
        for number, word in enumerate(phrase):
            if word == _GAP:
                node.after_gap = [*(node.after_gap or ()), (phrase[number + 1 :], [payload])]
                return
            node = node.step(word)
        node.ends = [*(node.ends or ()), payload]

    def _beginnings(self, tokens: Tokens) -> Iterable[int]:
        if self._number < 0:
            return compress(range(len(tokens)), map(self._root.words.__contains__, tokens))
        return tokens.beginnings(self._number)

    def at(self, tokens: Sequence[str], index: int) -> Match[list[Payload]] | None:
        """Return the longest listed phrase that begins at `index`, or None."""
        node, place, last, count = self._root, index, 0, len(tokens)
        payloads: list[Payload] = []
        while place < count:
            following = node.words.get(tokens[place])
            if following is None:
                # Quotation marks may stand inside: 'was "grateful" to'.
                if place > index and tokens[place] in _MARKS and tokens[place - 1] not in _MARKS:
                    place += 1
                    continue
                break
            node, place = following, place + 1
            if node.ends:
                last, payloads = place, node.ends
            if node.after_gap:
                for rest, ends in node.after_gap:
                    reached = _after_gap(tokens, place, rest)
                    if reached > last:
                        last, payloads = reached, ends
        return Match(index, last, payloads) if last else None

    def find(self, tokens: Tokens) -> list[Match[list[Payload]]]:
        """Return the longest phrase at each place from left to right, none overlapping the one before."""
        found: list[Match[list[Payload]]] = []
        reached = 0
        for index in self._beginnings(tokens):
            if index >= reached and (match := self.at(tokens, index)):
                found.append(match)
                reached = match.last
        return found

    def all(self, tokens: Tokens) -> list[Match[list[Payload]]]:
        """Return the longest phrase at every place, overlapping or not."""
        return [match for index in self._beginnings(tokens) if (match := self.at(tokens, index))]


# The tables that any of them is in, by number, for each word that begins a phrase.
_HEADS: dict[str, list[tuple[int, _Node[Any]]]] = {}
_TABLES: list[int] = []


def _beginnings(tokens: Tokens) -> dict[int, list[int]]:
    """Return where phrases may begin, by the number of their table: one pass for all tables."""
    found: dict[int, list[int]] = {}
    end = len(tokens) - 1
    for index in compress(range(end + 1), map(_HEADS.__contains__, tokens)):
        following = tokens[index + 1] if index < end else ""
        if following in _MARKS and index + 1 < end:
            following = tokens[index + 2]
        for lexicon, node in _HEADS[tokens[index]]:
            if node.ends or node.after_gap or following in node.words:
                if lexicon in found:
                    found[lexicon].append(index)
                else:
                    found[lexicon] = [index]
    return found


def _follow(tokens: Sequence[str], index: int, rest: tuple[str, ...]) -> int:
    """Return the index after the phrase's remaining words from `index` on, 0 where they do not follow."""
    for number, word in enumerate(rest):
        if word == _GAP:
            return _after_gap(tokens, index, rest[number + 1 :])
        if index >= len(tokens) or tokens[index] != word:
            return 0
        index += 1
    return index


def _after_gap(tokens: Sequence[str], index: int, rest: tuple[str, ...]) -> int:
    for skipped in range(min(_GAP_WORDS + 1, len(tokens) - index)):
        if tokens[index + skipped] == rest[0] and (reached := _follow(tokens, index + skipped, rest)):
            return reached
    return 0
