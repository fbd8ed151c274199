"""Words of an issue that are of another thing: missiles of a foe, weapons for another, a war elsewhere."""

from collections.abc import Sequence
from itertools import pairwise

from nato_positions.extraction.actors import ORGANISATIONS, Mention, is_object, is_owner
from nato_positions.extraction.frames import Frames
from nato_positions.extraction.lexicon import Tokens
from nato_positions.extraction.wording import foes, phrases, word_set

# How far before "NATO forces" may be said where they are sent: "to Eastern Europe to bolster NATO forces".
_SENT = 3
_SHOT = 5
_WAR = ("invasion", "war", "crisis", "conflict")
# How far behind those who seek arms these may stand.
_SOUGHT = 9


def of_joiners(tokens: Tokens, found: Sequence[Mention], known: Frames, concerned: str) -> bool:
    """Whether the sentence is on others who join, and names those concerned for their war alone."""
    there = [m for m in found if concerned in m.codes]
    war = all(tokens[m.last : m.last + 1] and tokens[m.last] in _WAR for m in there)
    others = set(known.joining) - {concerned}
    return bool(there) and war and any(others & set(m.codes) and m.kind != "person" for m in found)


def is_hostile(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words are of what is fired at those concerned, or sent elsewhere: "missiles fired by"."""
    if tokens[last : last + 1] and tokens[last] in word_set("text.toml", "stores"):
        return True
    hostile = word_set("text.toml", "hostile")
    if tokens[max(0, first - 2) : first] in (["russia", "and"], ["moscow", "and"]):
        return True
    before = tokens[max(0, first - _SHOT) : first]
    if any(pair in (("shot", "down"), ("shoot", "down"), ("shooting", "down")) for pair in pairwise(before)):
        return True
    # "Let it strike Russian airfields with ATACMS".
    near = first - 3 if tokens[first - 1 : first] != ["with"] else first
    fired = not hostile.isdisjoint(tokens[max(0, near) : first])
    return fired or any(
        last <= match.first <= last + 3 or first - _SENT <= match.last <= first
        for match in phrases("elsewhere_sent").find(tokens)
    )


def for_another(tokens: Tokens, found: Sequence[Mention], first: int, last: int, concerned: str) -> bool:
    """Whether what the words name goes to another actor: "weapons to Moscow", "supply Moscow with
    weapons".
    """
    nearest = next((mention for mention in found if mention.first >= last and mention.codes), None)
    for mention in found:
        if concerned in mention.codes or not mention.codes or (mention.first >= last and mention != nearest):
            continue
        if foes().issuperset(mention.codes) and (
            _seeks(tokens, mention, first) or _demands(tokens, mention, first)
        ):
            return True
        if set(mention.codes) & ORGANISATIONS or (mention.kind == "pronoun" and len(mention.codes) == 1):
            continue
        behind = (
            last < mention.first <= last + 4 and is_object(tokens, mention) and tokens[last] in ("to", "for")
        )
        before = (
            mention.last < first <= mention.last + 4 and tokens[mention.last] == "with" and mention.first > 1
        )
        if (behind and not is_owner(tokens, mention)) or (
            before
            and tokens[mention.first - 1] in ("supply", "supplying", "provide", "providing", "arm", "arming")
        ):
            return True
    return False


def _seeks(tokens: Tokens, mention: Mention, first: int) -> bool:
    """Whether an actor wants what is named at a place for himself: "Russia is looking for weapons"."""
    between = tokens[mention.last : first]
    near = mention.last <= first <= mention.last + _SOUGHT and "," not in between
    return near and not word_set("text.toml", "seeking").isdisjoint(between)


def _demands(tokens: Tokens, mention: Mention, first: int) -> bool:
    """Whether what an actor demands for himself is named: "the Kremlin's demands for security guarantees"."""
    between = tokens[mention.last : first]
    return is_owner(tokens, mention) and between[1:3] in (["demands", "for"], ["demand", "for"])
