"""`positions ingest`."""

import sys
from typing import Annotated

import typer

from nato_positions import dates
from nato_positions.commands import fields
from nato_positions.commands.options import Formats, examples
from nato_positions.commands.session import Session, now, today, user
from nato_positions.errors import BadInput
from nato_positions.exchange import articles
from nato_positions.model import Archived, Source
from nato_positions.render import records
from nato_positions.store import ledger, reading, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    epilog=examples(
        "positions ingest oslo.txt --title 'Ministers meet' --outlet 'The Daily' --date 2023-06-01",
        "positions ingest page.html --url https://example.org/page",
        "positions ingest clippings/ articles.jsonl -f json",
    )
)
def ingest(
    ctx: typer.Context,
    places: Annotated[
        list[str], typer.Argument(metavar="FILE|URL|DIR|-", help="Articles: text, HTML or JSON Lines.")
    ],
    date: Annotated[str | None, typer.Option(metavar="D", help="The day of publication.")] = None,
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="U", help="The address it came from.")] = None,
    form: Formats = records.Format.TABLE,
) -> None:
    """Prints the number of each source on a line, or with -f its record. The same article again adds nothing.

    What an HTML page says of itself (title, outlet, day, address) is taken unless an option says otherwise.
    JSON Lines have an article a line: text, and url, title, outlet, date where known.
    """
    session: Session = ctx.obj
    found = [article for place in places for article in articles.read(place, sys.stdin.buffer)]
    if len(found) > 1 and (title or url):
        raise BadInput(f"--title and --url describe one article, not {len(found)}; ingest them one by one")
    described = [_described(article, date, title, outlet, url) for article in found]
    hand = writing.Hand(now(), user())
    with ledger.writing(session.location) as book:
        puts = [writing.put_source(book, article, hand) for article in described]
        archived = [reading.source(book, put.id) for put in puts]
    for put in puts:
        if not put.new:
            session.note(f"source {put.id} is archived already")
    if form is records.Format.TABLE:
        for put in puts:
            print(put.id)
    else:
        records.write(sys.stdout, form, Archived._fields, archived)


def _described(
    article: Source, date: str | None, title: str | None, outlet: str | None, url: str | None
) -> Source:
    """Return the article with what the options say of it before what it says of itself."""
    day = date or article.published
    return Source(
        fields.url(url) or fields.url(article.url),
        fields.text("--title", title) or fields.text("title", article.title),
        fields.text("--outlet", outlet) or fields.text("outlet", article.outlet),
        dates.whole_day(day, today()) if day else None,
        article.text,
    )
