"""The edges of `network` for a reader: what ties them in words, names, weights one under the other."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from nato_positions.render.paper import styled, table
from nato_positions.render.screen import Screen
from nato_positions.render.words import counted
from nato_positions.reports import Network

Edge = tuple[str, str, float]

_MEANS = {
    "affiliation": "how often who spoke on what",
    "congruence": "who says the same",
    "conflict": "who says the opposite",
    "subtract": "who says the same, less the opposite",
}
_BY = {
    "activity": "by all that the actor said",
    "prominence": "by all that was said on the issue",
    "average": "by how much the two say on average",
    "jaccard": "by all that either of the two says (Jaccard)",
    "cosine": "by the product of how much the two say (cosine)",
}


def lines(
    found: Network,
    edges: Sequence[Edge],
    names: Mapping[str, str],
    asked: tuple[str, int],
    screen: Screen,
) -> Iterator[RenderableType]:
    """Yield the edges in their order, and who has none; `asked` are the normalisation and the statements."""
    normalise, count = asked
    weighed = f", {_BY[normalise]}" if normalise in _BY else ""
    many = {"statement": count, "actor": len(found.rows), "tie": len(found.weights)}
    told = ", ".join(counted(number, word) for word, number in many.items())
    yield styled((found.kind.capitalize(), "bold"), f": {_MEANS[found.kind]}{weighed} — {told}")
    whole = all(weight.is_integer() for _, _, weight in edges)
    rows = [
        (names[one], other if found.two_mode else names[other], f"{weight:.{0 if whole else 3}f}")
        for one, other, weight in edges
    ]
    yield table(screen, ("actor", "issue" if found.two_mode else "and", "weight"), rows, numbers=("weight",))
    tied = {end for pair in found.weights for end in pair}
    if alone := sorted(names[code] for code in found.rows if code not in tied):
        yield styled(("No tie: ", "bold"), ", ".join(alone))
