"""Plain records for programs: JSON, JSON Lines, CSV, TSV and Markdown. No colour, no width, no locale."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, TextIO

from nato_positions.kept import keep
from nato_positions.ondemand import on_demand
from nato_positions.render.text import csv_cell, json_safe, markdown_cell, tsv_cell

if TYPE_CHECKING:
    import json
else:
    json = on_demand("json")

Record = Sequence[object]
_NUMBERS = (int, float)


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


def write(out: TextIO, form: Format, fields: Sequence[str], records: Iterable[Record]) -> None:
    """Write the records in any format but `table`, one at a time as they come.

    Absent values are `null` or empty; several values in one, as a tuple, are a list in JSON, else joined
    by `; `.
    """
    _WRITERS[form](out, fields, records)


def write_object(out: TextIO, value: object) -> None:
    """Write one JSON value on a line of its own."""
    out.write(f"{to_json(value)}\n")


def to_json(value: object) -> str:
    """Return `value` as JSON on one line, in UTF-8, with nothing in it that could steer a terminal."""
    return json_safe(_encoder().encode(value))


@cache
def _encoder() -> "json.JSONEncoder":
    return json.JSONEncoder(ensure_ascii=False)


def _json(out: TextIO, fields: Sequence[str], records: Iterable[Record]) -> None:
    before = "["
    for record in records:
        out.write(f"{before}{to_json(dict(zip(fields, record, strict=True)))}")
        before = ",\n "
    out.write("[]\n" if before == "[" else "]\n")


def _json_lines(out: TextIO, fields: Sequence[str], records: Iterable[Record]) -> None:
    for record in records:
        write_object(out, dict(zip(fields, record, strict=True)))


def _csv(out: TextIO, fields: Sequence[str], records: Iterable[Record]) -> None:
    out.write(",".join(fields) + "\n")
    out.writelines(",".join(cells) + "\n" for cells in _cells(records, _quoted))


def _quoted(text: str) -> str:
    """Return a cell of CSV, in quotes where it needs them.

    The csv module does the same; but it looks through every cell, and here each text is looked at once.
    """
    cell = csv_cell(text)
    needed = "," in cell or '"' in cell or "\n" in cell or "\r" in cell
    return '"' + cell.replace('"', '""') + '"' if needed else cell


def _tsv(out: TextIO, fields: Sequence[str], records: Iterable[Record]) -> None:
    out.write("\t".join(fields) + "\n")
    out.writelines("\t".join(cells) + "\n" for cells in _cells(records, tsv_cell))


def _markdown(out: TextIO, fields: Sequence[str], records: Iterable[Record]) -> None:
    out.write(f"| {' | '.join(fields)} |\n|{' --- |' * len(fields)}\n")
    out.writelines(f"| {' | '.join(cells)} |\n" for cells in _cells(records, markdown_cell))


def _cells(records: Iterable[Record], escape: Callable[[str], str]) -> Iterator[Iterable[str]]:
    """Return the records' cells, one record at a time as they come: no step of Python for most of them."""
    return map(partial(map, _Cells(escape).__getitem__), records)


class _Cells(dict[object, str]):
    """What values are as cells; a text that came lately is not escaped again."""

    def __init__(self, escape: Callable[[str], str]) -> None:
        super().__init__()
        self._escape = escape

    def __missing__(self, value: object) -> str:
        # Numbers are not kept: 1, 1.0 and True are one key, and not one text.
        if isinstance(value, _NUMBERS):
            return str(value)
        cell = self._escape(value if isinstance(value, str) else as_text(value))
        keep(self, value, cell, len(cell))
        return cell


def as_text(value: object) -> str:
    """Return a value as a cell shows it: nothing for None, several values joined.

    >>> as_text(None), as_text(("a", "b")), as_text(0.5)
    ('', 'a; b', '0.5')
    """
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


_WRITERS = {
    Format.JSON: _json,
    Format.JSONL: _json_lines,
    Format.CSV: _csv,
    Format.TSV: _tsv,
    Format.MARKDOWN: _markdown,
}
