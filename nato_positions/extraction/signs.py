"""The signs by which a reading of a sentence is trusted: what is weighed to say how sure a candidate is.

A sign is a short text such as `kind passive` or `far from the issue`. No name of a person, a state or a place
is ever one, so that what was learned from some articles holds for others.
"""

from collections.abc import Iterator
from typing import NamedTuple

from nato_positions.extraction.actors import Mention
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Scene
from nato_positions.extraction.sentences import Sentence
from nato_positions.extraction.wording import word_set
from nato_positions.model import Attribution

_STEPS = ((2, "beside"), (6, "near"), (14, "some way from"))
_MANY = 4


class Trail(NamedTuple):
    """How a candidate came about: the sentence, its reading on an issue, and who holds the stance."""

    sentence: Sentence
    scene: Scene
    topic: Topic
    reading: Reading
    speaker: Mention | None
    attribution: Attribution
    concerned: bool
    joining: bool


def signs(trail: Trail) -> frozenset[str]:
    """Return the signs of one candidate."""
    return frozenset((*_of_reading(trail), *_of_place(trail), *_of_sentence(trail)))


def _of_reading(trail: Trail) -> Iterator[str]:
    reading = trail.reading
    group = "joining" if trail.joining else "other"
    yield f"kind {reading.kind}"
    yield f"stance {reading.stance}"
    yield f"kind {reading.kind}, {reading.stance}"
    yield f"{group}, {reading.stance}"
    yield f"{group}, {reading.kind}"
    yield f"cue {reading.cue}"
    yield f"attribution {trail.attribution}"
    yield f"attribution {trail.attribution}, {reading.kind}"
    if trail.concerned:
        yield "concerned"
        yield f"concerned, {reading.stance}"
    if reading.past:
        yield "past"


def _of_place(trail: Trail) -> Iterator[str]:
    holder, topic = trail.reading.holder, trail.topic
    yield "issue sure" if topic.sure else "issue unsure"
    yield f"cue {_step(trail.reading.at - topic.first)} the issue"
    if holder is None:
        yield "held by the speaker" if trail.speaker else "held by nobody named"
        return
    yield f"held by {holder.kind}"
    yield f"held by {'several' if len(holder.codes) > 1 else 'one'}"
    yield f"holder {_step(holder.first - trail.reading.at)} the cue"
    between = range(*sorted((holder.first + 1, topic.first)))
    if any(m.first in between and m.codes and m is not holder for m in trail.scene.mentions):
        yield "others between"


def _step(distance: int) -> str:
    return next((name for most, name in _STEPS if abs(distance) <= most), "far from")


def _of_sentence(trail: Trail) -> Iterator[str]:
    shown = trail.scene
    if trail.sentence.heading:
        yield "heading"
    if trail.sentence.turn:
        yield "turn"
    if trail.sentence.quotes:
        yield "quotation"
    named = {code for mention in shown.mentions for code in mention.codes}
    yield "many actors" if len(named) >= _MANY else "few actors"
    yield "many cues" if len(shown.clues) >= _MANY else "few cues"
    here = set(shown.tokens)
    yield from (f"says {word}" for word in here & word_set("text.toml", "hedges"))
    if "if" in here:
        yield "says if"
