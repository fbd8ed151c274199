"""A sentence with its cues, and who in it can be the one who acts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nato_positions.extraction.actors import Mention
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


TELLING = ("told", "tell", "tells", "telling")
_TOLD = 9


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
        if cue.frame != "idle"
        and match.first >= answer
        and not _is_adverb(tokens, match)
        and not _only_informs(tokens, match)
    ]
    return Scene(tokens, mentions, clues, bounds, verbs, [*_asides(tokens), *inside], about)


def _only_informs(tokens: Tokens, match: Match[list[Cue]]) -> bool:
    """Whether "told" urges nobody to do a thing: "told lawmakers that the army had run out"."""
    if tokens[match.first] not in TELLING or match.last - match.first > 1:
        return False
    ahead = tokens[match.last : match.last + _TOLD]
    return "to" not in ahead or "that" in ahead[: ahead.index("to")]


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
        if tokens[start + 1] in _ASIDE or tokens[start + 1 : start + 3] in (["the", "last"], ["the", "only"])
    ]


def is_aside(shown: Scene, place: int, edge: int) -> bool:
    """Whether a token stands in an aside that closes before another: "Hungary, which leads the EU, will
    block".
    """
    return any(start <= place < stop <= edge for start, stop in shown.asides)


def is_denied(shown: Scene, mention: Mention) -> bool:
    """Whether it is only spoken of that they might: "questions about when Canada would"."""
    before = mention.first - (mention.first > 0 and shown.tokens[mention.first - 1] in _ASKING)
    return any(clue.last in (mention.first, before) and clue.cue.frame == "void" for clue in shown.clues)


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
