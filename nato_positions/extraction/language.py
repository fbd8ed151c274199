"""Whether a text is English at all, and else in which language: nothing is guessed from what is not."""

from typing import TYPE_CHECKING

from nato_positions import reference
from nato_positions.extraction.lexicon import tokenize
from nato_positions.extraction.wording import function_words
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import py3langid
else:
    # Takes most of a second, and only a text that is not English needs a name for what it is.
    py3langid = on_demand("py3langid")

_SAMPLE = 6_000
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


def foreign(text: str) -> str | None:
    """Return the name of the language of a text that is not English, None for one that is.

    A text that is no language at all, such as a list of names, has the name `no language`.

    >>> foreign("Die Minister sagten, dass Ungarn den Beitritt nicht unterstützt. " * 4)
    'German'
    """
    if is_english(text):
        return None
    code, _ = py3langid.classify(text[:_SAMPLE])
    return "no language" if code == "en" or not any(map(str.isalpha, text)) else reference.language(code)
