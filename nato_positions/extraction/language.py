"""Whether a text is English at all: nothing is guessed from one that is not."""

from nato_positions.extraction.lexicon import tokenize
from nato_positions.extraction.wording import function_words

_SAMPLE = 20_000
_SHARE = 0.12
_FEW = 25


def is_english(text: str) -> bool:
    """Return whether enough of the words are English function words; too few words to tell count as English.

    >>> is_english("The ministers said that they would support it.")
    True
    >>> is_english("Die Minister sagten es. " * 9)
    False
    """
    found = [token.word for token in tokenize(text, 0, min(len(text), _SAMPLE)) if token.word[0].isalpha()]
    if len(found) < _FEW:
        return bool(found)
    return sum(word in function_words() for word in found) >= _SHARE * len(found)
