"""What nouns say, and whose they are: "Turkish objections to …", "resistance from Turkey and Hungary"."""

from collections.abc import Iterator, Sequence

from nato_positions.extraction.acting import acts, owns_next, sender
from nato_positions.extraction.actors import ORGANISATIONS, Mention, is_owner
from nato_positions.extraction.composition import composed
from nato_positions.extraction.findings import Reading
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Clue, Scene
from nato_positions.extraction.ways import is_of_another
from nato_positions.extraction.wording import word_set
from nato_positions.model import OPPOSITE, Stance

# How far a noun may stand before or behind the issue that it is about.
_WITHDRAWN = frozenset(("pull", "pulling", "withdraw", "withdrawing", "remove", "removing"))
_JOINING = frozenset(("bid", "bids", "membership", "accession", "application", "applications", "joining"))
_MISSING = frozenset(("missing", "lacking", "outstanding", "pending", "awaited"))
_CLAUSES = frozenset((",", "and", "but", "which", "that", "who"))
# How far behind the issue it may stand that an objection is over.
_ENDED = 7
_NOUN_BEFORE, _NOUN_BEHIND = 14, 14


def by_nouns(shown: Scene, topic: Topic, clues: Sequence[Clue]) -> Iterator[Reading]:
    """Yield what nouns say: "Turkish objections to …", "resistance from Turkey and Hungary", "Denmark's
    donation".
    """
    for clue in clues:
        if clue.cue.frame != "noun" or not -_NOUN_BEHIND <= topic.first - clue.last <= _NOUN_BEFORE:
            continue
        if shown.tokens[clue.last : clue.last + 1] == ["and"]:
            continue  # "Support for Ukraine and defence spending" are two things.
        if _is_of_name(shown, clue) or is_of_another(shown, topic, clue):
            continue  # "The Ukrainian Security Assistance Initiative".
        if (
            shown.tokens[clue.first] in ("decision", "policy")
            and "on" in shown.tokens[clue.last : min(clue.last + 5, topic.first)]
        ):
            continue  # "Germany's decision on tanks", "a decision by the alliance on the bid" may be any.
        if clue.first >= topic.last and _has_its_own(shown, clue):
            continue  # "Will join at the same time, despite Turkey's opposition to the latter's bid."
        holder = possessor(shown, clue) or _sender(shown, topic, clue) or _whose_own(shown, topic, clue)
        if holder and holder.codes and not _is_imagined(shown, holder, clue):
            # What the noun goes on with counts too: "the party's pledge to end military aid".
            inner = [
                other
                for other in clues
                if clue.last <= other.first < topic.last
                # "Demands that Ukraine never join".
                and (other.cue.frame != "judgement" or _is_demanded(shown, clue, other))
            ]
            stance = composed(shown, topic, [*reversed(inner), clue], holder)
            if stance:
                absent = stance is Stance.SUPPORT and _is_absent(shown, holder)
                gone = absent or _is_over(shown, topic, clue)
                stance = OPPOSITE.get(stance, stance) if gone else stance
                yield Reading(holder, topic.slug, stance, clue.first, "noun", False, clue.cue.name)


def _is_demanded(shown: Scene, clue: Clue, other: Clue) -> bool:
    """Whether what should be is what somebody demands: "Russia's demands that Ukraine never join"."""
    return clue.cue.name == "demand" and "that" in shown.tokens[clue.last : other.first]


def _is_of_name(shown: Scene, clue: Clue) -> bool:
    """Whether the noun is part of a name, where not all words have capitals, or one of "Kyiv's backers"."""
    written = shown.tokens
    if written[clue.first].startswith(("backer", "supporter")):
        return True
    named = clue.first > 1 and written.is_capital(clue.first) and written.is_capital(clue.first - 1)
    return named and 2 * len(written.capitals()) < len(written)


