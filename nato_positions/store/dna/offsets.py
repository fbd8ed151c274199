"""Offsets as DNA has them: in UTF-16 units, as Java counts, where ours are code points."""


def units(text: str, point: int) -> int:
    """Return the offset in UTF-16 units, as Java counts, of a code point.

    >>> units("a😀b", 2)
    3
    """
    return point if text.isascii() else len(text[:point].encode("utf-16-le")) // 2


def points(text: str, units: int) -> int:
    """Return the code point at an offset in UTF-16 units, inside the text whatever the offset.

    >>> points("a😀b", 3), points("a😀b", 9), points("ab", -1)
    (2, 3, 0)
    """
    units = max(units, 0)
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))
