"""The third step: states and organisations named in a sentence, by name, people's name, capital, palace
or group.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from nato_positions import reference
from nato_positions.extraction.lexicon import Lexicon, Match, Tokens
from nato_positions.extraction.wording import speech_verbs, table, word_set

ORGANISATIONS = frozenset(("NATO", "EU"))
"""Those that are no states."""
# "All 32 NATO countries" are the alliance, "19 NATO countries" are not.
_NEARLY_ALL = 28
_SELVES = ("himself", "herself", "itself", "themselves", "him", "her", "them", "us", "me", "you")
_PHRASES = frozenset(("since", "after", "following", "during", "before", "amid", "in", "at", "as", "despite"))
# How far into a sentence its subject may stand.
_FIRST = 3
_ONE = (["has"], ["is"], ["was"], ["does"])
_WHOSE = ("our", "its", "their", "his", "her", "my", "'s", "'", "close", "key")


class Member(NamedTuple):
    """One who may hold a position: the actor's code (None for one who speaks for no actor), the person,
    the office.
    """

    code: str | None
    name: str | None = None
    role: str | None = None


class Mention:
    """Words that stand for one or more actors, tokens `first` … `last` (exclusive).

    `codes` are those of the actors, each once; `kind` is state, adjective, people, person, body, outsider,
    pronoun or first (we, I).
    """

    __slots__ = ("codes", "first", "kind", "last", "members")

    def __init__(self, first: int, last: int, members: tuple[Member, ...], kind: str) -> None:
        self.first, self.last, self.members, self.kind = first, last, members, kind
        self.codes = _codes(members)

    def of(self, members: tuple[Member, ...]) -> "Mention":
        """Return the same words for others."""
        return Mention(self.first, self.last, members, self.kind)


def _codes(members: tuple[Member, ...]) -> tuple[str, ...]:
    """Return the codes of the actors meant, each once."""
    if len(members) == 1:
        code = members[0].code
        return (code,) if code else ()
    return tuple(dict.fromkeys(member.code for member in members if member.code))


class Name(NamedTuple):
    """What a listed name stands for."""

    codes: tuple[str, ...]
    kind: str
    lower: bool = False


@cache
def names() -> Lexicon[Name]:
    """Return every name of an actor, a people, a capital or a group."""
    return Lexicon(_names())


def _names() -> Iterator[tuple[str, Name]]:
    for actor in reference.actors():
        spellings = (actor.name, *actor.names, *actor.metonyms)
        yield from (
            (name, Name((actor.code,), "state"))
            for name in spellings
            # The Netherlands are listed without the article too, The Hague is not.
            if not name.startswith("The ") or name.removeprefix("The ") not in spellings
        )
        # "Danes" and "Poles" are people; "Danish" and "Portuguese" stand before a noun.
        yield from ((name, Name((actor.code,), _demonym_kind(name))) for name in actor.demonyms)
    listed = table("speech.toml")
    for code, spellings in listed["others"].items():
        for number, name in enumerate(spellings):
            # The first is the state's own: "Japan" ends like "German" and is none.
            people = number > 0 and name.endswith(("ese", "an", "ish", "eli", "wiss", "iot"))
            yield name, Name((code,), "adjective" if people else "state")
    # "Allies agreed", at the beginning of a sentence, are those of NATO; "Ukraine's allies" may be anyone.
    yield "Allies", Name(("NATO",), "state")
    for codes, phrases in listed["groups"].items():
        yield from ((phrase, Name(tuple(codes.split("-")), "state", True)) for phrase in phrases)


def _demonym_kind(name: str) -> str:
    return "people" if name.endswith(("s", "men", "women")) else "adjective"


def places(tokens: Tokens) -> list[Mention]:
    """Return the actors named, in order, those of a list ("Lithuania and Spain") as one mention."""
    single = [
        Mention(match.first, match.last, _members(match.payload[0].codes), match.payload[0].kind)
        for match in names().find(tokens)
        if _is_name(tokens, match)
    ]
    following = {mention.first for mention in single if mention.kind == "state"}
    return coordinated(tokens, [m for m in single if not _is_label(tokens, m, following)])


def _is_label(tokens: Tokens, mention: Mention, following: Set[int]) -> bool:
    """Whether an alliance's members are named right behind: "NATO members Turkey", "NATO ally Poland"."""
    if not ORGANISATIONS.issuperset(mention.codes):
        return False
    one = mention.last + (tokens[mention.last : mention.last + 1] in (["member"], ["ally"]))
    return one in following and one - mention.first > 1


