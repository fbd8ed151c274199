"""What a sentence says besides the way from the issue to the one who acts: of the accused, of those who did
it, of what is threatened.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nato_positions.extraction.acting import acts, agent, is_excepted, sender
from nato_positions.extraction.actors import Mention, is_owner, just_before, places
from nato_positions.extraction.composition import composed
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.lexicon import Tokens, tokenize
from nato_positions.extraction.scenes import Clue, Scene
from nato_positions.extraction.threats import by_feeling
from nato_positions.extraction.ways import walk_left
from nato_positions.extraction.wording import word_set
from nato_positions.model import OPPOSITE, Stance

# How far the verbs of a clause about the issue stand behind the one who acts in it.
_RELATIVE = 9
# How far behind an issue it may stand what one considers it to be.
_HELD = 9
_APART = frozenset((",", "as", "while", "because", "and", "but", "if", "when", "though", "although"))
_GOING = frozenset(("in", "to", "of", "from", "has", "have", "will", "is", "are", "that", "which"))
# How far behind arms it may be said that they have come.
_RECEIVED = frozenset(("receive", "receives", "received", "receiving", "get", "gets", "got", "getting"))
_COMING = 7
# How far before arms "US-supplied" may stand.
_SUPPLIED = 3
_GIVEN = frozenset(("supplied", "provided", "donated"))
_OBLIGED = frozenset(("must", "to", "should", "can", "could", "may"))


def told_besides(shown: Scene, topic: Topic, clues: Sequence[Clue], joining: bool) -> Iterator[Reading]:
    """Yield what is told of others than those to whom the way from the issue leads."""
    yield from by_agents(shown, topic, clues)
    yield from by_relatives(shown, topic, clues, joining)
    yield from by_others(shown, topic, clues)
    yield from by_name(shown, topic, clues)
    yield from by_feeling(shown, topic, clues)
    if not joining:
        yield from by_arrival(shown, topic)
        yield from by_suppliers(shown, topic)


def by_accusing(shown: Scene, topic: Topic, path: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what an accusation says of the accused: "accused Hungary of stalling", "criticised Denmark
    for donating".
    """
    for number, clue in enumerate(path):
        inner = [other for other in path[:number] if other.first > clue.first]
        thanked = clue.cue.name == "praises" and not inner and "for" in shown.tokens[clue.last : topic.first]
        if thanked and not clue.negated:
            given = next((m for m in shown.mentions if clue.last <= m.first <= clue.last + 3), None)
            if given and given.last <= topic.first and not is_owner(shown.tokens, given):
                yield Reading(given, topic.slug, Stance.SUPPORT, clue.first, "accused", False)
        if clue.cue.name in ("accuses", "praises") and inner and not clue.negated:
            accused = _accused(shown, clue, inner[-1])
            stance = composed(shown, topic, inner)
            if accused and stance:
                yield Reading(accused, topic.slug, stance, inner[-1].first, "accused", False)


def _accused(shown: Scene, clue: Clue, inner: Clue) -> Mention | None:
    """Return whom the verb accuses: its object, or the subject of "was criticised by Italy for it"."""
    able = [m for m in shown.mentions if not is_owner(shown.tokens, m)]
    if shown.tokens[clue.last : clue.last + 1] == ["by"]:
        return next(
            (m for m in reversed(able) if clue.first - 3 <= m.last <= clue.first and acts(shown, m)), None
        )
    return next((m for m in able if clue.last <= m.first <= clue.last + 3 and m.last <= inner.first), None)


def by_doing(shown: Scene, topic: Topic, path: Sequence[Clue]) -> Iterator[Reading]:
    """Yield whose deed is judged: "Germany crossed a line by sending tanks"."""
    inner = path[0]
    if (
        path[-1].cue.frame != "judgement"
        or inner is path[-1]
        or shown.tokens[inner.first - 1] not in ("by", "for")
    ):
        return
    doers = [m for m in shown.mentions if m.last <= path[-1].first and acts(shown, m)]
    stance = composed(shown, topic, path[:1])
    if doers and stance:
        yield Reading(doers[-1], topic.slug, stance, inner.first, "accused", False)


