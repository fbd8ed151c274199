"""Rows of a table as claims with their sources: columns mapped, values checked, each distinct value once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from nato_positions import dates, reference
from nato_positions.commands import fields
from nato_positions.errors import BadInput, UnknownName
from nato_positions.model import Actor, Attribution, Claim, Source, Stance

NAMES = {
    **{"state": "actor", "country": "actor", "url": "source_url", "title": "source_title"},
    **{name: name for name in ("actor", "issue", "stance", "date", "speaker", "role", "attribution")},
    **{name: name for name in ("quote", "note", "source_url", "source_title", "outlet", "published")},
    "confidence": "confidence",
}
"""The fields of a row, by the names that a column may have without --map."""
FIELDS = tuple(dict.fromkeys(NAMES.values()))
_OF_CLAIM = (
    *("actor", "issue", "stance", "date", "speaker", "role", "attribution", "quote", "note", "confidence"),
)
_OF_SOURCE = ("source_url", "source_title", "outlet", "published")
_MOST_KEPT = 1 << 14


class Plan(NamedTuple):
    """How columns become fields: column → field, values for all rows, and what stances are called."""

    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    stances: Mapping[str, Stance]
    create_actors: bool = False


class BadRow(BadInput):
    """A row that cannot be used: which field, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")


def plan(
    mapped: Iterable[str], fixed: Iterable[str], stances: str | None, *, create_actors: bool = False
) -> Plan:
    """Return what --map, --set and --stance-map say. Raises `BadInput` for what is no such thing."""
    columns = dict(NAMES)
    for field, column in ((field, column) for column, field in map(_pair, mapped)):
        columns = {known: of for known, of in columns.items() if of != _field(field)}
        columns[column] = _field(field)
    values = {_field(field): value for field, value in map(_pair, fixed)}
    called = {str(stance): stance for stance in Stance}
    for word, stance in map(_pair, stances.split(",") if stances else ()):
        if stance not in list(Stance):
            raise BadInput(f"--stance-map: {stance!r} is not one of {', '.join(Stance)}")
        called[word.strip().casefold()] = Stance(stance)
    return Plan(columns, values, called, create_actors)


