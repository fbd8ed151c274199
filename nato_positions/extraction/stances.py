"""The sixth step: who takes which stance on an issue in a sentence, and on what evidence."""

from collections.abc import Iterator, Sequence

from nato_positions.extraction.acting import agent
from nato_positions.extraction.actors import ORGANISATIONS, Mention
from nato_positions.extraction.besides import (
    by_accusing,
    by_companions,
    by_contrast,
    by_doing,
    by_exceptions,
    by_welcoming,
    considered,
    told_besides,
)
from nato_positions.extraction.composition import composed, is_for_now, is_none
from nato_positions.extraction.doers import is_supposed, was_before
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.judging import (
    for_whom,
    gives_none,
    is_deed,
    is_judged,
    is_left_out,
    is_named,
    is_praise,
)
from nato_positions.extraction.listing import enumerated, gapped
from nato_positions.extraction.nouns import by_nouns, possessor
from nato_positions.extraction.scenes import Clue, Scene, is_passive
from nato_positions.extraction.threats import supposed, threatened
from nato_positions.extraction.ways import Way, is_gerund, walk_left, walk_right
from nato_positions.extraction.wording import Cue, issues_with_cues, phrases, word_set
from nato_positions.model import OPPOSITE, Stance

_REACH = 45
_MAYBE = ("could", "might", "may")
_FINITE = frozenset(
    ("will", "would", "is", "are", "was", "were", "has", "have", "can", "could", "must", "had")
)
_ANYBODY = ("western", "international", "public", "popular", "foreign", "global")
_ALL_JOINING = "accession"


def readings(shown: Scene, topic: Topic, joining: bool) -> Iterator[Reading]:
    """Yield what a sentence says about one issue named in it, each holder by itself."""
    if is_left_out(shown, topic) if joining else is_praise(shown, topic):
        return
    usable = [
        clue
        for clue in shown.clues
        if _applies(clue.cue, topic.slug, joining)
        and not _is_inside(clue, topic)
        and not _is_about_how(shown, clue)
        and not _is_sought(shown, clue)
    ]
    start, stop = _clause(shown, topic)
    nouns = [c for c in usable if start <= c.first or c.cue.frame != "noun"]
    yield from by_nouns(shown, topic, [*nouns, *_deliveries(shown, topic)])
    behind = [clue for clue in usable if topic.last <= clue.first < stop]
    path, holder, kind = _way(shown, topic, usable, behind, start)
    if not (path and path[0].first < topic.last) and is_none(shown, topic):
        # "No soldiers sent there by NATO states": what follows only says which.
        path = []
        stance = Stance.CONDITIONAL if is_for_now(shown) else Stance.OPPOSE
        giver = gives_none(shown, topic)
        yield Reading(giver, topic.slug, stance, topic.first, "direct" if giver else "judgement", False)
    reading = _read(shown, topic, path, holder, kind) if path else None
    if reading and path and (held := considered(shown, topic, path[0], behind)):
        reading = reading._replace(stance=held)
    if reading and kind == "open" and (judged_if := threatened(shown, topic, usable)):
        reading = judged_if
    if path and reading is None:
        # "Russia called Latvia's decision reckless": the noun is Latvia's, the judgement Russia's.
        # "If Britain sends tanks, they would be a target": it is not said that it does.
        path, holder, kind = walk_right(shown, topic, behind)
        judged = path and path[0].cue.frame == "judgement"
        reading = _read(shown, topic, path, holder, kind) if judged else threatened(shown, topic, usable)
    if reading:
        yield reading
        yield from by_companions(shown, topic, reading)
        yield from (reading._replace(holder=one) for one in gapped(shown, topic, reading.holder))
        yield from by_contrast(shown, topic, reading)
        yield from by_exceptions(shown, reading)
        if reading.stance is Stance.SUPPORT:
            yield from by_welcoming(shown, topic, reading)
    if reading and path:
        yield from by_accusing(shown, topic, path)
        yield from by_doing(shown, topic, path)
    yield from (one for one in told_besides(shown, topic, usable, joining) if not _is_before(one, reading))
    if foreseen := supposed(shown, topic):
        yield foreseen


def _is_before(told: Reading, reading: Reading | None) -> bool:
    """Whether the main clause says what the same ones do now: "holds back weapons that Congress approved"."""
    if reading is None or reading.holder is None or told.holder is None or told.cue == "wants":
        return False
    same = reading.kind == "direct" and told.holder.codes == reading.holder.codes
    return same and OPPOSITE.get(told.stance) is reading.stance