def by_agents(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what an aside says of somebody: "a target demanded by Washington", "the bid, opposed by
    Hungary".
    """
    for clue in clues:
        # "The decision to send tanks, which came late, was welcomed by Poland."
        told = sum(stop - start for start, stop in shown.asides if topic.last <= start and stop <= clue.first)
        after = topic.last <= clue.first <= topic.last + 14 + told
        if (
            after
            and clue.cue.sign in (1, -1)
            and clue.last < len(shown.tokens)
            and shown.tokens[clue.last] == "by"
            and not _is_procedure(shown, clue)
        ):
            doer = agent(shown, clue.last)
            if doer and clue.cue.frame in ("subject", "directive"):
                stance = Stance.SUPPORT if (clue.cue.sign > 0) != clue.negated else Stance.OPPOSE
                yield Reading(doer, topic.slug, stance, clue.first, "passive", False, clue.cue.name)


def by_relatives(shown: Scene, topic: Topic, clues: Sequence[Clue], joining: bool) -> Iterator[Reading]:
    """Yield what a clause about the issue says: "missiles which the White House has declined to give"."""
    ahead = shown.tokens[topic.last : topic.last + 3]
    opens = next((index for index, word in enumerate(ahead) if word in ("which", "that")), None)
    # "Five howitzers the Dutch government has pledged": the word may be left out.
    first = topic.last + (0 if opens is None else opens + 1)
    doer = next((m for m in shown.mentions if first <= m.first <= first + 1 and m.codes), None)
    if doer is None or is_owner(shown.tokens, doer):
        return
    if opens is None and (joining or (doer.first > first and shown.tokens[first] != "the")):
        return
    reach = range(doer.last, doer.last + _RELATIVE)
    path = [
        clue
        for clue in clues
        if clue.first in reach and _APART.isdisjoint(shown.tokens[doer.last : clue.first])
    ]
    # A word that is listed twice ("blocking", a verb and a noun) counts once.
    path = list({clue.first: clue for clue in reversed(path)}.values())
    stance = composed(shown, topic, path, doer) if path else None
    # "Would strike if they got the rockets that the US had promised": the promise hangs on nothing.
    if stance is Stance.CONDITIONAL and shown.tokens[doer.last : doer.last + 1] in (
        ["had"],
        ["has"],
        ["have"],
    ):
        stance = Stance.SUPPORT
    needed = any(clue.cue.frame == "judgement" for clue in path)
    if stance and not needed:
        yield Reading(doer, topic.slug, stance, path[-1].first, "direct", False, path[-1].cue.name)


def considered(shown: Scene, topic: Topic, verb: Clue, behind: Sequence[Clue]) -> Stance | None:
    """Return what somebody holds a thing to be: "considers the admission of Sweden a blunder"."""
    holds = shown.tokens[verb.first : verb.last][-1:] in (["consider"], ["considers"], ["considered"])
    for clue in behind if holds else ():
        near = clue.first - topic.last <= _HELD and "," not in shown.tokens[topic.last : clue.first]
        if near and clue.cue.name in ("bad", "good"):
            # "Does not consider membership realistic".
            denied = verb.negated or not {"not", "'t"}.isdisjoint(shown.tokens[verb.first : verb.last])
            return Stance.OPPOSE if (clue.cue.sign < 0) != (clue.negated != denied) else Stance.SUPPORT
    return None


def by_welcoming(shown: Scene, topic: Topic, inner: Reading) -> Iterator[Reading]:
    """Yield that who welcomes what another says is for it too: "welcomed Canada's pledge that it would"."""
    told = word_set("speech.toml", "nouns")
    for clue in shown.clues:
        words = shown.tokens[clue.last : inner.at]
        welcomes = shown.tokens[clue.first] in word_set("text.toml", "welcoming")
        if welcomes and any(one in told and other in ("that", "to") for one, other in pairwise(words)):
            way = walk_left(shown, Topic(clue.last, clue.last, topic.slug, topic.sure), [clue], 0)
            yield Reading(way.holder, topic.slug, inner.stance, clue.first, way.kind, False, clue.cue.name)


def by_companions(shown: Scene, topic: Topic, reading: Reading) -> Iterator[Reading]:
    """Yield that others do it whom somebody joins: "has joined Poland in calling for it"."""
    for mention in shown.mentions:
        joined = shown.tokens[just_before(shown.tokens, mention)].startswith(("join", "follow"))
        together = shown.tokens[mention.last : mention.last + 1] == ["in"] and mention.last < max(
            topic.first, reading.at
        )
        # "Sweden will follow Finland in applying": each for itself.
        concerned = set(mention.codes) & set(shown.about.values())
        # "Urged others to join Germany in sending tanks, as Denmark would not": that is its own.
        own = reading.holder is not None and reading.holder.first >= mention.first
        if joined and together and mention.codes and not concerned and not own:
            yield reading._replace(holder=mention)


def by_exceptions(shown: Scene, reading: Reading) -> Iterator[Reading]:
    """Yield the stance of who alone does not share it: "all allies except Spain back it"."""
    opposite = OPPOSITE.get(reading.stance)
    for mention in shown.mentions:
        if opposite and mention.codes and is_excepted(shown.tokens, mention):
            yield reading._replace(holder=mention, stance=opposite, kind="excepted")


def by_contrast(shown: Scene, topic: Topic, reading: Reading) -> Iterator[Reading]:
    """Yield what is said of the other who joins: "may agree to Finland joining NATO, but not Sweden"."""
    place = topic.last + (shown.tokens[topic.last : topic.last + 1] == [","])
    if shown.tokens[place : place + 2] != ["but", "not"] or reading.stance is Stance.OPPOSE:
        return
    other = next((m for m in shown.mentions if m.first == place + 2 and len(m.codes) == 1), None)
    if other:
        slugs = [slug for slug, code in shown.about.items() if code == other.codes[0]]
        if len(slugs) == 1 and slugs[0] != topic.slug:
            yield reading._replace(slug=slugs[0], stance=Stance.OPPOSE)


def names_suppliers(tokens: Tokens) -> bool:
    """Whether a sentence may have "US-supplied" in it."""
    return any(word.partition("-")[2] in _GIVEN for word in tokens.here)


def by_suppliers(shown: Scene, topic: Topic) -> Iterator[Reading]:
    """Yield who has given what is named: "US-supplied rocket systems"."""
    for place in range(max(0, topic.first - _SUPPLIED), topic.first):
        whose, _, how = shown.tokens.written[place].partition("-")
        if how in _GIVEN:
            for named in places(tokenize(whose)):
                giver = Mention(place, place + 1, named.members, "adjective")
                yield Reading(giver, topic.slug, Stance.SUPPORT, place, "noun", False, "donation")


def by_arrival(shown: Scene, topic: Topic) -> Iterator[Reading]:
    """Yield whose arms have come: "Germany's first tanks have arrived", "US missiles are on their way"."""
    ahead = range(topic.last, topic.last + _COMING)
    come = (c for c in shown.clues if c.cue.name == "arrives" and c.first in ahead and not c.negated)
    clue = next(come, None)
    received = not _RECEIVED.isdisjoint(shown.tokens[max(0, topic.first - _COMING) : topic.first])
    # "The weapons it had received from the US".
    behind = shown.tokens[topic.last : topic.last + 4]
    if "received" in behind and (giver := sender(shown, topic.last + behind.index("received") + 1)):
        yield Reading(giver, topic.slug, Stance.SUPPORT, topic.first, "noun", False, "donation")
    # "Weapons from Spain are on their way", "will receive tanks from Spain".
    if (clue or received) and (giver := sender(shown, topic.last)):
        yield Reading(giver, topic.slug, Stance.SUPPORT, topic.first, "noun", False, "donation")
    # "Approved sending jets to Ukraine from Denmark": who gives the leave does not send.
    given = any(c.cue.name == "supplies" and topic.first - 3 <= c.last <= topic.first for c in shown.clues)
    sent = shown.tokens[topic.last : topic.last + 2] in (["to", "ukraine"], ["to", "kyiv"])
    if given and sent and (giver := sender(shown, topic.last + 2)):
        yield Reading(giver, topic.slug, Stance.SUPPORT, topic.first, "noun", False, "donation")
    if clue is None:
        return
    if giver := sender(shown, clue.last):
        yield Reading(giver, topic.slug, Stance.SUPPORT, clue.first, "noun", False, "donation")
    for mention in shown.mentions:
        near = mention.last <= topic.first <= mention.last + 4 and mention.kind in ("state", "adjective")
        between = shown.tokens[mention.last : topic.first]
        if near and mention.codes and not any(word in _APART or word in _GOING for word in between):
            yield Reading(mention, topic.slug, Stance.SUPPORT, topic.first, "noun", False, "donation")


def by_name(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield who is named beside a word for those for it or against it: "holdouts Turkey and Hungary"."""
    for clue in clues:
        if shown.tokens[clue.first] not in word_set("text.toml", "holding") or clue.cue.sign not in (1, -1):
            continue
        place = clue.last + (shown.tokens[clue.last : clue.last + 1] in ([","], ["–"], ["-"], [":"]))
        named = next((m for m in shown.mentions if m.first == place and m.codes), None)
        if named and not is_owner(shown.tokens, named):
            stance = Stance.SUPPORT if clue.cue.sign > 0 else Stance.OPPOSE
            yield Reading(named, topic.slug, stance, clue.first, "noun", False, clue.cue.name)


def by_others(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what others do about it: "others sent weapons, Germany has refused to do so"."""
    for clue in clues:
        if "if" in shown.tokens[topic.last : clue.first]:
            continue
        again = clue.first >= topic.last and shown.tokens[clue.last - 1] in ("so", "suit", "same", "likewise")
        doer = next((m for m in shown.mentions if m.last <= clue.first <= m.last + 4 and m.codes), None)
        if again and doer and acts(shown, doer) and (stance := composed(shown, topic, [clue], doer)):
            yield Reading(doer, topic.slug, stance, clue.first, "direct", False, clue.cue.name)


def _is_procedure(shown: Scene, clue: Clue) -> bool:
    """Whether only the rules are told: "must be ratified by all members"."""
    before = shown.tokens[max(0, clue.first - 3) : clue.first]
    return "be" in before and not _OBLIGED.isdisjoint(before)
