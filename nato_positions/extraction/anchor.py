"""Finding the exact place of a quote in the archived text."""

import unicodedata
from array import array

from nato_positions.escapes import HIDDEN_IN_WORDS

# Every mark that news text puts around words or uses as an apostrophe.
QUOTE_MARKS = frozenset("\"'`´‘’‚‛“”„‟«»‹›〝〞＂＇′″")


def anchor(text: str, quote: str) -> tuple[int, int] | None:
    """Return the first place of `quote` in `text` as (start, end) in code points, or None.

    White space, quote marks and accents are forgiven; words, case and other punctuation are not.

    >>> text = "She said: “We aim to\\n welcome Sweden.”"
    >>> start, end = anchor(text, '"We aim to welcome Sweden."')
    >>> text[start:end]
    '“We aim to\\n welcome Sweden.”'
    """
    wanted = quote.strip()
    if not any(character.isalnum() for character in wanted):
        return None
    if (start := text.find(wanted)) >= 0:
        return start, start + len(wanted)
    plain, places = _plain(text)
    plain_quote = _plain(wanted)[0].strip()
    if not plain_quote or (found := plain.find(plain_quote)) < 0:
        return None
    return _with_marks(text, wanted, places[found], places[found + len(plain_quote) - 1] + 1)


def _plain(text: str) -> tuple[str, "array[int]"]:
    """Return `text` without accents, quote marks and doubled white space, and where each letter stood."""
    letters: list[str] = []
    places = array("L")
    for place, character in enumerate(text):
        for letter in _letters(character):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _letters(character: str) -> str:
    """Return what is compared of a character: nothing, a space, or its base letters."""
    if character in QUOTE_MARKS or character in HIDDEN_IN_WORDS:
        return ""
    if character.isspace():
        return " "
    if character.isascii():
        return character
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


def _with_marks(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    """Widen the place by the quote marks that the quote was given with, and by accents that follow it."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    if quote[0] in QUOTE_MARKS and start > 0 and text[start - 1] in QUOTE_MARKS:
        start -= 1
    if quote[-1] in QUOTE_MARKS and end < len(text) and text[end] in QUOTE_MARKS:
        end += 1
    return start, end
