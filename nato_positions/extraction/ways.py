"""The way from an issue over the cues to the one who acts, before it or after it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nato_positions.extraction.actors import Mention, just_before
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import (
    Clue,
    Scene,
    acts,
    agent,
    first_acting,
    is_addressee,
    is_aside,
    is_denied,
    is_passive,
)
from nato_positions.extraction.wording import word_set

_OPENING_GERUND = ("", "that", '"', "“", "said", "says")
_LEADING = frozenset(("for", "to", "of", "against", "over", "about"))
_LEADING_ON = frozenset(("on", "from", "by", "in", "that", "towards"))
_FACING = frozenset(("face", "faces", "faced", "facing", "draws", "drew", "drawn", "drawing"))
# How far behind "should" its verb stands: "should not be rejected".
_NEXT = 3
# How far behind a name its partners may stand: "the United States and its Group of Seven (G7) partners".
_PARTNER = 9


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
        elif path and _is_holder(shown, topic, thing, path[-1], clues):
            return Way(path, _subject(shown, thing, path[-1], start), "direct")
    noun = path and path[-1].cue.frame == "noun"
    if path and start and not noun and (first := first_acting(shown, 0, start)):
        return Way(path, first, "direct")
    if path and (behind := _behind_participle(shown, topic, path[-1])):
        return Way(path, behind, "direct")
    return Way(path, None, "open")


def _lies_on(shown: Scene, topic: Topic, clue: Clue, path: Sequence[Clue], edge: int) -> bool:
    """Whether a cue is one of those on the way back from the issue, of which `path` are the ones so far."""
    if _is_of_condition(shown, clue, edge) or (path and _is_beside(shown, clue, path)):
        return False
    # "Ukraine downed three, its general said, adding that missiles …"
    apart = not path and _is_said_between(shown, clue.last, edge)
    return not apart and _goes_on(shown, topic, clue, path)


def _behind_participle(shown: Scene, topic: Topic, outermost: Clue) -> Mention | None:
    """Return who acts in "calling for help, above all weapons, he criticised …": the next one after it."""
    if outermost.first > 1 or not shown.tokens[outermost.first].endswith("ing"):
        return None
    for mention in shown.mentions:
        before = just_before(shown.tokens, mention)
        says = mention.last + 1 in shown.verbs  # "Sending arms is wrong, Lavrov said."
        if mention.first >= topic.last and shown.tokens[before] == "," and not says and acts(shown, mention):
            return mention
    return None


def _is_beside(shown: Scene, clue: Clue, path: Sequence[Clue]) -> bool:
    """Whether the cue is of another deed that "and" only puts beside it: "urged them to ban oil and to send
    jets".
    """
    first = path[-1].first - (shown.tokens[path[-1].first - 1] == "to")
    return shown.tokens[first - 1] == "and" and clue.cue.name not in word_set("text.toml", "governing")


def _is_governed(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether a cue says what is done to nobody in particular who does the rest: "block allies who send"."""
    relative = shown.tokens[mention.last : mention.last + 1] in (["who"], ["that"], ["which"])
    return not mention.codes and relative and any(clue.last == mention.first for clue in clues)


def _is_of_condition(shown: Scene, clue: Clue, edge: int) -> bool:
    """Whether the cue is in a condition that ends before the issue: "if the talks fail, arms will come"."""
    if "if" not in shown.tokens[: clue.first] or "," not in shown.tokens[clue.last : edge]:
        return False
    opens = max(n for n in range(clue.first) if shown.tokens[n] == "if")
    return "," not in shown.tokens[opens : clue.first] and shown.tokens[opens - 1 : opens] != ["even"]


def _is_said_between(shown: Scene, first: int, last: int) -> bool:
    """Whether somebody begins to speak between two places, or goes on to: "warned against it and said"."""
    said = [verb for verb in shown.verbs if first < verb <= last]
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
        and not _is_governed(shown, mention, clues)
    ]
    # "Germany, which had delayed it, pledged tanks": what an aside tells is not on the way.
    steps: list[tuple[int, Clue | Mention]] = [
        (clue.first, clue) for clue in clues if not is_aside(shown, clue.first, topic.first)
    ]
    steps += [(mention.first, mention) for mention in before]
    return sorted(steps, key=lambda step: (-step[0], isinstance(step[1], Mention)))


def _goes_on(shown: Scene, topic: Topic, clue: Clue, path: Sequence[Clue]) -> bool:
    """Whether a cue lies on the way: before the last one, and leading on if it is a noun."""
    if clue.cue.frame == "noun" and (_is_faced(shown, clue) or not _leads_on(shown, topic, clue)):
        return False
    # "Condemned the decision as a provocation" says it once.
    if clue.cue.frame == "judgement" and "as" in shown.tokens[max(0, clue.first - 4) : clue.first]:
        return False
    # "Got it off the table before he left, urging Erdoğan to …": a judgement governs its own clause.
    if clue.cue.frame == "judgement" and path and "," in shown.tokens[clue.last : path[-1].first]:
        return False
    return not path or (clue.first < path[-1].first and not _is_parted(shown, clue, path[-1]))


