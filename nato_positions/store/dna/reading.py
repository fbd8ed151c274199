"""Reading a database of Discourse Network Analyzer 3: documents, statements, and attributes of entities."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.store.dna.offsets import points

# Three tables hold the values, by the type of the variable; short texts stand in a table of their own.
_VALUES = (
    "SELECT StatementId, VariableId, Value FROM DATABOOLEAN",
    "SELECT StatementId, VariableId, Value FROM DATAINTEGER",
    "SELECT StatementId, VariableId, Value FROM DATALONGTEXT",
    "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity",
)
_TABLES = {
    *("DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "CODERS", "DATABOOLEAN"),
    *("ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"),
}
# DNA 3 counts seconds; version 2 counted milliseconds.
_MOST_SECONDS = 100_000_000_000


class Document(NamedTuple):
    """A document of DNA, its texts stripped but for `text` and `notes`; absent ones are empty."""

    number: int
    title: str
    text: str
    author: str
    outlet: str
    section: str
    notes: str
    kind: str
    day: str | None
    coder: str


class Attribute(NamedTuple):
    """What is told of an entity: of which variable it is, its value there, and the attribute's own."""

    variable: str
    entity: str
    name: str
    value: str


class Found(NamedTuple):
    """A statement of DNA: its number, its variables by name, where its words stand, and who coded it.

    A boolean variable reads yes or no. `start` and `end` are code points in the text of `document`;
    `entities` are the numbers of those that its short texts name, by variable.
    """

    number: int
    values: dict[str, str]
    document: Document
    start: int
    end: int
    coder: str
    entities: dict[str, int]


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

    def attributes(self) -> dict[int, tuple[Attribute, ...]]:
        """Return what is told of the entities, by their numbers; what is empty is left out."""
        found: dict[int, tuple[Attribute, ...]] = {}
        for entity, *told in self._connection.execute(
            "SELECT e.ID, coalesce(v.Variable, ''), e.Value, n.AttributeVariable, a.AttributeValue"
            " FROM ATTRIBUTEVALUES a JOIN ENTITIES e ON e.ID = a.EntityId"
            " JOIN ATTRIBUTEVARIABLES n ON n.ID = a.AttributeVariableId"
            " LEFT JOIN VARIABLES v ON v.ID = e.VariableId WHERE trim(a.AttributeValue) <> ''"
            " ORDER BY e.VariableId, e.ID, n.ID"
        ):
            found[entity] = (*found.get(entity, ()), Attribute(*(str(value).strip() for value in told)))
        return found

    def documents(self) -> dict[int, Document]:
        """Return the documents by number, with their texts."""
        found = {}
        for number, coder, seconds, *values in self._connection.execute(
            "SELECT d.ID, c.Name, d.Date, d.Title, d.Text, d.Author, d.Source, d.Section, d.Notes, d.Type"
            " FROM DOCUMENTS d LEFT JOIN CODERS c ON c.ID = d.Coder ORDER BY d.ID"
        ):
            title, text, author, outlet, section, notes, kind = (
                _text(self._name, number, value) for value in values
            )
            found[number] = Document(
                *(number, title.strip(), text, author.strip(), outlet.strip(), section.strip(), notes),
                *(kind.strip(), _day(seconds), str(coder or "")),
            )
        return found

    def statements(self, label: str, documents: dict[int, Document]) -> Iterator[Found]:
        """Yield the statements of a type in the order of their numbers."""
        values, entities = self._values(label), self._entities()
        for number, document, start, stop, coder in self._connection.execute(
            "SELECT s.ID, s.DocumentId, s.Start, s.Stop, c.Name FROM STATEMENTS s"
            " JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId LEFT JOIN CODERS c ON c.ID = s.Coder"
            " WHERE t.Label = ? ORDER BY s.ID",
            [label],
        ):
            if document not in documents:
                raise BadInput(f"{self._name}, statement {number}: its document {document} is not there")
            one = documents[document]
            place = points(one.text, start), points(one.text, stop)
            yield Found(
                number, values.get(number, {}), one, *place, str(coder or ""), entities.get(number, {})
            )

    def _values(self, label: str) -> dict[int, dict[str, str]]:
        kinds = self.variables(label)
        names = self._names()
        values: dict[int, dict[str, str]] = {}
        for query in _VALUES:
            for number, variable, value in self._connection.execute(query):
                name = names.get(variable, "")
                boolean = kinds.get(name) == "boolean"
                text = ("no", "yes")[bool(value)] if boolean else str(value)
                values.setdefault(number, {})[name] = text
        return values

    def _entities(self) -> dict[int, dict[str, int]]:
        names = self._names()
        found: dict[int, dict[str, int]] = {}
        for number, variable, entity in self._connection.execute(
            "SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT"
        ):
            found.setdefault(number, {})[names.get(variable, "")] = entity
        return found

    def _names(self) -> dict[int, str]:
        return dict(self._connection.execute("SELECT ID, Variable FROM VARIABLES"))


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
