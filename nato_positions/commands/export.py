"""`positions export`."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from nato_positions.commands import options
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.exchange.files import placed, reserved, written
from nato_positions.model import Filters, Statement
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.exchange import graphml, parquet
    from nato_positions.exchange.refi import project
    from nato_positions.store import dumping
    from nato_positions.store.dna import coders, writing
else:
    graphml = on_demand("nato_positions.exchange.graphml")
    parquet = on_demand("nato_positions.exchange.parquet")
    project = on_demand("nato_positions.exchange.refi.project")
    coders = on_demand("nato_positions.store.dna.coders")
dumping = on_demand("nato_positions.store.dumping")
writing = on_demand("nato_positions.store.dna.writing")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Form(StrEnum):
    """What is written."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    DNA = "dna"
    QDPX = "qdpx"
    SQL = "sql"


_ALSO = {
    **{"": Form.CSV, "txt": Form.CSV, "tab": Form.TSV},
    **{"ndjson": Form.JSONL, "md": Form.MARKDOWN, "pq": Form.PARQUET},
}
"""Other endings of files."""


@app.command(
    epilog=options.examples(
        "positions export -o sweden.csv --issue sweden",
        "positions export -f jsonl --since 2023 | gzip > statements.jsonl.gz",
        "positions export -o statements.parquet --since 2022",
        "positions export -o debate.dna --issue sweden --issue finland",
        "positions export -o debate.qdpx --issue sweden --since 2022",
        "positions export -f sql | gzip > ledger.sql.gz",
        "positions export -f tsv --as-of 2023-06-01 --members-only | cut -f 2,4,5",
    )
)
def export(
    ctx: typer.Context,
    issue: options.Issues = None,
    state: options.States = None,
    stance: options.StanceOption = None,
    speaker: options.Speaker = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    members_only: options.MembersOnly = False,
    limit: options.Limit = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; else stdout.")
    ] = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="What to write; else by the name of the file.")
    ] = None,
) -> None:
    """The accepted statements, as 'positions import' reads them again.

    A file is written whole or not at all. CSV and TSV guard cells that a spreadsheet would take for a formula
    with an apostrophe, which the import takes off. Parquet needs the extra 'parquet'. GraphML has an edge for
    each statement, from the actor to the issue. SQL is the whole ledger with its history, for sqlite3.

    DNA is a database that Discourse Network Analyzer 3 opens: sources are documents with the quotes marked,
    and a source without a text gets one made of its title and its statements. The password is 'positions'.

    QDPX is a project that NVivo, ATLAS.ti and MAXQDA open (REFI-QDA 1.5): quotes are coded with their issue,
    stance and actor, and each has a note that says the rest.
    """
    session: Session = ctx.obj
    chosen = form or _form_of(output)
    if chosen in (Form.PARQUET, Form.DNA, Form.QDPX) and output is None:
        raise BadInput(f"{chosen} is not for reading on a terminal; name a file with -o")
    with ledger.reading(session.location) as book:
        asked = options.filters(
            book,
            issues=issue,
            states=state,
            stance=stance,
            speaker=speaker,
            since=since,
            until=until,
            as_of=as_of,
            known_on=known_on,
            members_only=members_only,
            limit=limit,
        )
        if chosen is Form.SQL and (as_of or until or asked != Filters(asked.as_of)):
            raise BadInput("sql is the whole ledger; leave out the filters, or write another format")
        if chosen is Form.DNA and output:
            _write_dna(session, book, asked, output)
        elif chosen is Form.QDPX and output:
            _write_qdpx(session, book, asked, output)
        else:
            _write(book, asked, chosen, output)
    if output:
        session.note(f"written to {output}")


def _form_of(output: Path | None) -> Form:
    """Return what the name of a file asks for, CSV where it says nothing. Raises `BadInput` for others."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    if suffix not in (*Form, *_ALSO):
        raise BadInput(f"nothing is written as .{suffix}; name a format with --format: {', '.join(Form)}")
    return _ALSO.get(suffix) or Form(suffix)


def _write(book: sqlite3.Connection, asked: Filters, form: Form, output: Path | None) -> None:
    if form is Form.SQL:
        with _text(output) as out:
            out.writelines(dumping.dump(book))
        return
    if form is Form.PARQUET or form is Form.GRAPHML:
        found = reading.statements(book, asked)
        with _bytes(output) as binary:
            (parquet.write if form is Form.PARQUET else graphml.write_statements)(binary, found)
    else:
        with _text(output) as out:
            records.write(out, records.Format(form), Statement._fields, reading.rows(book, asked))


def _write_dna(session: Session, book: sqlite3.Connection, asked: Filters, output: Path) -> None:
    with reserved(output) as path:
        made = writing.write(book, reading.statements(book, asked), path, output)
    session.note(f"{made.statements} statements in {made.documents} documents")
    if made.bare:
        session.note(f"{made.bare} of them stand in documents made of them, since no text is archived")
    if made.unplaced:
        session.note(f"{made.unplaced} have no place in their article; its first line is marked for them")
    session.note(f"every coder's password is {coders.PASSWORD!r}; change it in DNA")


def _write_qdpx(session: Session, book: sqlite3.Connection, asked: Filters, output: Path) -> None:
    made = project.Project(
        list(reading.statements(book, asked)),
        {one.id: one for one in reading.sources(book)},
        {one.slug: one for one in reading.issues(book)},
        lambda number: reading.article(book, number),
        lambda number: reading.spans(book, number),
    )
    with placed(output) as out:
        written = project.write(out, made)
    session.note(f"{written.statements} statements in {written.sources} sources")
    if written.bare:
        session.note(f"{written.bare} of them stand in texts made of them, since none is archived")
    if written.whole:
        session.note(f"{written.whole} have no place in their source and are coded on the whole of it")
    if left := len(made.sources) - written.sources:
        session.note(f"{left} sources without any of these statements are left out")


@contextmanager
def _text(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
    else:
        with written(output) as out:
            yield out


@contextmanager
def _bytes(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
    else:
        with placed(output) as out:
            yield out
