"""`data/` as objects: actors, officials with their terms of office, issues and their wording."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Actor, Day, Issue, Kind
from nato_positions.naming import find, fold, matching
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import base64
    import csv
    import hashlib
    import tomllib

    import pycountry
else:
    base64 = on_demand("base64")
    hashlib = on_demand("hashlib")
    # For names, for new ledgers, for states that our own tables do not have.
    csv = on_demand("csv")
    tomllib = on_demand("tomllib")
    pycountry = on_demand("pycountry")

_PACKAGE = Path(__file__).parent
# In a wheel the data stand inside the package, in a checkout beside it.
DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent / "data"
WHERE_STATES = "see 'positions states'"


class Official(NamedTuple):
    """A term of office: who spoke for an actor from `start` to `end` (both inclusive; None is open)."""

    actor: str
    name: str
    surname: str
    role: str
    start: Day
    end: Day | None
    also: tuple[str, ...]

    def in_office(self, day: Day) -> bool:
        """Whether the term covers that day."""
        return self.start <= day and (self.end is None or day <= self.end)


def rows(file: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file in `data/`, one dictionary a row, blank cells as empty strings."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


_LEAST_LETTERS, _OWN_LETTERS, _MOST_LETTERS = 2, 4, 8


@cache
def actors() -> tuple[Actor, ...]:
    """Return the allies, partners and organisations of `actors.csv`, in the file's order."""
    return tuple(
        Actor(
            row["code"],
            row["name"],
            Kind(row["kind"]),
            row["iso2"] or None,
            row["applied"] or None,
            row["joined"] or None,
            row["capital"] or None,
            _parts(row["names"]),
            _parts(row["demonyms"]),
            _parts(row["metonyms"]),
        )
        for row in rows("actors.csv")
    )


@cache
def issues() -> tuple[Issue, ...]:
    """Return the issues that a new ledger starts with, in the file's order."""
    tables = tomllib.loads((DATA / "issues.toml").read_text("utf-8"))["issue"]
    return tuple(
        Issue(
            table["slug"],
            table["title"],
            table["question"],
            table["about"] or None,
            tuple(table["aliases"]),
            tuple(table["terms"]),
        )
        for table in tables
    )


@cache
def officials() -> tuple[Official, ...]:
    """Return every known term of office, in the file's order."""
    return tuple(
        Official(
            row["actor"],
            row["name"],
            row["surname"],
            row["role"],
            row["start"],
            row["end"] or None,
            _parts(row["also"]),
        )
        for row in rows("officials.csv")
    )


def starter() -> Iterator[dict[str, str]]:
    """Yield the rows of the starter ledger, `starter.csv`."""
    return rows("starter.csv")


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.code, actor.name, actor.iso2 or actor.code, *actor.names)


@cache
def _by_name() -> dict[str, str]:
    return {fold(name).removeprefix("the "): actor.name for actor in actors() for name in _names(actor)}


def actor(name: str) -> Actor:
    """Return the actor that goes by `name`: a code, or any name, old or new, in any case.

    States that `actors.csv` does not have are looked up in ISO 3166. Raises `UnknownName`.
    """
    plain = name.strip().casefold()
    # As it is spelled in the table, most of the time; only then is every name made comparable.
    for known in actors():
        if any(plain == spelled.casefold() for spelled in _names(known)):
            return known
    if matching("state", name, _by_name()) is None and (other := _elsewhere(name)):
        return other
    # What is nearest is only looked for where nothing else has that name: it takes the longest.
    found = find("state", name, _by_name(), WHERE_STATES)
    return next(known for known in actors() if known.name == found)


def made_actor(name: str) -> Actor:
    """Return an actor of that name that is no state: its code is its letters, or five of them and a check.

    The same name gives the same code in every ledger. Raises `BadInput` where the name has no letters.

    >>> made_actor("Senate").code, made_actor("Sierra Club").code
    ('SENATE', 'SIERRJ2T')
    """
    letters = "".join(c for c in fold(name).upper() if "A" <= c <= "Z")
    if len(letters) < _LEAST_LETTERS:
        raise BadInput(f"{name!r} makes no code; give a name with two letters at least")
    if not _OWN_LETTERS <= len(letters) <= _MOST_LETTERS or any(sign.isdigit() for sign in name):
        # Three letters are a state's; longer names may begin alike, and others differ in their numbers.
        letters = letters[:5] + _check(fold(name))
    return Actor(letters, name, Kind.ORGANISATION, names=(name,))


def _check(name: str) -> str:
    return base64.b32encode(hashlib.sha256(name.encode()).digest()).decode()[:3]


def _elsewhere(name: str) -> Actor | None:
    """Return the state outside `actors.csv` that goes by `name`, or None.

    `other_states.csv` comes first: it has the everyday names that ISO 3166 lacks or words otherwise.
    """
    if ours := _other_states().get(fold(name).removeprefix("the ")):
        return ours
    try:
        state = pycountry.countries.lookup(name.strip())
    except LookupError:
        return None
    return Actor(state.alpha_3, getattr(state, "common_name", state.name), Kind.OTHER, state.alpha_2)


@cache
def _other_states() -> dict[str, Actor]:
    """Return the states of `other_states.csv` by their names, folded; the first that has a name."""
    found: dict[str, Actor] = {}
    for row in rows("other_states.csv"):
        state = Actor(row["code"], row["name"], Kind.OTHER, row["iso2"] or None)
        for name in (row["code"], row["iso2"], row["name"], *_parts(row["names"])):
            if name:
                found.setdefault(fold(name), state)
    return found


def language(code: str) -> str:
    """Return the English name of a language by its ISO 639 code, the code where there is none.

    >>> language("de"), language("el"), language("fil"), language("xx")
    ('German', 'Modern Greek', 'Filipino', 'xx')
    """
    found = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    return code if found is None else str(found.name).partition(" (")[0]
