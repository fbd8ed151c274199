"""What the cues on the way to an issue make of each other.

Their effects multiply, as in "refuse (-) to drop (-) its objection (-)" = oppose; a negation turns its cue
round; conditions, hedges and "undecided" are looked at last.
"""

from collections.abc import Sequence
from itertools import pairwise

from nato_positions.extraction.actors import Mention
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Clue, Scene
from nato_positions.extraction.wording import phrases, word_set
from nato_positions.model import Stance

_GIVEN = frozenset(("by", "to", "with", "for"))
_QUOTES = frozenset(("“", "”", '"'))
# How far behind an issue ", should they agree" may stand.
_AHEAD = 14
_OTHER = frozenset((",", "over", "about", "around"))
# How far behind "before" it may stand what has to wait: "before its parliament takes up Sweden's bid".
_BEFORE = 7
_PARTS = frozenset((",", ";", "which", "who", "and", "but", "—", "–"))


def composed(
    shown: Scene, topic: Topic, path: Sequence[Clue], holder: Mention | None = None
) -> Stance | None:
    """Return what the cues on the way, from the issue outwards, come to; None where they come to nothing."""
    if all(clue.cue.frame == "turn" for clue in path) and (len(path) > 1 or not _ends(shown, topic, path[0])):
        return None
    if _is_beside_it(path):
        return None
    if path[-1].cue.name == "open to" and shown.tokens[path[-1].last : path[-1].last + 1] == ["not"]:
        return Stance.CONDITIONAL  # "Would reconsider its policy of not supplying arms."
    priced = any(_is_price(shown, topic, clue) for clue in path)
    effects = [
        1 if priced and _is_price(shown, topic, clue) else _effect(shown, clue, path)
        for clue in path
        if clue.cue.frame not in ("void", "absence")
    ]
    sign = _sign(shown, topic, path, effects)
    if sign > 0 and _is_for_later(shown, topic, path):
        return Stance.CONDITIONAL
    if sign < 0 and is_for_now(shown):
        return Stance.CONDITIONAL
    hangs, place = _hangs(shown, topic) if not priced else ("", 0)
    if hangs == "until":
        if sign < 0 and path[-1].cue.frame == "judgement" and any(c.negated for c in path):
            return Stance.CONDITIONAL  # "It should not be admitted until the war is over."
        # "Until it drops its objections" says that it has them.
        return Stance.OPPOSE if sign < 0 or place < path[-1].first else _favour(shown, path, effects, "")
    if path[-1].cue.sign == 2 and sign > 0 and not priced:
        return Stance.CONDITIONAL
    if 0 in effects or _is_asked(shown, topic, path, holder):
        return Stance.CONDITIONAL if hangs == "provided" else Stance.NEUTRAL
    return Stance.OPPOSE if sign < 0 else _favour(shown, path, effects, hangs)


def _is_beside_it(path: Sequence[Clue]) -> bool:
    """Whether what is said is not of the issue itself: "it is not linked to whether they ratify the bid",
    "plan to resume discussions on Sweden's membership".
    """
    untied = path[-1].cue.name == "ties" and path[-1].negated
    return untied or (path[0].cue.frame == "void" and path[-1].cue.name == "intends")


def _sign(shown: Scene, topic: Topic, path: Sequence[Clue], effects: Sequence[int]) -> int:
    """Return what the effects multiply to, +1 or -1, with what is missing or refused."""
    sign = -1 if effects.count(-1) % 2 else 1
    if topic.first > 2 and "but not" in " ".join(shown.tokens[max(0, topic.first - 4) : topic.first]):
        sign = -sign  # "Has given it helmets, but not weapons".
    lacks = path[0].first >= topic.first and _lacks(shown, topic)
    if is_none(shown, topic) != lacks:
        return -1
    return -sign if _is_refused(shown, topic) else sign