@cache
def _members(codes: tuple[str, ...]) -> tuple[Member, ...]:
    return tuple(Member(code) for code in codes)


def _is_name(tokens: Tokens, match: Match[list[Name]]) -> bool:
    if tokens.written[match.first] == "Island":
        return False  # "Snake Island" is not Ísland.
    if tokens[match.first] == "us" and match.last == match.first + 1:
        return tokens.written[match.first].replace(".", "") == "US"
    if match.first and ORGANISATIONS.issuperset(match.payload[0].codes):
        first = match.first
        if first > 2 and tokens[first - 1] == "and" and tokens[first - 2] in ("nato", "eu"):
            first -= 2  # "Several NATO and EU members".
        if match.payload[0].lower or first < match.first or tokens[match.last - 1] in ("nato", "eu"):
            return not _is_partial(tokens[first - 1])
    if tokens[match.first] == "allies" and match.first and tokens[match.first - 1] in _WHOSE:
        return False  # "Our allies" are some.
    return match.payload[0].lower or tokens.is_capital(match.first)


def _is_partial(before: str) -> bool:
    """Whether the word before makes it some of them only: "other NATO members", "19 NATO countries"."""
    few = before.isdigit() and int(before) < _NEARLY_ALL
    return few or before in word_set("text.toml", "partial")


