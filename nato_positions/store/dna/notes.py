"""The notes of our documents: what a source is beyond the fields that a document of DNA has."""

from nato_positions.model import Source
from nato_positions.store.dna.layout import MOST

UNDATED = "published: unknown"
_KEYS = ("title", "outlet")


def worded(source: Source) -> str:
    """Return what is to be noted of a source: its address, and what has no room or no place elsewhere.

    >>> worded(Source("https://example.org", "Minutes"))
    'https://example.org\\npublished: unknown'
    """
    long = ((key, getattr(source, key)) for key in _KEYS)
    lines = [f"{key}: {value}" for key, value in long if value is not None and len(value) > MOST]
    undated = [UNDATED] if source.published is None else []
    return "\n".join([*([source.url] if source.url else []), *lines, *undated])


def told(notes: str) -> dict[str, str]:
    """Return what our notes say by the names of a source's fields; an unknown day is an empty text.

    >>> told("https://example.org\\npublished: unknown")
    {'url': 'https://example.org', 'published': ''}
    """
    said: dict[str, str] = {}
    for line in notes.split("\n"):
        key, _, value = line.partition(": ")
        if line == UNDATED:
            said["published"] = ""
        elif key in _KEYS:
            said[key] = value
        elif line.startswith(("http://", "https://")):
            said["url"] = line
    return said
