"""Rows of a table as claims with their sources: columns mapped, values checked, each distinct value once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from nato_positions import dates, reference
from nato_positions.commands import fields
from nato_positions.commands.columns import FIELDS, Plan
from nato_positions.errors import BadInput, UnknownName
from nato_positions.kept import keep
from nato_positions.model import Actor, Attribution, Claim, Source, Stance
from nato_positions.store.bulk import Block
from nato_positions.store.writing import Hand

if TYPE_CHECKING:
    from nato_positions.exchange.tables import Row

_OF_CLAIM = (
    *("actor", "issue", "stance", "date", "speaker", "role", "attribution", "quote", "note", "confidence"),
)
_OF_SOURCE = ("source_url", "source_title", "outlet", "published")
Column = Sequence[Any]


class BadRow(BadInput):
    """A row that cannot be used: which field, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")


class Stranger(BadRow):
    """A row that names an actor who is not known."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__("actor", why)
        self.name = name


class _Read(dict[Any, Any]):
    """What a field's values say, each distinct one read once; the fixed value stands in for blanks."""

    def __init__(
        self, read: Callable[[Any], object], fixed: str | None = None, clean: Callable[[str], str] = str
    ) -> None:
        super().__init__()
        self._read, self._fixed, self._clean = read, fixed, clean
        self._bad: dict[Any, BadInput] = {}

    def __missing__(self, value: Any) -> object:
        if value in self._bad:
            raise self._bad[value].with_traceback(None)
        try:
            read = self._made(value)
        except BadInput as error:
            keep(self._bad, value, error)
            raise
        keep(self, value, read, len(value))
        return read

    def _made(self, value: Any) -> object:
        said = self._clean(value) if isinstance(value, str) else value
        blank = isinstance(said, str) and not said.strip()
        return self._read(self._fixed if blank else said)


class Reader:
    """Makes claims with their sources of rows: cells in the order of the header, or with names of their own.

    The issue is still as it was written.
    """

    def __init__(
        self,
        how: Plan,
        today: date,
        header: Sequence[str] = (),
        clean: Callable[[str], str] = str,
        issue: Callable[[str], str] = str,
    ) -> None:
        """`clean` says what a cell holds; `issue` returns an issue's name, or raises `BadRow`."""
        self._how, self._header = how, header
        readers: dict[str, Callable[[str | None], object]] = {
            "actor": lambda value: _actor(_needed("actor", value), how.create_actors),
            "issue": lambda value: issue(_needed("issue", value).strip()),
            "stance": lambda value: _stance(_needed("stance", value), how),
            "date": lambda value: _day("date", value, today),
            "attribution": _attribution,
            "quote": lambda value: (value or "").strip() or None,
            "confidence": _share,
            "source_url": lambda value: _checked("source_url", fields.url, value),
            "published": lambda value: _day("published", value, today),
        }
        fixed = how.fixed
        self._read = {
            field: _Read(readers.get(field) or _text(field), fixed.get(field), clean) for field in FIELDS
        }
        self._sources = _Read(self._source)
        self._places = self._placed()

    def _placed(self) -> list[int | None]:
        """Return where each field's column is; nothing where two columns are one field, or there are none."""
        known = [field for column in self._header if (field := self._how.field(column))]
        if not known or len(set(known)) < len(known):
            return []
        columns = {self._how.field(column): place for place, column in enumerate(self._header)}
        return [columns.get(field) for field in (*_OF_CLAIM, *_OF_SOURCE)]

    def block(self, rows: "Sequence[Row]", hand: Hand) -> Block:
        """Return what rows say, recorded by a hand. Raises `BadRow` where one of them is bad.

        Column by column: what is done for a value is done once, and for a cell hardly anything.
        """
        columns: list[Column] = [*self._said(self._columns(rows), len(rows)), [hand] * len(rows)]
        return Block(*columns)

    def row(self, row: "Row") -> tuple[Claim, Source]:
        """Return what one row says. Raises `BadRow` with the field and the reason."""
        *claim, source = (column[0] for column in self._said(self._columns([row]), 1))
        return Claim(*claim), source

    def faults(self, row: "Row") -> list[BadInput]:
        """Return all that is wrong with a row, field by field."""
        found: list[BadInput] = []
        try:
            columns = self._columns([row])
        except BadInput as error:
            return [error]
        told = ["" if column is None else column[0] for column in columns]
        for field, value in zip((*_OF_CLAIM, *_OF_SOURCE), told, strict=True):
            try:
                self._read[field][value]
            except BadInput as error:
                found.append(error)
        try:
            self._sources[tuple(told[len(_OF_CLAIM) :])]
            self._said(columns, 1)
        except BadInput as error:
            found += [] if error in found else [error]
        return found

    def _columns(self, rows: Sequence[Any]) -> list[Column | None]:
        """Return what each field has in the rows, None for a field that they all lack."""
        width = len(self._header)
        if not self._places:
            named = (
                dict(zip(self._header, _fitted(row, width), strict=True)) if width else row for row in rows
            )
            return list(zip(*map(self._given, named), strict=True))
        if set(map(len, rows)) != {width}:
            rows = [_fitted(cells, width) for cells in rows]
        columns = list(zip(*rows, strict=True))
        return [None if place is None else columns[place] for place in self._places]

    def _given(self, row: Mapping[str, object] | BadInput) -> Iterable[str]:
        if isinstance(row, BadInput):
            raise row
        given = dict.fromkeys((*_OF_CLAIM, *_OF_SOURCE), "")
        for column, value in row.items():
            if (field := self._how.field(column)) and value is not None and str(value).strip():
                given[field] = str(value)
        return given.values()

    def _said(self, columns: Sequence[Column | None], count: int) -> list[Column]:
        """Return the columns of a block, up to the sources, from those of the fields."""
        actors, issues, stances, days, speakers, roles, attributions, quotes, notes, confidences = [
            [self._read[field][""]] * count
            if column is None
            else list(map(self._read[field].__getitem__, column))
            for field, column in zip(_OF_CLAIM, columns, strict=False)
        ]
        where = [[""] * count if column is None else column for column in columns[len(_OF_CLAIM) :]]
        sources = list(map(self._sources.__getitem__, zip(*where, strict=True)))
        if None in days:
            days = [day or source.published for day, source in zip(days, sources, strict=True)]
        if None in days:
            raise BadRow("date", "is missing, and so is the day of publication")
        if None in attributions:
            attributions = [
                attribution or (Attribution.QUOTED if quote else Attribution.REPORTED)
                for attribution, quote in zip(attributions, quotes, strict=True)
            ]
        claims = (actors, issues, stances, days, attributions, speakers, roles, quotes)
        return [*claims, [None] * count, notes, confidences, sources]

    def _source(self, values: tuple[str, ...]) -> Source:
        source = Source(*[self._read[field][value] for field, value in zip(_OF_SOURCE, values, strict=True)])
        if not (source.url or source.title or source.outlet):
            raise BadRow("source_url", "is missing: no evidence, no entry; a title or an outlet will do")
        return source


def _fitted(cells: Sequence[str], width: int) -> Sequence[str]:
    """Return the cells of a row, blank ones for those that it lacks. Raises `BadRow` for too many."""
    if any(cell.strip() for cell in cells[width:]):
        raise BadRow("cells", f"there are {len(cells)} under {width} columns; quote what has the sign in it")
    return (*cells, *[""] * width)[:width]


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
    check = partial(fields.text, field)
    return lambda value: _checked(field, check, value)


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
        raise Stranger(name.strip(), f"{error}, or --create-actors adds it") from error


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
