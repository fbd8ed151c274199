"""The sixth step: who takes which stance on an issue in a sentence, from the cues between the two.

The effects of the cues on the way from the one who acts to the issue multiply, as in "refuse (-) to drop (-)
its objection (-)" = oppose; a negation turns its cue round; conditions, hedges and "undecided" are looked at last.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nato_positions.extraction.actors import Mention, is_object, is_owner
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.lexicon import Match, Token
from nato_positions.extraction.wording import Cue, phrases, word_set
from nato_positions.model import Stance

_REACH = 45
# How far a noun may stand before or behind the issue that it is about.
_NOUN_BEFORE, _NOUN_BEHIND = 14, 14
_LISTING = ("are", "were", "include", "includes", "including", ":", "namely")
_PARTS = (",", ";", "which", "who", "and", "but", "—", "–")
_ASIDE = ("which", "who", "whose", "where", "a", "an", "one", "home", "host", "itself", "like", "along", "including")
_RELATIVES = ("who", "which", "whose")
_PARTICIPLES = ("sent", "given", "held", "shot", "withdrawn", "overcome", "put", "told", "asked")
_ALL_JOINING = "accession"


class Clue(NamedTuple):
    """A cue found at the tokens `first` … `last`, and whether something negates it."""

    first: int
    last: int
    cue: Cue
    negated: bool


class Reading(NamedTuple):
    """One reading of a sentence: whose stance (None: whoever speaks there), which, on what evidence.

    `at` is the token of the deciding cue; `kind` names the evidence, from which the confidence follows.
    """

    holder: Mention | None
    slug: str
    stance: Stance
    at: int
    kind: str
    past: bool
    cue: str = ""


class Scene(NamedTuple):
    """A sentence with everything found in it."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    clues: Sequence[Clue]
    bounds: Sequence[int]
    verbs: frozenset[int]
    asides: Sequence[tuple[int, int]]
    about: dict[str, str]


def scene(tokens: Sequence[Token], mentions: Sequence[Mention], found: Sequence[Match[list[Cue]]], verbs: frozenset[int], about: dict[str, str]) -> Scene:
    """Return a sentence ready to be read; `verbs` are the tokens right after a verb that reports speech."""
    bounds = [match.first for match in phrases("boundaries").find(tokens)]
    # A negation belongs to the first cue after it.
    covered = [index for match in found for index in range(match.first, match.last)]
    clues = [
        Clue(match.first, match.last, cue, _is_negated(tokens, match.first, (*bounds, *covered)))
        for match in found
        for cue in match.payload
    ]
    return Scene(tokens, mentions, clues, bounds, verbs, _asides(tokens), about)


def _is_negated(tokens: Sequence[Token], first: int, bounds: Sequence[int]) -> bool:
    start = max((bound + 1 for bound in bounds if bound < first), default=0)
    before = [token.word for token in tokens[max(start, first - 4) : first]]
    if before[-2:] in (["no", "longer"], ["rather", "than"], ["instead", "of"]):
        return True
    if "not" in before and "only" in before:
        return False
    while before and before[-1] in (",", "that"):
        before.pop()
    for index in range(len(before) - 1, -1, -1):
        if before[index] in (",", "and", "that", "to") and before[index] != "to":
            return False
        if before[index] in word_set("text.toml", "negations"):
            return True
    return False


def readings(shown: Scene, topic: Topic, joining: bool) -> Iterator[Reading]:
    """Yield what a sentence says about one issue named in it, each holder by itself."""
    usable = [clue for clue in shown.clues if _applies(clue.cue, topic.slug, joining) and not _is_inside(clue, topic) and not _is_about_how(shown, clue)]
    start, stop = _clause(shown, topic)
    yield from _by_nouns(shown, topic, usable)
    left = [clue for clue in usable if start <= clue.first < max(topic.last, topic.first + 1)]
    path, holder, kind = _walk_left(shown, topic, left, start)
    if path and path[-1].cue.frame in ("void", "absence"):
        path = []
    if not path or _is_gerund(shown, topic, path, kind):
        right = _walk_right(shown, topic, [clue for clue in usable if topic.last <= clue.first < stop])
        if right[0] and (not path or right[0][0].cue.frame == "judgement"):
            path, holder, kind = right
    if not path and _is_none(shown, topic):
        yield Reading(None, topic.slug, Stance.OPPOSE, topic.first, "judgement", False)
    if path and (reading := _read(shown, topic, path, holder, kind)):
        yield reading
        yield from _addressed(shown, topic, path)
        yield from _by_doing(shown, topic, path)
    yield from _by_agents(shown, topic, usable)


