"""Writing a database that Discourse Network Analyzer 3 opens, of statements with their sources."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from nato_positions import places
from nato_positions.errors import BadInput
from nato_positions.model import Archived, Source, Statement
from nato_positions.store import reading
from nato_positions.store.dna import coders, layout, notes
from nato_positions.store.dna.entities import Entities
from nato_positions.store.dna.offsets import units

_EPOCH = date(1970, 1, 1)
_DAY = 86_400
_GOLD = (239, 208, 51)
_DATA = {"boolean": "DATABOOLEAN", "integer": "DATAINTEGER", "long text": "DATALONGTEXT"}


class Written(NamedTuple):
    """How many statements and documents were written, how many statements of them had no text archived, and
    how many no place in the text of theirs.
    """

    statements: int
    documents: int
    bare: int
    unplaced: int


def write(ledger: sqlite3.Connection, found: Iterable[Statement], path: Path, name: Path) -> Written:
    """Write the statements and their sources into the empty file `path`; `name` is what errors call it.

    Numbers are those of the ledger. Raises `BadInput` where the file cannot be written.
    """
    statements = sorted(found, key=attrgetter("id"))
    by_source = sorted(statements, key=attrgetter("source_id"))
    with _made(path, name) as book:
        wanted = {one.source_id for one in statements}
        archived = {one.id: one for one in reading.sources(ledger) if one.id in wanted}
        names = [*(one.archived_by for one in archived.values()), *(one.recorded_by for one in statements)]
        writer = _Writer(ledger, book, coders.put(book, names))
        bare = unplaced = 0
        for number, group in groupby(by_source, key=attrgetter("source_id")):
            said = list(group)
            laid = writer.document(archived[number], said)
            without = len(said) - len(laid.anchored)
            bare += without if not archived[number].characters else 0
            unplaced += without if archived[number].characters else 0
    return Written(len(statements), len(archived), bare, unplaced)


@contextmanager
def _made(path: Path, name: Path) -> Iterator[sqlite3.Connection]:
    """Yield a new database with DNA's tables, our type of statement and its variables."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as book:
            # The file is nobody's until it is whole: no journal beside it.
            book.execute("PRAGMA journal_mode = MEMORY")
            book.execute("PRAGMA foreign_keys = ON")
            book.execute("BEGIN")
            for table in layout.TABLES:
                book.execute(table)
            book.executemany("INSERT INTO SETTINGS VALUES (?, ?)", layout.VERSION.items())
            book.execute("INSERT INTO STATEMENTTYPES VALUES (1, ?, ?, ?, ?)", (layout.LABEL, *_GOLD))
            book.executemany(
                "INSERT INTO VARIABLES (Variable, DataType, StatementTypeId) VALUES (?, ?, 1)",
                layout.VARIABLES.items(),
            )
            yield book
            book.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise BadInput(f"cannot write {name}: {error}; name another file") from error


class _Writer:
    """What is known while a database is filled."""

    def __init__(self, ledger: sqlite3.Connection, book: sqlite3.Connection, numbers: dict[str, int]) -> None:
        self._ledger, self._book, self._coders = ledger, book, numbers
        self._entities = Entities(book, reading.actors(ledger), reading.issues(ledger))

    def document(self, archived: Archived, said: list[Statement]) -> places.Laid:
        """Write a source and what was said in it; return where."""
        text = reading.article(self._ledger, archived.id)
        source = Source(archived.url, archived.title, archived.outlet, archived.published, text)
        if text is None:
            laid = places.made(source, said)
        else:
            laid = places.in_article(text, said, reading.spans(self._ledger, archived.id))
        day = source.published or min(one.date for one in said)
        self._book.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Notes, Type, Date)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(archived.id, _cut(source.title), laid.text, self._coders[archived.archived_by]),
                *(_cut(source.outlet), notes.worded(source)),
                *(layout.BARE if text is None else layout.ARCHIVED, _seconds(day)),
            ),
        )
        for one in said:
            self._statement(one, laid)
        return laid

    def _statement(self, one: Statement, laid: places.Laid) -> None:
        start, stop = (units(laid.text, point) for point in laid.spans[one.id])
        self._book.execute(
            "INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, ?)",
            (one.id, one.source_id, start, stop, self._coders[one.recorded_by]),
        )
        entities = self._entities.of(one)
        values: dict[str, object] = {
            "agreement": layout.SCALE[one.stance],
            "note": one.note or "",
            "quote": "" if one.id in laid.anchored else one.quote or "",
            "anchored": int(one.id in laid.anchored),
            "uncut": _uncut(self._entities.whole(one), one.recorded_by),
        }
        for number, (variable, kind) in enumerate(layout.VARIABLES.items(), 1):
            table, column, value = (
                ("DATASHORTTEXT", "Entity", entities[variable])
                if kind == "short text"
                else (_DATA[kind], "Value", values[variable])
            )
            self._book.execute(
                f"INSERT INTO {table} (StatementId, VariableId, {column}) VALUES (?, ?, ?)",
                (one.id, number, value),
            )


def _uncut(whole: dict[str, str], coder: str) -> str:
    """Return as JSON what had to be cut or named otherwise, nothing where nothing had to."""
    if len(coder) > layout.MOST:
        whole = {**whole, "coder": coder}
    return json.dumps(whole, ensure_ascii=False) if whole else ""


def _cut(text: str | None) -> str:
    return (text or "")[: layout.MOST]


def _seconds(day: str) -> int:
    """Return the seconds from 1970 to the beginning of a day (UTC).

    >>> _seconds("1970-01-02"), _seconds("1969-12-31")
    (86400, -86400)
    """
    return (date.fromisoformat(day) - _EPOCH).days * _DAY
