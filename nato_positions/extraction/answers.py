"""Answers of one word: "asked whether he would send jets, he said no", and "No." after a question."""

from collections.abc import Sequence
from typing import NamedTuple

from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.negations import MARKS
from nato_positions.extraction.wording import word_set
from nato_positions.model import OPPOSITE, Stance

_ENDS = frozenset((".", ",", "!", ";", ":", "—", "–", "-", "when", "after", "on", "to"))
_STOPS = frozenset((",", ".", ";", "—", "–", "“", "”", '"'))
_ASKS = frozenset(("what", "how", "why", "who", "which", "when", "where", "should", "is", "are"))
# What stands for a thing asked about before.
STANDING_IN = frozenset(("it", "them", "that", "so", "this"))
# How far into a question "now that" may stand.
_OPENS = 6
_BEFORE = 6
_WAY = 9
_OPPOSITE = {**OPPOSITE, Stance.CONDITIONAL: Stance.OPPOSE}


class Asked(NamedTuple):
    """What a question asks for: an issue, the stance of who says yes, and the actors asked about, if any."""

    slug: str
    stance: Stance
    codes: tuple[str, ...]

    def answered(self, agreed: bool) -> Stance:
        """Return the stance of who says yes, or no, to it."""
        if agreed:
            return Stance.SUPPORT if self.stance is Stance.CONDITIONAL else self.stance
        return _OPPOSITE[self.stance]


def answer(tokens: Tokens) -> tuple[int, bool] | None:
    """Return where a sentence answers in one word and whether it agrees, None where it does not.

    >>> from nato_positions.extraction.lexicon import tokenize
    >>> answer(tokenize("“No,” Biden said."))
    (1, False)
    >>> answer(tokenize("Asked if he would, he said yes."))
    (7, True)
    >>> answer(tokenize("No tanks were sent."))
    """
    for word, agreed in (("no", False), ("yes", True)):
        if word not in tokens.here:
            continue
        place = tokens.index(word)
        following = tokens[place + 1] if place + 1 < len(tokens) else "."
        if not (following in _ENDS or following in MARKS):
            continue
        before = [one for one in tokens[max(0, place - _BEFORE) : place] if one not in MARKS]
        said = word_set("speech.toml", "answering")
        if not before or any(one in said for one in before[-1:]) or _leads(before, said):
            return place, agreed
    return None


def _leads(before: Sequence[str], said: frozenset[str]) -> bool:
    """Whether the words before say that it is an answer: "replied:", "answered with a clear"."""
    return before[-1] == ":" or (not said.isdisjoint(before) and "with" in before[-3:])


def is_asked_about(tokens: Tokens, place: int) -> bool:
    """Whether a sentence opens with a question about what stands at a place: "asked about tanks"."""
    asked = not word_set("speech.toml", "questioned").isdisjoint(tokens[:3])
    return asked and "about" in tokens[:4] and not _STOPS.intersection(tokens[:place])


def told_before(tokens: Tokens) -> int:
    """Return how many words of a question only tell something: "now that Slovakia has given its jets, does
    it put pressure on you?"; 0 where it asks from the first.

    >>> from nato_positions.extraction.lexicon import tokenize
    >>> told_before(tokenize("Now that Poland has sent tanks, will you?"))
    6
    >>> told_before(tokenize("Will you send tanks?"))
    0
    """
    if tokens[0] not in word_set("speech.toml", "telling") and "that" not in tokens[1:_OPENS]:
        return 0
    asks = word_set("text.toml", "auxiliaries") | word_set("text.toml", "modals") | _ASKS
    return next((n for n in range(1, len(tokens) - 1) if tokens[n] == "," and tokens[n + 1] in asks), 0)


def question(tokens: Tokens) -> tuple[int, int] | None:
    """Return the words of a question that a sentence tells: what stands after "asked whether".

    >>> from nato_positions.extraction.lexicon import tokenize
    >>> tokens = tokenize("Asked if he would send jets, he said no.")
    >>> tokens[slice(*question(tokens))]
    ['he', 'would', 'send', 'jets']
    """
    asked = next((n for n, word in enumerate(tokens) if word in word_set("speech.toml", "questioned")), None)
    if asked is None:
        return None
    ahead = tokens[asked + 1 : asked + _WAY]
    opens = next((n for n, word in enumerate(ahead) if word in ("if", "whether")), None)
    if opens is None:
        return None
    first = asked + 1 + opens + 1
    last = next((n for n in range(first, len(tokens)) if tokens[n] in _STOPS), len(tokens))
    return (first, last) if last > first else None
