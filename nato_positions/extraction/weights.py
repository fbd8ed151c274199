"""How sure a candidate is: a linear model over its signs, fitted to codings by hand.

The weights stand in `data/weights.csv`; `make weights` fits them anew. What they come to is the share of
candidates with such signs that are right in actor, issue and stance.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from math import exp

from nato_positions import reference

BASE = "(base)"
"""The name under which the table has what holds without any sign."""


@cache
def weights() -> dict[str, float]:
    """Return what each sign adds to the log-odds of being right."""
    with (reference.DATA / "weights.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {sign: float(weight) for sign, weight in rows}


def confidence(signs: Iterable[str], table: Mapping[str, float]) -> float:
    """Return how likely a candidate with these signs is right, 0 … 1; unknown signs weigh nothing.

    >>> confidence(["kind direct", "never seen"], {BASE: 1.0, "kind direct": 1.0})
    0.88
    """
    odds = table.get(BASE, 0.0) + sum(map(table.get, signs, repeat(0.0)))
    return round(1 / (1 + exp(-odds)), 2)
