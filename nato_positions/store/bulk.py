"""Recording many claims at once, inside the caller's transaction.

What the database does row by row for each statement costs several times what storing it does. So after a
first block the rest goes in plainly, and what its triggers and indexes would have made is made up for at the
end, in one step each. Where anything fails, the transaction takes it all back, the schema too.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, compress, islice
from typing import Any, NamedTuple, TypeVar

from nato_positions.errors import BadInput
from nato_positions.model import Actor, Attribution, Claim, Source, Stance
from nato_positions.naming import fold
from nato_positions.store.reading import issue_number
from nato_positions.store.writing import Hand, put_actor, put_source

_BLOCK = 5_000
# Rows that one INSERT takes: to begin and to end one costs a third of the row.
_AT_ONCE = 100
# Sources that come again are looked up once, as long as they are this many.
_MOST_SOURCES = 50_000
_TRIGGERS = ("statement_insert_is_kept", "statement_is_indexed")
# The index of claims stays: by it a claim that is on record is known.
_INDEXES = (
    *("statement_position", "statement_by_issue", "statement_by_actor", "statement_by_date"),
    "statement_by_words",
)
_KEEP = """
INSERT INTO history (change, at, kind, row, op)
SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'statement', statement.id,
    'insert'
FROM statement, hand LEFT JOIN change ON change.id = hand.change
WHERE statement.id > ? ORDER BY statement.id
"""
_INDEX = """
INSERT INTO statement_search (rowid, quote, note)
SELECT id, quote, note FROM statement WHERE id > ? AND (quote IS NOT NULL OR note IS NOT NULL) ORDER BY id
"""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Block(NamedTuple):
    """Accepted statements to be, by column: each claim's fields, its source, and by whose hand it comes in.

    An object that stands in many rows is looked at once.
    """

    actors: Sequence[Actor]
    issues: Sequence[str]
    stances: Sequence[Stance]
    dates: Sequence[str]
    attributions: Sequence[Attribution]
    speakers: Sequence[str | None]
    roles: Sequence[str | None]
    quotes: Sequence[str | None]
    spans: Sequence[tuple[int, int] | None]
    notes: Sequence[str | None]
    confidences: Sequence[float | None]
    sources: Sequence[Source]
    hands: Sequence[Hand]


def blocks(claims: Iterable[tuple[Claim, Source, Hand]]) -> Iterator[Block]:
    """Yield claims, each with its source and by its hand, as blocks."""
    for batch in batches(claims):
        made, sources, hands = zip(*batch, strict=True)
        columns: list[Sequence[Any]] = [*zip(*made, strict=True), sources, hands]
        yield Block(*columns)


def joined(blocks: Sequence[Block]) -> Block:
    """Return blocks as one."""
    if len(blocks) == 1:
        return blocks[0]
    columns: list[Sequence[Any]] = [list(chain.from_iterable(column)) for column in zip(*blocks, strict=True)]
    return Block(*columns)


def batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield the items in lists that are as long as a block is to be."""
    waiting = iter(items)
    while batch := list(islice(waiting, _BLOCK)):
        yield batch


class Many(NamedTuple):
    """How many claims were put in, how many of them new; and how many were of an issue that is not there."""

    put: int
    new: int
    strange: int


def put_many(
    ledger: sqlite3.Connection, blocks: Iterable[Block], slug: Callable[[str], str | None] = lambda name: name
) -> Many:
    """Record many claims as accepted statements.

    `slug` gives the slug of the issue that a claim names, or None where there is none; asked once a name.
    """
    put = _Put(ledger, slug)
    waiting = iter(blocks)
    before = _count(ledger)
    first = list(islice(waiting, 2))
    if len(first) < 2:
        for block in first:
            put.block(block)
    else:
        with _plainly(ledger, indexed=before > _BLOCK):
            for block in chain(first, waiting):
                put.block(block)
    return Many(put.put, _count(ledger) - before, put.strange)


