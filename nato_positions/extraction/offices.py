"""Offices in a sentence: whose they are, and who holds them ("Croatia's president, Zoran Milanović")."""

from collections.abc import Sequence

from nato_positions.extraction.actors import ORGANISATIONS, Member, Mention, is_object, is_owner
from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.owners import (
    his,
    in_whose,
    is_at_home,
    leader,
    of_the_country,
    owners_of,
    whom_they_serve,
)
from nato_positions.extraction.people import (
    NOBODY,
    OUTSIDER,
    Memory,
    can_be_name,
    name_at,
    official,
    with_name,
)
from nato_positions.extraction.wording import Office, word_set
from nato_positions.model import Day

_OTHERS = ("ally", "allies", "partner", "partners", "neighbour", "neighbours", "neighbor", "neighbors")
_TEXTS = frozenset(("communique", "communiqué", "declaration", "statement"))
_TOLD = ("told", "asked", "urged", "warned", "reminded", "assured")
# Those who speak for whom they serve: an adviser to the Hungarian premier, not an ambassador to Hungary.
_SERVING = ("adviser", "advisor", "aide", "assistant", "counsellor", "counselor")


def officeholder(
    tokens: Tokens, match: Match[list[Office]], named: Sequence[Mention], day: Day, memory: Memory
) -> Mention:
    """Return the one mention that an office and the actor and the name beside it make up."""
    office = match.payload[0]
    first, last, members = _office_of(tokens, match, named, memory)
    if first < match.first and tokens[first] in ("his", "her"):
        american = tokens[match.last - 1] == "administration"
        members = his(tokens, first, day, "USA" if american else None) or members
    if not members and not office.outsider:
        first, last, members = _served(tokens, match, first, last, day)
    name = _name_beside(tokens, first, last)
    if name:
        first, last = min(first, name[0]), max(last, name[1])
    nobody = NOBODY if office.body and not name else OUTSIDER
    stranger = Mention(first, last, (with_name(tokens, name, nobody),), "outsider")
    if office.outsider or _is_former(tokens, first, match.first) or _are_others(tokens, match):
        return stranger
    if member := official(tokens, name, day):
        return Mention(first, last, (member,), "person")
    # Other states have chancellors of their own.
    named_another = bool(name) and office.title == "chancellor" and first == match.first
    if members and not named_another:
        role = " ".join(tokens[match.first : match.last])
        holders = [Member(other.code, None, role) for other in members if other.code]
        kind = "body" if (office.body or office.plural) and not name else "person"
        return Mention(first, last, tuple(with_name(tokens, name, holder) for holder in holders), kind)
    return _unsaid(tokens, match, named, memory, name, stranger)


def _unsaid(
    tokens: Tokens, match: Match[list[Office]], named: Sequence[Mention], memory: Memory,
    name: tuple[int, int] | None, stranger: Mention,
) -> Mention:  # fmt: skip
    """Return who holds an office where nothing beside it says whose it is; it may be anyone's."""
    office, first, last = match.payload[0], stranger.first, stranger.last
    if name and (known := memory.people.get(tokens[name[1] - 1])):
        return Mention(first, last, (known,), "person" if known.code else "outsider")
    if name and not office.body and (subject := _subject(tokens, match.first, named)):
        return Mention(first, last, tuple(with_name(tokens, name, m) for m in subject.members), "person")
    if allied := _at_summit(tokens, match, named):
        return Mention(first, last, allied.members, "body")
    if office.plural or name or not _is_known(tokens, match):
        return stranger
    return Mention(first, last, _spoken_of(tokens, office.title, first, named, memory), "person")


def _spoken_of(
    tokens: Tokens, title: str, first: int, named: Sequence[Mention], memory: Memory
) -> tuple[Member, ...]:
    """Return those spoken of before whose an office without a name can be."""
    # For a spokesman "the president" is his own; for a president it is the other one.
    home = tuple(Member(member.code, None, None) for member in memory.home)
    own = () if any(title in (member.role or "") for member in memory.home) else home
    ours = (
        own
        or _remembered(title, memory)
        or home
        or in_whose(tokens, first, named)
        or next((m.members for m in named if m.last <= first and _can_govern(tokens, m)), ())
    )
    return ours or memory.person or memory.state


