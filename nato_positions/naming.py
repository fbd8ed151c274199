"""Finding what a user means by a name: case, accents and punctuation forgiven, the nearest named."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from nato_positions.errors import AmbiguousName, UnknownName

# Letters that Unicode does not decompose into a base letter and a mark, as they are typed without one.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", ".": None}
)


def fold(text: str) -> str:
    """Return `text` without case, accents, full stops and punctuation, its words one space apart.

    >>> fold("Türkiye"), fold("U.S."), fold("The  Côte d’Ivoire")
    ('turkiye', 'us', 'the cote d ivoire')
    """
    # Taken apart before and after: there are letters that only have a lower case once they are plain.
    plain = _apart(_apart(text).casefold()).translate(_PLAIN)
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def find(kind: str, name: str, by_name: Mapping[str, str], where: str, *, prefix: bool = False) -> str:
    """Return the value that `by_name` (folded name → value) has for `name`.

    With `prefix`, an unambiguous beginning of a name will do. Raises `UnknownName` with the nearest
    values, or with `where` to look, and `AmbiguousName` with all that fit.
    """
    if (found := matching(kind, name, by_name, prefix=prefix)) is not None:
        return found
    close = get_close_matches(_wanted(name), by_name, n=3, cutoff=0.6)
    raise UnknownName(kind, name, distinct(by_name[key] for key in close), where)


def matching(kind: str, name: str, by_name: Mapping[str, str], *, prefix: bool = False) -> str | None:
    """Return the value for `name` as `find` does, or None where nothing goes by it.

    Raises `AmbiguousName`.
    """
    wanted = _wanted(name)
    if wanted in by_name:
        return by_name[wanted]
    if prefix and wanted:
        matches = distinct(value for key, value in by_name.items() if key.startswith(wanted))
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise AmbiguousName(kind, name, matches)
    return None


def _wanted(name: str) -> str:
    return fold(name).removeprefix("the ")


def distinct(values: Iterable[str]) -> list[str]:
    """Return the values in their order, each once.

    >>> distinct(["b", "a", "b"])
    ['b', 'a']
    """
    return list(dict.fromkeys(values))
