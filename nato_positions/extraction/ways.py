"""The way from an issue over the cues to the one who acts, before it or after it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nato_positions.extraction.acting import acts, agent
from nato_positions.extraction.actors import Mention
from nato_positions.extraction.doers import (
    before_clause,
    behind_participle,
    is_governed,
    is_holder,
    subject_of,
)
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.judging import names_deed
from nato_positions.extraction.scenes import Clue, Scene, is_aside, is_denied
from nato_positions.extraction.wording import word_set

_OPENING_GERUND = ("", "that", '"', "“", "said", "says")
_LEADING = frozenset(("for", "to", "of", "against", "over", "about"))
_LEADING_ON = frozenset(("on", "from", "by", "in", "that", "towards"))
_REQUESTS = frozenset(("request", "requests", "plea", "pleas", "application", "applications"))
_ENDS = frozenset((",", "”", '"'))
_FACING = frozenset(("face", "faces", "faced", "facing", "draws", "drew", "drawn", "drawing"))
# How far behind "should" its verb stands: "should not be rejected".
_NEXT = 3


class Way(NamedTuple):
    """The cues from an issue outwards, the one who acts (None: whoever speaks) and the kind of evidence."""

    path: list[Clue]
    holder: Mention | None
    kind: str


def walk_left(shown: Scene, topic: Topic, clues: Sequence[Clue], start: int) -> Way:
    """Return the way back from an issue, no further than the token `start`."""
    path: list[Clue] = []
    edge = topic.first
    for place, thing in _steps(shown, topic, clues, start):
        if path and any(place < verb <= edge and not _is_verb(thing, verb) for verb in shown.verbs):
            return Way(path, None, "spoken")
        if isinstance(thing, Clue):
            if _lies_on(shown, topic, thing, path, edge):
                path.append(thing)
                edge = thing.first
        elif path and is_denied(shown, thing):
            return Way([], None, "none")
        elif path and _is_left_to_them(shown, topic, thing):
            path.clear()
        elif path and is_holder(shown, topic, thing, path[-1], clues):
            return Way(path, subject_of(shown, thing, path[-1], start), "direct")
    noun = path and path[-1].cue.frame == "noun"
    if path and start and not noun and (first := before_clause(shown, start)):
        return Way(path, first, "direct")
    if path and (behind := behind_participle(shown, topic, path[-1])):
        return Way(path, behind, "direct")
    return Way(path, None, "open")


def _is_left_to_them(shown: Scene, topic: Topic, mention: Mention) -> bool:
    """Whether the deed is that of those whom another would let, or back: "turned down a request from Berlin
    to let it pass on shells", "would back Finland if it applied to join".
    """
    opens = shown.tokens[max(0, mention.first - 7) : mention.first]
    if opens[-2:] in (["to", "let"], ["to", "allow"]):
        return not _REQUESTS.isdisjoint(opens)
    joiner = shown.about.get(topic.slug) in mention.codes
    before = (m for m in shown.mentions if m is not mention and m.last <= mention.first)
    return opens[-1:] == ["if"] and joiner and any(set(mention.codes) & set(m.codes) for m in before)


def _lies_on(shown: Scene, topic: Topic, clue: Clue, path: Sequence[Clue], edge: int) -> bool:
    """Whether a cue is one of those on the way back from the issue, of which `path` are the ones so far."""
    if _is_of_condition(shown, clue, edge) or (path and _is_beside(shown, clue, path)):
        return False
    # "Ukraine downed three, its general said, adding that missiles …"
    apart = not path and _is_said_between(shown, clue.last, edge)
    return not apart and _goes_on(shown, topic, clue, path)


def _is_beside(shown: Scene, clue: Clue, path: Sequence[Clue]) -> bool:
    """Whether the cue is of another deed that "and" only puts beside it: "urged them to ban oil and to send
    jets".
    """
    first = path[-1].first - (shown.tokens[path[-1].first - 1] == "to")
    return shown.tokens[first - 1] == "and" and clue.cue.name not in word_set("text.toml", "governing")


def _is_of_condition(shown: Scene, clue: Clue, edge: int) -> bool:
    """Whether the cue is in a condition that ends before the issue: "if the talks fail, arms will come"."""
    if "if" not in shown.tokens[: clue.first] or "," not in shown.tokens[clue.last : edge]:
        return False
    opens = max(n for n in range(clue.first) if shown.tokens[n] == "if")
    return "," not in shown.tokens[opens : clue.first] and shown.tokens[opens - 1 : opens] != ["even"]


def _is_said_between(shown: Scene, first: int, last: int) -> bool:
    """Whether somebody begins to speak between two places, or goes on to: "warned against it and said"."""
    said = [verb for verb in shown.verbs if first < verb <= last]
    # "Announced a package that he said contained howitzers".
    said = [verb for verb in said if shown.tokens[verb - 3] not in ("that", "which")]
    if any(shown.tokens[verb - 2] == "and" for verb in said):
        return True
    between = [m for m in shown.mentions if first <= m.first and acts(shown, m)]
    return any(m.last <= verb for verb in said for m in between)


def _is_verb(thing: Clue | Mention, verb: int) -> bool:
    """Whether a cue of several words begins with the verb of speech: "warned Macron against sending"."""
    return isinstance(thing, Clue) and thing.first == verb - 1 and thing.last > verb


def _steps(shown: Scene, topic: Topic, clues: Sequence[Clue], start: int) -> list[tuple[int, Clue | Mention]]:
    """Return the cues and the actors before an issue, the nearest first."""
    # "Warned Macron against": who is named inside a cue is only spoken to.
    spoken_to = {index for clue in shown.clues for index in range(clue.first + 1, clue.last - 1)}
    before = [
        mention
        for mention in shown.mentions
        if start <= mention.first
        and mention.last <= topic.first
        and mention.first not in spoken_to
        and not is_governed(shown, mention, clues)
    ]
    # "Germany, which had delayed it, pledged tanks": what an aside tells is not on the way.
    steps: list[tuple[int, Clue | Mention]] = [
        (clue.first, clue) for clue in clues if not is_aside(shown, clue.first, topic.first)
    ]
    steps += [(mention.first, mention) for mention in before]
    return sorted(steps, key=lambda step: (-step[0], isinstance(step[1], Mention)))


def _goes_on(shown: Scene, topic: Topic, clue: Clue, path: Sequence[Clue]) -> bool:
    """Whether a cue lies on the way: before the last one, and leading on if it is a noun."""
    if clue.cue.frame == "noun" and not _leads_on(shown, topic, clue):
        return False
    # "Condemned the decision as a provocation" says it once.
    if clue.cue.frame == "judgement" and _is_said_already(shown, clue):
        return False
    # "The US has stopped sharing reports, after halting military aid": the one does not undo the other.
    between = shown.tokens[clue.last : path[-1].first] if path else []
    if between[-1:] in (["after"], ["following"]) or (between[-1:] == ["before"] and "," in between):
        return False
    # "Got it off the table before he left, urging Erdoğan to …": a judgement governs its own clause.
    if clue.cue.frame == "judgement" and (
        not _ENDS.isdisjoint(between[1:]) or between[:2] in (['"', "and"], ["”", "and"])
    ):
        return False
    return not path or (clue.first < path[-1].first and not _is_parted(shown, clue, path[-1]))


def _is_faced(shown: Scene, clue: Clue) -> bool:
    """Whether the noun is what others have for the one named: "faced growing criticism for stalling"."""
    return not _FACING.isdisjoint(shown.tokens[max(0, clue.first - 3) : clue.first])


def _is_said_already(shown: Scene, clue: Clue) -> bool:
    """Whether a judgement behind "as" only says again what a verb before it says."""
    before = (other for other in shown.clues if other.first < clue.first)
    return "as" in shown.tokens[max(0, clue.first - 4) : clue.first] and any(
        other.cue.frame in ("subject", "directive", "turn") for other in before
    )


def _is_parted(shown: Scene, clue: Clue, inner: Clue) -> bool:
    """Whether "and has", "and will" or "nor" between two verbs makes them two deeds: "accused it of theft and
    has held up its bid".
    """
    words = shown.tokens[clue.last : inner.first]
    if "nor" in words and "neither" in shown.tokens[max(0, clue.first - 2) : clue.first]:
        return True
    if ("and", "that") in pairwise(words) and clue.cue.name not in word_set("text.toml", "governing"):
        return True  # "That it cannot be considered and that the allies should send arms."
    return any(
        one in ("and", "nor") and following in word_set("text.toml", "auxiliaries")
        for one, following in pairwise(words)
    )


def walk_right(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Way:
    """Return the way on from an issue that is itself the subject, to the one named by "by", if any."""
    path: list[Clue] = []
    edge = topic.last
    for clue in clues:
        between = [m for m in shown.mentions if edge <= m.first and m.last <= clue.first and acts(shown, m)]
        if between:
            # "The missiles that the US refused to supply": whoever stands right behind acts.
            if not path and between[0].first <= topic.last + 1 and clue.first <= between[-1].last + 6:
                return Way([clue], between[-1], "direct")
            break
        if clue.first - edge > (20 if clue.cue.frame == "judgement" else 12):
            break
        if not path and _is_deed_of_issue(shown, clue):
            break
        # A word that is listed twice counts once. "Is not on the agenda and would not come up as long as …".
        if path and (clue.first == path[-1].first or (clue.cue.sign == 2 and clue.negated)):
            continue
        # "A mistake with grave consequences", "fuels and prolongs": nothing turns the first one round.
        if path and path[-1].cue.frame == "judgement" and clue.cue.sign != 2 and not _is_due(path[-1], clue):
            break
        path.append(clue)
        edge = clue.last
    if not path:
        return Way(path, None, "none")
    doer = agent(shown, path[0].last)
    if doer:
        return Way(path[:1], doer, "passive")
    return Way(path, None, "predicate")


def _is_due(modal: Clue, clue: Clue) -> bool:
    """Whether the verb is what should be done: "should be rejected"."""
    return modal.cue.name == "should" and clue.first - modal.last <= _NEXT


def _is_deed_of_issue(shown: Scene, clue: Clue) -> bool:
    """Whether the issue itself does what the verb says, which is nobody's stance: "membership could end the
    war".
    """
    before = shown.tokens[clue.first - 1] if clue.first else ""
    return clue.cue.frame == "turn" and before in word_set("text.toml", "modals")


def _leads_on(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether a noun goes on towards the issue: "opposition to …", and not "no decisions were made"."""
    if _is_faced(shown, clue) or is_of_another(shown, topic, clue):
        return False
    ending = shown.tokens[clue.last - 1]
    # "Support for", "call to": the cue has the word in it.
    following = ending if ending in _LEADING else "".join(shown.tokens[clue.last : clue.last + 1])
    return following in _LEADING | _LEADING_ON or clue.last >= topic.first - 1


def is_of_another(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether a noun goes on to a name, and its phrase ends before the issue: "its commitment to Ukraine,
    also says that certain bombs …".
    """
    to = clue.last - (shown.tokens[clue.last - 1] == "to")
    if to >= topic.first or shown.tokens[to] != "to":
        return False
    named = next((m for m in shown.mentions if m.first == to + 1), None)
    return named is not None and "," in shown.tokens[named.last : topic.first]


def is_gerund(shown: Scene, topic: Topic, path: Sequence[Clue], kind: str) -> bool:
    """Whether the only cue names what is then judged: "supplying arms only prolongs the war"."""
    outermost = path[-1]
    if kind == "direct" or outermost.first > topic.first:
        return False
    before = shown.tokens[outermost.first - 1] if outermost.first else ""
    if len(path) > 1:
        # "That continuing to supply arms only prolongs the war".
        return shown.tokens[outermost.first].endswith("ing") and before in _OPENING_GERUND
    noun = outermost.cue.frame == "noun" or (
        before in ("'s", "'", "the", "this") and names_deed(shown, outermost)
    )
    return shown.tokens[outermost.first].endswith("ing") or noun
