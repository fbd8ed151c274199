"""The fifth step: the people of an article, whom each one speaks for on the article's day, and what pronouns mean."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nato_positions import reference
from nato_positions.extraction.actors import Member, Mention, coordinated, is_object, is_owner, places
from nato_positions.extraction.lexicon import Lexicon, Match, Token, plain
from nato_positions.extraction.wording import Office, cues, offices, pronouns, speech_verbs, word_set
from nato_positions.model import Day
from nato_positions.reference import Official

_OUTSIDER = Member(None)
_BETWEEN = ("has", "had", "have", "also", "who", ",", "later", "then")


class Memory(NamedTuple):
    """Whom the sentences so far were about: people by surname, the last person, state and pair or group."""

    people: dict[str, Member]
    person: tuple[Member, ...] = ()
    state: tuple[Member, ...] = ()
    several: tuple[Member, ...] = ()


@cache
def officials() -> Lexicon[tuple[Official, bool]]:
    """Return the officials by full name (True) and by surname (False)."""
    return Lexicon(
        (name, (official, full))
        for official in reference.officials()
        for name, full in _spellings(official)
    )


def _spellings(official: Official) -> Iterator[tuple[str, bool]]:
    yield official.surname, False
    for name in dict.fromkeys((official.name, *official.also)):
        yield name, True
        # A transliteration's surname is as good as the first one's.
        if len(official.surname.split()) == 1 and len(name.split()[-1]) > 3:
            yield name.split()[-1], False


def mentions(text: str, tokens: Sequence[Token], day: Day, memory: Memory) -> tuple[list[Mention], Memory]:
    """Return everyone who acts or speaks in a sentence, in order, and what to remember for the next ones."""
    named = places(text, tokens)
    officeholders: list[Mention] = []
    for match in offices().find(tokens):
        if not _is_part(match, named) and not _is_predicate(tokens, match):
            owners = sorted((*named, *officeholders))
            officeholders += _officeholder(tokens, match, owners, day, memory)
    words = list(pronouns().find(tokens))
    phrases = {index for word in words if word.last > word.first + 1 for index in range(word.first, word.last)}
    officeholders = [
        one for one in officeholders if one.first not in phrases and not _is_shadowed(one, officeholders)
    ]
    taken = _covered(officeholders)
    taken |= phrases
    rest = [mention for mention in named if mention.first not in taken]
    taken |= _covered(rest)
    rest += [person for person in _persons(tokens, day, memory) if not taken & set(range(person.first, person.last))]
    taken |= _covered(rest)
    found = coordinated(tokens, sorted((*officeholders, *rest)))
    free = [word for word in words if word.first not in taken or word.first in phrases]
    found = sorted((*found, *_pronouns(tokens, free, found, memory)))
    return found, _remember(tokens, found, memory)


def _is_part(match: Match[list[Office]], named: Sequence[Mention]) -> bool:
    """Whether the word for an office is inside a listed name, such as that of a parliament."""
    # "NATO member Turkey": the member is named right after.
    return any(
        (mention.first <= match.first and match.last <= mention.last)
        or (mention.first == match.last and match.payload[0].body)
        for mention in named
    )


def _is_predicate(tokens: Sequence[Token], match: Match[list[Office]]) -> bool:
    """Whether the words only say what somebody is: "became the second country to agree", "whose party"."""
    before = tokens[match.first - 1].word if match.first else ""
    if before == "whose" or (before in word_set("speech.toml", "pronouns", "owner") and _is_home(tokens[match.first])):
        return True
    generic = tokens[match.last - 1].word in ("country", "nation", "ally", "member")
    return generic and match.last < len(tokens) and tokens[match.last].word in ("to", "not", "that", "yet", "with")


def _is_home(token: Token) -> bool:
    return token.word in word_set("speech.toml", "pronouns", "home") and token.word != "government"


def _is_shadowed(one: Mention, others: Sequence[Mention]) -> bool:
    """Whether another mention covers the same words and knows more: "General …, chairman of the joint chiefs"."""
    return any(
        other is not one and other.first <= one.first < other.last and (len(other.codes), other.last) > (len(one.codes), one.last)
        for other in others
    )


def _covered(found: Sequence[Mention]) -> set[int]:
    return {index for mention in found for index in range(mention.first, mention.last)}


def _officeholder(
    tokens: Sequence[Token], match: Match[list[Office]], named: Sequence[Mention], day: Day, memory: Memory
) -> Iterator[Mention]:
    """Yield the one mention that an office and the actor and the name beside it make up."""
    office = match.payload[0]
    first, last, members = match.first, match.last, ()
    owner = _owner(tokens, match.first, named)
    if owner:
        first, members = owner.first, owner.members
    elif behind := _behind(tokens, match.last, named):
        last, members = _whole(tokens, behind.last), behind.members
    elif match.first and tokens[match.first - 1].word in word_set("speech.toml", "pronouns", "owner"):
        first, members = match.first - 1, _owners_of(tokens, match.first - 1, named, memory)
    if not members and office.actor:
        members = (Member(office.actor),)
    if members:
        last = _posted(tokens, last, named)
    role = " ".join(token.word for token in tokens[match.first : match.last])
    name = _name_beside(tokens, first, last)
    if name:
        first, last = min(first, name[0]), max(last, name[1])
    if office.outsider or _is_former(tokens, first, match.first):
        yield Mention(first, last, (_named(tokens, name, _OUTSIDER),), "outsider")
        return
    member = _official(tokens, name, day)
    if member:
        yield Mention(first, last, (member,), "person")
    elif members:
        kind = "body" if office.body or office.plural else "person"
        holders = tuple(_named(tokens, name, Member(other.code, None, role)) for other in members if other.code)
        yield Mention(first, last, holders, kind)
    elif name and (known := memory.people.get(tokens[name[1] - 1].word)):
        yield Mention(first, last, (known,), "person" if known.code else "outsider")
    elif not office.plural and not name and match.first and tokens[match.first - 1].word == "the":
        yield Mention(first, last, memory.person or memory.state, "person")
    else:
        yield Mention(first, last, (_named(tokens, name, _OUTSIDER),), "outsider")


def _owner(tokens: Sequence[Token], first: int, named: Sequence[Mention]) -> Mention | None:
    """Return the actor whose office it is, before it: "Croatia's new president", "US defence secretary"."""
    for mention in named:
        between = tokens[mention.last : first] if mention.last <= first else ()
        if mention.last == first or (mention.last < first and is_owner(tokens, mention) and _are_adjectives(between)):
            return mention
    return None


def _owners_of(
    tokens: Sequence[Token], index: int, named: Sequence[Mention], memory: Memory
) -> tuple[Member, ...]:
    """Return whose office "its president" is: the state named before it, else the last one."""
    before = [m for m in named if m.last <= index and not is_object(tokens, m) and not is_owner(tokens, m)]
    if before:
        return before[0].members
    return memory.state if tokens[index].word in ("its", "their") else memory.person or memory.state


def _are_adjectives(between: Sequence[Token]) -> bool:
    barred = word_set("text.toml", "prepositions") | {"and", "or", "to"}
    plain_words = [token for token in between if token.word not in ("'s", "'")]
    return len(plain_words) <= 2 and all(
        token.word[0].isalpha() and not token.capital and token.word not in barred for token in plain_words
    )


def _behind(tokens: Sequence[Token], last: int, named: Sequence[Mention]) -> Mention | None:
    """Return the actor of "prime minister of the Czech Republic"."""
    if last + 1 >= len(tokens) or tokens[last].word not in ("of", "for", "from"):
        return None
    start = last + 1
    while start < len(tokens) and tokens[start].word in word_set("text.toml", "determiners"):
        start += 1
    return next((mention for mention in named if mention.first <= start < mention.last), None)


def _whole(tokens: Sequence[Token], last: int) -> int:
    """Return the end of "commander-in-chief of Ukraine's armed forces", what the actor owns included."""
    if last < len(tokens) and tokens[last].word == "'s":
        end = last + 1
        while end < len(tokens) and end - last < 4 and tokens[end].word[0].isalpha() and not tokens[end].capital:
            end += 1
        if end < len(tokens) and (tokens[end].word == "," or tokens[end].capital):
            return end
    return last


def _posted(tokens: Sequence[Token], last: int, named: Sequence[Mention]) -> int:
    """Return the end of an office with the place it is in: "Moscow's ambassador in Berlin"."""
    if last < len(tokens) and tokens[last].word in ("in", "to"):
        return next((m.last for m in named if m.first in (last + 1, last + 2) and m.kind == "state"), last)
    return last


def _name_beside(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Return the place of the name after an office ("… minister, Mette Frederiksen") or before it ("Jen Psaki, the …")."""
    comma = last < len(tokens) and tokens[last].word == ","
    name = name_at(tokens, last + comma)
    if name and (not comma or name[1] - name[0] > 1):
        return name
    before = first - 1
    if before >= 0 and tokens[before].word in ("the", "a", "an"):
        before -= 1
    if before >= 1 and tokens[before].word == ",":
        start = before
        while start > 0 and before - start < 4 and _can_be_name(tokens, start - 1):
            start -= 1
        if before - start > 1:
            return start, before
    return None


