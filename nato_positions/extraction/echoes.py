"""What is said of others without being named again: "Poland backs it. So does Latvia. Spain does not." """

from collections.abc import Sequence
from typing import NamedTuple

from nato_positions.extraction.actors import Mention, is_owner, just_before
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.wording import word_set
from nato_positions.model import OPPOSITE, Stance

_LIKE = frozenset(("so", "as", "neither", "nor"))
_OPENING = frozenset(("", ",", ";", ".", "but", "and", "while", "whereas", "although", "though", "—", "–"))
_CONTRASTING = frozenset(("but", "while", "whereas", "although", "though"))
_ALSO = frozenset(("either", "too", "also", "likewise"))
_ENDING = _ALSO | frozenset((".", ",", ";", "—", "–", "!"))
# "They have not ruled it out, though Spain has."
_OPPOSITE = {**OPPOSITE, Stance.NEUTRAL: Stance.OPPOSE}


class Echo(NamedTuple):
    """Of whom it is said again, whether he agrees, and the token of the verb."""

    holder: Mention
    agrees: bool
    at: int

    def of(self, stance: Stance) -> Stance | None:
        """Return the stance that follows from another's, None where none does."""
        return stance if self.agrees else _OPPOSITE.get(stance)


def echoes(tokens: Tokens, mentions: Sequence[Mention]) -> list[Echo]:
    """Return who is said to do the same, or not to.

    >>> from nato_positions.extraction.lexicon import tokenize
    >>> spain = Mention(0, 1, (), "state")
    >>> [(echo.agrees, echo.at) for echo in echoes(tokenize("Spain does not."), [spain])]
    [(False, 1)]
    """
    kinds = ("state", "person", "body", "people")
    named = (m for m in mentions if m.kind in kinds and not is_owner(tokens, m))
    return [
        echo
        for mention in named
        if (echo := _after(tokens, mention) or _behind(tokens, mention) or _following(tokens, mention))
    ]


def may_echo(tokens: Tokens) -> bool:
    """Whether a sentence is worth a look: an auxiliary stands at the end of a clause, or behind "so"."""
    if any(word.startswith("follow") for word in tokens.here):
        return True
    verbs = [place for place in range(len(tokens)) if _is_auxiliary(tokens, place)]
    return any(
        (place and tokens[place - 1] in _LIKE) or not _ENDING.isdisjoint(tokens[place + 1 : place + 3])
        for place in verbs
    )


def _after(tokens: Tokens, mention: Mention) -> Echo | None:
    """Return the echo of "so does Latvia", "as do the Baltic states", "nor has Spain"."""
    verb = just_before(tokens, mention)
    if verb < 1 or tokens[verb] not in word_set("text.toml", "auxiliaries") or tokens[verb - 1] not in _LIKE:
        return None
    following = tokens[mention.last] if mention.last < len(tokens) else "."
    return Echo(mention, True, verb) if following in _ENDING or following == "and" else None


def _behind(tokens: Tokens, mention: Mention) -> Echo | None:
    """Return the echo of "Spain does not", and, where others did not, "but Hungary did"."""
    before = "".join(tokens[max(0, mention.first - 1) : mention.first])
    if before == "the":
        before = "".join(tokens[max(0, mention.first - 2) : mention.first - 1])
    verb = mention.last
    if before not in _OPENING or tokens[verb : verb + 1] == [] or not _is_auxiliary(tokens, verb):
        return None
    negated = tokens[verb + 1 : verb + 2] in (["not"], ["'t"])
    after = verb + 1 + negated
    following = tokens[after] if after < len(tokens) else "."
    if following in _ALSO and tokens[after + 1 : after + 2] and tokens[after + 1][0].isalnum():
        return None  # "Allies are also sending ships."
    if following == "," and not negated and before not in _CONTRASTING:
        return None  # "Allies are, this year, …"
    return Echo(mention, following in _ALSO, verb) if following in _ENDING else None


def _following(tokens: Tokens, mention: Mention) -> Echo | None:
    """Return the echo of "Belgium will follow", "Spain has followed suit"."""
    verb = mention.last + _is_auxiliary(tokens, mention.last)
    if tokens[verb : verb + 1] not in (["follow"], ["followed"], ["follows"]):
        return None
    after = verb + 1 + (tokens[verb + 1 : verb + 2] == ["suit"])
    following = tokens[after] if after < len(tokens) else "."
    return Echo(mention, True, verb) if following in _ENDING else None


def _is_auxiliary(tokens: Tokens, place: int) -> bool:
    word = "".join(tokens[place : place + 1])
    if tokens[place + 1 : place + 2] == ["'t"]:
        return True
    return word in word_set("text.toml", "auxiliaries")
