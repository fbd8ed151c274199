"""`positions import`."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions import reference
from nato_positions.commands import making
from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, now, signature, today, user
from nato_positions.errors import AmbiguousName, BadInput, UnknownName
from nato_positions.model import Attribution, Claim, Source, Stance
from nato_positions.ondemand import on_demand
from nato_positions.render.progress import Progress
from nato_positions.store import bulk, ledger, reading, writing

if TYPE_CHECKING:
    from nato_positions.commands import columns, dna, rows
    from nato_positions.exchange import tables
    from nato_positions.render import words
    from nato_positions.store.dna import reading as dna_reading

    Lines = list[tuple[int, tables.Row]]
else:
    columns = on_demand("nato_positions.commands.columns")
    dna = on_demand("nato_positions.commands.dna")
    dna_reading = on_demand("nato_positions.store.dna.reading")
    rows = on_demand("nato_positions.commands.rows")
    tables = on_demand("nato_positions.exchange.tables")
    words = on_demand("nato_positions.render.words")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Pairs = list[str] | None


@app.command(
    "import",
    epilog=examples(
        "positions import --starter",
        "positions import spreadsheet.csv --map country=actor --set issue=sweden",
        "positions import votes.csv --stance-map yes=support,no=oppose,abstain=neutral --create-issues",
        "positions import debate.dna --create-issues --create-actors",
        "positions export -f jsonl | positions --db copy.db import - --format jsonl",
    ),
)
def import_(
    ctx: typer.Context,
    place: Annotated[
        str | None, typer.Argument(metavar="[FILE|-]", help="Rows: CSV, TSV, JSON or JSON Lines; or a .dna.")
    ] = None,
    starter: Annotated[bool, typer.Option("--starter", help="Load the starter ledger.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", help="csv, tsv, json, jsonl or dna; else found out.")
    ] = None,
    mapped: Annotated[
        Pairs, typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is. Repeatable.")
    ] = None,
    fixed: Annotated[
        Pairs, typer.Option("--set", metavar="FIELD=VALUE", help="The same for all rows. Repeatable.")
    ] = None,
    stance_map: Annotated[
        str | None, typer.Option(metavar="A=B,…", help="What the file calls stances: yes=support,no=oppose.")
    ] = None,
    create_issues: Annotated[
        bool, typer.Option("--create-issues", help="Add the issues that are not there.")
    ] = False,
    create_actors: Annotated[
        bool, typer.Option("--create-actors", help="Add actors that are no states, as organisations.")
    ] = False,
    statement_type: Annotated[
        str | None, typer.Option(metavar="LABEL", help="Of DNA: which statements; else the only fitting.")
    ] = None,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Leave bad rows out instead of refusing the file.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, write nothing.")] = False,
    encoding: Annotated[str | None, typer.Option(help="The encoding; else found out.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="What parts cells of CSV; else found out.")] = None,
) -> None:
    """Prints how many statements were new. The same file twice adds nothing; a bad row refuses it all.

    Columns that have the name of a field are that field: actor (or state), issue, stance, date, speaker,
    role, attribution, quote, note, source_url, source_title, outlet, published, confidence. A row needs an
    actor, an issue, a stance, a day and a source (an address, a title or an outlet). Others are left out.

    Of a database of Discourse Network Analyzer 3 its documents become sources, its statements claims with
    their words: organization, concept, agreement and person are taken unless --map says otherwise. What is
    told of these goes to the actor's kind, the issue's question and aliases, the role, else the note.

    The starter ledger has dated positions on the accession of Finland, Sweden and Ukraine and on
    guarantees for Ukraine, and the ratification votes, each with the address of its source.
    """
    session: Session = ctx.obj
    if starter == (place is not None):
        raise BadInput("there is one thing to import; give FILE (or - for stdin) or --starter")
    if starter:
        load = Load(session, skip_invalid=False, dry_run=dry_run, create_issues=False)
        print(load.claims((_claim(row), _source(row), "") for row in reference.starter()))
        return
    if form == "dna" or (form is None and (place or "").lower().endswith(".dna")):
        how = columns.plan(
            (*dna.MAPPED, *(mapped or ())),
            fixed or (),
            ",".join(filter(None, (dna.STANCES, stance_map))),
            create_actors=create_actors,
        )
        load = Load(session, skip_invalid=skip_invalid, dry_run=dry_run, create_issues=create_issues)
        print(load.dna(place or "-", how, statement_type))
        return
    if form is not None and form not in list(tables.Kind):
        raise BadInput(f"--format {form!r} is not one of {', '.join((*tables.Kind, 'dna'))}")
    if delimiter is not None and len(delimiter) != 1:
        raise BadInput(f"--delimiter {delimiter!r} is not one sign; quote it, as in $'\\t'")
    how = columns.plan(mapped or (), fixed or (), stance_map, create_actors=create_actors)
    kind = tables.Kind(form) if form else None
    with tables.opened(place or "-", sys.stdin.buffer, kind, encoding, delimiter) as table:
        _say_how(session, table)
        load = Load(session, skip_invalid=skip_invalid, dry_run=dry_run, create_issues=create_issues)
        print(load.table(table, how, today()))


def _say_how(session: Session, table: "tables.Table") -> None:
    """Say what was found out about a file, where it is not the usual."""
    if table.encoding != "utf-8" or table.delimiter not in (None, ",", "\t"):
        parted = f", parted by {table.delimiter!r}" if table.delimiter else ""
        session.note(f"{table.name} is read as {table.kind} in {table.encoding}{parted}")


class Load:
    """One import: what was read, what was wrong, and writing the rest in one transaction."""

    def __init__(self, session: Session, *, skip_invalid: bool, dry_run: bool, create_issues: bool) -> None:
        self._session = session
        self._skip, self._dry = skip_invalid, dry_run
        self._issues = making.Issues(session, create=create_issues)
        self._create = create_issues
        self._hands = _Hands()
        self._progress = Progress(None, "rows", session.quiet)
        self._book: sqlite3.Connection | None = None
        # Those of bad rows, which are told together at the end.
        self._strangers: dict[str, None] = {}
        self._bad = 0

    def table(self, table: "tables.Table", how: "columns.Plan", day: date) -> int:
        """Write what the rows of a table say; return how many statements were new."""
        if table.header:
            columns.check_header(how, table.header)
        reader = rows.Reader(how, day, table.header, table.clean, self._issue)
        # Of JSON the parser tells no lines.
        name = f"{table.name}, {'row' if table.kind is tables.Kind.JSON else 'line'}"
        found = (self._batch(reader, name, lines) for lines in bulk.batches(table.rows))
        return self._written(bulk.joined(parts) for parts in found if parts)

    def _batch(self, reader: "rows.Reader", name: str, lines: "Lines") -> list[bulk.Block]:
        found = self._read(reader, name, lines)
        self._progress.add(len(lines))
        return found

    def _read(self, reader: "rows.Reader", name: str, lines: "Lines") -> list[bulk.Block]:
        """Return what lines say, in as few blocks as may be; bad ones are told and counted."""
        try:
            return [reader.block([row for _, row in lines], self._hands[""])]
        except BadInput:
            if len(lines) == 1:
                [(number, row)] = lines
                self._tell(*(f"{name} {number}, {fault}" for fault in self._faults(reader, row)))
                return []
        # One of them is bad: by halves it is found soon, and the others are still read together.
        middle = len(lines) // 2
        return [*self._read(reader, name, lines[:middle]), *self._read(reader, name, lines[middle:])]

    def _faults(self, reader: "rows.Reader", row: "tables.Row") -> list[BadInput]:
        found = reader.faults(row)
        self._strangers |= {fault.name: None for fault in found if isinstance(fault, rows.Stranger)}
        return found

    def _issue(self, name: str) -> str:
        """Return the name of an issue that is there, or will be. Raises `BadRow` for others."""
        if self._book and not self._create and self._issues.slug(self._book, name) is None:
            try:
                reading.issue_slug(self._book, name)
            except (UnknownName, AmbiguousName) as error:
                raise rows.BadRow("issue", f"{error}, or --create-issues adds it") from error
        return name

    def _tell(self, *lines: str) -> None:
        """Tell what is wrong with a row."""
        self._bad += 1
        self._progress.clear()
        for line in lines:
            self._session.note(line)

    def dna(self, place: str, how: "columns.Plan", label: str | None) -> int:
        """Write what a database of DNA holds, documents too; return how many statements were new."""
        with dna_reading.opened(place) as file:
            found = dna.Reading(self._session, how, today())
            found.read(file, label)
            for line in found.bad:
                self._tell(f"{place}, {line}")
            self._strangers |= found.strangers
        self._issues.told = found.issues
        # Outside: what goes wrong from here on is no fault of the file.
        return self._written(self._blocks(found.claims), found.sources)

    def claims(self, told: Iterable[tuple[Claim, Source, str]]) -> int:
        """Write claims, each in its recorder's name, else the user's; return how many were new."""
        return self._written(self._blocks(told))

    def _blocks(self, told: Iterable[tuple[Claim, Source, str]]) -> Iterator[bulk.Block]:
        return bulk.blocks((claim, source, self._hands[recorder]) for claim, source, recorder in told)

    def _written(self, blocks: Iterable[bulk.Block], sources: Iterable[tuple[Source, str]] = ()) -> int:
        """Write sources and claims: all of them, or none at an error."""
        with (
            ledger.writing(self._session.location, signature("import")) as book,
            writing.trial(book, self._dry),
        ):
            self._book = book
            for source, recorder in sources:
                if source != Source(published=source.published):
                    writing.put_source(book, source, self._hands[recorder])
            many = bulk.put_many(book, blocks, lambda name: self._issues.slug(book, name))
            self._bad += many.strange
            self._progress.clear()
            self._refuse_bad()
        if many.new < many.put:
            self._session.note(f"{many.put - many.new} of {many.put} statements were on record already")
        if self._dry:
            self._session.note("nothing was written")
        return many.new

    def _refuse_bad(self) -> None:
        for kind, names in (("issues", self._issues.strange), ("actors", self._strangers)):
            if names:
                listed = ", ".join(names)
                self._session.note(f"{kind} that are not there: {listed}; --create-{kind} adds them")
        if self._bad and not self._skip:
            raise BadInput(
                f"{words.counted(self._bad, 'row')} cannot be used, and nothing was written;"
                " --skip-invalid leaves them out"
            )
        if self._bad:
            self._session.note(f"{words.counted(self._bad, 'row')} left out")


class _Hands(dict[str, writing.Hand]):
    """Who records, by the name that the file gives; the user where it gives none. All at one time."""

    def __init__(self) -> None:
        super().__init__({"": writing.Hand(now(), user())})

    def __missing__(self, name: str) -> writing.Hand:
        self[name] = self[""]._replace(by=name)
        return self[name]


def _source(row: dict[str, str]) -> Source:
    return Source(
        row["source_url"], row["source_title"] or None, row["outlet"] or None, row["published"] or None
    )


def _claim(row: dict[str, str]) -> Claim:
    """Return a row of the starter ledger as a claim; what is weak about it goes with its note."""
    note = f"{row['note']} [{row['weakness']}]" if row["weakness"] else row["note"]
    return Claim(
        reference.actor(row["actor"]),
        row["issue"],
        Stance(row["stance"]),
        row["date"],
        Attribution(row["attribution"]),
        row["speaker"] or None,
        row["role"] or None,
        row["quote"] or None,
        None,
        note,
        float(row["confidence"]),
    )