def name_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Return the place of the name of a person that begins at `index`, titles left out, or None."""
    while index < len(tokens) and tokens[index].word in word_set("speech.toml", "names", "titles"):
        index += 1 + (index + 1 < len(tokens) and tokens[index + 1].word == ".")
    last = index
    while last < len(tokens) and last - index < 5 and _can_be_name(tokens, last):
        last += 1
    while last > index and not tokens[last - 1].capital:
        last -= 1
    return (index, last) if last > index and tokens[index].capital else None


def _can_be_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.word in word_set("speech.toml", "names", "never") or token.word in ("'s", "'"):
        return False
    return (token.capital and token.word[0].isalpha()) or token.word in word_set("speech.toml", "names", "particles")


def _is_former(tokens: Sequence[Token], first: int, office: int) -> bool:
    nearby = (*tokens[max(0, first - 2) : first], *tokens[max(first, office - 2) : office])
    return any(token.word in word_set("speech.toml", "outsiders", "former") or token.word.startswith("ex-") for token in nearby)


def _named(tokens: Sequence[Token], name: tuple[int, int] | None, member: Member) -> Member:
    return member._replace(name=spelled(tokens, *name)) if name else member


def spelled(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return a name as the article writes it, its words one space apart."""
    return " ".join(token.written for token in tokens[first:last])


