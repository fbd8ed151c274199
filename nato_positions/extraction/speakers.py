"""The fifth step: the people of an article, whom each one speaks for on the article's day, and what
pronouns mean.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from nato_positions.extraction.actors import (
    ORGANISATIONS,
    Member,
    Mention,
    coordinated,
    is_object,
    is_owner,
    places,
)
from nato_positions.extraction.lexicon import Match, Tokens, plain
from nato_positions.extraction.offices import officeholder
from nato_positions.extraction.people import OUTSIDER, Memory, name_at, official, officials, with_name
from nato_positions.extraction.referring import is_one_person, pronoun_mentions
from nato_positions.extraction.unheld import is_part, is_predicate, is_shadowed
from nato_positions.extraction.wording import Office, cues, offices, pronouns, speech_verbs, word_set
from nato_positions.model import Day

# In the order of their places. (Of the members, what is not known has no order.)
_PLACE = attrgetter("first", "last")
_BETWEEN = ("has", "had", "have", "also", "who", ",", "later", "then")


def mentions(tokens: Tokens, day: Day, memory: Memory) -> tuple[list[Mention], Memory]:
    """Return everyone who acts or speaks in a sentence, in order, and what to remember for the next ones."""
    named = _with_bloc(tokens, places(tokens), memory)
    officeholders: list[Mention] = []
    for match in offices().find(tokens):
        if not is_part(match, named) and not is_predicate(tokens, match):
            owners = sorted((*named, *officeholders), key=_PLACE)
            holder = officeholder(tokens, match, owners, day, memory)
            if _is_member(tokens, match, holder):
                continue
            if holder.codes or not _is_generic(tokens, match):
                officeholders.append(holder)
    words = pronouns().find(tokens)
    phrases = {i for word in words if word.last > word.first + 1 for i in range(word.first, word.last)}
    officeholders = [
        one
        for one in officeholders
        if not {one.first, one.last - 1} <= phrases and not is_shadowed(one, officeholders)
    ]
    taken = _covered(officeholders)
    taken |= phrases
    rest = [mention for mention in named if mention.first not in taken]
    taken |= _covered(rest)
    rest += _persons(tokens, named, day, memory, taken)
    taken |= _covered(rest)
    rest = _with_owners(tokens, rest)
    found = coordinated(tokens, sorted((*officeholders, *rest), key=_PLACE))
    free = [word for word in words if word.first not in taken or word.first in phrases]
    found = sorted((*found, *pronoun_mentions(tokens, free, found, memory)), key=_PLACE)
    return found, _remember(tokens, found, memory)


def _with_bloc(tokens: Tokens, named: Sequence[Mention], memory: Memory) -> list[Mention]:
    """Return the mentions; "the bloc" is the organisation that was last named."""
    return [
        m.of((Member(_bloc(tokens, named[:place], memory)),)) if _is_bloc(tokens, m) else m
        for place, m in enumerate(named)
    ]


def _with_owners(tokens: Tokens, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, a state and its official as one: "Finland's Sanna Marin and Denmark's …"."""
    owners = {m.last + 1: m for m in found if m.kind == "state" and is_owner(tokens, m)}
    merged, dropped = [], set()
    for mention in found:
        owner = owners.get(mention.first)
        if owner and mention.kind == "person" and owner.codes == mention.codes:
            dropped.add(owner.first)
            mention = Mention(owner.first, mention.last, mention.members, mention.kind)
        merged.append(mention)
    return [m for m in merged if not (m.first in dropped and m.kind == "state")]


def _is_member(tokens: Tokens, match: Match[list[Office]], holder: Mention) -> bool:
    """Whether it is only said to be one of them: "a member of the alliance"."""
    ours = bool(holder.codes) and ORGANISATIONS.issuperset(holder.codes)
    return ours and tokens[match.last - 1] in word_set("text.toml", "single")


def _is_generic(tokens: Tokens, match: Match[list[Office]]) -> bool:
    """Whether the word brings in nobody in particular: "building a coalition"."""
    before = set(tokens[max(0, match.first - 3) : match.first])
    return (
        match.payload[0].body
        and bool(before & {"a", "an"})
        and tokens[match.last - 1] in word_set("speech.toml", "offices", "generic")
    )


def _covered(found: Sequence[Mention]) -> set[int]:
    return {index for mention in found for index in range(mention.first, mention.last)}