def _at_summit(tokens: Tokens, match: Match[list[Office]], named: Sequence[Mention]) -> Mention | None:
    """Return the alliance of which "leaders" are: "NATO will admit it, leaders said in a communiqué"."""
    if tokens[match.first : match.last] != ["leaders"] or _TEXTS.isdisjoint(tokens.here):
        return None
    return next((m for m in named if m.last <= match.first and ORGANISATIONS.issuperset(m.codes)), None)


def _served(
    tokens: Tokens, match: Match[list[Office]], first: int, last: int, day: Day
) -> tuple[int, int, tuple[Member, ...]]:
    """Return the place of an office and the state of whom it serves: "Orbán's aide", "adviser to Orbán"."""
    if served := leader(tokens, match.first, day, match.payload[0].body):
        return served[0], last, served[1]
    return (first, *whom_they_serve(tokens, last, day)) if tokens[last - 1] in _SERVING else (first, last, ())


def _are_others(tokens: Tokens, match: Match[list[Office]]) -> bool:
    """Whether they are others than whose they are: "Kyiv's allies", "its partners"."""
    owner = tokens[match.first - 1] if match.first else ""
    owned = owner == "'s" or owner in word_set("speech.toml", "pronouns", "owner")
    return owned and tokens[match.first] in _OTHERS


def _remembered(title: str, memory: Memory) -> tuple[Member, ...]:
    """Return the one spoken of before who holds an office of that name: "the prime minister", after Sunak."""
    holders = {m for m in (*memory.person, *memory.people.values()) if m.code and title in (m.role or "")}
    if memory.person and memory.person[0] in holders:
        return memory.person
    return tuple(holders) if len(holders) == 1 else ()


def _can_govern(tokens: Tokens, mention: Mention) -> bool:
    """Whether "the government" later in the sentence can be its: that of a state that acts."""
    acts = not is_object(tokens, mention) and not is_owner(tokens, mention)
    return acts and bool(mention.codes) and not set(mention.codes) & ORGANISATIONS


def _is_known(tokens: Tokens, match: Match[list[Office]]) -> bool:
    """Whether an office without a name is that of somebody spoken of: "the president", "said parliament
    would".
    """
    before = tokens[match.first - 1] if match.first else ""
    if before == "a" and match.payload[0].body and tokens[match.last - 1] == "ministry":
        return True  # "A foreign ministry statement said".
    bare = match.payload[0].body and before in word_set("speech.toml", "openers") | {"said", "says"}
    return before == "the" or bare


def _subject(tokens: Tokens, first: int, named: Sequence[Mention]) -> Mention | None:
    """Return the state for which an unknown minister speaks: "Australia is open to it, … said"."""
    before = [m for m in named if m.last <= first and m.kind == "state" and not is_object(tokens, m)]
    ours = before[0] if before and before[0].first <= 1 and len(before[0].codes) == 1 else None
    return None if ours is None or is_owner(tokens, ours) else ours


def _office_of(
    tokens: Tokens, match: Match[list[Office]], named: Sequence[Mention], memory: Memory
) -> tuple[int, int, tuple[Member, ...]]:
    """Return the place of an office with the words that say whose it is, and the actors that they name."""
    first, last = match.first, match.last
    members: tuple[Member, ...] = ()
    if first > 2 and tokens[first - 3 : first] == ["the", "country", "'s"]:
        first, members = first - 3, of_the_country(first - 3, named, memory)
    elif owner := _owner(tokens, first, named):
        first, members = owner.first, owner.members
    elif behind := _behind(tokens, last, named):
        last, members = _whole(tokens, behind.last), behind.members
    elif first and tokens[first - 1] in word_set("speech.toml", "pronouns", "owner"):
        first, members = first - 1, owners_of(tokens, first - 1, named, memory)
    elif is_at_home(tokens, first):
        first, members = first - 3, owners_of(tokens, first - 3, named, memory)
    code = match.payload[0].actor
    if not members and code:
        members = (Member(code),)
    return first, _posted(tokens, last, named) if members else last, members


