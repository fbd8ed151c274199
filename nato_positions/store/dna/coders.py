"""The coders of a database that is written: who they are, what they may see, and how they get in."""

import base64
import hashlib
import sqlite3
from collections.abc import Iterable
from itertools import permutations

from nato_positions.store.dna.layout import MOST

ADMIN = "Admin"
"""The coder that every database has, as number 1; DNA lets nobody else change coders."""
PASSWORD = "positions"
"""What each coder logs in with. No secret: it stands in the documentation, and is changed in DNA."""
_ROUNDS = 100_000
_ADMIN_COLOUR = (255, 255, 0)
_COLOURS = ((0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0))


def digest(password: str, salt: bytes) -> str:
    """Return a password as DNA keeps it: the salt and 100,000 rounds of SHA-256, in base 64.

    >>> len(digest("positions", bytes(16)))
    64
    """
    turned = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        turned = hashlib.sha256(turned).digest()
    return base64.b64encode(salt + turned).decode()


def put(book: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    """Make the Admin and a coder for each name, who see and edit each other's; return their numbers."""
    numbers = {ADMIN: 1}
    for name in names:
        numbers.setdefault(name, len(numbers) + 1)
    # The same file each time: with a password that everybody knows, a salt has nothing to protect.
    password = digest(PASSWORD, hashlib.sha256(PASSWORD.encode()).digest()[:16])
    book.executemany(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, name[:MOST], *_colour(number), password) for name, number in numbers.items()],
    )
    book.executemany(
        "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", permutations(numbers.values(), 2)
    )
    return numbers


def _colour(number: int) -> tuple[int, int, int]:
    return _ADMIN_COLOUR if number == 1 else _COLOURS[number % len(_COLOURS)]
