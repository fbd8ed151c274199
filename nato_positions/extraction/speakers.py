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
    just_before,
    places,
)
from nato_positions.extraction.lexicon import Match, Tokens, plain
from nato_positions.extraction.offices import is_part, is_predicate, is_shadowed, officeholder
from nato_positions.extraction.people import NOBODY, OUTSIDER, Memory, name_at, official, officials, with_name
from nato_positions.extraction.wording import Office, cues, offices, pronouns, speech_verbs, word_set
from nato_positions.model import Day

# In the order of their places. (Of the members, what is not known has no order.)
_PLACE = attrgetter("first", "last")
_OPENING, _CLOSING = ("“", '"'), ("”", '"')
_DONE_BY_YOU = frozenset(
    ("have", "'ve", "are", "'re", "just", "also", "continue", "gave", "made", "helped", "agreed")
)
_BETWEEN = ("has", "had", "have", "also", "who", ",", "later", "then")


def mentions(tokens: Tokens, day: Day, memory: Memory) -> tuple[list[Mention], Memory]:
    """Return everyone who acts or speaks in a sentence, in order, and what to remember for the next ones."""
    named = places(tokens)
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
    found = sorted((*found, *_pronouns(tokens, free, found, memory)), key=_PLACE)
    return found, _remember(tokens, found, memory)


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
        elif _speaks(tokens, name) or _acts(tokens, name):
            owner = next((m for m in named if m.last + 1 == name[0] and is_owner(tokens, m)), None)
            code = owner.codes[0] if owner and len(owner.codes) == 1 else None
            known = with_name(tokens, name, Member(code))
            yield Mention(name[0], name[1], (known,), "person" if code else "stranger")


@cache
def _no_names() -> frozenset[str]:
    """Return the words that begin no name, whatever stands behind them."""
    return word_set("speech.toml", "names", "never") - word_set("speech.toml", "names", "titles")


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


def _pronouns(
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
        fitting = [m for m in before if _is_one_person(m)]
    elif kind in ("several", "two"):
        fitting = [m for m in before if _are_several(m) and (kind == "several" or len(m.members) == 2)]
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
    free = acting or [m for m in fitting if not _is_addressed(tokens, m)] or fitting
    if free:
        return free[-1].members
    several = memory.several or memory.state
    if kind == "country" and {m.code for m in memory.state} & ORGANISATIONS:
        return ()
    return {"person": memory.person, "several": several, "two": memory.several}.get(kind, memory.state)


def _are_several(mention: Mention) -> bool:
    """Whether "they" can mean it: several actors, or the leaders or lawmakers of one."""
    several = len(mention.members) > 1 or mention.kind == "body"
    return mention.kind in ("state", "person", "body") and several and bool(mention.codes)


def _is_one_person(mention: Mention) -> bool:
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
    persons = [m for m in found if _is_one_person(m)]
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
    )


def is_he(tokens: Tokens, speaker: Mention) -> bool:
    """Whether a speaker is "he" or "she", who is known."""
    return speaker.kind == "pronoun" and bool(speaker.members) and tokens[speaker.first] in ("he", "she")
