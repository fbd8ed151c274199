"""Reading tables of statements: CSV, TSV, JSON, JSON Lines, in the encodings and dialects people have."""

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar, cast

from nato_positions.errors import BadInput
from nato_positions.escapes import FORMULA, read_back
from nato_positions.exchange.files import refuse_packed

_SAMPLE = 64 * 1024
_ESCAPE = re.compile(r"\\([tnr\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U000[0-9a-f]{5})")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_DELIMITERS = ",;\t|"
# What Excel writes and reads above a header.
_SIGN = re.compile("sep=(.)", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before those of UTF-16, which one of them begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Some cells hold whole articles.
csv.field_size_limit(64 * 1024 * 1024)


class Kind(StrEnum):
    """What a file is."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


_Line = TypeVar("_Line")
Row = Sequence[str] | Mapping[str, object] | BadInput
"""Cells in the order of the header, or values by name; what is no row at all is why."""


class Table(NamedTuple):
    """A file of rows, each with its line; `encoding` and `delimiter` are those that it was read with.

    Where there is a header, a row is its cells in that order; else it has names of its own; a line of
    JSON Lines that is none is why. `clean` gives
    what a cell says, without the signs that it is guarded with: for each distinct one, once.
    """

    name: str
    kind: Kind
    encoding: str
    delimiter: str | None
    header: Sequence[str]
    rows: Iterator[tuple[int, Row]]
    clean: Callable[[str], str]


@contextmanager
def opened(
    place: str, stdin: BinaryIO, kind: Kind | None, encoding: str | None, delimiter: str | None
) -> Iterator[Table]:
    """Yield the table in a file, or in `stdin` for `-`; what is not said is found out.

    Raises `BadInput`, also while the rows are read, for what is no such table.
    """
    name = "standard input" if place == "-" else place
    with ExitStack() as stack:
        try:
            data = stdin if place == "-" else stack.enter_context(Path(place).open("rb"))
            buffered = data if isinstance(data, io.BufferedReader) else io.BufferedReader(_raw(data))
            head = buffered.peek(_SAMPLE)[:_SAMPLE]
        except OSError as error:
            raise BadInput(f"cannot read {name}: {error.strerror or error}; name a file of rows") from error
        if not head.strip():
            raise BadInput(f"{name} is empty; give a file of rows")
        refuse_packed(head, name)
        found = _known(encoding or _encoding(head))
        text = io.TextIOWrapper(buffered, found, newline="")
        # The wrapper goes with the block; what it wraps is closed by whoever opened it.
        stack.callback(text.detach)
        yield _table(name, place, text, head, kind, found, delimiter)


def _table(
    name: str, place: str, text: io.TextIOWrapper, head: bytes, kind: Kind | None, encoding: str,
    delimiter: str | None,
) -> Table:  # fmt: skip
    kind = kind or _kind(place, head, encoding)
    if kind in (Kind.CSV, Kind.TSV):
        sign = delimiter or ("\t" if kind is Kind.TSV else _delimiter(head.decode(encoding, "replace")))
        plain = kind is Kind.TSV and sign == "\t"
        cells = _decoded(name, encoding, _tsv(text) if plain else _csv(name, text, sign))
        _, first = next(cells, (0, []))
        if _SIGN.fullmatch(sign.join(first)):
            _, first = next(cells, (0, []))
        clean = _tsv_cell if plain else _cell
        header = [clean(column).strip().lstrip("\ufeff") for column in first]
        if len(set(header)) < len(header):
            raise BadInput(f"{name} has two columns of one name; rename one")
        return Table(name, kind, encoding, sign, header, cells, clean)
    rows = _json(name, text) if kind is Kind.JSON else _json_lines(text)
    return Table(name, kind, encoding, None, (), _decoded(name, encoding, rows), str)


def _raw(data: BinaryIO) -> io.RawIOBase:
    """Return what a stand-in for standard input holds as a raw stream."""
    return cast(io.RawIOBase, io.BytesIO(data.read()))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise BadInput(f"there is no encoding {encoding!r}; name one such as utf-8 or cp1252") from None


def _encoding(head: bytes) -> str:
    """Return what the byte order mark says, or the zeros, else UTF-8, else what old spreadsheets write."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    # A header is in letters of which UTF-16 leaves one byte in two empty.
    even, odd = head[:200:2].count(0), head[1:200:2].count(0)
    if even or odd:
        return "utf-16-be" if even > odd else "utf-16-le"
    try:
        # The sample may end inside a character.
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return "utf-8"
    except UnicodeDecodeError:
        return "cp1252"


def _kind(place: str, head: bytes, encoding: str) -> Kind:
    suffix = Path(place).suffix.lower()
    known = {".csv": Kind.CSV, ".tsv": Kind.TSV, ".tab": Kind.TSV, ".json": Kind.JSON}
    known |= {".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL}
    if suffix in known:
        return known[suffix]
    start = head.decode(encoding, "replace").lstrip("\ufeff \r\n\t")
    return Kind.JSON if start.startswith("[") else Kind.JSONL if start.startswith("{") else Kind.CSV


def _delimiter(head: str) -> str:
    """Return the sign that a line above the header names, else the one that parts the header most often."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    if named := _SIGN.fullmatch(first.strip("\r")):
        return named[1]
    return max(_DELIMITERS, key=first.count)


def _decoded(name: str, encoding: str, rows: Iterator[_Line]) -> Iterator[_Line]:
    try:
        yield from rows
    except UnicodeDecodeError as error:
        line = f"{name} is not {encoding} (byte {error.start} of a block); say which with --encoding"
        raise BadInput(line) from error


def _csv(name: str, text: io.TextIOWrapper, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the header, then the rows."""
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        yield 1, next(reader, [])
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num}: {error}; repair it") from error


def _cell(cell: str) -> str:
    """Return what a cell of CSV says."""
    return read_back(_unguarded(cell))


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    guarded = cell.startswith("'") and cell.lstrip("'").lstrip(" ").startswith(FORMULA)
    return cell[1:] if guarded else cell


def _tsv(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    """Yield the header, then the rows, of text without quotes: tabs and line ends in a cell are escapes."""
    for number, line in enumerate(text, 1):
        if number == 1 or line.strip():
            yield number, line.rstrip("\r\n").lstrip("\ufeff").split("\t")


def _tsv_cell(cell: str) -> str:
    plain = _unguarded(cell)
    return _ESCAPE.sub(_unescaped, plain) if "\\" in plain else plain


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[1]) or read_back(match[0])


def _json(name: str, text: io.TextIOWrapper) -> Iterator[tuple[int, Row]]:
    try:
        rows = json.load(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} is not JSON ({error}); repair it") from None
    if not isinstance(rows, list):
        raise BadInput(f"{name} is no list of rows; give [{{…}}, …], or JSON Lines with --format jsonl")
    for number, row in enumerate(rows, 1):
        yield number, _object(row)


def _json_lines(text: io.TextIOWrapper) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text, 1):
        if line.strip():
            try:
                yield number, _object(json.loads(line))
            except (ValueError, RecursionError):
                yield number, BadInput("it is not JSON; put one row on a line")


def _object(row: object) -> Row:
    return row if isinstance(row, dict) else BadInput("it is no object; give names and values")