def _owner(tokens: Tokens, first: int, named: Sequence[Mention]) -> Mention | None:
    """Return the actor whose office it is, before it: "Croatia's new president", "US defence secretary"."""
    for mention in named:
        if mention.last == first or (
            mention.last < first
            and is_owner(tokens, mention)
            and _are_adjectives(tokens, mention.last, first)
        ):
            return mention
        # "Finland's president and prime minister" are both Finland's.
        if mention.kind == "person" and mention.last == first - 1 and tokens[first - 1] == "and":
            return mention if all(member.name is None for member in mention.members) else None
    return None


def _are_adjectives(tokens: Tokens, first: int, last: int) -> bool:
    barred = word_set("text.toml", "prepositions") | {"and", "or", "to", *_TOLD}
    between = [index for index in range(first, last) if tokens[index] not in ("'s", "'")]
    return len(between) <= 2 and all(
        tokens[index][0].isalpha() and not tokens.is_capital(index) and tokens[index] not in barred
        for index in between
    )


def _behind(tokens: Tokens, last: int, named: Sequence[Mention]) -> Mention | None:
    """Return the actor of "prime minister of the Czech Republic"."""
    advises = last < len(tokens) and tokens[last] == "to" and tokens[last - 1] in _SERVING
    if last + 1 >= len(tokens) or (tokens[last] not in ("of", "for", "from", "in") and not advises):
        return None
    start = last + 1
    while start < len(tokens) and tokens[start] in word_set("text.toml", "determiners"):
        start += 1
    found = next((mention for mention in named if mention.first <= start < mention.last), None)
    # "Officials in Ankara" speak for it; those in Brussels may be anyone's.
    away = tokens[last] == "in" and found is not None and found.codes == ("BEL",)
    return None if away else found


def _whole(tokens: Tokens, last: int) -> int:
    """Return the end of "commander-in-chief of Ukraine's armed forces", what the actor owns included."""
    if last < len(tokens) and tokens[last] == "'s":
        end = last + 1
        while (
            end < len(tokens) and end - last < 4 and tokens[end][0].isalpha() and not tokens.is_capital(end)
        ):
            end += 1
        if end < len(tokens) and (tokens[end] == "," or tokens.is_capital(end)):
            return end
    return last


def _posted(tokens: Tokens, last: int, named: Sequence[Mention]) -> int:
    """Return the end of an office with the place it is in: "Moscow's ambassador in Berlin"."""
    if last < len(tokens) and tokens[last] in ("in", "to"):
        place = last + 1 + (tokens[last + 1 : last + 2] == ["the"])
        if tokens[place : place + 2] == ["united", "nations"]:
            return place + 2
        return next((m.last for m in named if m.first == place and m.kind == "state"), last)
    return last


def _name_beside(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the place of the name after an office ("… minister, Mette Frederiksen") or before it ("Jen
    Psaki, the …").
    """
    comma = last < len(tokens) and tokens[last] == ","
    name = name_at(tokens, last + comma)
    if name and (not comma or name[1] - name[0] > 1):
        return name
    before = first - 1
    # "Boris Pistorius, the new defence minister".
    while before >= 0 and tokens[before] in word_set("text.toml", "determiners"):
        before -= 1
    if before >= 1 and tokens[before] == ",":
        start = before
        while start > 0 and before - start < 4 and can_be_name(tokens, start - 1):
            start -= 1
        if before - start > 1:
            return start, before
    return None


def _is_former(tokens: Tokens, first: int, office: int) -> bool:
    nearby = (*range(max(0, first - 2), first), *range(max(first, office - 2), office))
    return any(_says_former(tokens, index) for index in nearby)


def _says_former(tokens: Tokens, index: int) -> bool:
    word = tokens[index]
    if word == "then" and (not index or tokens[index - 1] == ","):
        return False  # "…, then President Biden's decision shows it"
    return word in word_set("speech.toml", "outsiders", "former") or word.startswith("ex-")
