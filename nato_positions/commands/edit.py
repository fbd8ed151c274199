"""`positions edit`."""

import sys
from typing import Annotated

import typer

from nato_positions import dates
from nato_positions.commands import fields, options
from nato_positions.commands.anchoring import anchored
from nato_positions.commands.session import Session, signature, today
from nato_positions.errors import BadInput
from nato_positions.model import Attribution, Claim, Stance, Statement, Status
from nato_positions.render import records
from nato_positions.store import ledger, reading, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)
CLEAR = "-"
"""What empties a field that may be empty."""


@app.command(
    epilog=options.examples(
        "positions edit 7 --stance neutral --why 'misread the negation'",
        "positions edit 7 --speaker 'Péter Szijjártó' --role 'foreign minister'",
        "positions edit 7 --note - -f json",
    )
)
def edit(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="The statement.")],
    state: Annotated[str | None, typer.Option("--state", "-s", help="Whose stance it is.")] = None,
    issue: Annotated[str | None, typer.Option("--issue", "-i", help="On what.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="The stance.")] = None,
    date: Annotated[str | None, typer.Option(metavar="D", help="The day.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who said it; - for nobody.")] = None,
    role: Annotated[str | None, typer.Option(help="The speaker's office; - for none.")] = None,
    attribution: Annotated[Attribution | None, typer.Option(help="How the source has it.")] = None,
    quote: Annotated[str | None, typer.Option(help="The words, found in the article; - for none.")] = None,
    note: Annotated[str | None, typer.Option(help="A note; - for none.")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason; it is kept.")] = None,
    form: options.Formats = records.Format.TABLE,
) -> None:
    """Corrects what is given, leaves the rest, and keeps the old version.

    Prints the number, or with -f the record. Every field is checked as 'positions add' does it; a quote
    must stand in the archived article.
    """
    session: Session = ctx.obj
    reason = fields.text("--why", why)
    with ledger.writing(session.location, signature("edit", reason)) as book:
        old = reading.statement(book, number)
        if old.status is not Status.ACCEPTED:
            raise BadInput(f"statement {number} is {old.status}; only what is accepted can be edited")
        claim = Claim(
            reading.actor(book, state or old.actor),
            reading.issue_slug(book, issue) if issue else old.issue,
            stance or old.stance,
            dates.whole_day(date, today()) if date else old.date,
            attribution or old.attribution,
            _new("--speaker", speaker, old.speaker),
            _new("--role", role, old.role),
            _new("--quote", quote, old.quote),
            None,
            _new("--note", note, old.note),
            old.confidence,
        )
        text = reading.article(book, old.source_id)
        writing.put_actor(book, claim.actor)
        writing.change_statement(book, number, anchored(claim, text, old.source_title))
        new = reading.statement(book, number)
    if new == old:
        session.note(f"statement {number} says that already; nothing was written")
    if form is records.Format.TABLE:
        print(number)
    elif form is records.Format.JSON:
        records.write_object(sys.stdout, new._asdict())
    else:
        records.write(sys.stdout, form, Statement._fields, [new])


def _new(option: str, given: str | None, old: str | None) -> str | None:
    if given is None:
        return old
    return None if given.strip() == CLEAR else fields.text(option, given)
