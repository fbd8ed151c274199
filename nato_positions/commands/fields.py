"""Text fields as they are typed: tidied, and refused where they could not be kept or shown."""

import re
import unicodedata

from nato_positions.errors import BadInput

_LONGEST = 10_000
# The control characters and halves of surrogate pairs of Unicode.
_UNKEPT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def text(option: str, value: str | None) -> str | None:
    """Return one line of text with its white space tidied, or None for nothing.

    Raises `BadInput` for control characters, text that is not Unicode, and what is longer than a field.
    """
    if value is None or not value.strip():
        return None
    tidy = " ".join(value.split())
    if not tidy.isascii():
        tidy = unicodedata.normalize("NFC", tidy)
    # Nothing of that is printable, and to ask for it is quicker than to look for each.
    if not tidy.isprintable() and _UNKEPT.search(tidy):
        raise BadInput(f"{option} has control characters or is not UTF-8; give plain text")
    if len(tidy) > _LONGEST:
        raise BadInput(f"{option} is longer than {_LONGEST} characters; shorten it")
    return tidy


def url(value: str | None) -> str | None:
    """Return an address as it is to be kept. Raises `BadInput` for one that is not http or https."""
    address = text("--url", value)
    if address and (not address.lower().startswith(("http://", "https://")) or " " in address):
        raise BadInput(f"{address!r} is not an address; write it like https://example.org/article")
    return address