def coordinated(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those joined by commas and a final "and" merged into one."""
    if len(mentions) < 2:
        return [*mentions]
    merged: list[Mention] = []
    run: list[Mention] = []
    for mention in mentions:
        if run and not _joins(tokens, run[-1], mention):
            merged.extend(_close(tokens, run))
            run = []
        run.append(mention)
    return [*merged, *_close(tokens, run)]


@cache
def _joints() -> frozenset[tuple[str, ...]]:
    """Return what may stand between the names of a list, as plain words."""
    return frozenset(tuple(joint.split()) for joint in table("text.toml")["joints"])


def _joins(tokens: Tokens, one: Mention, other: Mention) -> bool:
    if not 0 < other.first - one.last <= 5:
        return False
    between = tuple(tokens[one.last : other.first])
    # "To join NATO together with Sweden": the two do not act together.
    return between in _joints() and not ("with" in between and one.codes == ("NATO",))


def _is_headline_pair(tokens: Tokens, run: Sequence[Mention]) -> bool:
    """Whether a headline has a comma for "and": "Turkey, Hungary hold up the bid"."""
    if len(run) != 2 or run[0].first or run[1].first != run[0].last + 1 or run[1].last >= len(tokens):
        return False
    verb = tokens[run[1].last]
    states = run[0].kind == run[1].kind == "state"
    return states and verb.isalpha() and not verb.endswith("s") and verb != "said"


def _close(tokens: Tokens, run: Sequence[Mention]) -> Iterator[Mention]:
    """Yield one mention for a run that ends in "and", else each by itself: a comma alone may be anything."""
    if len(run) == 1:
        yield run[0]
        return
    ends = [
        index
        for index in range(1, len(run))
        if any(word != "," and word != "the" for word in tokens[run[index - 1].last : run[index].first])
    ]
    # "…, and Ukraine …" after a single name more often begins a new clause than ends a list.
    if len(run) == 2 and tokens[run[0].last] == "," and tokens[run[0].last + 1] == "and":
        ends = []
    # "To strike Ukraine and the Pentagon has sent troops": two would "have".
    if len(run) == 2 and tokens[run[1].last : run[1].last + 1] in _ONE and not is_object(tokens, run[1]):
        ends = []
    # "Poland sends tanks to Ukraine and Norway announced jets": who says it begins a clause.
    if len(run) == 2 and is_object(tokens, run[0]) and speech_verbs().at(tokens, run[1].last):
        ends = []
    # "Since the start of the war in Ukraine, the US and Poland have sent": the first ends a phrase.
    if len(run) > 2 and _ends_phrase(tokens, run):
        yield run[0]
        yield from _close(tokens, run[1:])
        return
    if _is_headline_pair(tokens, run):
        ends = [1]
    commas = all(tokens[m.last] == "," for m in run[:-1])
    if (
        not ends
        and commas
        and run
        and (_has_others(tokens, run) or (len(run) > 2 and _are_many(tokens, run)))
    ):
        ends = [len(run) - 1]
    if not ends:
        yield from run
        return
    whole = run[: ends[-1] + 1]
    members = tuple(dict.fromkeys(member for mention in whole for member in mention.members))
    # "Britain, Australia and other nations" act like Britain and Australia.
    kind = next((m.kind for m in reversed(whole) if m.codes), whole[-1].kind)
    yield Mention(whole[0].first, whole[-1].last, members, kind)
    yield from _close(tokens, run[ends[-1] + 1 :])


def _ends_phrase(tokens: Tokens, run: Sequence[Mention]) -> bool:
    """Whether a sentence opens with a phrase whose last word is the first name of a run that acts."""
    opens = tokens[0] in _PHRASES and "," not in tokens[: run[0].first]
    plural = tokens[run[-1].last : run[-1].last + 1] in (["have"], ["are"], ["were"], ["will"])
    apart = tokens[run[0].last : run[1].first] in ([","], [",", "the"])
    return opens and plural and apart and is_object(tokens, run[0])


def _has_others(tokens: Tokens, run: Sequence[Mention]) -> bool:
    """Whether "and others" ends the list: "the United States, Canada and others"."""
    following = tokens[run[-1].last : run[-1].last + 2]
    return following[:1] == ["and"] and following[1:] in (["others"], ["several"], ["many"])


def _are_many(tokens: Tokens, run: Sequence[Mention]) -> bool:
    """Whether a list without "and" acts as one: "Poland, Estonia, Latvia are doing more"."""
    following = tokens[run[-1].last : run[-1].last + 1]
    return bool(following) and following[0] in ("are", "have", "were", "all", "will", "–", "—", "-")


def has_aside(tokens: Tokens, mention: Mention) -> bool:
    """Whether a sentence opens with a name and tells of it in an aside: "Szijjártó, who …, said"."""
    following = tokens[mention.last : mention.last + 2]
    opens = following in ([",", "who"], [",", "whose"], [",", "a"], [",", "an"])
    return mention.first <= _FIRST and mention.kind in ("person", "body", "state") and opens


def is_owner(tokens: Tokens, mention: Mention) -> bool:
    """Whether the mention stands before what it owns or qualifies: "Turkey's veto", "Turkish veto"."""
    last, kind = mention.last, mention.kind
    following = tokens[last] if last < len(tokens) else ""
    if kind == "adjective" and following in word_set("text.toml", "after_people"):
        return False  # "The American said"
    if (
        kind == "adjective"
        and mention.first
        and tokens[mention.first - 1] == "the"
        and following in (".", ",", "")
    ):
        return False  # "Missiles supplied by the British."
    return (
        kind in ("adjective", "owner")
        or following == "'s"
        or (following == "'" and tokens[last - 1].endswith("s"))
    )


def just_before(tokens: Tokens, mention: Mention) -> int:
    """Return the place of the word before a mention, "the" left out."""
    return max(0, mention.first - 1 - (tokens[mention.first - 1] == "the"))


def is_object(tokens: Tokens, mention: Mention) -> bool:
    """Whether a preposition before the mention makes it something other than the one who acts."""
    index = mention.first - 1
    determiners = word_set("text.toml", "determiners")
    while index >= 0 and tokens[index] in determiners:
        index -= 1
    # "Between himself and Emmanuel Macron".
    if index >= 1 and tokens[index] == "and" and tokens[index - 1] in _SELVES:
        return True
    # "A group of Nordic countries" acts like the countries themselves.
    if index >= 1 and tokens[index] == "of" and tokens[index - 1] in word_set("text.toml", "collectives"):
        return False
    if index >= 1 and tokens[index] == "including":
        # "A number of countries, including Poland, have …": those named are the ones who act.
        named = tokens[index - 1] if tokens[index - 1][0].isalpha() else tokens[index - 2]
        return named not in word_set("text.toml", "unnamed")
    return index >= 0 and tokens[index] in word_set("text.toml", "prepositions")
