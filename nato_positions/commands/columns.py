"""What the columns of a table are: fields by their own names, by --map, or the same for all rows by --set."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Stance

NAMES = {
    **{"state": "actor", "country": "actor", "url": "source_url", "title": "source_title"},
    **{name: name for name in ("actor", "issue", "stance", "date", "speaker", "role", "attribution")},
    **{name: name for name in ("quote", "note", "source_url", "source_title", "outlet", "published")},
    "confidence": "confidence",
}
"""The fields of a row, by the names that a column may have without --map."""
FIELDS = tuple(dict.fromkeys(NAMES.values()))
# What each row needs: all of these, one of the days, one of the evidences.
_MUST = ("actor", "issue", "stance")
_DAYS = ("date", "published")
_EVIDENCE = ("source_url", "source_title", "outlet")


class Plan(NamedTuple):
    """How columns become fields: column → field, values for all rows, and what stances are called.

    `mapped` are the columns that were named for this file.
    """

    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    stances: Mapping[str, Stance]
    create_actors: bool = False
    mapped: tuple[str, ...] = ()

    def field(self, column: str) -> str | None:
        """Return the field that a column is, or None for one that is left out."""
        return self.columns.get(column) or self.columns.get(column.lower())


def plan(
    mapped: Iterable[str], fixed: Iterable[str], stances: str | None, *, create_actors: bool = False
) -> Plan:
    """Return what --map, --set and --stance-map say. Raises `BadInput` for what is no such thing."""
    columns = dict(NAMES)
    named = [_pair(pair) for pair in mapped]
    for column, field in named:
        columns = {known: of for known, of in columns.items() if of != _field(field)}
        columns[column] = _field(field)
    values = {_field(field): value for field, value in map(_pair, fixed)}
    called = {str(stance): stance for stance in Stance}
    for word, stance in map(_pair, stances.split(",") if stances else ()):
        if stance not in list(Stance):
            raise BadInput(f"--stance-map: {stance!r} is not one of {', '.join(Stance)}")
        called[word.strip().casefold()] = Stance(stance)
    return Plan(columns, values, called, create_actors, tuple(column for column, _ in named))


def check_header(how: Plan, header: Sequence[str]) -> None:
    """Raise `BadInput` where a table lacks a column that each row needs, or one that was named."""
    there = ", ".join(header)
    for column in how.mapped:
        if column not in header:
            raise BadInput(f"there is no column {column!r}; there are {there}")
    known = {*map(how.field, header), *how.fixed}
    lacking = [field for field in _MUST if field not in known]
    lacking += [] if known.intersection(_DAYS) else ["date"]
    lacking += [] if known.intersection(_EVIDENCE) else ["source_url"]
    if lacking:
        raise BadInput(
            f"there is no column for {', '.join(lacking)}; name it with --map COLUMN=FIELD or give one value"
            f" with --set FIELD=VALUE; there are {there}"
        )


def _pair(text: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise BadInput(f"{text!r} is no pair; write it like COLUMN=FIELD")
    return left.strip(), right.strip()


def _field(name: str) -> str:
    if (known := NAMES.get(name.lower())) is None:
        raise BadInput(f"there is no field {name!r}; the fields are {', '.join(FIELDS)}")
    return known