def _is_gerund(shown: Scene, topic: Topic, path: Sequence[Clue], kind: str) -> bool:
    """Whether the only cue names what is then judged: "supplying arms only prolongs the war"."""
    return len(path) == 1 and kind != "direct" and shown.tokens[path[0].first].word.endswith("ing") and path[0].first <= topic.first


def _is_none(shown: Scene, topic: Topic) -> bool:
    """Whether it is said that there is none of it: "no ground troops", and no cue has the word already."""
    taken = {index for clue in shown.clues for index in range(clue.first, clue.last)}
    return any(
        shown.tokens[index].word == "no" and index not in taken
        for index in range(max(0, topic.first - 3), topic.first)
    )


def _lacks(shown: Scene, topic: Topic) -> bool:
    return any(clue.cue.frame == "absence" and topic.first - 6 <= clue.first < topic.first for clue in shown.clues)


def _enumerated(shown: Scene, topic: Topic, holder: Mention | None) -> Mention | None:
    """Return who is listed where the one who acts is "the NATO countries that … are Latvia, Poland and Romania"."""
    if holder is None or holder.kind != "state" or not set(holder.codes) <= {"NATO", "EU"}:
        return holder
    for mention in shown.mentions:
        before = mention.first - 1
        while before > 0 and shown.tokens[before].word == "the":
            before -= 1
        if mention.first >= topic.last and len(mention.codes) > 1 and shown.tokens[before].word in _LISTING:
            return mention
    return holder