def _has_its_own(shown: Scene, clue: Clue) -> bool:
    """Whether the noun names itself what it is about."""
    words = shown.tokens[clue.last : clue.last + 7]
    named = any(clue.last < m.first <= clue.last + 3 for m in shown.mentions)
    if words[:1] == ["of"] and clue.cue.name == "support for" and not named:
        return _JOINING.isdisjoint(words)  # "Membership and the US approval of munitions".
    return words[:1] == ["to"] and not _JOINING.isdisjoint(words)


def _whose_own(shown: Scene, topic: Topic, clue: Clue) -> Mention | None:
    """Return who stands right before the issue's own words: "NATO arms deliveries"."""
    own = (clue.first, clue.last) == (topic.first, topic.last) and clue.last - clue.first > 1
    concerned = (shown.about.get(topic.slug),)
    named = next(
        (m for m in shown.mentions if m.last == topic.first and m.kind in ("state", "adjective")), None
    )
    if not own or named is None or not named.codes or named.codes == concerned:
        return None
    # "Delays in US military assistance" are none.
    late = any(c.cue.sign == -1 and named.first - 2 <= c.last <= named.first for c in shown.clues)
    return None if late else named


def _sender(shown: Scene, topic: Topic, clue: Clue) -> Mention | None:
    """Return who sends what has come: "the arrival of the first tanks from Germany"."""
    behind = clue.cue.name == "donation" and clue.last < topic.first <= clue.last + 5
    # "A delivery of air defence systems from the US".
    last = topic.last + (shown.tokens[topic.last : topic.last + 1] in (["systems"], ["system"], ["missiles"]))
    return sender(shown, last) if behind else None


def _is_over(shown: Scene, topic: Topic, noun: Clue) -> bool:
    """Whether it is said behind the issue that there is no more of it: "objections to the bid are gone"."""
    if noun.last > topic.first:
        return False
    for clue in shown.clues:
        between = shown.tokens[topic.last : clue.first]
        if clue.cue.frame == "turn" and topic.last <= clue.first <= topic.last + _ENDED and not clue.negated:
            acting = any(topic.last <= m.first < clue.first and acts(shown, m) for m in shown.mentions)
            return not acting and _CLAUSES.isdisjoint(between)
    return False


def _is_imagined(shown: Scene, holder: Mention, clue: Clue) -> bool:
    """Whether it need not be there: "without Germany's consent", "any decision", "the NATO ratification"."""
    if holder.codes == ("NATO",) and shown.tokens[clue.first] == "ratification":
        return True
    # "Only Ankara's consent was still missing."
    if not _MISSING.isdisjoint(shown.tokens[clue.last : clue.last + 4]):
        return True
    return holder.first > 0 and shown.tokens[holder.first - 1] in ("without", "any")


def _is_absent(shown: Scene, holder: Mention) -> bool:
    """Whether it is said to be missing: "a lack of French support"."""
    return any(
        clue.cue.frame == "absence" and holder.first - 2 <= clue.last <= holder.first for clue in shown.clues
    )


def possessor(shown: Scene, clue: Clue) -> Mention | None:
    """Return whose the noun is, None where nobody's: "Turkey's objection", "resistance from Hungary"."""
    if addressed := _addressed_owner(shown, clue):
        return addressed
    if clue.cue.sign > 0 and clue.first and shown.tokens[clue.first - 1] == "whose":
        return None  # "Turkey, whose backing Sweden needs"
    for mention in shown.mentions:
        if _owns(shown, mention, clue):
            return None if clue.cue.sign > 0 and _is_wanted(shown, mention) else mention
    for index in range(clue.last, _behind(shown, clue)):
        word = shown.tokens[index]
        of = clue.cue.name in ("support for", "demand") or shown.tokens[clue.first] == "decision"
        if word in ("from", "by") or (word == "of" and of):
            whose = _after(shown, index)
            # "The approval of Finland and Sweden joining" is somebody else's.
            own = clue.cue.name == "demand"
            if whose and _is_away(shown, clue, index, whose):
                return None
            theirs = whose and word == "of" and not own and set(shown.about.values()).issuperset(whose.codes)
            return None if theirs else whose
    return None


