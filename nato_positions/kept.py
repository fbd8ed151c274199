"""What was made of values that come again and again, so that each is looked at once; in bounded memory."""

from typing import Any

_MOST = 1 << 14
# Longer texts hardly come twice, and many of them would fill the memory.
_LONGEST = 200


def keep(kept: dict[Any, Any], value: object, made: object, size: int = 0) -> None:
    """Keep what was made of a value, unless it is long; `size` is in characters.

    >>> kept = {}
    >>> keep(kept, "a", 1, 1)
    >>> keep(kept, "b" * 201, 2, 201)
    >>> kept
    {'a': 1}
    """
    if size > _LONGEST:
        return
    if len(kept) >= _MOST:
        kept.clear()
    kept[value] = made