def _persons(
    tokens: Tokens, named: Sequence[Mention], day: Day, memory: Memory, taken: set[int]
) -> Iterator[Mention]:
    """Yield people by name alone, at words not taken: officials of the day, those introduced before, and
    strangers.
    """
    reached = 0
    barred = _no_names()
    for index in tokens.capitals():
        name = name_at(tokens, index) if index >= reached and tokens[index] not in barred else None
        if not name:
            continue
        reached = name[1]
        if not taken.isdisjoint(range(name[0], name[1])):
            continue
        member = official(tokens, name, day) or memory.people.get(tokens[name[1] - 1])
        if member:
            yield Mention(name[0], name[1], (member,), "person" if member.code else "outsider")
        elif officials().at(tokens, name[1] - 1):
            yield Mention(name[0], name[1], (with_name(tokens, name, OUTSIDER),), "outsider")
        elif _is_thing(tokens, name[0]):
            continue
        elif _speaks(tokens, name) or _acts(tokens, name):
            owner = next((m for m in named if m.last + 1 == name[0] and is_owner(tokens, m)), None)
            code = owner.codes[0] if owner and len(owner.codes) == 1 else None
            known = with_name(tokens, name, Member(code))
            yield Mention(name[0], name[1], (known,), "person" if code else "stranger")


@cache
def _no_names() -> frozenset[str]:
    """Return the words that begin no name, whatever stands behind them."""
    return word_set("speech.toml", "names", "never") - word_set("speech.toml", "names", "titles")


def _is_thing(tokens: Tokens, first: int) -> bool:
    """Whether what is written like a name is none: "in an olive-green T-shirt, told them"."""
    return not {"a", "an"}.isdisjoint(tokens[max(0, first - 2) : first])


def _speaks(tokens: Tokens, name: tuple[int, int]) -> bool:
    """Whether a verb of speech stands right beside an unknown name; other capitals may be anything."""
    after = name[1]
    while after < len(tokens) and tokens[after] in _BETWEEN and after - name[1] <= 2:
        after += 1
    if after < len(tokens) and after - name[1] <= 2 and speech_verbs().at(tokens, after):
        return True
    return bool(name[0]) and tokens[name[0] - 1] in word_set("speech.toml", "inverted")


def _acts(tokens: Tokens, name: tuple[int, int]) -> bool:
    """Whether a name behind its country is one who does something: "Brazil's Lula rejected"."""
    if name[0] < 2 or tokens[name[0] - 1] != "'s" or name[1] >= len(tokens):
        return False
    verb = cues().at(tokens, name[1])
    return verb is not None and any(cue.frame in ("subject", "directive") for cue in verb.payload)


def _remember(tokens: Tokens, found: Sequence[Mention], memory: Memory) -> Memory:
    if not found:
        return memory
    people = memory.people
    for mention in found:
        for member in mention.members:
            if member.name:
                people = {**people} if people is memory.people else people
                people[plain(member.name.split()[-1])] = member
                # Where the surname comes first: "Yoon Suk Yeol … Yoon".
                people.setdefault(plain(member.name.split()[0]), member)
    persons = [m for m in found if is_one_person(m)]
    acting = [m for m in persons if not is_object(tokens, m) and not is_owner(tokens, m)]
    able = [m for m in found if m.kind in ("state", "person", "body")]
    states = [m for m in able if len(m.members) == 1 and not is_object(tokens, m) and not is_owner(tokens, m)]
    if len(states) > 1:
        states.sort(key=lambda m: set(m.codes) <= ORGANISATIONS)
    # "The US and its allies" are several, though only one is known.
    groups = [m for m in able if len(set(m.codes)) > 1 or (m.codes and tokens[m.last - 1] == "allies")]
    return Memory(
        people,
        (acting or persons)[0 if acting else -1].members if persons else memory.person,
        states[0].members if states else memory.state,
        groups[-1].members if groups else memory.several,
        present=memory.present,
        bloc=_bloc(tokens, found, memory),
    )


def _bloc(tokens: Tokens, found: Sequence[Mention], memory: Memory) -> str:
    """Return which organisation a sentence leaves "the bloc" to stand for."""
    named = (m.codes[0] for m in reversed(found) if m.codes and not _is_bloc(tokens, m))
    return next((code for code in named if code in ORGANISATIONS), memory.bloc)


def _is_bloc(tokens: Tokens, mention: Mention) -> bool:
    return tokens[mention.first : mention.last] == ["the", "bloc"]


def is_he(tokens: Tokens, speaker: Mention) -> bool:
    """Whether a speaker is "he" or "she", who is known."""
    return speaker.kind == "pronoun" and bool(speaker.members) and tokens[speaker.first] in ("he", "she")
