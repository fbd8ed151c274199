"""Whose an office is: his, its, that of his country or of the state a sentence is set in."""

from collections.abc import Sequence

from nato_positions.extraction.actors import Member, Mention, is_object, is_owner
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.people import Memory, can_be_name, name_at, official
from nato_positions.extraction.wording import word_set
from nato_positions.model import Day

_TITLES = ("president", "prime", "minister", "chancellor", "premier")
_OF = frozenset(("with", "to", "of", "from", "by", "for", "about", "against", "than", "like"))


def in_whose(tokens: Tokens, first: int, named: Sequence[Mention]) -> tuple[Member, ...]:
    """Return the state that the sentence is set in: "in Sweden the government backed it", "In Oslo,
    the leader of the ruling party said".
    """
    inside = [
        m
        for m in named
        if m.last <= first
        and (first <= m.last + 2 or (m.first == 1 and tokens[m.last] == ","))
        and m.first
        and tokens[m.first - 1] == "in"
    ]
    return inside[-1].members if inside and not is_owner(tokens, inside[-1]) else ()


def whom_they_serve(tokens: Tokens, last: int, day: Day) -> tuple[int, tuple[Member, ...]]:
    """Return the end of "adviser to President Zelenskiy" and the state he leads; nobody's where none does."""
    start = last + 1
    while start < len(tokens) and tokens[start] in _TITLES:
        start += 1
    name = name_at(tokens, start) if tokens[last : last + 1] == ["to"] else None
    led = official(tokens, name, day)
    return (name[1], (Member(led.code),)) if led and name else (last, ())


def of_the_country(first: int, named: Sequence[Mention], memory: Memory) -> tuple[Member, ...]:
    """Return whose leaders "the country's leaders" are: those of the state named last."""
    states = [m for m in named if m.last <= first and m.kind == "state" and len(m.codes) == 1]
    return states[-1].members if states else memory.state


def is_at_home(tokens: Tokens, first: int) -> bool:
    """Whether the office is that of "his country's" parliament."""
    home, owner = word_set("speech.toml", "pronouns", "home"), word_set("speech.toml", "pronouns", "owner")
    return (
        first > 2 and tokens[first - 1] == "'s" and tokens[first - 2] in home and tokens[first - 3] in owner
    )


def owners_of(tokens: Tokens, index: int, named: Sequence[Mention], memory: Memory) -> tuple[Member, ...]:
    """Return whose office "its president" is: the state named before it, else the last one."""
    before = [m for m in named if m.last <= index and not is_object(tokens, m) and not is_owner(tokens, m)]
    beside = [m for m in before if m.last == index - 1 and tokens[index - 1] == "and"]
    if before:
        return (beside or before)[0].members  # "France and its allies": France's
    return memory.state if tokens[index] in ("its", "their") else memory.person or memory.state


def his(tokens: Tokens, index: int, day: Day, code: str | None) -> tuple[Member, ...]:
    """Return the official named before "his", whoever else is: "on Sweden, Orban said his parliament …"."""
    starts = (start for start in range(index - 1, -1, -1) if tokens.is_capital(start))
    named = ((start, official(tokens, name_at(tokens, start), day)) for start in starts)
    found = [(start, member) for start, member in named if member]
    # "Orban, who has close relations with Putin, promised that his parliament would".
    # Only one of them has an administration.
    if theirs := [one for _, one in found if one.code == code]:
        return (theirs[0],)
    acting = [one for start, one in found if not start or not _is_spoken_to(tokens[start - 1])]
    return tuple(one for _, one in found[:1]) if not acting else (acting[0],)


def _is_spoken_to(before: str) -> bool:
    """Whether the word before a name makes it an object: "assured Stoltenberg that his government"."""
    return before in _OF or (before.endswith("ed") and before != "added") or before in ("told", "met")


def leader(tokens: Tokens, first: int, day: Day, body: bool) -> tuple[int, tuple[Member, ...]] | None:
    """Return the place and the official whose name stands before a body, or who is served: "the Biden
    administration", "Erdoğan's chief spokesman".
    """
    last = first
    while not body and first - last < 2 and last > 1 and tokens[last - 1] != "'s":
        last -= 1
    if not body and tokens[last - 1] != "'s":
        return None
    last -= last > 1 and tokens[last - 1] == "'s"
    start = last
    while start > 0 and last - start < 3 and can_be_name(tokens, start - 1):
        start -= 1
    member = official(tokens, (start, last), day) if start < last else None
    if member is None:
        return None
    return start, (member if body else Member(member.code),)
