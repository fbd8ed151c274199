"""A sentence with its cues, and who in it can be the one who acts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nato_positions.extraction.actors import ORGANISATIONS, Mention, is_object, is_owner
from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.negations import MARKS, Negations
from nato_positions.extraction.wording import Cue, phrases, word_set

_ASIDE = frozenset(
    [
        "long",
        "once",
        "traditionally",
        "previously",
        "initially",
        "until",
        "having",
        "hitherto",
        "which",
        "who",
        "whose",
        "where",
        "a",
        "an",
        "one",
        "home",
        "host",
        "itself",
        "like",
        "along",
        "including",
    ]
)
_ASKING = ("when", "whether", "how", "if", "why")
_WITH_DEED = ("with", "after", "about", "over", "following", "despite")
_RELATIVES = ("who", "which", "whose")

_LEADING = ("to", "of", "about", "on", "in", "for", "with", "at", "over")
_PARTICIPLES = ("sent", "given", "held", "shot", "withdrawn", "overcome", "put", "told", "asked")


class Clue:
    """A cue found at the tokens `first` … `last`, and whether something negates it."""

    __slots__ = ("cue", "first", "last", "negated")

    def __init__(self, first: int, last: int, cue: Cue, negated: bool) -> None:
        self.first, self.last, self.cue, self.negated = first, last, cue, negated


class Scene:
    """A sentence with everything found in it."""

    __slots__ = ("about", "asides", "bounds", "clues", "mentions", "tokens", "verbs")

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], clues: Sequence[Clue], bounds: Sequence[int],
        verbs: frozenset[int], asides: Sequence[tuple[int, int]], about: dict[str, str],
    ) -> None:  # fmt: skip
        self.tokens, self.mentions, self.clues = tokens, mentions, clues
        self.bounds, self.verbs, self.asides, self.about = bounds, verbs, asides, about


def scene(
    tokens: Tokens,
    mentions: Sequence[Mention],
    found: Sequence[Match[list[Cue]]],
    verbs: frozenset[int],
    about: dict[str, str],
    inside: Sequence[tuple[int, int]] = (),
) -> Scene:
    """Return a sentence ready to be read; `verbs` are the tokens right after a verb that reports speech,
    `inside` the commas about those that only interrupt.
    """
    found_bounds = (match.first for match in phrases("boundaries").find(tokens))
    bounds = [place for place in found_bounds if not _is_exception(tokens, place)]
    answer = _answer(tokens, verbs)
    if answer:
        bounds = sorted({answer, *bounds})
    # A negation belongs to the first cue after it.
    covered = [index for match in found for index in range(match.first, match.last)]
    denied = Negations(tokens, bounds, covered)
    clues = [
        Clue(
            match.first,
            match.last,
            cue,
            denied.reaches(match.first, match.last, cue.name == "should"),
        )
        for match in found
        for cue in match.payload
        if cue.frame != "idle" and match.first >= answer and not _is_adverb(tokens, match)
    ]
    return Scene(tokens, mentions, clues, bounds, verbs, [*_asides(tokens), *inside], about)


def _is_exception(tokens: Tokens, place: int) -> bool:
    """Whether "but" only excepts: "no alternative but to send tanks", "no choice but for Berlin to act"."""
    return tokens[place] == "but" and tokens[place + 1 : place + 2] in (["to"], ["for"])


def _is_adverb(tokens: Tokens, match: Match[list[Cue]]) -> bool:
    """Whether "back" is no verb: "turn the clocks back.", "go back to"."""
    following = tokens[match.last] if match.last < len(tokens) else "."
    back = match.last - match.first == 1 and tokens[match.first] == "back"
    return back and (not following[0].isalnum() or following in ("to", "from", "in", "on", "into", "then"))


def _answer(tokens: Tokens, verbs: frozenset[int]) -> int:
    """Return where the answer begins in "asked whether he would back it, Radev said …", 0 where none does.

    What is in the question is nobody's stance.
    """
    asking = word_set("speech.toml", "questioned")
    asked = next((index for index in range(min(3, len(tokens))) if tokens[index] in asking), None)
    said = min((verb for verb in verbs if asked is not None and verb > asked + 2), default=0)
    return max((index for index in range(said) if tokens[index] == ","), default=0)


def clauses(shown: Scene) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token (exclusive) of each clause."""
    return pairwise([0, *shown.bounds, len(shown.tokens)])


