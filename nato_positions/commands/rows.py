"""Rows of a table as claims with their sources: columns mapped, values checked, each distinct value once."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

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
_REQUIRED = ("actor", "issue", "stance")


class Plan(NamedTuple):
    """How columns become fields: column → field, values for all rows, and what stances are called."""

    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    stances: Mapping[str, Stance]
    create_actors: bool = False


class Made(NamedTuple):
    """What a row says: the claim, whose issue is still as it was written, and its source."""

    claim: Claim
    source: Source


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


def made(row: Mapping[str, object], how: Plan, today: date) -> Made:
    """Return what a row says. Raises `BadRow` with the field and the reason."""
    given = dict(how.fixed)
    for column, value in row.items():
        field = how.columns.get(column) or how.columns.get(column.lower())
        if field and value is not None and str(value).strip():
            given[field] = str(value)
    for field in _REQUIRED:
        if field not in given:
            raise BadRow(field, "is missing; name its column with --map or give it with --set")
    source = Source(
        _checked("source_url", fields.url, given.get("source_url")),
        _text(given, "source_title"),
        _text(given, "outlet"),
        _day("published", given.get("published"), today),
    )
    if not (source.url or source.title or source.outlet):
        raise BadRow("source_url", "is missing: no evidence, no entry; a title or an outlet will do")
    day = _day("date", given.get("date"), today) or source.published
    if not day:
        raise BadRow("date", "is missing, and so is the day of publication")
    quote = given.get("quote", "").strip() or None
    return Made(
        Claim(
            _actor(given["actor"], how.create_actors),
            given["issue"].strip(),
            _stance(given["stance"], how),
            day,
            _attribution(given.get("attribution"), quote),
            _text(given, "speaker"),
            _text(given, "role"),
            quote,
            None,
            _text(given, "note"),
            _share(given.get("confidence")),
        ),
        source,
    )


def _checked(field: str, check, value: str | None):  # type: ignore[no-untyped-def]
    try:
        return check(value)
    except BadInput as error:
        raise BadRow(field, str(error)) from error


def _text(given: Mapping[str, str], field: str) -> str | None:
    return _checked(field, lambda value: fields.text(field, value), given.get(field))  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 14)
def _day(field: str, value: str | None, today: date) -> str | None:
    if not value:
        return None
    return _checked(field, lambda text: dates.whole_day(text.strip(), today), value)  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 12)
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


def _attribution(value: str | None, quote: str | None) -> Attribution:
    if not value:
        return Attribution.QUOTED if quote else Attribution.REPORTED
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
