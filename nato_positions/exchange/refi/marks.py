"""What everything in a project is known by: identifiers made of what it is, names, times, colours."""

import json
from collections.abc import Hashable, Iterable
from datetime import datetime
from functools import lru_cache
from itertools import chain, count
from typing import TypeVar
from uuid import UUID, uuid5

from nato_positions.exchange.markup import plain
from nato_positions.model import Archived, Statement

Key = TypeVar("Key", bound=Hashable)

# Ours alone, so that nothing else makes the same identifiers.
_OURS = UUID("9c83df07-9e10-492e-aeac-4d04e56d0c58")
_MOST = 250
# A time as the ledger has it, which is one of XML Schema too.
_TIME = "%Y-%m-%dT%H:%M:%SZ"
# Okabe and Ito's palette but for black, told apart by everyone.
_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
STANCES = {"support": "#0072B2", "conditional": "#CC79A7", "neutral": "#999999", "oppose": "#D55E00"}
"""The colours of the stances, as they are drawn elsewhere too."""


@lru_cache(maxsize=1 << 14)
def guid(*told: str | None) -> str:
    """Return the identifier of what is told (a UUID of version 5): the same in every file.

    >>> guid("user", "ann") == guid("user", "ann") != guid("user", "bo")
    True
    """
    return str(uuid5(_OURS, json.dumps(told)))


def of_source(source: Archived) -> str:
    """Return the identifier of a source, made of what a ledger tells it from others by."""
    bare = source.sha256 is None and source.url is None
    return guid(
        *("source", source.sha256, source.url, source.outlet if source.url is None else None),
        *((source.title, source.published) if bare else ()),
    )


def of_statement(one: Statement, source: str) -> str:
    """Return the identifier of a statement, made of its claim and its source's identifier."""
    return guid(
        "statement", source, one.actor, one.issue, one.stance, one.date, one.speaker, one.quote or one.note
    )


def colour(identifier: str) -> str:
    """Return the colour of a code that has none of its own.

    >>> colour("00000000-0000-0000-0000-000000000001")
    '#56B4E9'
    """
    return _COLOURS[UUID(identifier).int % len(_COLOURS)]


def line(text: str, most: int = _MOST) -> str:
    """Return a text as a name: on one line, cut where it is longer than `most`.

    >>> line("a\\nb c", 4)
    'a b…'
    """
    tidy = " ".join(plain(text).split())
    return tidy if len(tidy) <= most else f"{tidy[: most - 1]}…"


def names(wanted: Iterable[tuple[Key, str, str]]) -> dict[Key, str]:
    """Return what each key is called: its name, or that with its tail in brackets where it is taken.

    Names that differ in case alone are one name to some programs.

    >>> names([(1, "The dam", "dam"), (2, "the dam", "dam-2")])
    {1: 'The dam', 2: 'the dam [dam-2]'}
    """
    taken: set[str] = set()
    called = {}
    for key, name, tail in wanted:
        longer = (f"{line(name)} [{line(tail)}]{number or ''}" for number in count())
        free = next(one for one in chain([line(name)], longer) if one and one.casefold() not in taken)
        taken.add(free.casefold())
        called[key] = free
    return called


def signed(by: str, at: str, user: str = "creatingUser") -> dict[str, str]:
    """Return the attributes that say who made something, and when where that is a time."""
    made = {"creationDateTime": at} if _is_time(at) else {}
    return {user: guid("user", by), **made}


@lru_cache(maxsize=1 << 10)
def _is_time(at: str) -> bool:
    try:
        return datetime.strptime(at, _TIME).strftime(_TIME) == at
    except ValueError:
        return False
