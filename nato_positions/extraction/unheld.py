"""Words for an office that nobody holds there: "became the second country to agree", "an official note"."""

from collections.abc import Sequence

from nato_positions.extraction.actors import Mention
from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.wording import Office, word_set

# What an "official" one is of.
_PAPERS = frozenset(("note", "visit", "letter", "request", "application", "trip"))


def is_part(match: Match[list[Office]], named: Sequence[Mention]) -> bool:
    """Whether the word for an office is inside a listed name, such as that of a parliament."""
    # "NATO member Turkey": the member is named right after.
    return any(
        (mention.first <= match.first and match.last <= mention.last)
        or (mention.first == match.last and match.payload[0].body)
        for mention in named
    )


def is_predicate(tokens: Tokens, match: Match[list[Office]]) -> bool:
    """Whether the words only say what somebody is: "became the second country to agree", "whose party"."""
    before = tokens[match.first - 1] if match.first else ""
    if tokens[match.last - 1] == "official" and not _PAPERS.isdisjoint(tokens[match.last : match.last + 1]):
        return True  # "An official note".
    if (
        before == "whose"
        or (before == "who" and tokens[match.first] == "heads")
        or (before in word_set("speech.toml", "pronouns", "owner") and _is_home(tokens[match.first]))
    ):
        return True
    before_it = tokens[max(0, match.first - 5) : match.first]
    if tokens[match.last : match.last + 1] == ["to"] and {"first", "last", "latest", "only"} & set(before_it):
        return True  # "One of the first big allies to complete it".
    generic = tokens[match.last - 1] in ("country", "nation", "ally", "member", "state")
    return generic and match.last < len(tokens) and tokens[match.last] in ("to", "not", "that", "yet", "with")


def _is_home(word: str) -> bool:
    return word in word_set("speech.toml", "pronouns", "home") and word != "government"


def is_shadowed(one: Mention, others: Sequence[Mention]) -> bool:
    """Whether another mention covers the same words and knows more: "General …, chairman of the joint
    chiefs".
    """
    return any(
        other is not one
        and other.first <= one.first < other.last
        and (len(other.codes), other.last) > (len(one.codes), one.last)
        for other in others
    )