def _asides(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the places of ", which … ," and ", a … ,"."""
    commas = [index for index, token in enumerate(tokens) if token == ","]
    return [
        (start, stop)
        for start, stop in pairwise(commas)
        if start + 1 < len(tokens) and tokens[start + 1] in _ASIDE
    ]


def acts(shown: Scene, mention: Mention) -> bool:
    """Whether the mention can be the one who does what a verb after it says."""
    if is_owner(shown.tokens, mention) or owns_next(shown, mention):
        return False
    following = shown.tokens[mention.last : mention.last + 2]
    # "The only NATO member that has refused" is one of them.
    if mention.codes == ("NATO",) and following[:1] and following[0] in word_set("text.toml", "single"):
        return False
    # Whoever is before "who" acts in what follows, whatever stands before the name.
    if any(word in _RELATIVES for word in following[:2] if following[0] == "," or word == following[0]):
        return True
    before = mention.first - 1
    # "With Washington agreeing to send tanks", "due to Turkey lifting its veto".
    deed = next((word for word in following if word not in ("also", "both", "now", "still")), "")
    leads = before - (before > 0 and shown.tokens[before] == "the")
    if deed.endswith("ing") and leads >= 0 and _leads_to_deed(shown.tokens, leads):
        return True
    if is_object(shown.tokens, mention) or _is_part_of_name(shown.tokens, mention):
        return False
    joined = before - (before > 0 and shown.tokens[before] in word_set("text.toml", "determiners"))
    if joined >= 0 and shown.tokens[joined].startswith(("join", "follow")):
        return False
    # "Milley met Niinistö to pledge support": it is not the one met who pledges.
    verb = before - (before > 0 and shown.tokens[before] in ("the", "a"))
    met = verb >= 0 and shown.tokens[verb] in word_set("text.toml", "meeting")
    if met and mention.kind != "body":
        return False
    # "It had blocked Germany from sending tanks": Germany does not block.
    if following[:1] == ["from"]:
        return False
    # "A NATO fund" is a fund, and NATO does nothing.
    if before >= 0 and mention.kind == "state" and shown.tokens[before] in ("a", "an"):
        return False
    # "Would permit allied countries to send them".
    reach = (mention.first, before) if following[:1] == ["to"] else (mention.first,)
    return not any(clue.last in reach and clue.cue.frame in ("subject", "turn") for clue in shown.clues)


def _leads_to_deed(tokens: Tokens, place: int) -> bool:
    """Whether behind the word at a place a name and a verb in -ing tell what somebody does."""
    return tokens[place] in _WITH_DEED or (tokens[place] == "to" and tokens[place - 1] in ("due", "thanks"))


def _is_part_of_name(tokens: Tokens, mention: Mention) -> bool:
    """Whether a state's name begins that of another thing: "the Ukraine Defence Lend-Lease Act"."""
    if mention.kind != "state" or len(mention.codes) != 1 or mention.last >= len(tokens):
        return False
    named = tokens[mention.last][0].isalpha() and tokens.is_capital(mention.last)
    days = word_set("speech.toml", "names", "never")
    return named and tokens.is_capital(mention.first) and tokens[mention.last] not in days


def owns_next(shown: Scene, mention: Mention) -> bool:
    """Whether the name stands before a noun like an adjective: "the US demand", where a verb has an s."""
    if mention.kind not in ("state", "body") or len(mention.codes) != 1 or mention.last >= len(shown.tokens):
        return False
    following = shown.tokens[mention.last]
    return not following.endswith(("s", "ed", "ing")) and any(
        clue.first == mention.last and clue.cue.frame == "noun" for clue in shown.clues
    )


def is_aside(shown: Scene, place: int, edge: int) -> bool:
    """Whether a token stands in an aside that closes before another: "Hungary, which leads the EU, will
    block".
    """
    return any(start <= place < stop <= edge for start, stop in shown.asides)


def is_denied(shown: Scene, mention: Mention) -> bool:
    """Whether it is only spoken of that they might: "questions about when Canada would"."""
    before = mention.first - (mention.first > 0 and shown.tokens[mention.first - 1] in _ASKING)
    return any(clue.last in (mention.first, before) and clue.cue.frame == "void" for clue in shown.clues)


def _is_urged_too(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether it is the second one urged: "urged Turkey to ratify the bid and Hungary to follow"."""
    second = mention.first and shown.tokens[mention.first - 1] == "and"
    to = shown.tokens[mention.last : mention.last + 1] == ["to"]
    return bool(second and to) and any(c.cue.frame == "directive" and c.last <= mention.first for c in clues)


def is_addressee(shown: Scene, mention: Mention, clues: Sequence[Clue]) -> bool:
    """Whether the mention is urged or accused: "urged Turkey to ratify", "accused Hungary of stalling"."""
    if _is_urged_too(shown, mention, clues):
        return True
    # "Expressed frustration that he pushed for it".
    that = mention.first > 0 and shown.tokens[mention.first - 1] == "that"
    return any(
        clue.cue.frame == "directive"
        and not (that and clue.cue.name == "accuses")
        and clue.last <= mention.first <= clue.last + 5
        and not any(
            clue.last <= other.first and other.last <= mention.first
            for other in shown.mentions
            if other.kind != "owner" and not is_owner(shown.tokens, other)
        )
        for clue in clues
    )


def is_passive(shown: Scene, clue: Clue) -> bool:
    before = [word for word in shown.tokens[max(0, clue.first - 3) : clue.first] if word not in MARKS][-2:]
    if clue.cue.frame not in ("subject", "turn", "directive"):
        return False
    if clue.last - clue.first > 1 and shown.tokens[clue.last - 1] in _LEADING:
        return False  # "They are committed to it", "opposed to it".
    # "Warmly welcomed" is as passive as "welcomed".
    word = next((word for word in shown.tokens[clue.first :] if not word.endswith("ly")), "")
    if not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    be = word_set("text.toml", "be")
    # "Rejected by Germany but not dismissed by Estonia": the second "was" is left out.
    return shown.tokens[clue.last : clue.last + 1] == ["by"] or (
        bool(before)
        and (before[-1] in be or (len(before) > 1 and before[0] in be and before[1].endswith("ly")))
    )


def agent(shown: Scene, last: int) -> Mention | None:
    """Return who did it: "blocked by Hungary", "greeted with joy by Poland"."""
    for index in range(last - 1, min(last + 8, len(shown.tokens))):
        if shown.tokens[index] == "by":
            doer = next((m for m in shown.mentions if index < m.first <= index + 4), None)
            return None if doer is None or is_owner(shown.tokens, doer) else _named_of(shown, doer)
    return None


def _named_of(shown: Scene, doer: Mention) -> Mention:
    """Return those of an organisation whom "including" names: "23 of the allies, including the US"."""
    place = doer.last + (shown.tokens[doer.last : doer.last + 1] == [","])
    if shown.tokens[place : place + 1] != ["including"] or not ORGANISATIONS.issuperset(doer.codes):
        return doer
    return next((m for m in shown.mentions if place < m.first <= place + 2 and m.codes), doer)


def first_acting(shown: Scene, start: int, stop: int) -> Mention | None:
    """Return the first one that acts between two places: the subject of a sentence that goes on without
    one.
    """
    return next((m for m in shown.mentions if start <= m.first and m.last <= stop and acts(shown, m)), None)
