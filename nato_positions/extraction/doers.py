"""Who acts in the clause in which the way from an issue ends."""

from collections.abc import Sequence

from nato_positions.extraction.acting import acts, agent, first_acting, is_addressee
from nato_positions.extraction.actors import Mention, just_before
from nato_positions.extraction.issues import Topic
from nato_positions.extraction.scenes import Clue, Scene, is_aside, is_passive
from nato_positions.extraction.wording import phrases, word_set

# How far behind a name its partners may stand: "the United States and its Group of Seven (G7) partners".
_PARTNER = 9
_BESIDE_PAST = (",", "which", "who", "that")
_SUGGESTING = (
    "suggested",
    "suggests",
    "proposed",
    "proposes",
    "recommended",
    "recommends",
    "requested",
    "requests",
)
_AT_FIRST = frozenset(("initially", "originally"))
_PAST = frozenset(("did", "didn", "was", "were", "had"))


def is_holder(shown: Scene, topic: Topic, mention: Mention, nearest: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the mention is the one who does what the nearest cue says."""
    if is_aside(shown, mention.first, nearest.first) or _is_embedded(shown, topic, mention, nearest, clues):
        return False
    # "Warned Israel that supplying arms would …": whoever is told something does not do it.
    told = mention.codes and shown.tokens[mention.last : mention.last + 1] == ["that"]
    return acts(shown, mention) and not told and not is_addressee(shown, mention, clues)


def _is_embedded(shown: Scene, topic: Topic, mention: Mention, nearest: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the mention is what the stance is about: "agreed that Ukraine would be invited"."""
    governed = any(
        mention.first - 3 <= clue.last <= mention.first and "," not in shown.tokens[clue.last : mention.first]
        for clue in clues
        if clue.cue.frame != "noun"
    )
    if _is_demanded(shown, mention):
        return True
    if shown.tokens[mention.last : mention.last + 2] in ([",", "which"], [",", "who"]):
        return False  # "To provide tanks to Kyiv, which now hopes for jets".
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
    if shown.tokens[noun] in _SUGGESTING:
        # "Suggested that they hand over tanks", and not "that they would".
        verb = "".join(shown.tokens[mention.last : mention.last + 1])
        told = word_set("text.toml", "modals") | word_set("text.toml", "auxiliaries")
        return verb not in told and not verb.endswith(("s", "ed"))
    return shown.tokens[noun] in word_set("text.toml", "demanded")


def is_governed(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether a cue says what is done to nobody in particular who does the rest: "block allies who send"."""
    relative = shown.tokens[mention.last : mention.last + 1] in (["who"], ["that"], ["which"])
    return not mention.codes and relative and any(clue.last == mention.first for clue in clues)


def subject_of(shown: Scene, nearest: Mention, outermost: Clue, start: int) -> Mention:
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


def before_clause(shown: Scene, start: int) -> Mention | None:
    """Return who acts before a clause that has no one of its own: for "– who aspire to join" the last one."""
    if shown.tokens[start + 1 : start + 2] in (["who"], ["which"]):
        return next((m for m in reversed(shown.mentions) if m.last <= start and m.codes), None)
    return first_acting(shown, 0, start)


def behind_participle(shown: Scene, topic: Topic, outermost: Clue) -> Mention | None:
    """Return who acts in "calling for help, above all weapons, he criticised …": the next one after it."""
    if outermost.first > 1 or not shown.tokens[outermost.first].endswith("ing"):
        return None
    for mention in shown.mentions:
        before = just_before(shown.tokens, mention)
        says = mention.last + 1 in shown.verbs  # "Sending arms is wrong, Lavrov said."
        if mention.first >= topic.last and shown.tokens[before] == "," and not says and acts(shown, mention):
            return mention
    return None


def was_before(shown: Scene, holder: Mention | None, place: int) -> bool:
    """Whether it was so before: "Germany had long refused", "Spain, which once refused", "Italy did not want
    to, but has now agreed".
    """
    if holder is None or any(holder.last <= bound < place for bound in shown.bounds):
        return False
    turned = next((n for n in shown.bounds if n > place and shown.tokens[n] == "but"), None)
    if (
        turned
        and "now" in shown.tokens[turned:]
        and not _PAST.isdisjoint(shown.tokens[holder.last : holder.last + 1])
    ):
        return True
    if not _AT_FIRST.isdisjoint(shown.tokens[place + 1 : place + 3]):
        return True  # "Blocked this initially, but later relented."
    following = [word for word in shown.tokens[holder.last : holder.last + 3] if word not in _BESIDE_PAST]
    before = bool({*following[:1], " ".join(following[:2])} & word_set("text.toml", "past"))
    # "Spain, which had refused, now agrees."
    return before and "," not in shown.tokens[shown.tokens.index(following[0], holder.last) : place]


def is_supposed(shown: Scene, holder: Mention, place: int) -> bool:
    """Whether it is only supposed: "… if it fails to ratify the bid"."""
    words = shown.tokens[:place]
    none = {match.first for match in phrases("no_conditions").find(shown.tokens)}
    for index in range(holder.first):
        if (
            words[index : index + 1] == ["if"]
            and words[index - 1 : index] not in (["even"], ["as"])
            and index not in none
        ):
            return "," not in words[index:place]
    # "There are tanks in Germany, and if a group of countries were to give some …".
    apart = (n for n in range(holder.last + 2, place) if words[n - 2 : n + 1] == [",", "and", "if"])
    return any("," not in words[n:place] for n in apart)
