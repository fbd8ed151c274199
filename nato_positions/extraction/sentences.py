"""The second step: the sentences of each block, with the quotations in them and, in transcripts, whose
turn it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from nato_positions import reference
from nato_positions.extraction.clean import Block, trimmed
from nato_positions.extraction.lexicon import Tokens, starts
from nato_positions.extraction.wording import abbreviations, never_ending, sentence_openers

# An end of sentence: the mark, closing quotes or brackets, then a space or, where a scraper glued two
# sentences, straight on to a capital or an opening quote. What stands before the mark is looked at in code.
_END = re.compile(r"[.!?…]+[\"”’')\]]{0,3}(?=\s|[A-Z“‘])")
# A turn in a transcript: "Q " or a name in capitals with a colon.
_TURN = re.compile(r"(?<![^\s])(?:Q:?(?= [A-Z(“])|[A-Z][A-Z.'’-]{2,24}(?: [A-Z][A-Z.'’-]{1,24}){0,4}:(?=\s))")
# At the very beginning of a paragraph the name of a turn may stand in ordinary letters.
_OPENING_TURN = re.compile(r"[A-Z][^\W\d_.'’-]{1,24}(?: [A-Z][^\W\d_.'’-]{1,24}){1,3}:(?=\s)")
# Where an article was filed, before its first sentence: "ANKARA, Jan 24 (Reuters) - ", "BERLIN — ".
_DATELINE = re.compile(
    r"(?=[^\n]{0,60}?(?:\b[A-Z]{3,}\b|\([A-Z][A-Za-z]+\)))"
    r"[A-Z][^\n.!?\"“”]{2,70}? ?(?:--|[-–—])\s+(?=[A-Z“\"‘])"
)
# Words of a page between two sentences: "– latest news updates", "Read More »".
_BETWEEN = re.compile(r" [-–—] latest (?:news )?updates |Read More »")
# Where a standfirst runs into the first sentence: a small word or a sum, a space, a capital.
_GLUED = re.compile(r"(?<=[a-z0-9%’”)]) (?=[A-Z][a-z]* [A-Za-z“])|(?<=[a-z0-9%’”)]) (?=A [a-z])")
# Where a heading runs into a word: "Sweden's bidTurkish President", "DiplomacyDenmark and Norway".
_RUN_ON = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]*[\s,’'])")
_WORD_BEFORE = 24
_QUOTE_MARKS = "“”\"‘’'"
_QUOTE_MARK = re.compile(f"[{_QUOTE_MARKS}]")
_LONGEST = 900
_SINGLE_LONGEST = 400


class Sentence:
    """A sentence, `text[start:end]`; `quotes` are the places inside quotation marks, clipped to the sentence.

    `thread` is the number of the quotation that it stands in as a whole, -1 outside; `turn` the name before
    the colon in a transcript, "Q" for a question of the press.
    """

    __slots__ = ("end", "heading", "quotes", "start", "thread", "turn")

    def __init__(
        self, start: int, end: int, heading: bool, quotes: tuple[tuple[int, int], ...], thread: int,
        turn: str | None,
    ) -> None:  # fmt: skip
        self.start, self.end, self.heading = start, end, heading
        self.quotes, self.thread, self.turn = quotes, thread, turn


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """Return the sentences of the blocks in order; none is longer than 900 characters."""
    found: list[Sentence] = []
    turn: str | None = None
    for block in blocks:
        quoted = quotations(text, block.start, block.end)
        for start, end, spoken in _turns(text, block.start, block.end):
            turn = spoken or turn
            for first, last in _split(text, start, end):
                quotes, thread = _inside(quoted, first, last) if quoted else ((), -1)
                found.append(Sentence(first, last, block.heading, quotes, thread, turn))
    return found


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places between quotation marks in `text[start:end]`; an unclosed one reaches to the end.

    >>> text = "He said “yes” and 'no"
    >>> [text[first:last] for first, last in quotations(text, 0, len(text))]
    ['yes']
    """
    found: list[tuple[int, int]] = []
    opened, mark = -1, ""
    for place, character in _marks(text, start, end):
        if opened < 0:
            if character in "“\"‘'" and not (character == '"' and _closes(text, place, start)):
                opened, mark = place + 1, character
        elif _pairs(mark, character) and not (mark in "‘'" and place - opened > _SINGLE_LONGEST):
            found.append((opened, place))
            opened = -1
        elif mark in "‘'" and character in '“"':
            opened, mark = place + 1, character
    if opened >= 0 and mark in '“"':
        found.append((opened, end))
    return found