def _turned(way: Way) -> Way:
    """Return the judgement turned round: "refusing to send arms is a mistake" is for sending them."""
    judged = way.path[0]
    turned = Clue(judged.first, judged.last, judged.cue, not judged.negated)
    return way._replace(path=[turned, *way.path[1:]])


def _deliveries(shown: Scene, topic: Topic) -> list[Clue]:
    """Return the issue's own words where they end in a noun for a deed: "NATO's arms deliveries"."""
    return [
        Clue(topic.first, topic.last, clue.cue, clue.negated)
        for clue in shown.clues
        if clue.cue.name == "donation" and topic.first < clue.first and clue.last == topic.last
    ]


def _way(shown: Scene, topic: Topic, usable: Sequence[Clue], behind: Sequence[Clue], start: int) -> Way:
    """Return the way from the issue to who acts: back from it, or on where nothing leads back."""
    left = [clue for clue in usable if start <= clue.first < max(topic.last, topic.first + 1)]
    back = walk_left(shown, topic, left, start)
    path = back.path
    if path and path[-1].cue.frame in ("void", "absence"):
        back, path = back._replace(path=[]), []
    gerund = bool(path) and is_gerund(shown, topic, path, back.kind)
    named = bool(path) and back.kind == "spoken" and is_named(shown, path[-1])
    # "Biden's plan to send munitions is dangerous."
    noun = bool(path) and back.kind in ("open", "spoken") and is_deed(shown, path[-1])
    if (
        not path
        or gerund
        or named
        or noun
        or (
            len(path) == 1
            and (_only_tells(shown, path[0]) or path[0].last > topic.first or _is_noun(shown, path[0]))
        )
    ):
        on = walk_right(shown, topic, behind)
        if on.path and (not path or on.path[0].cue.frame == "judgement" or is_passive(shown, on.path[0])):
            return _turned(on) if path and composed(shown, topic, path) is Stance.OPPOSE else on
        # "Supplying missiles is a line I do not wish to cross", "called the reluctance to invite it sad".
        if named or (gerund and is_judged(shown, topic, path[0])):
            return back._replace(path=[])
    return back


def _applies(cue: Cue, slug: str, joining: bool) -> bool:
    return (
        not cue.issues
        or slug in cue.issues
        or (joining and _ALL_JOINING in cue.issues)
        or (not joining and "other" in cue.issues and slug not in issues_with_cues())
    )


def _clause(shown: Scene, topic: Topic) -> tuple[int, int]:
    start = max((bound for bound in shown.bounds if bound < topic.first), default=0)
    start = max(start, _own_clause(shown, topic))
    stop = min((bound for bound in shown.bounds if bound >= topic.last), default=len(shown.tokens))
    return max(start, topic.first - _REACH), min(stop, topic.last + _REACH)


def _own_clause(shown: Scene, topic: Topic) -> int:
    """Return where "and" begins a clause whose subject the issue is, else 0: "will send no troops, and the
    missiles will be operated by others".
    """
    behind = shown.tokens[topic.last : topic.last + 6]
    # "The new system, for instance, will be operated by others."
    if behind[:1] == [","] and "," in behind[1:]:
        behind = behind[behind.index(",", 1) + 1 :]
    if not behind or behind[0] not in _FINITE:
        return 0
    for place in range(topic.first - 1, max(0, topic.first - 6), -1):
        word = shown.tokens[place]
        if word == "and" and not any(m.first < place < m.last for m in shown.mentions):
            return place + 1
        if any(clue.first <= place < clue.last for clue in shown.clues) or word in (",", "that", "of", "to"):
            return 0
    return 0


def _is_inside(clue: Clue, topic: Topic) -> bool:
    """Whether the cue is only a part of the issue's words: "guarantee" in "security guarantee", "abandon" in
    "abandon its neutrality".
    """
    opens = clue.cue.frame == "turn" and clue.first == topic.first and clue.last < topic.last
    return (topic.first < clue.first or opens) and clue.last <= topic.last


def _is_about_how(shown: Scene, clue: Clue) -> bool:
    """Whether only the way is open and not the thing: "has not decided who will pay"."""
    following = shown.tokens[clue.last] if clue.last < len(shown.tokens) else ""
    if following == "when" and clue.last in shown.bounds:
        return False  # "Nothing was ruled out when asked about it."
    return clue.cue.sign == 0 and following in ("who", "how", "when", "where", "which")


def _is_sought(shown: Scene, clue: Clue) -> bool:
    """Whether it is something that one would like to have: "steps to take to win ratification"."""
    before = shown.tokens[clue.first - 1] if clue.first else ""
    noun = any(other.first == clue.first and other.cue.name == "support for" for other in shown.clues)
    return noun and before in word_set("text.toml", "winning")