def _official(tokens: Sequence[Token], name: tuple[int, int] | None, day: Day) -> Member | None:
    """Return the official in office on that day whose name stands there, by full name or, last, by surname."""
    if not name:
        return None
    piece = tokens[name[0] : name[1]]
    for index in range(len(piece)):
        match = officials().at(piece, index)
        if match and match.last == len(piece):
            found = _in_office([entry for entry in match.payload if entry[1] or len(piece) - index == len(piece)], day)
            if found:
                return Member(found.actor, found.name, found.role)
    return None


def _in_office(entries: Sequence[tuple[Official, bool]], day: Day) -> Official | None:
    serving = [official for official, _ in entries if official.in_office(day)]
    return serving[0] if len({(official.actor, official.name) for official in serving}) == 1 else None


def _persons(tokens: Sequence[Token], day: Day, memory: Memory) -> Iterator[Mention]:
    """Yield people by name alone: officials of the day, those introduced before, and strangers."""
    index = 0
    while index < len(tokens):
        name = name_at(tokens, index) if tokens[index].capital else None
        if not name:
            index += 1
            continue
        member = _official(tokens, name, day) or memory.people.get(tokens[name[1] - 1].word)
        if member:
            yield Mention(name[0], name[1], (member,), "person" if member.code else "outsider")
        elif officials().at(tokens, name[1] - 1):
            yield Mention(name[0], name[1], (_named(tokens, name, _OUTSIDER),), "outsider")
        elif _speaks(tokens, name):
            yield Mention(name[0], name[1], (_named(tokens, name, _OUTSIDER),), "stranger")
        index = name[1]