class _Put:
    """Puts blocks in; sources, actors and issues are looked up, or put in, as they come."""

    def __init__(self, ledger: sqlite3.Connection, slug: Callable[[str], str | None]) -> None:
        self._ledger, self._slug = ledger, slug
        self._issues: dict[str, int | None] = {}
        self._sources: dict[Source, int] = {}
        self._actors: dict[str, str] = {}
        self.put = self.strange = 0

    def block(self, block: Block) -> None:
        """Put a block in, but for what is of an issue that is not there."""
        issues: Sequence[Any] = _each(block.issues, self._issue)
        if None in issues:
            there = [issue is not None for issue in issues]
            self.strange += there.count(False)
            block = _some(block, there)
            issues = list(compress(issues, there))
        if not issues:
            return
        self.put += len(issues)
        spans = [span or (None, None) for span in block.spans] if any(block.spans) else ()
        self._insert(
            {
                "actor": _each(block.actors, self._actor),
                "issue": issues,
                "source": self._numbers(block),
                # As plain words: SQLite's binding asks each other object whether it has a form of its own.
                "stance": _each(block.stances, str),
                "date": block.dates,
                "attribution": _each(block.attributions, str),
                "weight": _each(block.attributions, lambda attribution: attribution.weight),
                "speaker": block.speakers,
                "role": block.roles,
                "quote": block.quotes,
                "quote_start": [start for start, _ in spans],
                "quote_end": [end for _, end in spans],
                "note": block.notes,
                "confidence": block.confidences,
                "recorded_at": _each(block.hands, lambda hand: hand.at),
                "recorded_by": _each(block.hands, lambda hand: hand.by),
            }
        )

    def _insert(self, columns: dict[str, Sequence[object]]) -> None:
        # Columns with nothing in them are left out: to bind NULL takes longer than to bind a word.
        said = {name: column for name, column in columns.items() if not _is_empty(column)}
        row = f"({', '.join('?' * len(said))})"
        cells = list(chain.from_iterable(zip(*said.values(), strict=True)))
        done = 0
        for at_once in (_AT_ONCE, 1):
            width = at_once * len(said)
            starts = range(done, len(cells) - width + 1, width)
            self._ledger.executemany(
                f"INSERT INTO statement ({', '.join(said)}) VALUES {', '.join([row] * at_once)}"
                " ON CONFLICT DO NOTHING",
                (cells[start : start + width] for start in starts),
            )
            done += len(starts) * width

    def _numbers(self, block: Block) -> list[int]:
        """Return the numbers of the sources; one that is new is archived by the first hand that has it."""
        numbers: dict[int, int] = {}
        for source, hand in zip(block.sources, block.hands, strict=True):
            if id(source) not in numbers:
                numbers[id(source)] = self._source(source, hand)
        return list(map(numbers.__getitem__, map(id, block.sources)))

    def _actor(self, actor: Actor) -> str:
        """Put the actor in; return its code. Raises `BadInput` where that is the code of another one."""
        if self._actors.get(actor.code) == actor.name:
            return actor.code
        put_actor(self._ledger, actor)
        (name,) = self._ledger.execute("SELECT name FROM actor WHERE code = ?", (actor.code,)).fetchone()
        if fold(name) != fold(actor.name):
            raise BadInput(
                f"{actor.name!r} and {name!r} would both be {actor.code}; change one of the names in the file"
            )
        self._actors[actor.code] = actor.name
        return actor.code

    def _issue(self, name: str) -> int | None:
        if name not in self._issues:
            slug = self._slug(name)
            self._issues[name] = None if slug is None else issue_number(self._ledger, slug)
        return self._issues[name]

    def _source(self, source: Source, hand: Hand) -> int:
        if (known := self._sources.get(source)) is not None:
            return known
        if len(self._sources) >= _MOST_SOURCES:
            self._sources.clear()
        number = self._sources[source] = put_source(self._ledger, source, hand).id
        return number


def _some(block: Block, chosen: Sequence[bool]) -> Block:
    columns: list[Sequence[Any]] = [list(compress(column, chosen)) for column in block]
    return Block(*columns)


def _is_empty(column: Sequence[object]) -> bool:
    # The first tells of most columns; to compare all of a full one takes a while.
    return not column or (column[0] is None and column.count(None) == len(column))


def _each(column: Sequence[_Item], work: Callable[[_Item], _Made]) -> list[_Made]:
    """Return what the work makes of a column, done once for each object in it."""
    places = list(map(id, column))
    made = {place: work(item) for place, item in dict(zip(places, column, strict=True)).items()}
    return list(map(made.__getitem__, places)) if len(made) > 1 else [*made.values()] * len(column)


@contextmanager
def _plainly(ledger: sqlite3.Connection, *, indexed: bool) -> Iterator[None]:
    """Let statements go in without what the database does for each; do it for all of them at the end.

    A ledger that has many statements keeps its indexes: making them anew would cost more. A claim is of the
    model's types already, so that the table's checks, which are against other programs, find nothing.
    """
    names = _TRIGGERS if indexed else (*_TRIGGERS, *_INDEXES)
    made = [
        (kind, name, sql)
        for kind, name, sql in ledger.execute("SELECT type, name, sql FROM sqlite_master")
        if name in names
    ]
    last = ledger.execute("SELECT coalesce(max(id), 0) FROM statement").fetchone()[0]
    for kind, name, _ in made:
        ledger.execute(f"DROP {kind} {name}")
    ledger.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        ledger.execute("PRAGMA ignore_check_constraints = OFF")
    for query in (_KEEP, _INDEX):
        ledger.execute(query, (last,))
    for _, _, sql in made:
        ledger.execute(sql)


def _count(ledger: sqlite3.Connection) -> int:
    (count,) = ledger.execute("SELECT count(*) FROM statement").fetchone()
    return int(count)
