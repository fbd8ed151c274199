"""What is threatened, supposed or felt of what might be done: "would hit new targets if they got them"."""

from collections.abc import Iterator, Sequence

from nato_positions.extraction.acting import first_acting
from nato_positions.extraction.actors import is_owner
from nato_positions.extraction.composition import composed
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Clue, Scene
from nato_positions.extraction.ways import walk_left
from nato_positions.extraction.wording import phrases, word_set
from nato_positions.model import OPPOSITE, Stance

# How far behind the issue it may stand that it angers somebody.
_FELT = 7
# How far behind "if" what is supposed may stand, and the mark of what only a foe means by it.
_SUPPOSED = 12
THREAT = "threat"


def threatened(shown: Scene, topic: Topic, usable: Sequence[Clue]) -> Reading | None:
    """Return what somebody threatens if it comes to it: "would hit new targets if the US delivered them"."""
    supposed = max((n for n in range(topic.first) if shown.tokens[n] == "if"), default=0)
    threats = [c for c in usable if c.first < supposed and c.cue.name in ("opposes", "bad")]
    if not threats:
        return _judged(shown, topic, usable) if supposed else None
    way = walk_left(shown, Topic(supposed, supposed, topic.slug, topic.sure), threats, 0)
    if not way.path or (way.holder is None and way.path[-1].cue.frame != "judgement"):
        return None
    at, judged = way.path[-1], way.path[-1].cue.frame == "judgement"
    holder = None if judged else way.holder
    # "Would not stand in the way if Poland sent them."
    stance = Stance.SUPPORT if at.negated else Stance.OPPOSE
    return Reading(holder, topic.slug, stance, at.first, "judgement", False, at.cue.name)


def _judged(shown: Scene, topic: Topic, usable: Sequence[Clue]) -> Reading | None:
    """Return what would be bad about it: "if Britain delivers them, they would be targets"."""
    after = (c for c in usable if c.first >= topic.last and c.cue.name == "bad" and not c.negated)
    for clue in after:
        if "," in shown.tokens[topic.last : clue.first]:
            return Reading(None, topic.slug, Stance.OPPOSE, clue.first, "judgement", False, clue.cue.name)
    return None


def supposed(shown: Scene, topic: Topic) -> Reading | None:
    """Return what a foe means who says what comes "if the West sends arms": that it had better not.

    Of others it says nothing; whoever speaks is known later, so the reading is marked by its cue.
    """
    ahead = range(max(0, topic.first - _SUPPOSED), topic.first)
    opens = max((n for n in ahead if shown.tokens[n] == "if"), default=None)
    if opens is None or "," in shown.tokens[opens : topic.first]:
        return None
    none = any(match.first == opens for match in phrases("no_conditions").find(shown.tokens))
    if none or any(opens < c.first < topic.first and c.cue.sign < 0 for c in shown.clues):
        return None
    # "Russia threatened to move missiles if Sweden joined."
    threatens = any(word.startswith("threaten") for word in shown.tokens[:opens])
    foe = first_acting(shown, 0, opens) if threatens else None
    return Reading(
        foe, topic.slug, Stance.OPPOSE, topic.first, "direct" if foe else "judgement", False, THREAT
    )


def by_feeling(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what those are for whom it angers: "the decision to send tanks infuriated Moscow"."""
    start = topic.last
    for place in range(start, min(start + _FELT, len(shown.tokens))):
        if shown.tokens[place] == ",":
            return
        felt = shown.tokens[place] in word_set("text.toml", "angering")
        whose = next((m for m in shown.mentions if m.first == place + 1 and m.codes), None)
        if felt and whose and not is_owner(shown.tokens, whose):
            left = [clue for clue in clues if clue.first < topic.first]
            path = walk_left(shown, topic, left, 0).path
            done = composed(shown, topic, path) if path else Stance.SUPPORT
            if done in OPPOSITE:
                yield Reading(whose, topic.slug, OPPOSITE[done], place, "noun", False, "opposes")
            return
