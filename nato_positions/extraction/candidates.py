"""The last step: readings of all sentences as candidates, one for each actor and issue, with an exact
quote.
"""

from collections.abc import Iterable, Iterator, Sequence

from nato_positions import reference
from nato_positions.extraction.actors import Member, Mention
from nato_positions.extraction.carrying import may_carry
from nato_positions.extraction.clean import blocks
from nato_positions.extraction.findings import Candidate, Found, Progress
from nato_positions.extraction.frames import Frames, concerned, frames
from nato_positions.extraction.gate import Gate, Worth
from nato_positions.extraction.issues import Subjects, subjects, topics
from nato_positions.extraction.language import is_english
from nato_positions.extraction.lexicon import tokenize
from nato_positions.extraction.people import Memory
from nato_positions.extraction.reader import SentenceReader
from nato_positions.extraction.sentences import Sentence, sentences
from nato_positions.extraction.speakers import mentions
from nato_positions.extraction.wording import table
from nato_positions.model import Attribution, Day, Issue

LEAST = 0.25
"""Candidates less sure than this are not worth a reader's time: three in four of them would be wrong."""


# By how much one's own words outweigh what the article reports of the same actor.
_REPORTED = 0.09
_SILENT = 0.3
# How many sentences a quotation is followed to the words that say whose it is.
_AHEAD = 5


def extract(
    text: str, day: Day, title: str | None = None, *, issues: Sequence[Issue] | None = None
) -> list[Candidate]:
    """Return what the article says of actors' stances, in the order of the text; nothing where it is not
    English.

    `day` is the day of publication: it decides who was in office. `issues` are those to look for, by default
    the ones that a new ledger starts with.

    >>> [found] = extract("Poland firmly backs Sweden's bid to join NATO.", "2023-06-01")
    >>> found.actor, found.issue, str(found.stance), found.quote_end
    ('POL', 'sweden', 'support', 46)
    """
    known = frames(tuple(reference.issues() if issues is None else issues))
    gate = Gate(text, known)
    if not gate.is_open(title) or not is_english(text):
        return []
    sure = (one for one in _findings(text, day, title, known, gate) if one.candidate.confidence >= LEAST)
    return [found.candidate for found in merged(sure)]


def findings(text: str, day: Day, title: str | None, known: Frames) -> Iterator[Found]:
    """Yield all that the sentences say, in the order of the text, before any of it is merged or left out."""
    yield from _findings(text, day, title, known, Gate(text, known))


def _findings(text: str, day: Day, title: str | None, known: Frames, gate: Gate) -> Iterator[Found]:
    progress = _opening(text, title, day, known)
    spans = sentences(text, blocks(text))
    speaking, present = _turn_speakers(title, day, text)
    progress.memory = progress.memory._replace(present=present)
    worth = gate.worth(spans)
    for order, sentence in enumerate(spans[: _read_to(text, spans, worth)]):
        if worth[order] is Worth.NOTHING:
            progress.apart += 1
            continue
        names = worth[order] is Worth.NAMES
        following = spans[order + 1 : order + 1 + _AHEAD]
        reader = SentenceReader(text, sentence, day, known, progress, speaking, following, names)
        if worth[order] >= Worth.READ:
            yield from reader.found(order)
        progress = reader.progress()


def _read_to(text: str, spans: Sequence[Sentence], worth: Sequence[Worth]) -> int:
    """Return where reading ends: behind the last sentence that can say something of an issue."""
    for order in range(len(spans) - 1, -1, -1):
        if worth[order] is Worth.NAMES:
            return order + 1
        if worth[order] is Worth.READ and may_carry(tokenize(text, spans[order].start, spans[order].end)):
            return order + 1
    return 0


def _opening(text: str, title: str | None, day: Day, known: Frames) -> Progress:
    """Return what the title leaves for the first sentence: it may be referred back to like a sentence."""
    memory, before = Memory({}), Subjects(named=concerned(text, title, known))
    if title:
        # Behind a bar stands where it was said, or who published it.
        tokens = tokenize(title.split(" | ")[0])
        found, memory = mentions(tokens, day, memory)
        before = subjects(topics(tokens, found, known, before), found, known, before)
    return Progress(memory, before)


def _turn_speakers(title: str | None, day: Day, text: str) -> tuple[Mention | None, tuple[Member, ...]]:
    """Return who speaks in a transcript without names, the first one that a title such as "Remarks by …"
    has, and all whom it has.
    """
    if not title or not title.casefold().startswith(tuple(table("speech.toml")["transcripts"])):
        return None, ()
    tokens = tokenize(title)
    found, _ = mentions(tokens, day, Memory({}))
    people = [mention for mention in found if mention.kind == "person"]
    # Where people of several actors speak, the host begins, unless he is himself spoken of.
    members = [member for mention in people for member in mention.members if member.code]
    apart = [one for one in members if not (one.name and one.name.split()[-1] in text)]
    if not members:
        return None, ()
    return people[0].of(tuple((apart or members)[:1])), tuple(members)


def merged(found: Iterable[Found]) -> list[Found]:
    """Return one for each actor and issue: what is no longer so, and what others claim, give way; then the
    surest, of equals the later.
    """
    best: dict[tuple[str, str], Found] = {}
    for one in found:
        key = one.candidate.actor, one.candidate.issue
        known = best.get(key)
        if known is None or _rank(one) >= _rank(known) or _turns(one, known):
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.candidate.quote_start, one.order))


def _turns(later: Found, known: Found) -> bool:
    """Whether a sentence further on says that the actor has changed its mind: then what it says now holds."""
    if later.candidate.stance == known.candidate.stance or later.order <= known.order or later.past:
        return False
    words = later.candidate.quote.casefold()
    changed = any(turn in words for turn in table("text.toml")["turning"])
    return changed and later.candidate.attribution is not Attribution.CLAIMED


def _rank(found: Found) -> tuple[bool, bool, float]:
    how = found.candidate.attribution
    reported = _REPORTED if how is Attribution.REPORTED else 0.0
    # Who has nothing to say in one sentence may say something in the next.
    reported += _SILENT if "cue says nothing" in found.signs else 0.0
    return not found.past, how is not Attribution.CLAIMED, found.candidate.confidence - reported