def _by_agents(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what an aside says of somebody: "a target demanded by Washington", "the bid, opposed by Hungary"."""
    for clue in clues:
        after = topic.last <= clue.first <= topic.last + 14
        if after and clue.cue.sign in (1, -1) and clue.last < len(shown.tokens) and shown.tokens[clue.last].word == "by":
            agent = _agent(shown, clue.last)
            if agent and clue.cue.frame in ("subject", "directive"):
                stance = Stance.SUPPORT if (clue.cue.sign > 0) != clue.negated else Stance.OPPOSE
                yield Reading(agent, topic.slug, stance, clue.first, "passive", False, clue.cue.name)


def _by_doing(shown: Scene, topic: Topic, path: Sequence[Clue]) -> Iterator[Reading]:
    """Yield whose deed is judged: "Germany crossed a line by sending tanks"."""
    inner = path[0]
    if path[-1].cue.frame != "judgement" or inner is path[-1] or shown.tokens[inner.first - 1].word not in ("by", "for"):
        return
    doers = [m for m in shown.mentions if m.last <= path[-1].first and _acts(shown, m)]
    stance = _composed(shown, topic, path[:1])
    if doers and stance:
        yield Reading(doers[-1], topic.slug, stance, inner.first, "accused", False)


def _is_inside(clue: Clue, topic: Topic) -> bool:
    """Whether the cue is only a part of the issue's words: "guarantee" in "security guarantee"."""
    return topic.first < clue.first and clue.last <= topic.last


def _is_about_how(shown: Scene, clue: Clue) -> bool:
    """Whether only the way is open and not the thing: "has not decided who will pay"."""
    following = shown.tokens[clue.last].word if clue.last < len(shown.tokens) else ""
    return clue.cue.sign == 0 and following in ("who", "how", "when", "where", "which")


def _applies(cue: Cue, slug: str, joining: bool) -> bool:
    return not cue.issues or slug in cue.issues or (joining and _ALL_JOINING in cue.issues) or (
        not joining and "other" in cue.issues and slug not in _listed()
    )


@cache
def _listed() -> frozenset[str]:
    return frozenset(("defence-spending", "ukraine-arms", "ukraine-guarantees", "ukraine-troops"))


def _clause(shown: Scene, topic: Topic) -> tuple[int, int]:
    start = max((bound for bound in shown.bounds if bound < topic.first), default=0)
    stop = min((bound for bound in shown.bounds if bound >= topic.last), default=len(shown.tokens))
    return max(start, topic.first - _REACH), min(stop, topic.last + _REACH)


def _walk_left(
    shown: Scene, topic: Topic, clues: Sequence[Clue], start: int
) -> tuple[list[Clue], Mention | None, str]:
    """Return the cues from the issue back to the one who acts, that one, and the kind of evidence."""
    path: list[Clue] = []
    steps = sorted(
        [(clue.first, 1, clue) for clue in clues]
        + [(m.first, 0, m) for m in shown.mentions if start <= m.first and m.last <= topic.first],
        key=lambda step: (step[0], step[1]),
        reverse=True,
    )
    edge = topic.first
    for place, _, thing in steps:
        if path and any(place < verb <= edge for verb in shown.verbs) and not isinstance(thing, Clue):
            return path, None, "spoken"
        if isinstance(thing, Clue):
            if any(place < verb <= edge for verb in shown.verbs) and path:
                return path, None, "spoken"
            if thing.cue.frame == "noun" and not _leads_on(shown, topic, thing):
                continue
            if not path or thing.first < path[-1].first:
                path.append(thing)
                edge = thing.first
        elif path and _is_aside(shown, thing, edge):
            continue
        elif path and thing.kind == "pronoun" and _is_denied(shown, thing):
            return [], None, "none"
        elif path and _is_embedded(shown, topic, thing, path[-1], clues):
            continue
        elif path and _acts(shown, thing) and not _is_addressee(shown, thing, clues):
            return path, _subject(shown, thing, path[-1], start), "direct"
    if path and start and (first := _first_acting(shown, 0, start)):
        return path, first, "direct"
    return path, None, "open"


def _is_aside(shown: Scene, mention: Mention, edge: int) -> bool:
    """Whether the mention stands in an aside that closes before the cue: "Hungary, which leads the EU, will block"."""
    return any(start <= mention.first < stop <= edge for start, stop in shown.asides)


def _asides(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places of ", which … ," and ", a … ,"."""
    commas = [index for index, token in enumerate(tokens) if token.word == ","]
    return [
        (start, stop)
        for start, stop in zip(commas, commas[1:], strict=False)
        if start + 1 < len(tokens) and tokens[start + 1].word in _ASIDE
    ]


def _leads_on(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether a noun goes on towards the issue: "opposition to …", and not "no decisions were made"."""
    following = shown.tokens[clue.last].word if clue.last < len(shown.tokens) else ""
    leads = following in ("to", "of", "on", "for", "against", "over", "about", "from", "by", "in", "that", "towards")
    return leads or clue.last >= topic.first - 1


def _is_embedded(shown: Scene, topic: Topic, mention: Mention, nearest: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the mention is what the stance is about: "agreed that Ukraine would be invited"."""
    governed = any(mention.first - 3 <= clue.last <= mention.first for clue in clues if clue.cue.frame != "noun")
    concerned = shown.about.get(topic.slug)
    passive = _is_passive(shown, nearest) and _agent(shown, nearest.last) is None
    return governed and (passive or (concerned is not None and mention.codes == (concerned,)))


def _is_denied(shown: Scene, mention: Mention) -> bool:
    return any(clue.last == mention.first and clue.cue.frame == "void" for clue in shown.clues)


def _subject(shown: Scene, nearest: Mention, outermost: Clue, start: int) -> Mention:
    """Return who acts: the nearest one, but the first where "and" adds another verb, or joins others to a name."""
    if shown.tokens[outermost.first - 1].word == "and" and nearest.last < outermost.first - 1:
        return _first_acting(shown, start, outermost.first) or nearest
    if not nearest.codes:
        partner = [m for m in shown.mentions if m.last < nearest.first <= m.last + 5 and m.codes]
        if partner and shown.tokens[partner[-1].last].word in ("and", "or"):
            return partner[-1]
    return nearest


def _first_acting(shown: Scene, start: int, stop: int) -> Mention | None:
    """Return the first one that acts between two places: the subject of a sentence that goes on without one."""
    return next((m for m in shown.mentions if start <= m.first and m.last <= stop and _acts(shown, m)), None)


def _acts(shown: Scene, mention: Mention) -> bool:
    if is_owner(shown.tokens, mention):
        return False
    following = [token.word for token in shown.tokens[mention.last : mention.last + 2]]
    # Whoever is before "who" acts in what follows, whatever stands before the name.
    if any(word in _RELATIVES for word in following[:2] if following[0] == "," or word == following[0]):
        return True
    if is_object(shown.tokens, mention):
        return False
    before = mention.first - 1
    if before >= 0 and shown.tokens[before].word.startswith("join"):
        return False
    return not any(clue.last == before + 1 and clue.cue.frame in ("subject", "turn") for clue in shown.clues)


def _is_addressee(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether the mention is urged or accused: "urged Turkey to ratify", "accused Hungary of stalling"."""
    return any(
        clue.cue.frame == "directive" and clue.last <= mention.first <= clue.last + 5
        and not any(clue.last <= other.first and other.last <= mention.first for other in shown.mentions if other.kind != "owner" and not is_owner(shown.tokens, other))
        for clue in clues
    )


def _walk_right(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> tuple[list[Clue], Mention | None, str]:
    """Return the cues after an issue that is itself the subject, and the one named by "by", if any."""
    path: list[Clue] = []
    edge = topic.last
    for clue in clues:
        between = [m for m in shown.mentions if edge <= m.first and m.last <= clue.first and _acts(shown, m)]
        if between:
            # "The missiles that the US refused to supply": whoever stands right behind acts.
            if not path and between[0].first <= topic.last + 1 and clue.first <= between[-1].last + 6:
                return [clue], between[-1], "direct"
            break
        if clue.first - edge > (20 if clue.cue.frame == "judgement" else 12):
            break
        path.append(clue)
        edge = clue.last
    if not path:
        return path, None, "none"
    agent = _agent(shown, path[0].last)
    if agent:
        return path[:1], agent, "passive"
    return path, None, "predicate"


def _agent(shown: Scene, last: int) -> Mention | None:
    """Return who did it: "blocked by Hungary", "greeted with joy by Poland"."""
    for index in range(last - 1, min(last + 8, len(shown.tokens))):
        if shown.tokens[index].word == "by":
            return next((m for m in shown.mentions if index < m.first <= index + 4), None)
    return None


def _by_nouns(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what nouns say: "Turkish objections to …", "resistance from Turkey and Hungary", "Denmark's donation"."""
    for clue in clues:
        if clue.cue.frame != "noun" or not -_NOUN_BEHIND <= topic.first - clue.last <= _NOUN_BEFORE:
            continue
        holder = _possessor(shown, clue)
        if holder and holder.codes:
            # What the noun goes on with counts too: "the party's pledge to end military aid".
            inner = [other for other in clues if clue.last <= other.first < topic.last and other.cue.frame != "judgement"]
            stance = _composed(shown, topic, [*reversed(inner), clue], holder)
            if stance:
                yield Reading(holder, topic.slug, stance, clue.first, "noun", False, clue.cue.name)


def _possessor(shown: Scene, clue: Clue) -> Mention | None:
    for mention in shown.mentions:
        if mention.kind in ("pronoun", "owner", "first"):
            continue
        between = shown.tokens[mention.last : clue.first] if mention.last <= clue.first else ()
        apart = [token for token in between if token.word not in ("'s", "'", '"', "“", "‘")]
        owns = mention.last <= clue.first and is_owner(shown.tokens, mention)
        if owns and len(apart) <= 1 and not any(t.word in (",", "and") for t in apart):
            return None if clue.cue.sign > 0 and _is_wanted(shown, mention) else mention
    for index in range(clue.last, min(clue.last + 2, len(shown.tokens))):
        if shown.tokens[index].word in ("from", "by"):
            return next((m for m in shown.mentions if index < m.first <= index + 3), None)
    return None


def _is_wanted(shown: Scene, mention: Mention) -> bool:
    """Whether somebody asks for it: "seeking Germany's approval" says nothing of Germany."""
    return any(
        clue.cue.name in ("wants", "urges", "should") and mention.first - 3 <= clue.last <= mention.first
        for clue in shown.clues
    )


def _read(shown: Scene, topic: Topic, path: Sequence[Clue], holder: Mention | None, kind: str) -> Reading | None:
    stance = _composed(shown, topic, path, holder)
    if stance is None:
        return None
    # The cue that is nearest to the one who acts decides whose view it is.
    outermost = path[-1] if path[-1].first < topic.first else path[0]
    if outermost.cue.frame == "judgement":
        holder, kind = None, "judgement"
    elif kind in ("direct", "predicate", "open") and outermost.cue.frame == "noun":
        kind = "noun"
        if _possessor(shown, outermost):
            return None
        if holder is None:
            return None
    if kind == "direct" and _is_passive(shown, outermost):
        holder, kind = _agent(shown, outermost.last), "passive"
    past = holder is not None and shown.tokens[min(holder.last, len(shown.tokens) - 1)].word in word_set("text.toml", "past")
    return Reading(_enumerated(shown, topic, holder), topic.slug, stance, outermost.first, kind, past, outermost.cue.name)


def _is_passive(shown: Scene, clue: Clue) -> bool:
    before = [token.word for token in shown.tokens[max(0, clue.first - 2) : clue.first]]
    word = shown.tokens[clue.first].word
    is_be = bool(before) and (before[-1] in word_set("text.toml", "be") or (len(before) > 1 and before[0] in word_set("text.toml", "be") and before[1].endswith("ly")))
    return is_be and clue.cue.frame in ("subject", "turn", "directive") and (word.endswith("ed") or word in _PARTICIPLES)


def _composed(shown: Scene, topic: Topic, path: Sequence[Clue], holder: Mention | None = None) -> Stance | None:
    """Return what the cues on the way make of each other, None where they make nothing."""
    if all(clue.cue.frame == "turn" for clue in path) and (len(path) > 1 or not _ends(shown, topic, path[0])):
        return None
    sign, neutral, conditional = 1, False, path[-1].cue.sign == 2
    if path[0].first >= topic.first and (_is_none(shown, topic) != _lacks(shown, topic)):
        sign = -1
    for clue in path:
        if clue.cue.frame in ("void", "absence"):
            continue
        if clue.cue.negated == "neutral" and any(other.cue.sign == -1 and other.first < clue.first for other in path):
            neutral = True
            continue
        effect = _effect(shown, clue)
        neutral |= effect == 0
        conditional |= effect == 2 or ((effect == 1 or clue is path[-1]) and _is_hedged(shown, clue))
        sign *= -1 if effect == -1 else 1
    asked = range(max(0, min(path[-1].first, holder.first if holder else path[-1].first) - 1), topic.first)
    whether = any(shown.tokens[index].word in word_set("text.toml", "asking") for index in asked)
    hangs, place = _hangs(shown, topic)
    if hangs == "until":
        if sign > 0 and place < path[-1].first:
            return Stance.OPPOSE
        hangs = ""
    if path[-1].cue.sign == 2 and sign > 0:
        return Stance.CONDITIONAL
    if neutral or whether:
        return Stance.CONDITIONAL if hangs == "provided" else Stance.NEUTRAL
    if sign < 0:
        return Stance.OPPOSE
    return Stance.CONDITIONAL if conditional or hangs else Stance.SUPPORT


def _ends(shown: Scene, topic: Topic, clue: Clue) -> bool:
    """Whether a turning verb is about the issue itself: "end military aid", and not "once it ends, …"."""
    between = shown.tokens[clue.last : topic.first] if clue.first < topic.first else shown.tokens[topic.last : clue.first]
    return len(between) <= 6 and not any(token.word == "," for token in between)


def _effect(shown: Scene, clue: Clue) -> int:
    if not clue.negated:
        return clue.cue.sign
    if clue.cue.negated == "neutral":
        return 0
    if clue.cue.sign == 1 and clue.last < len(shown.tokens) and "yet" in (shown.tokens[clue.first - 1].word, shown.tokens[clue.last].word):
        return 0
    return -clue.cue.sign if clue.cue.sign in (1, -1) else clue.cue.sign


def _is_hedged(shown: Scene, clue: Clue) -> bool:
    before = shown.tokens[max(0, clue.first - 2) : clue.first]
    return clue.cue.hedged and clue.cue.frame in ("subject", "turn") and any(token.word in word_set("text.toml", "hedges") for token in before)


def _hangs(shown: Scene, topic: Topic) -> tuple[str, int]:
    """Return the word that opens a condition in the sentence and its place, or an empty text."""
    none = {index for match in phrases("no_conditions").find(shown.tokens) for index in range(match.first, match.last)}
    for match in phrases("conditions").find(shown.tokens):
        if match.first not in none and (match.last > match.first + 1 or _reaches(shown, topic, match.first)):
            return shown.tokens[match.first].word, match.first
    return "", 0


def _reaches(shown: Scene, topic: Topic, place: int) -> bool:
    """Whether a bare "if" or "once" belongs to the issue: at the start of the sentence, or soon after it."""
    if shown.tokens[place].word in ("until", "unless", "provided"):
        return True
    between = shown.tokens[topic.last : place]
    return place <= 1 or (topic.last <= place <= topic.last + 10 and not any(t.word in _PARTS for t in between))


def _addressed(shown: Scene, topic: Topic, path: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what an accusation says of the accused: "accused Hungary of stalling", "criticised Denmark for donating"."""
    for number, clue in enumerate(path):
        inner = [other for other in path[:number] if other.first > clue.first]
        if clue.cue.name in ("accuses", "praises") and inner and not clue.negated:
            accused = next((m for m in shown.mentions if not is_owner(shown.tokens, m) and clue.last <= m.first <= clue.last + 3 and m.last <= inner[-1].first), None)
            stance = _composed(shown, topic, inner)
            if accused and stance:
                yield Reading(accused, topic.slug, stance, inner[-1].first, "accused", False)