def _is_price(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether the issue itself is what one asks for in return: "to disarm in exchange for membership"."""
    words = shown.tokens[clue.first : clue.last]
    return words in (["in", "exchange", "for"], ["in", "return", "for"]) and (
        clue.last <= topic.first <= clue.last + 3
    )


def is_for_now(shown: Scene) -> bool:
    """Whether it is only so while the war lasts: "cannot join as long as the war goes on"."""
    return bool(phrases("for_now").find(shown.tokens))


def _favour(shown: Scene, path: Sequence[Clue], effects: Sequence[int], hangs: str) -> Stance:
    """Return support, or conditional where it hangs on something or is only possible."""
    if 0 in effects:
        return Stance.NEUTRAL
    hedged = any(_is_hedged(shown, clue) for clue in path if clue.cue.sign == 1 or clue is path[-1])
    return Stance.CONDITIONAL if hangs or 2 in effects or hedged else Stance.SUPPORT


def _is_for_later(shown: Scene, topic: Topic, path: Sequence[Clue]) -> bool:
    """Whether something is wanted first: "would have to reform before joining", "wants proof before it
    ratifies the bid".
    """
    edge = path[-1].last
    inner = [clue.first for clue in path[:-1] if clue.first < topic.first]
    for place in range(edge, topic.first):
        if shown.tokens[place] == "before":
            reach = range(place + 1, place + _BEFORE)
            return topic.first in reach or any(first in reach for first in inner)
    return False


def _is_asked(shown: Scene, topic: Topic, path: Sequence[Clue], holder: Mention | None) -> bool:
    """Whether it is only asked "whether" they do it."""
    first = min(path[-1].first, holder.first if holder else path[-1].first)
    # "The question is not whether but when it joins."
    words = [shown.tokens[n] for n in range(max(0, first - 3), topic.first) if shown.tokens[n - 1] != "not"]
    return not word_set("text.toml", "asking").isdisjoint(words)


def is_none(shown: Scene, topic: Topic) -> bool:
    """Whether it is said that there is none of it: "no ground troops", and no cue has the word already."""
    # A cue after the "no" has it for itself: "no longer blocks the bid".
    edge = max((clue.last for clue in shown.clues if clue.first < topic.first), default=0)
    before = shown.tokens[max(0, topic.first - 3, edge) : topic.first]
    # "No reservations about the bid" are not no bid.
    none = "no" in before or "neither" in before or "nor" in before
    return none and word_set("text.toml", "prepositions").isdisjoint(before)


def _is_refused(shown: Scene, topic: Topic) -> bool:
    """Whether a verb that is itself about joining is negated: "demands that NATO will not expand"."""
    negations = word_set("text.toml", "negations")
    before = shown.tokens[max(0, topic.first - 2) : topic.first]
    taken = any(clue.first <= topic.first < clue.last for clue in shown.clues)
    # What is carried over may stand behind the last word.
    verbs = word_set("text.toml", "accession", "verbs")
    verb = topic.first < len(shown.tokens) and shown.tokens[topic.first] in verbs
    return verb and not taken and not negations.isdisjoint(before)


def _lacks(shown: Scene, topic: Topic) -> bool:
    return any(
        clue.cue.frame == "absence" and topic.first - 6 <= clue.first < topic.first for clue in shown.clues
    )


def _ends(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether a turning verb is about the issue itself: "end military aid", and not "once it ends, …"."""
    between = (
        shown.tokens[clue.last : topic.first]
        if clue.first < topic.first
        else shown.tokens[topic.last : clue.first]
    )
    # "Ended weeks of talks over tanks": the talks ended.
    return len(between) <= 6 and not _OTHER.intersection(between)


def _effect(shown: Scene, clue: Clue, path: Sequence[Clue]) -> int:
    """Return +1, -1, 0 for no stance yet or 2 for a conditional one, as a negation leaves it."""
    sign = clue.cue.sign
    if clue.cue.negated == "neutral":
        refused = any(other.cue.sign == -1 and other.first < clue.first for other in path)
        return 0 if clue.negated or refused else sign
    if sign == 0 and clue.cue.negated == "oppose" and clue.negated:
        return -1
    if not clue.negated or sign in (0, 2):
        return sign
    beside = (
        shown.tokens[clue.first - 1],
        *shown.tokens[clue.last : clue.last + 1],
    )
    if sign == 1 and "yet" in beside:
        # "It is not yet ready for membership": it may be later.
        return 2 if "ready" in shown.tokens[clue.first : clue.last] else 0
    return -sign


def _is_hedged(shown: Scene, clue: Clue) -> bool:
    places = range(max(0, clue.first - 2), clue.first)
    hedges = word_set("text.toml", "hedges")
    # "So that we can keep sending them".
    if "so" in shown.tokens[max(0, clue.first - 5) : clue.first]:
        return False
    # "On May 30 he approved it" is no "may".
    hedged = any(shown.tokens[n] in hedges and not (n and shown.tokens.is_capital(n)) for n in places)
    return clue.cue.hedged and clue.cue.frame in ("subject", "turn") and hedged


def _hangs(shown: Scene, topic: Topic) -> tuple[str, int]:
    """Return the word that opens a condition in the sentence and its place, or an empty text."""
    for place in range(topic.last + 1, min(topic.last + _AHEAD, len(shown.tokens))):
        # "Would hand over the jets, should its allies agree".
        subject = any(place < m.first <= place + 2 for m in shown.mentions)
        if subject and shown.tokens[place - 1 : place + 1] == [",", "should"]:
            return "should", place
    none = {
        index
        for match in phrases("no_conditions").find(shown.tokens)
        for index in range(match.first, match.last)
    }
    for match in phrases("conditions").find(shown.tokens):
        near = match.last > match.first + 1 and _is_near(shown, topic, match.first)
        if match.first not in none and (near or _reaches(shown, topic, match.first)):
            return shown.tokens[match.first], match.first
    return "", 0


def _is_near(shown: Scene, topic: Topic, place: int) -> bool:
    """Whether the condition is not that of another clause: "sends weapons, and will talk only when …"."""
    between = shown.tokens[topic.last : place]
    anew = next((n for n, two in enumerate(pairwise(between)) if two == (",", "and")), None)
    if anew is None:
        return True
    start = topic.last + anew
    return not any(start < m.first < place and m.kind in ("person", "state", "body") for m in shown.mentions)


def _is_deed(shown: Scene, place: int) -> bool:
    """Whether "provided" only says what somebody gave: "systems provided by the US", "we provided more"."""
    if any(m.last == place and m.kind != "owner" for m in shown.mentions):
        return True
    if shown.tokens[max(0, place - 1) : place] == ["and"] and shown.tokens[place - 2].endswith("ed"):
        return True  # "Have pledged and provided at least …".
    around = {*shown.tokens[max(0, place - 1) : place], *shown.tokens[place + 1 : place + 2]}
    return bool(around & (_GIVEN | word_set("text.toml", "be") | word_set("text.toml", "auxiliaries")))


def _reaches(shown: Scene, topic: Topic, place: int) -> bool:
    """Whether a bare "if" or "once" belongs to the issue: at the start of the sentence, or soon after it."""
    if shown.tokens[place] == "provided" and _is_deed(shown, place):
        return False
    if ("and", "that") in pairwise(shown.tokens[place : topic.first]):
        return False  # "That it cannot join until the war is over and that it should get more weapons."
    if shown.tokens[place] in ("until", "unless", "provided"):
        return _QUOTES.isdisjoint(shown.tokens[min(place, topic.last) : max(place, topic.first)])
    between = shown.tokens[topic.last : place]
    return place <= 1 or (topic.last <= place <= topic.last + 10 and _PARTS.isdisjoint(between))
