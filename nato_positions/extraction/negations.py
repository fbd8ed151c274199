"""Which cues of a sentence are negated: "did not object", "no intention or desire", "denied that it will"."""

from collections.abc import Sequence
from functools import cache

from nato_positions.extraction.lexicon import Match, Tokens
from nato_positions.extraction.wording import phrases, word_set

# How far before a verb "neither … nor" may begin.
_NEITHER = 9
MARKS = ("“", "”", '"', "‘", "’", "'")


class Negations:
    """The negations of a sentence: each belongs to the first cue after it."""

    def __init__(self, tokens: Tokens, bounds: Sequence[int], covered: Sequence[int]) -> None:
        self._tokens, self._bounds, self._covered = tokens, (*bounds, *covered), covered
        self._denials: Sequence[Match[list[str]]] = phrases("denials").find(tokens)
        self._any = bool(self._denials) or not _negating().isdisjoint(tokens.here)

    def reaches(self, first: int, last: int, obliges: bool) -> bool:
        """Whether the cue at `first` … `last` is negated; one that `obliges` may have its "not" behind it."""
        return self._any and (
            self._stands_before(first)
            or (obliges and self._follows(last))
            or any(self._is_denied(denial, first) for denial in self._denials)
        )

    def _stands_before(self, first: int) -> bool:
        tokens = self._tokens
        while first > 1 and tokens[first - 1] == "or":
            first -= 2  # "No intention or desire".
        start = max((bound + 1 for bound in self._bounds if bound < first), default=0)
        before = tokens[max(start, first - 4) : first]
        if self._is_neither(first):
            return True
        if before[-2:] in (["no", "longer"], ["rather", "than"], ["instead", "of"]):
            return True
        if "not" in before and "only" in before:
            return False
        while before and before[-1] in (",", "that"):
            before.pop()
        for index in range(len(before) - 1, -1, -1):
            if before[index] in (",", "and", "that"):
                return False
            # "Would not solve Kyiv's need for arms" does not deny the need; "I don't think it's ready" does.
            if before[index] == "'s" and not {"it", "that", "he", "she"} & set(before[:index]):
                return False
            if before[index] in word_set("text.toml", "negations"):
                # "No 10 backed it" is Downing Street. "By 276 to none to approve it".
                place = first - len(before) + index
                counted = before[index] == "none" and tokens[place - 1] == "to"
                return not counted and before[index : index + 2] != ["no", "10"]
        return False

    def _is_neither(self, first: int) -> bool:
        """Whether it is nobody's deed: "neither European nor NATO countries would put troops there"."""
        start = max(0, first - _NEITHER)
        before = self._tokens[start:first]
        if "neither" not in before or "nor" not in before:
            return False
        opens = start + before.index("neither")
        return not any(opens < bound < first for bound in self._bounds)

    def _is_denied(self, denial: Match[list[str]], first: int) -> bool:
        """Whether the cue at `first` is the one that "denied that it was" is about."""
        near = denial.last <= first <= denial.last + 2
        # "Cannot expect Turkey to back it"; "should not expect his backing" lacks it already.
        if self._tokens[denial.last - 1] == "expect" and self._tokens[first - 1] != "to":
            return False
        return near and not any(denial.last <= c < first for c in self._covered)

    def _follows(self, last: int) -> bool:
        """Whether "should not" has no verb behind it that would take the "not" for itself."""
        tokens = self._tokens
        place = last + (last < len(tokens) and tokens[last] in MARKS)
        denied = place < len(tokens) and tokens[place] == "not" and "but" not in tokens[place:]
        return denied and not any(place < taken <= place + 3 for taken in self._covered)


@cache
def _negating() -> frozenset[str]:
    """Return the words without one of which nothing is negated."""
    return word_set("text.toml", "negations") | {"no", "rather", "instead"}