def _pair(text: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise BadInput(f"{text!r} is no pair; write it like COLUMN=FIELD")
    return left.strip(), right.strip()


def _field(name: str) -> str:
    if (known := NAMES.get(name.lower())) is None:
        raise BadInput(f"there is no field {name!r}; the fields are {', '.join(FIELDS)}")
    return known


class _Read(dict[Any, Any]):
    """What a field's values say, each distinct one read once; the fixed value stands in for blanks."""

    def __init__(self, read: Callable[[Any], object], fixed: str | None = None) -> None:
        super().__init__()
        self._read, self._fixed = read, fixed

    def __missing__(self, value: object) -> object:
        if len(self) >= _MOST_KEPT:
            self.clear()
        blank = isinstance(value, str) and not value.strip()
        self[value] = read = self._read(self._fixed if blank else value)
        return read


class Reader:
    """Makes claims with their sources of rows. The issue is still as it was written."""

    def __init__(self, how: Plan, today: date) -> None:
        self._how = how
        readers: dict[str, Callable[[str | None], object]] = {
            "actor": lambda value: _actor(_needed("actor", value), how.create_actors),
            "issue": lambda value: _needed("issue", value).strip(),
            "stance": lambda value: _stance(_needed("stance", value), how),
            "date": lambda value: _day("date", value, today),
            "attribution": _attribution,
            "quote": lambda value: (value or "").strip() or None,
            "confidence": _share,
            "source_url": lambda value: _checked("source_url", fields.url, value),
            "published": lambda value: _day("published", value, today),
        }
        read = {field: _Read(readers.get(field) or _text(field), how.fixed.get(field)) for field in FIELDS}
        self._of_claim = [read[field] for field in _OF_CLAIM]
        self._of_source = [read[field] for field in _OF_SOURCE]
        self._sources = _Read(self._source)

    def row(self, row: Mapping[str, object]) -> tuple[Claim, Source]:
        """Return what a row says by its columns' names. Raises `BadRow` with the field and the reason."""
        given = dict.fromkeys((*_OF_CLAIM, *_OF_SOURCE), "")
        for column, value in row.items():
            if (field := self._field(column)) and value is not None and str(value).strip():
                given[field] = str(value)
        return self._made(tuple(given.values()))

    def cells(self, header: Sequence[str]) -> Callable[[Sequence[str]], tuple[Claim, Source]]:
        """Return what makes a claim of a row's cells, which stand in the order of the header."""
        columns = {self._field(column): place for place, column in enumerate(header)}
        if len(columns) < len({(self._field(column), self._field(column) or column) for column in header}):
            return lambda cells: self.row(dict(zip(header, cells, strict=False)))
        # A column that is not there, and cells that a short row lacks, are blank.
        blank = ("",) * (len(header) + 1)
        pick = itemgetter(*(columns.get(field, -1) for field in (*_OF_CLAIM, *_OF_SOURCE)))
        return lambda cells: self._made(pick((*cells, *blank)))

    def _field(self, column: str) -> str | None:
        return self._how.columns.get(column) or self._how.columns.get(column.lower())

    def _made(self, values: tuple[str, ...]) -> tuple[Claim, Source]:
        actor, issue, stance, day, speaker, role, attribution, quote, note, confidence = [
            read[value] for read, value in zip(self._of_claim, values, strict=False)
        ]
        source = self._sources[values[len(_OF_CLAIM) :]]
        day = day or source.published
        if not day:
            raise BadRow("date", "is missing, and so is the day of publication")
        attribution = attribution or (Attribution.QUOTED if quote else Attribution.REPORTED)
        claim = Claim(actor, issue, stance, day, attribution, speaker, role, quote, None, note, confidence)
        return claim, source

    def _source(self, values: tuple[str, ...]) -> Source:
        source = Source(*[read[value] for read, value in zip(self._of_source, values, strict=True)])
        if not (source.url or source.title or source.outlet):
            raise BadRow("source_url", "is missing: no evidence, no entry; a title or an outlet will do")
        return source


def _needed(field: str, value: str | None) -> str:
    if value is None:
        raise BadRow(field, "is missing; name its column with --map or give it with --set")
    return value


def _checked(field: str, check, value: str | None):  # type: ignore[no-untyped-def]
    try:
        return check(value)
    except BadInput as error:
        raise BadRow(field, str(error)) from error


def _text(field: str) -> Callable[[str | None], object]:
    return lambda value: _checked(field, lambda text: fields.text(field, text), value)


def _day(field: str, value: str | None, today: date) -> str | None:
    if not value:
        return None
    return _checked(field, lambda text: dates.whole_day(text.strip(), today), value)  # type: ignore[no-any-return]


def _actor(name: str, create: bool) -> Actor:
    try:
        return reference.actor(name)
    except UnknownName as error:
        if create:
            return _checked("actor", reference.made_actor, name.strip())  # type: ignore[no-any-return]
        raise BadRow("actor", f"{error}, or --create-actors adds it") from error


def _stance(value: str, how: Plan) -> Stance:
    found = how.stances.get(value.strip().casefold())
    if found is None:
        raise BadRow("stance", f"{value!r} is not one of {', '.join(how.stances)}; --stance-map maps others")
    return found


def _attribution(value: str | None) -> Attribution | None:
    if not value:
        return None
    try:
        return Attribution(value.strip().lower())
    except ValueError:
        raise BadRow("attribution", f"{value!r} is not one of {', '.join(Attribution)}") from None


def _share(value: str | None) -> float | None:
    if not value:
        return None
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise BadRow("confidence", f"{value!r} is no share from 0 to 1")
    return share
