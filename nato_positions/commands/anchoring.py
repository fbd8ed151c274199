"""Holding a quote against the article that it is from, as `add` and `edit` do."""

from nato_positions.errors import QuoteNotFound
from nato_positions.extraction.anchor import anchor
from nato_positions.model import Claim


def anchored(claim: Claim, text: str | None, title: str | None) -> Claim:
    """Return the claim with its quote as it stands in the article, if there is an article.

    Raises `QuoteNotFound` where the article does not have the words.
    """
    if claim.quote is None or text is None:
        return claim
    if (span := anchor(text, claim.quote)) is None:
        raise QuoteNotFound(claim.quote, f" “{title}”" if title else "")
    return claim._replace(quote=text[slice(*span)], span=span)