def _is_noun(shown: Scene, clue: Clue) -> bool:
    """Whether the words are a noun: "Kyiv's push for weapons is a provocation"."""
    return clue.cue.frame == "noun" or (clue.first > 0 and shown.tokens[clue.first - 1] == "'s")


def _only_tells(shown: Scene, clue: Clue) -> bool:
    """Whether "told" urges nobody: "told allies that it was not realistic", and not "told them to hurry"."""
    following = shown.tokens[clue.last : clue.last + 5]
    told = shown.tokens[clue.first] in ("tell", "tells", "told", "telling")
    return told and "that" in following and "to" not in following[: following.index("that")]


def _read(
    shown: Scene, topic: Topic, path: Sequence[Clue], holder: Mention | None, kind: str
) -> Reading | None:
    stance = composed(shown, topic, path, holder)
    if stance is None:
        return None
    if stance is Stance.SUPPORT and path[0].first >= topic.last and _is_doubted(shown, topic):
        stance = Stance.OPPOSE
    # The cue that is nearest to the one who acts decides whose view it is.
    outermost = path[-1] if path[-1].first < topic.first else path[0]
    if outermost.cue.frame == "judgement":
        holder = for_whom(shown, outermost)
        kind = "direct" if holder else "judgement"
    elif kind in ("direct", "predicate", "open", "spoken") and outermost.cue.frame == "noun":
        kind = "noun" if kind != "spoken" else kind
        if possessor(shown, outermost) or (holder is None and kind == "noun"):
            return None
    if holder and kind == "direct" and _is_none_of(shown, holder):
        holder, kind = None, "judgement"
    if _is_nobodys(shown, outermost, holder, kind):
        return None
    if kind in ("direct", "open") and is_passive(shown, outermost):
        holder, kind = agent(shown, outermost.last), "passive"
    guessed = stance is Stance.OPPOSE and kind == "direct" and _is_guessed(shown, outermost)
    if guessed or (holder is not None and is_supposed(shown, holder, outermost.first)):
        return None
    return Reading(
        enumerated(shown, topic, holder, outermost.first),
        topic.slug,
        stance,
        outermost.first,
        kind,
        was_before(shown, holder, outermost.first),
        outermost.cue.name,
    )


def _is_none_of(shown: Scene, holder: Mention) -> bool:
    """Whether one tells it of all at once: "neither European nor NATO countries would send troops"."""
    before = shown.tokens[max(0, holder.first - 3) : holder.first]
    return before[-1:] == ["nor"] and "neither" in before and ORGANISATIONS.issuperset(holder.codes)


def _is_nobodys(shown: Scene, clue: Clue, holder: Mention | None, kind: str) -> bool:
    """Whether the deciding cue is of nobody in particular, of somebody else or of the issue itself."""
    if clue.cue.frame == "noun" and shown.tokens[clue.first - 1] in _ANYBODY:
        return True  # "Western support".
    if kind == "direct" and holder and _is_of_another(shown, clue, holder):
        return True
    return kind == "predicate" and _does_itself(shown, clue)


def _is_of_another(shown: Scene, clue: Clue, holder: Mention) -> bool:
    """Whether what looks like a verb is another's noun: "had not been told of the Polish plan to send it"."""
    nouns = (c for c in shown.clues if c.first == clue.first and c.cue.frame == "noun" and c is not clue)
    owners = (possessor(shown, noun) for noun in nouns)
    return any(owner and owner.codes and owner.last == clue.first and owner is not holder for owner in owners)


def _is_guessed(shown: Scene, clue: Clue) -> bool:
    """Whether it could be so, and nobody says it is: "Turkey could block the bid"."""
    return shown.tokens[clue.first - 1] in _MAYBE and not shown.verbs


def _does_itself(shown: Scene, clue: Clue) -> bool:
    """Whether the issue itself does what the verb says: "the expansion would demand a reaction"."""
    verb = shown.tokens[clue.first]
    modal = clue.first > 0 and shown.tokens[clue.first - 1] in word_set("text.toml", "modals")
    return (
        clue.cue.frame in ("subject", "directive")
        and clue.last - clue.first == 1
        and modal
        and not verb.endswith("ed")
    )


def _is_doubted(shown: Scene, topic: Topic) -> bool:
    """Whether the speaker says not to think so: "does not believe that membership is realistic"."""
    return any(topic.first - 14 <= m.first < topic.first for m in phrases("doubts").find(shown.tokens))
