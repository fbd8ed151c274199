"""`positions export`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from nato_positions.commands import options
from nato_positions.commands.session import Session
from nato_positions.exchange.files import written
from nato_positions.model import Statement
from nato_positions.render import records
from nato_positions.store import ledger, reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Form(StrEnum):
    """What is written."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


@app.command(
    epilog=options.examples(
        "positions export -o sweden.csv --issue sweden",
        "positions export -f jsonl --since 2023 | gzip > statements.jsonl.gz",
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
    with an apostrophe, which the import takes off.
    """
    session: Session = ctx.obj
    chosen = form or _form_of(output)
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
        with _out(output) as out:
            found = reading.statements(book, asked)
            records.write(out, records.Format(chosen), Statement._fields, found)
    if output:
        session.note(f"written to {output}")


def _form_of(output: Path | None) -> Form:
    """Return what the name of a file asks for, CSV where it says nothing."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return Form(suffix) if suffix in list(Form) else Form.CSV


@contextmanager
def _out(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
    else:
        with written(output) as out:
            yield out
