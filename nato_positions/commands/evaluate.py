"""`positions evaluate`."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions import dates
from nato_positions.analysis.evaluation import evaluate as compared
from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, today
from nato_positions.errors import BadInput
from nato_positions.exchange import codings
from nato_positions.extraction.candidates import extract
from nato_positions.model import Issue
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.reports import CodedText, Coding
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.render import evaluation, paper
else:
    evaluation = on_demand("nato_positions.render.evaluation")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Form(StrEnum):
    """How the figures are printed."""

    TABLE = "table"
    JSON = "json"


@app.command(
    epilog=examples(
        "positions evaluate gold.jsonl",
        "positions evaluate gold.jsonl --texts passages.jsonl --show-errors | less",
        "positions evaluate gold.jsonl -f json | jq .stance.f1",
    )
)
def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Texts coded by hand, one a line.")],
    texts: Annotated[
        Path | None, typer.Option(help="Where the texts are, if not in the codings or beside them.")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="D", help="The day of texts that have none.")] = None,
    least: Annotated[
        float, typer.Option("--least", min=0, max=1, help="Count candidates from this confidence on.")
    ] = 0.0,
    show_errors: Annotated[
        bool, typer.Option("--show-errors", help="Print each miss beside its sentence.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print.")] = Form.TABLE,
) -> None:
    """Measures the extractor against codings by hand: precision, recall and F1, and where they differ.

    A line of the codings has positions (actor, issue, stance; speaker, attribution, evidence where known) and
    the text, with its date and title, or an id by which passages.jsonl beside it, or --texts, has them.
    """
    session: Session = ctx.obj
    day = dates.whole_day(date, today()) if date else None
    coded = list(codings.read(gold, texts, day))
    if not coded:
        raise BadInput(f"{gold} has no coded texts; put one on a line")
    with ledger.reading(session.location) as book:
        issues = reading.issues(book)
    found = compared(
        {one.name: one.codings for one in coded},
        {one.name: [p for p in _proposed(one, issues) if p.confidence >= least] for one in coded},
    )
    if form is Form.JSON:
        records.write_object(sys.stdout, evaluation.as_object(found, differences=show_errors))
    else:
        paper.draw(sys.stdout, session.screen, evaluation.lines(found, differences=show_errors))


def _proposed(one: CodedText, issues: Sequence[Issue]) -> list[Coding]:
    day = dates.whole_day(one.day, today())
    return [
        Coding(c.actor, c.issue, c.stance, c.speaker, c.attribution, c.quote, c.confidence)
        for c in extract(one.text, day, one.title, issues=issues)
    ]
