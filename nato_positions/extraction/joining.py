"""Whose joining the words for it speak of: "their bids", "Sweden's stalled NATO bid", "to join"."""

from collections.abc import Sequence

from nato_positions.extraction.actors import ORGANISATIONS, Mention, is_object, is_owner
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.wording import word_set

Whose = tuple[tuple[str, ...], bool]
_NEAR = 5
_OWN = 8
_BESIDE = ("like", "alongside", "with", "before", "without", "after", "than")
_CLAUSE = frozenset((",", "while", "as", "but", "after", "when", "because", "although", "whereas", "before"))
_NAMED = ("state", "adjective", "people", "pronoun", "body")


def is_elsewhere(tokens: Tokens, first: int, last: int) -> bool:
    """Whether it is about joining something else than the alliance."""
    nearby = {*tokens[max(0, first - 2) : first], *tokens[last : last + 4]}
    if tokens[last : last + 1] and tokens[last] in ("territory", "airspace", "soil", "waters"):
        return True  # "Encroaches into NATO territory".
    if tokens[first].startswith("admit") and tokens[last : last + 1] in (["that"], ["there"]):
        return True  # "Admitted that it was late".
    other = nearby & word_set("text.toml", "accession", "elsewhere")
    named = nearby.union(tokens[first:last])
    return bool(other) and not named & word_set("text.toml", "accession", "nato")


def who_joins(
    tokens: Tokens,
    found: Sequence[Mention],
    known: Frames,
    joining: tuple[str, ...],
    article: frozenset[str],
    first: int,
    last: int,
) -> Whose:
    """Return whose joining the words at `first` … `last` speak of, and whether the sentence itself says so.

    `joining` are those whom the sentences before were about, `article` all that the article names.
    """
    joiners = [m for m in found if m.kind != "outsider" and set(m.codes) & set(known.joining)]
    # "Adding Sweden to NATO": the words have the name in them.
    if inside := [m for m in joiners if first <= m.first and m.last <= last]:
        return joining_codes(inside[0], known), True
    whose = _by_owner(tokens, found, known, joining, first) or _by_name_behind(tokens, joiners, known, last)
    if whose:
        return whose
    # "Finland and Sweden … their bids", but "Sweden …, Finland … its bid".
    if _is_plural(tokens, last) and len(joining) > 1:
        return joining, False
    named = [m for m in joiners if m.kind in _NAMED or is_owner(tokens, m)]
    left = [m for m in named if m.last <= first and _can_join(tokens, m, joining)]
    left = left or [m for m in joiners if _speaks_of_own(tokens, m, first)]
    right = [m for m in named if m.first >= last]
    if left or right:
        return joining_codes(left[-1] if left else right[0], known), True
    if joiners and _of_the_country(tokens, found, first):
        return joining_codes(joiners[-1], known), True
    if joining:
        together = known.pairs[joining[0]] if _is_plural(tokens, last) else ()
        return (together if len(together) > 1 else joining), False
    if pair := _their_own(tokens, known, article, first):
        return pair, False
    if joiners:
        return joining_codes(joiners[-1], known), False
    # An article that names only one of those who could join speaks of that one.
    alone = tuple(code for code in known.joining if code in article)
    return (alone if len(alone) == 1 else ()), False


def _speaks_of_own(tokens: Tokens, mention: Mention, first: int) -> bool:
    """Whether it is one's own joining: "Finland's president came out in favour of joining"."""
    near = mention.kind == "person" and 0 <= first - mention.last <= _OWN
    return near and tokens[first] == "joining" and _CLAUSE.isdisjoint(tokens[mention.last : first])


def _of_the_country(tokens: Tokens, found: Sequence[Mention], first: int) -> bool:
    """Whether it is a country's that is not named there: "told his Finnish counterpart that he backed the
    country's choice to join".
    """
    countries = (m for m in found if m.kind == "pronoun" and m.last - m.first > 1)
    owned = any(first - 4 <= m.last < first and is_owner(tokens, m) for m in countries)
    return owned and tokens[first - 1] == "to"


def _their_own(tokens: Tokens, known: Frames, article: frozenset[str], first: int) -> tuple[str, ...]:
    """Return those who join together where no sentence so far has named them: "objects to their joining"."""
    if not first or tokens[first - 1] != "their":
        return ()
    return next((pair for pair in known.pairs.values() if len(pair) > 1 and article.issuperset(pair)), ())


def _by_owner(
    tokens: Tokens, found: Sequence[Mention], known: Frames, joining: tuple[str, ...], first: int
) -> Whose | None:
    """Return whose it is by the name or pronoun before it: "Sweden's bid", "its bid"."""
    owners = [m for m in found if m.last <= first <= m.last + _NEAR and _leads_to(tokens, m, first)]
    if not owners:
        return None
    owner = owners[-1]
    if codes := joining_codes(owner, known):
        return codes, True
    if owner.kind == "owner" and joining:
        return joining, False
    other = owner.kind in ("state", "adjective", "person") and is_owner(tokens, owner)
    return ((), True) if other and not ORGANISATIONS & set(owner.codes) else None


def _by_name_behind(tokens: Tokens, joiners: Sequence[Mention], known: Frames, last: int) -> Whose | None:
    """Return whose it is by the name right behind it: "the bid of Sweden"."""
    for mention in joiners:
        near = last <= mention.first <= last + 3 and mention.kind in ("state", "adjective", "people")
        apart = not _CLAUSE.isdisjoint(tokens[last : mention.first])
        if near and not apart and tokens[mention.first - 1] not in _BESIDE:
            return joining_codes(mention, known), True
    return None


def _can_join(tokens: Tokens, mention: Mention, joining: tuple[str, ...]) -> bool:
    """Whether the mention before the words can be the one who joins."""
    if mention.first and tokens[mention.first - 1].startswith("follow"):
        return False  # "Sweden will follow Finland in applying for membership"
    return (
        not is_object(tokens, mention)
        or is_owner(tokens, mention)
        or bool(set(mention.codes) & set(joining))
        or tokens[mention.last] == "to"  # "Calls for the country to join"
    )


def _is_plural(tokens: Tokens, last: int) -> bool:
    return tokens[last - 1] in ("bids", "applications", "memberships", "protocols", "requests")


def joining_codes(mention: Mention, known: Frames) -> tuple[str, ...]:
    """Return those of the mention whose joining is an issue."""
    return tuple(code for code in mention.codes if code in known.joining)


def _leads_to(tokens: Tokens, mention: Mention, first: int) -> bool:
    """Whether nothing but what qualifies the words stands between: "Sweden's stalled NATO bid"."""
    barred = word_set("text.toml", "prepositions") | {
        ",",
        "and",
        "but",
        "that",
        "said",
        "says",
        "has",
        "have",
        "will",
    }
    return barred.isdisjoint(tokens[mention.last : first])
