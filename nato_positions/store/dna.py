"""Databases of Discourse Network Analyzer, versions 3.0 and 3.1: their documents and statements."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Source

# Four tables hold the values, by the type of the variable; only short texts stand in a table of their own.
_VALUES = (
    "SELECT StatementId, VariableId, Value FROM DATABOOLEAN",
    "SELECT StatementId, VariableId, Value FROM DATAINTEGER",
    "SELECT StatementId, VariableId, Value FROM DATALONGTEXT",
    "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity",
)
_TABLES = {"DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "CODERS", "DATABOOLEAN"}
# DNA 3 counts seconds; version 2 counted milliseconds.
_MOST_SECONDS = 100_000_000_000


class Found(NamedTuple):
    """A statement of DNA: its number, its variables by name, where its words stand, and who coded it.

    A boolean variable reads yes or no. `start` and `end` are code points in the text of `source`.
    """

    number: int
    values: dict[str, str]
    source: Source
    start: int
    end: int
    coder: str


class File:
    """An open database."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def types(self) -> dict[str, int]:
        """Return the statement types that have statements, with their number of statements."""
        return dict(
            self._connection.execute(
                "SELECT t.Label, count(*) FROM STATEMENTTYPES t JOIN STATEMENTS s ON s.StatementTypeId = t.ID"
                " GROUP BY t.ID ORDER BY t.ID"
            )
        )

    def variables(self, label: str) -> dict[str, str]:
        """Return the variables of a statement type with their data types."""
        return dict(
            self._connection.execute(
                "SELECT v.Variable, v.DataType FROM VARIABLES v JOIN STATEMENTTYPES t"
                " ON t.ID = v.StatementTypeId WHERE t.Label = ? ORDER BY v.ID",
                [label],
            )
        )

    def attributes(self) -> int:
        """Return how many attributes of entities there are, which a ledger has no place for."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM ATTRIBUTEVALUES WHERE AttributeValue <> ''"
        ).fetchone()
        return int(count)

    def sources(self) -> dict[int, Source]:
        """Return the documents by number, with their texts."""
        found = {}
        for number, title, text, outlet, seconds in self._connection.execute(
            "SELECT ID, Title, Text, Source, Date FROM DOCUMENTS ORDER BY ID"
        ):
            words = [_text(self._name, number, value) for value in (title, outlet, text)]
            found[number] = Source(
                None, words[0].strip() or None, words[1].strip() or None, _day(seconds), words[2] or None
            )
        return found

    def statements(self, label: str, sources: dict[int, Source]) -> Iterator[Found]:
        """Yield the statements of a type in the order of their numbers."""
        kinds = self.variables(label)
        names = dict(self._connection.execute("SELECT ID, Variable FROM VARIABLES"))
        values: dict[int, dict[str, str]] = {}
        for query in _VALUES:
            for number, variable, value in self._connection.execute(query):
                name = names.get(variable, "")
                boolean = kinds.get(name) == "boolean"
                text = ("no", "yes")[bool(value)] if boolean else str(value)
                values.setdefault(number, {})[name] = text
        for number, document, start, stop, coder in self._connection.execute(
            "SELECT s.ID, s.DocumentId, s.Start, s.Stop, c.Name FROM STATEMENTS s"
            " JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId LEFT JOIN CODERS c ON c.ID = s.Coder"
            " WHERE t.Label = ? ORDER BY s.ID",
            [label],
        ):
            if document not in sources:
                raise BadInput(f"{self._name}, statement {number}: its document {document} is not there")
            text = sources[document].text or ""
            first, last = _points(text, start), _points(text, stop)
            yield Found(number, values.get(number, {}), sources[document], first, last, str(coder or ""))


@contextmanager
def opened(place: str) -> Iterator[File]:
    """Open a database for reading only. Raises `BadInput` for what is none."""
    if not Path(place).is_file():
        raise BadInput(f"there is no file {place}")
    try:
        with closing(sqlite3.connect(f"{Path(place).resolve().as_uri()}?mode=ro", uri=True)) as connection:
            # What stands in views and triggers of a stranger's file is not run.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            there = {
                name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if missing := _TABLES - there:
                raise BadInput(f"{place} is no database of DNA 3: it has no table {min(missing)}")
            yield File(connection, place)
    except (sqlite3.DatabaseError, OverflowError, TypeError, ValueError) as error:
        raise BadInput(f"{place} cannot be read as a database of DNA 3: {error}") from error


def _text(name: str, number: int, value: object) -> str:
    """Return a text of a document. Raises `BadInput` where it is none, or has what no text has."""
    if not isinstance(value, str) or "\0" in value:
        raise BadInput(f"{name}, document {number}: what should be text is none")
    return value


def _day(seconds: int) -> str | None:
    if abs(seconds) > _MOST_SECONDS:
        seconds //= 1000
    try:
        return (date(1970, 1, 1) + timedelta(seconds // 86_400)).isoformat()
    except OverflowError:
        return None


def _points(text: str, units: int) -> int:
    """Return the code point at an offset in UTF-16 units, as Java counts.

    >>> _points("a😀b", 3)
    2
    """
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))
