"""Agreement: van der Eijk's in ordered rating scales, and that of Hix, Noury and Roland in votes."""

from collections.abc import Sequence
from itertools import combinations


def agreement(counts: Sequence[int]) -> float | None:
    """Return agreement A over ordered categories: 1 all in one, 0 spread evenly, −1 split between the ends.

    `counts` are the numbers of actors in each category, in the scale's order. None where there are none.

    Source: C. van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35 (2001),
    325–341. The distribution is taken apart into layers in which every category is full or empty; A is the
    mean of the layers' agreement, weighted by their share of the cases.

    >>> agreement([0, 0, 0, 9]), agreement([5, 5, 5, 5]), agreement([5, 0, 0, 5])
    (1.0, 0.0, -1.0)
    """
    total = sum(counts)
    if total == 0:
        return None
    left = list(counts)
    weighted = 0.0
    while any(left):
        height = min(count for count in left if count)
        layer = [count > 0 for count in left]
        weighted += _layer_agreement(layer) * height * sum(layer) / total
        left = [count - height * full for count, full in zip(left, layer, strict=True)]
    return weighted


def _layer_agreement(layer: Sequence[bool]) -> float:
    """Return the agreement of one layer: its unimodality, less the more categories it fills."""
    filled = sum(layer)
    return _unimodality(layer) * (1 - (filled - 1) / (len(layer) - 1))


def _unimodality(layer: Sequence[bool]) -> float:
    """Return van der Eijk's U: 1 for a single peak, down to where gaps part the filled categories.

    Every three categories, in their order, either keep to a single peak (110, 011) or break it (101).
    """
    categories = len(layer)
    triples = list(combinations(layer, 3))
    keep = sum(a + b + c == 2 and b for a, b, c in triples)
    breaks = sum(a and c and not b for a, b, c in triples)
    if keep + breaks == 0:
        return 1.0
    return ((categories - 2) * keep - (categories - 1) * breaks) / ((categories - 2) * (keep + breaks))


def vote_agreement(yes: int, no: int, abstain: int) -> float | None:
    """Return the agreement index AI of a vote: 1 when all vote the same, 0 when spread evenly over the three.

    None where nobody voted.

    Source: S. Hix, A. Noury and G. Roland, "Power to the Parties: Cohesion and Competition in the European
    Parliament, 1979–2001", British Journal of Political Science 35 (2005), 209–234.

    >>> vote_agreement(9, 0, 0), vote_agreement(5, 5, 0), vote_agreement(3, 3, 3)
    (1.0, 0.25, 0.0)
    """
    total = yes + no + abstain
    most = max(yes, no, abstain)
    return (most - (total - most) / 2) / total if total else None
