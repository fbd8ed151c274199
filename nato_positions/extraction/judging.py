"""What an issue is judged to be, and for whom, and who gives none: "a red line for Moscow", "no weapons"."""

from itertools import pairwise

from nato_positions.extraction.acting import first_acting
from nato_positions.extraction.actors import Mention, is_owner
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Clue, Scene
from nato_positions.extraction.wording import word_set

_ABOUT = ("on", "to", "over", "towards")
_STANCES = ("stance", "position", "approach", "attitude", "line", "behaviour", "behavior")
# How far behind an issue the verb may stand of which it is the subject.
_PREDICATE = 4
# How far before an issue "instead of" may stand.
_WITHOUT = 4
_SAYING = ("that", "said", "says")
# How far behind "called" the noun may stand for what is called something.
_CALLED = 5


def is_praise(shown: Scene, topic: Topic) -> bool:
    """Whether the issue's words only praise another thing: "membership is the best guarantee of security"."""
    before = shown.tokens[max(0, topic.first - 4) : topic.first]
    said = any(clue.cue.name == "undecided" and clue.last > topic.first - 4 for clue in shown.clues)
    described = shown.tokens[topic.last : topic.last + 2] == [",", "which"]
    elsewhere = not said and not described
    if elsewhere and any(one in _STANCES and other in _ABOUT for one, other in pairwise(before)):
        return True  # "Called Germany's stance on tanks unacceptable", whichever it is.
    return any(clue.cue.frame == "judgement" and clue.first < topic.first < clue.last for clue in shown.clues)


def is_left_out(shown: Scene, topic: Topic) -> bool:
    """Whether the issue is only what another thing comes without: "guarantees without membership", "arms
    instead of a quick invitation".
    """
    before = shown.tokens[max(0, topic.first - _WITHOUT) : topic.first]
    if before[-1:] == ["without"]:
        return True
    return ("instead", "of") in pairwise(before) and "," not in before


def is_judged(shown: Scene, topic: Topic, deed: Clue) -> bool:
    """Whether a deed that opens a clause is the subject of "is", whatever it then is said to be."""
    opens = shown.tokens[deed.first].endswith("ing") and shown.tokens[max(0, deed.first - 1)] in _SAYING
    ahead = shown.tokens[topic.last : topic.last + _PREDICATE]
    return opens and "," not in ahead and not {"is", "was", "would"}.isdisjoint(ahead)


def is_named(shown: Scene, outermost: Clue) -> bool:
    """Whether a deed named by a noun is what one calls something: "called the decision to invite Ukraine a
    declaration of war".
    """
    judging = word_set("speech.toml", "judging")
    called = any(
        verb <= outermost.first <= verb + _CALLED and shown.tokens[verb - 1] in judging
        # "His calls for the supply of jets" judge nothing.
        and shown.tokens[verb : verb + 1] != ["for"]
        for verb in shown.verbs
    )  # fmt: skip
    return called and names_deed(shown, outermost)


def is_deed(shown: Scene, outermost: Clue) -> bool:
    """Whether a noun names a deed, as its possessor or article shows: "Biden's plan to send them"."""
    determined = shown.tokens[outermost.first - 1 : outermost.first] in (["'s"], ["'"], ["the"])
    return determined and names_deed(shown, outermost)


def names_deed(shown: Scene, outermost: Clue) -> bool:
    """Whether the word can be a noun too: "plan", "supply"."""
    return any(c.first == outermost.first and c.cue.frame == "noun" for c in shown.clues)


def for_whom(shown: Scene, clue: Clue) -> Mention | None:
    """Return for whom a thing is so: "unacceptable to Russia", "a red line for Moscow"."""
    judged = word_set("text.toml", "for_whom")
    following = shown.tokens[clue.last : clue.last + 1]
    if shown.tokens[clue.last - 1] not in judged or following not in (["to"], ["for"]):
        return None
    able = (m for m in shown.mentions if m.kind == "state" and m.first == clue.last + 1)
    return next((m for m in able if not is_owner(shown.tokens, m)), None)


def gives_none(shown: Scene, topic: Topic) -> Mention | None:
    """Return who gives another thing instead: "Seoul is sending gas masks but no weapons"."""
    before = shown.tokens[max(0, topic.first - 3) : topic.first]
    given = any(clue.cue.name == "supplies" and not clue.negated for clue in shown.clues)
    if not given or ("but", "no") not in pairwise(before):
        return None
    return first_acting(shown, 0, topic.first)