def _is_away(shown: Scene, clue: Clue, index: int, whose: Mention) -> bool:
    """Whether "from" or "of" only leads on: "hope of getting US jets", "pull back troops from Romania"."""
    before = shown.tokens[max(0, clue.first - 4) : clue.first]
    leads = any(
        word.endswith("ing") and word != "including" for word in shown.tokens[index + 1 : whose.first]
    )
    return leads or not _WITHDRAWN.isdisjoint(before)


def _owns(shown: Scene, mention: Mention, clue: Clue) -> bool:
    """Whether the noun is the mention's by what stands between them: "Turkey's objection"."""
    nobody = mention.kind in ("owner", "first") or (mention.kind == "pronoun" and not mention.codes)
    if nobody or mention.last > clue.first:
        return False
    if not (is_owner(shown.tokens, mention) or owns_next(shown, mention)) or _is_some(shown, mention):
        return False
    between = shown.tokens[mention.last : clue.first]
    apart = [word for word in between if word not in ("'s", "'", '"', "“", "‘")]
    return len(apart) <= 1 and not ("," in apart or "and" in apart)


def _behind(shown: Scene, clue: Clue) -> int:
    """Return how far behind the noun "from" or "by" may say whose it is.

    "To ban Ukraine from NATO" and "support for applications by Sweden" are of somebody else.
    """
    named = any(m.first == clue.last for m in shown.mentions)
    near = named or shown.tokens[clue.last - 1] == "for"
    return min(clue.last + (1 if near else 2), len(shown.tokens))


def _is_some(shown: Scene, mention: Mention) -> bool:
    """Whether the noun is only one that could be: "part of a wider NATO package"."""
    bare = mention.last < len(shown.tokens) and shown.tokens[mention.last] != "'s"
    before = shown.tokens[max(0, mention.first - 2) : mention.first]
    return bare and ORGANISATIONS.issuperset(mention.codes) and ("a" in before or "an" in before)


def _after(shown: Scene, index: int) -> Mention | None:
    """Return who stands after "from", "by" or "of", those that "including" brings in among them."""
    words = shown.tokens[index : index + 9]
    reach = next((place for place, word in enumerate(words) if word in ("including", "like")), 2) + 1
    named = (m for m in shown.mentions if index < m.first <= index + reach and m.codes)
    first = next(named, None)
    # "Ratification of Sweden's bid" is not Sweden's, nor that of whoever comes next.
    return None if first is None or is_owner(shown.tokens, first) else first


def _addressed_owner(shown: Scene, clue: Clue) -> Mention | None:
    """Return whose objection it is where one is urged to drop it: "pressed Ankara to drop its opposition"."""
    if clue.cue.name != "opposition" or not clue.first:
        return None
    if shown.tokens[clue.first - 1] not in word_set("speech.toml", "pronouns", "owner"):
        return None
    for other in shown.clues:
        if other.cue.frame == "directive" and other.last < clue.first:
            addressee = next((m for m in shown.mentions if other.last <= m.first <= other.last + 2), None)
            if addressee and addressee.last < clue.first and shown.tokens[addressee.last] == "to":
                # "Urged them to agree, but Ankara would not drop its objections" speaks of Ankara's.
                between = (m for m in shown.mentions if addressee.last <= m.first and m.last < clue.first)
                return None if any(m.kind not in ("owner", "pronoun") for m in between) else addressee
    return None


def _is_wanted(shown: Scene, mention: Mention) -> bool:
    """Whether somebody asks for it: "seeking Germany's approval" says nothing of Germany."""
    # "Would need strong US backing".
    before = shown.tokens[max(0, mention.first - 2) : mention.first]
    if not word_set("text.toml", "winning").isdisjoint(before):
        return True
    return any(
        clue.cue.name in ("wants", "urges", "should")
        and mention.first - 3 <= clue.last <= mention.first
        and "to" not in shown.tokens[clue.last : mention.first]
        for clue in shown.clues
    )
