"""Whom pronouns mean: "he", "its", "they", "the two countries", in a transcript "you"."""

from collections.abc import Iterator, Sequence

from nato_positions.extraction.actors import (
    ORGANISATIONS,
    Member,
    Mention,
    has_aside,
    is_object,
    is_owner,
    just_before,
)
from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.people import NOBODY, Memory
from nato_positions.extraction.wording import cues, speech_verbs, word_set

_DONE_BY_YOU = frozenset(
    ("have", "'ve", "are", "'re", "just", "also", "continue", "gave", "made", "helped", "agreed")
)
_OPENING, _CLOSING = ("“", '"'), ("”", '"')


def pronoun_mentions(
    tokens: Tokens, words: Sequence[Match[list[str]]], found: Sequence[Mention], memory: Memory
) -> Iterator[Mention]:
    for match in words:
        kind = match.payload[0]
        if kind == "first":
            yield Mention(match.first, match.last, (), "first")
            continue
        if kind == "second":
            # "You know", "before you can be admitted" mean nobody.
            if memory.heard and tokens[match.last : match.last + 1] and tokens[match.last] in _DONE_BY_YOU:
                yield Mention(match.first, match.last, memory.heard[:1], "pronoun")
            continue
        word = tokens[match.first]
        if word == "it" and _is_nobody(tokens, match.last):
            continue
        before = [mention for mention in found if mention.last <= match.first]
        if speech_verbs().at(tokens, match.last):
            # "“Scholz must decide,” he said": the one who speaks is not the one spoken of.
            before = [m for m in before if not _is_in_quotes(tokens, m, match.first)] or []
        who = _antecedent(tokens, before, _referring(kind, word, match.last - match.first > 1), memory)
        after = tokens[match.last] if match.last < len(tokens) else ""
        at_home = kind == "owner" and after in word_set("speech.toml", "pronouns", "home")
        yield Mention(
            match.first, match.last + at_home, who, "owner" if kind == "owner" and not at_home else "pronoun"
        )


def _is_in_quotes(tokens: Tokens, mention: Mention, place: int) -> bool:
    """Whether a mention stands in a quotation that closes before another place."""
    closing = next((n for n in range(place - 1, mention.last - 1, -1) if tokens[n] in _CLOSING), None)
    if closing is None or closing < place - 2:
        return False
    opening = next((n for n in range(mention.first - 1, -1, -1) if tokens[n] in _OPENING), None)
    return opening is None or not any(token in _CLOSING for token in tokens[opening + 1 : mention.first])


def _is_nobody(tokens: Tokens, after: int) -> bool:
    """Whether "it" stands for nothing: "it was appropriate to support", "it is time to"."""
    ahead = tokens[after : after + 5]
    be = word_set("text.toml", "be")
    index = next((number for number, word in enumerate(ahead[:3]) if word in be), None)
    said = ahead[index + 1 : index + 3] if index is not None else ()
    return not word_set("speech.toml", "expletive").isdisjoint(said)


def _referring(kind: str, word: str, phrase: bool) -> str:
    """Return whether a pronoun means a person, a thing, a country, several or two."""
    if phrase:
        return {"thing": "country", "several": "two"}.get(kind, kind)
    return {"his": "person", "her": "person", "its": "thing", "their": "several"}.get(word, kind)


def _antecedent(tokens: Tokens, before: Sequence[Mention], kind: str, memory: Memory) -> tuple[Member, ...]:
    """Return whom a pronoun means: the last one that acts in the sentence and fits, else in the ones
    before.
    """
    if kind == "person":
        # In a quotation "he" is not the one who speaks.
        fitting = [m for m in before if is_one_person(m) and not set(m.members) & set(memory.quoted)]
    elif kind in ("several", "two"):
        fitting = [m for m in before if _are_several(m) and (kind == "several" or len(m.members) == 2)]
        # "Members of the alliance announced that they would".
        fitting = fitting or [m for m in before if tokens[m.first] == "members" and m.codes]
        # "NATO's ministers … Finland and Sweden … their bids": rather several than the ministers of one.
        fitting = [m for m in fitting if len(m.members) > 1] or fitting
    else:
        fitting = [m for m in before if m.kind in ("state", "body", "person") and len(m.members) == 1]
        if kind == "country":
            fitting = [m for m in fitting if not set(m.codes) & ORGANISATIONS]
    # "They urged Turkey to approve their bids": whoever is urged is not the one meant.
    acting = [
        m
        for m in fitting
        if not is_object(tokens, m) and not is_owner(tokens, m) and not _is_addressed(tokens, m)
    ]
    if kind in ("thing", "country") and not any(m.kind in ("state", "body") for m in acting):
        acting = [m for m in fitting if m.kind in ("state", "body")] or acting
    if kind == "several" and not fitting and not memory.several:
        # "Germany — a strong ally — they have stepped up."
        alone = [m for m in before if m.kind == "state" and len(m.members) == 1]
        alone = [m for m in alone if not ORGANISATIONS & set(m.codes)]
        acting = [m for m in alone if not is_object(tokens, m) and not is_owner(tokens, m)]
        # "Since Finland …, officials have said that they expect it": the officials.
        nobody = [m for m in before if m.kind == "outsider" and tokens[m.last - 1].endswith("s")]
        if acting and nobody and nobody[-1].first > acting[-1].last and not is_object(tokens, nobody[-1]):
            return ()
    if kind == "person" and len(acting) > 1 and has_aside(tokens, acting[0]):
        # "Çavuşoğlu, who spoke beside his guest, Billström, said his government".
        acting = acting[:1]
    free = acting or [m for m in fitting if not _is_addressed(tokens, m)] or fitting
    if free:
        return free[-1].members
    several = memory.several or memory.state
    if kind == "country" and {m.code for m in memory.state} & ORGANISATIONS:
        return ()
    person = memory.person if not set(memory.person) & set(memory.quoted) else _another(memory)
    return {"person": person, "several": several, "two": memory.several}.get(kind, memory.state)


def _another(memory: Memory) -> tuple[Member, ...]:
    """Return the last one spoken of who is not the one who speaks."""
    others = [m for m in memory.people.values() if m.code and m not in memory.quoted]
    return tuple(others[-1:])


def _are_several(mention: Mention) -> bool:
    """Whether "they" can mean it: several actors, or the leaders or lawmakers of one."""
    several = len(mention.members) > 1 or mention.kind == "body"
    return mention.kind in ("state", "person", "body") and several and bool(mention.codes)


def is_one_person(mention: Mention) -> bool:
    """Whether "he" or "she" can mean it: no parliament is either."""
    one = mention.kind in ("person", "outsider", "stranger") and len(mention.members) == 1
    return one and mention.members[0] != NOBODY


def _is_addressed(tokens: Tokens, mention: Mention) -> bool:
    """Whether a verb before it has it for its object: "urged Turkey", "having promised Stoltenberg"."""
    if not mention.first or tokens[max(0, mention.first - 2)] in (",", '"', "”", "’", "'"):
        return False  # ", said Rutte"
    verb = just_before(tokens, mention)
    match = cues().at(tokens, verb)
    beside = match is not None and match.last >= mention.first
    objects = mention.kind in ("person", "outsider") or (mention.kind == "state" and beside)
    verbs = ("directive", "subject") if objects else ("directive",)
    return match is not None and any(cue.frame in verbs for cue in match.payload)