def _speaks(tokens: Sequence[Token], name: tuple[int, int]) -> bool:
    """Whether a verb of speech stands right beside an unknown name; other capitals may be anything."""
    after = next((i for i in range(name[1], len(tokens)) if tokens[i].word not in _BETWEEN), len(tokens))
    if after < len(tokens) and after - name[1] <= 2 and speech_verbs().at(tokens, after):
        return True
    return bool(name[0]) and tokens[name[0] - 1].word == "said"


def _pronouns(
    tokens: Sequence[Token], words: Sequence[Match[list[str]]], found: Sequence[Mention], memory: Memory
) -> Iterator[Mention]:
    for match in words:
        kind = match.payload[0]
        if kind == "first":
            yield Mention(match.first, match.last, (), "first")
            continue
        word = tokens[match.first].word
        before = [mention for mention in found if mention.last <= match.first]
        who = _antecedent(tokens, before, _referring(kind, word), memory)
        after = tokens[match.last].word if match.last < len(tokens) else ""
        at_home = kind == "owner" and after in word_set("speech.toml", "pronouns", "home")
        yield Mention(match.first, match.last + at_home, who, "owner" if kind == "owner" and not at_home else "pronoun")


def _referring(kind: str, word: str) -> str:
    """Return whether a pronoun means a person, a thing or several."""
    return {"his": "person", "her": "person", "its": "thing", "their": "several"}.get(word, kind)


def _antecedent(tokens: Sequence[Token], before: Sequence[Mention], kind: str, memory: Memory) -> tuple[Member, ...]:
    """Return whom a pronoun means: the last one that acts in the sentence and fits, else in the ones before."""
    if kind == "person":
        fitting = [m for m in before if m.kind in ("person", "outsider", "stranger") and len(m.members) == 1]
    elif kind == "several":
        fitting = [m for m in before if m.kind in ("state", "person", "body") and len(m.members) > 1]
    else:
        fitting = [m for m in before if m.kind in ("state", "body", "person") and len(m.members) == 1]
    # "They urged Turkey to approve their bids": whoever is urged is not the one meant.
    acting = [
        m for m in fitting if not is_object(tokens, m) and not is_owner(tokens, m) and not _is_addressed(tokens, m)
    ]
    if kind == "thing" and not any(m.kind in ("state", "body") for m in acting):
        acting = [m for m in fitting if m.kind in ("state", "body")] or acting
    if acting or fitting:
        return (acting or fitting)[-1].members
    return {"person": memory.person, "several": memory.several or memory.state}.get(kind, memory.state)


def _is_addressed(tokens: Sequence[Token], mention: Mention) -> bool:
    match = cues().at(tokens, mention.first - 1) if mention.first else None
    return match is not None and any(cue.frame == "directive" for cue in match.payload)


def _remember(tokens: Sequence[Token], found: Sequence[Mention], memory: Memory) -> Memory:
    people = dict(memory.people)
    for mention in found:
        for member in mention.members:
            if member.name:
                people[plain(member.name.split()[-1])] = member
    persons = [m for m in found if m.kind in ("person", "outsider", "stranger") and len(m.members) == 1]
    single = [m for m in found if m.kind in ("state", "person", "body") and len(m.members) == 1]
    states = [m for m in single if not is_object(tokens, m) and not is_owner(tokens, m)]
    groups = [m for m in found if m.kind in ("state", "person", "body") and len(m.members) > 1]
    return Memory(
        people,
        persons[-1].members if persons else memory.person,
        states[0].members if states else memory.state,
        groups[-1].members if groups else memory.several,
    )