def _is_faced(shown: Scene, clue: Clue) -> bool:
    """Whether the noun is what others have for the one named: "faced growing criticism for stalling"."""
    return not _FACING.isdisjoint(shown.tokens[max(0, clue.first - 3) : clue.first])


def _is_parted(shown: Scene, clue: Clue, inner: Clue) -> bool:
    """Whether "and has", "and will" or "nor" between two verbs makes them two deeds: "accused it of theft and
    has held up its bid".
    """
    words = shown.tokens[clue.last : inner.first]
    if "nor" in words and "neither" in shown.tokens[max(0, clue.first - 2) : clue.first]:
        return True
    return any(
        one in ("and", "nor") and following in word_set("text.toml", "auxiliaries")
        for one, following in pairwise(words)
    )


def _is_holder(shown: Scene, topic: Topic, mention: Mention, nearest: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the mention is the one who does what the nearest cue says."""
    if is_aside(shown, mention.first, nearest.first) or _is_embedded(shown, topic, mention, nearest, clues):
        return False
    # "Warned Israel that supplying arms would …": whoever is told something does not do it.
    told = mention.codes and shown.tokens[mention.last : mention.last + 1] == ["that"]
    return acts(shown, mention) and not told and not is_addressee(shown, mention, clues)


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
        if path and clue.first == path[-1].first:
            continue  # A word that is listed twice counts once.
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
    ending = shown.tokens[clue.last - 1]
    # "Support for", "call to": the cue has the word in it.
    following = ending if ending in _LEADING else "".join(shown.tokens[clue.last : clue.last + 1])
    return following in _LEADING | _LEADING_ON or clue.last >= topic.first - 1


def _is_embedded(shown: Scene, topic: Topic, mention: Mention, nearest: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the mention is what the stance is about: "agreed that Ukraine would be invited"."""
    governed = any(
        mention.first - 3 <= clue.last <= mention.first and "," not in shown.tokens[clue.last : mention.first]
        for clue in clues
        if clue.cue.frame != "noun"
    )
    if _is_demanded(shown, mention):
        return True
    concerned = shown.about.get(topic.slug)
    passive = is_passive(shown, nearest) and agent(shown, nearest.last) is None
    return governed and (passive or (concerned is not None and mention.codes == (concerned,)))


def _is_demanded(shown: Scene, mention: Mention) -> bool:
    """Whether another is asked for it: "demands that NATO bar it", "sought pledges that NATO would not"."""
    that = just_before(shown.tokens, mention)
    if that < 1 or shown.tokens[that] != "that":
        return False
    noun = that - 1
    if shown.tokens[noun] == "," and "," in shown.tokens[:noun]:
        noun = max(n for n in range(noun) if shown.tokens[n] == ",") - 1
    nouns = word_set("text.toml", "demanded")
    return shown.tokens[noun] in nouns


def _subject(shown: Scene, nearest: Mention, outermost: Clue, start: int) -> Mention:
    """Return who acts: the nearest one, but the first where "and" adds another verb, or joins others to a
    name.
    """
    verb = outermost.first
    while verb > 1 and shown.tokens[verb - 1] in word_set("text.toml", "auxiliaries"):
        verb -= 1
    participle = shown.tokens[verb - 1] == "," and shown.tokens[outermost.first].endswith("ing")
    # "NATO allies are, this year, increasing".
    participle = participle and shown.tokens[nearest.last] not in word_set("text.toml", "be")
    if (shown.tokens[verb - 1] == "and" or participle) and nearest.last < verb:
        return first_acting(shown, _clause_start(shown, start, verb), outermost.first) or nearest
    if not nearest.codes:
        named = [m for m in shown.mentions if m.codes and m.kind != "owner"]
        partner = [m for m in named if m.last < nearest.first <= m.last + _PARTNER]
        if partner and shown.tokens[partner[-1].last] in ("and", "or"):
            return partner[-1]
    return nearest


def _clause_start(shown: Scene, start: int, verb: int) -> int:
    """Return where the clause begins of which "and" adds a verb: behind "after", "because"."""
    begins = [n + 1 for n in range(start, verb) if shown.tokens[n] in word_set("text.toml", "subordinating")]
    return next((n for n in reversed(begins) if first_acting(shown, n, verb)), start)


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
        before in ("'s", "'", "the", "this")
        and any(other.first == outermost.first and other.cue.frame == "noun" for other in shown.clues)
    )
    return shown.tokens[outermost.first].endswith("ing") or noun
