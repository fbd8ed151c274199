"""`positions add`."""

import sqlite3
import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nato_positions import dates, reference
from nato_positions.commands import fields
from nato_positions.commands.anchoring import anchored
from nato_positions.commands.options import examples
from nato_positions.commands.session import Session, ask, can_ask, now, signature, today, user
from nato_positions.errors import BadInput, Missing, NoEvidence
from nato_positions.exchange import articles
from nato_positions.model import Attribution, Claim, Source, Stance, Statement, Status, Verdict
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import ledger, reading, writing

if TYPE_CHECKING:
    from nato_positions.store import judging
else:
    # Only what waits as a candidate already is judged.
    judging = on_demand("nato_positions.store.judging")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Answer(NamedTuple):
    """The four things that a statement cannot do without, as they were typed."""

    state: str
    issue: str
    stance: Stance


@app.command(
    epilog=examples(
        "positions add --state hungary --issue sweden --stance oppose --article oslo.txt \\",
        "    --published 2023-06-01 --speaker 'Péter Szijjártó' --quote 'cannot be on the agenda'",
        "positions add --state US --issue ukraine --stance conditional --date '12 July 2023' \\",
        "    --url https://example.org/vilnius --note 'Invitation once conditions are met'",
        "id=$(positions add --source 7 --state LT --issue ukraine --stance support)",
    )
)
def add(
    ctx: typer.Context,
    state: Annotated[
        str | None, typer.Option("--state", "-s", help="Whose stance: any name or code.")
    ] = None,
    issue: Annotated[
        str | None, typer.Option("--issue", "-i", help="On what: slug, alias or prefix.")
    ] = None,
    stance: Annotated[Stance | None, typer.Option(help="What it is.")] = None,
    date: Annotated[str | None, typer.Option(help="The day it was taken; else the source's.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who said so.")] = None,
    role: Annotated[str | None, typer.Option(help="In which office.")] = None,
    quote: Annotated[str | None, typer.Option(help="The words; must stand in the article.")] = None,
    note: Annotated[str | None, typer.Option(help="A summary in your own words.")] = None,
    attribution: Annotated[
        Attribution | None, typer.Option(help="How the source has it; else quoted with a quote, or reported.")
    ] = None,
    source: Annotated[int | None, typer.Option(min=1, metavar="ID", help="A source on record.")] = None,
    url: Annotated[str | None, typer.Option(metavar="U", help="The article's address.")] = None,
    article: Annotated[str | None, typer.Option(metavar="FILE", help="The article; it is archived.")] = None,
    title: Annotated[str | None, typer.Option(help="The article's title.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(metavar="D", help="When it was published.")] = None,
    form: Annotated[
        records.Format, typer.Option("--format", "-f", help="How to print.")
    ] = records.Format.TABLE,
) -> None:
    """Prints the new statement's number, or with -f the whole record.

    The same statement again gives the number it has and changes nothing. A quote is checked against the
    archived article: white space, quote marks and accents are forgiven, other words are refused.
    """
    session: Session = ctx.obj
    if source is None and url is None and article is None and not can_ask():
        raise NoEvidence
    answer = _complete(state, issue, stance)
    described = _source(source, url, article, title, outlet, published)
    claim = Claim(
        reference.actor(answer.state),
        answer.issue,
        answer.stance,
        dates.whole_day(date, today()) if date else "",
        attribution or (Attribution.QUOTED if fields.text("--quote", quote) else Attribution.REPORTED),
        fields.text("--speaker", speaker),
        fields.text("--role", role),
        _utf8("--quote", quote),
        None,
        fields.text("--note", note),
    )
    put, statement = _record(session, claim, source, described)
    if not put.new:
        session.note(f"statement {put.id} is on record already; nothing was written")
    if form is records.Format.TABLE:
        print(put.id)
    elif form is records.Format.JSON:
        records.write_object(sys.stdout, statement._asdict())
    else:
        records.write(sys.stdout, form, Statement._fields, [statement])


def _complete(state: str | None, issue: str | None, stance: Stance | None) -> Answer:
    """Return what is required, asking at a terminal for what was not given."""
    given = {"--state": state, "--issue": issue, "--stance": stance}
    missing = [option for option, value in given.items() if value is None]
    if missing and not can_ask():
        raise Missing(missing)
    return Answer(
        state or ask("State"), issue or ask("Issue"), stance or Stance(ask("Stance", tuple(map(str, Stance))))
    )


def _source(
    number: int | None,
    url: str | None,
    article: str | None,
    title: str | None,
    outlet: str | None,
    published: str | None,
) -> Source | None:
    """Return the source as described, or None where it is one on record."""
    described = (url, article, title, outlet, published)
    if number is not None:
        if any(value is not None for value in described):
            raise BadInput(
                "--source names a source on record; leave --url, --article and what describes it out"
            )
        return None
    if url is None and article is None:
        article = ask("Article (file)")
    found = articles.read_file(article) if article is not None else Source()
    return Source(
        fields.url(url) or found.url,
        fields.text("--title", title) or found.title,
        fields.text("--outlet", outlet) or found.outlet,
        dates.whole_day(published, today()) if published else found.published,
        found.text,
    )


def _utf8(option: str, value: str | None) -> str | None:
    """Return a quote as it was typed; it is looked up in the article, which decides how it is kept."""
    return value.strip() if fields.text(option, value) and value else None


def _record(
    session: Session, claim: Claim, number: int | None, described: Source | None
) -> tuple[writing.Put, Statement]:
    """Write the source and the claim in one transaction; return what came of it and the record."""
    hand = writing.Hand(now(), user())
    with ledger.writing(session.location, signature("add")) as book:
        claim = claim._replace(issue=reading.issue_slug(book, claim.issue))
        if described is not None:
            number = writing.put_source(book, described, hand).id
        archived = reading.source(book, number or 0)
        if not (day := claim.date or archived.published):
            raise BadInput("the source has no publication date; give the statement's with --date")
        claim = anchored(claim._replace(date=day), reading.article(book, archived.id), archived.title)
        writing.put_actor(book, claim.actor)
        put = _put(book, claim, archived.id, hand)
        return put, reading.statement(book, put.id)


def _put(book: sqlite3.Connection, claim: Claim, source: int, hand: writing.Hand) -> writing.Put:
    """Record the claim; one that waits as a candidate, or was rejected, is thereby accepted."""
    put = writing.put_statement(book, claim, source, hand)
    if put.new or writing.status_of(book, put.id) not in (Status.PENDING, Status.REJECTED):
        return put
    judging.judge(book, put.id, Verdict.ACCEPTED, hand, "recorded by hand")
    return put._replace(new=True)