def _marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the quotation marks and their places, apostrophes left out."""
    if all(text.find(mark, start, end) < 0 for mark in _QUOTE_MARKS):
        return []
    found = [(sign.start(), sign.group()) for sign in _QUOTE_MARK.finditer(text, start, end)]
    return [
        (place, mark)
        for place, mark in found
        if mark in '“”"' or _opens(text, place, end, mark) or _ends(text, place, end, mark)
    ]


def _opens(text: str, place: int, end: int, mark: str) -> bool:
    """Whether a single mark stands before a word, after a space or a sign that a quotation may follow."""
    before = text[place - 1] if place else " "
    return (
        mark in "‘'"
        and (before in "([—–-" or before.isspace())
        and place + 1 < end
        and not text[place + 1].isspace()
    )


def _ends(text: str, place: int, end: int, mark: str) -> bool:
    """Whether a single mark stands after a word, and inside none."""
    return mark in "’'" and not (place + 1 < end and text[place + 1].isalnum())


def _closes(text: str, place: int, start: int) -> bool:
    """Whether a straight mark that opens nothing before it can only be a closing one."""
    return (
        place > start
        and not text[place - 1].isspace()
        and (place + 1 >= len(text) or text[place + 1].isspace())
    )


def _pairs(opening: str, closing: str) -> bool:
    return closing in ('”"' if opening in '“"' else "’'")


def _turns(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Yield the stretches of a block between the names of a transcript, each with its speaker's."""
    if dateline := _DATELINE.match(text, start, end):
        start = dateline.end()
    if text.find(":", start, end) < 0 and text.find("Q", start, end) < 0:
        yield start, end, None
        return
    spoken: str | None = None
    if opening := _OPENING_TURN.match(text, start, end):
        start, spoken = opening.end(), opening.group().rstrip(":")
    for turn in _TURN.finditer(text, start, end):
        if turn.start() > start:
            yield start, turn.start(), spoken
        start, spoken = turn.end(), turn.group().rstrip(":")
    yield start, end, spoken


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of a stretch, those beyond the longest cut at a space."""
    found: list[tuple[int, int]] = []
    for mark in _END.finditer(text, start, end):
        if text[mark.start()] != "." or not _is_abbreviation(text, start, mark.start()):
            found += _parted(text, start, mark.end())
            start = mark.end()
    found += _parted(text, start, end)
    return found


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence, or the two where a headline or standfirst ran into it."""
    while glue := _BETWEEN.search(text, start, end) or _glue(text, start, end) or _run_on(text, start, end):
        yield from _cut(text, start, glue.start())
        start = glue.end()
    yield from _cut(text, start, end)


def _glue(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the space before a word that can only begin a sentence, behind one that can end one."""
    for space in _GLUED.finditer(text, start, end):
        opening = text[space.end() : space.end() + _WORD_BEFORE].split()[0]
        if opening not in sentence_openers():
            continue
        before = text[max(start, space.start() - _WORD_BEFORE) : space.start()].split()[-1:]
        # In a title other words have capitals too; "in The Times", "newspaper The Telegraph".
        if before and not before[0][0].isupper() and before[0].strip("’”)") not in never_ending():
            return space
    return None


def _run_on(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the place inside a word where a sentence begins without a space before it."""
    for place in _RUN_ON.finditer(text, start + 1, end):
        word = text[max(start, place.start() - _WORD_BEFORE) : place.start()].split()[-1]
        following = re.split(r"[^A-Za-z]", text[place.start() : place.start() + _WORD_BEFORE])[0]
        # "YouTube" and "DeSantis" are words, "bidTurkish" is none, nor is "MilitaryThe".
        if word[0].islower() or following in sentence_openers() or following in _opening_names():
            return place
    return None


@cache
def _opening_names() -> frozenset[str]:
    """Return the first words of the actors' names, as they stand in a text."""
    listed = (name for actor in reference.actors() for name in (actor.name, *actor.names, *actor.demonyms))
    return frozenset(name.split()[0] for name in listed if name[:1].isupper())


def _is_abbreviation(text: str, start: int, mark: int) -> bool:
    """Whether the full stop at `mark` belongs to its word (Mr., U.S., an initial) and ends no sentence."""
    if text[mark + 1 : mark + 2] == ")" and text[mark + 2 : mark + 4].strip()[:1].islower():
        return True  # "Tim Kaine (D-Va.) said".
    before = text[max(start, mark - 12) : mark]
    if not before or before[-1].isspace():
        return False
    word = before.split()[-1].lstrip("“\"‘'([").casefold()
    if word == "no":
        return text[mark + 1 : mark + 3].strip().isdigit()  # "No. 10", and not "“No.” The US …".
    if word in abbreviations() or (len(word) == 1 and word.isalpha() and word not in ("i", "x")):
        return True
    # Initials such as U.S. stand before a name more often than at an end.
    return "." in word and len(word) <= 5


def _cut(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    start, end = trimmed(text, start, end)
    return _shortened(text, start, end) if end - start > _LONGEST else ((start, end),) if end > start else ()


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        middle = space if space > 0 else start + _LONGEST
        yield trimmed(text, start, middle)
        start = trimmed(text, middle, end)[0]
    if end > start:
        yield start, end


def _inside(quoted: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the quotations clipped to the sentence, and the number of the one it begins and goes on in."""
    while quoted and quoted[0][1] <= start:
        quoted.pop(0)
    here = []
    for first, last in quoted:
        if first >= end:
            break
        here.append((max(first, start), min(last, end)))
    covered = bool(here) and quoted[0][0] <= start + 1
    return tuple(here), quoted[0][0] if covered else -1


def quoted_words(text: str, sentence: Sentence, tokens: Tokens) -> frozenset[int]:
    """Return which words of a sentence stand inside quotation marks."""
    if not sentence.quotes:
        return frozenset()
    places = starts(tokens, text, sentence.start)
    return frozenset(
        index
        for first, last in sentence.quotes
        for index in range(bisect_left(places, first), bisect_left(places, last))
    )
