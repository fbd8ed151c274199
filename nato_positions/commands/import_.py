"""`positions import`."""

from typing import Annotated

import typer

from nato_positions import reference
from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, now, signature, user
from nato_positions.errors import Missing
from nato_positions.model import Attribution, Claim, Source, Stance
from nato_positions.store import ledger, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    "import", epilog=examples("positions import --starter", "positions --db trial.db import --starter")
)
def import_(
    ctx: typer.Context,
    starter: Annotated[bool, typer.Option("--starter", help="Load the starter ledger.")] = False,
) -> None:
    """Prints how many statements were new. Loading it twice is the same as once.

    The starter ledger has dated positions on the accession of Finland, Sweden and Ukraine and on
    guarantees for Ukraine, and the ratification votes, each with the address of its source.
    """
    session: Session = ctx.obj
    if not starter:
        raise Missing(["--starter"])
    hand = writing.Hand(now(), user())
    with ledger.writing(session.location, signature("import")) as book:
        puts = []
        for row in reference.starter():
            source = writing.put_source(book, _source(row), hand)
            puts.append(writing.put_statement(book, _claim(row), source.id, hand))
    new = sum(put.new for put in puts)
    if new < len(puts):
        session.note(f"{len(puts) - new} of {len(puts)} statements were on record already")
    print(new)


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
