"""`positions ingest`."""

import math
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from nato_positions import dates
from nato_positions.commands import fields
from nato_positions.commands.harvest import Kept, claim, harvest, issues_of, order, read
from nato_positions.commands.options import Formats, examples
from nato_positions.commands.output import write
from nato_positions.commands.session import Session, today
from nato_positions.commands.tally import Tally
from nato_positions.commands.workers import executor
from nato_positions.errors import BadInput, Interrupted, WorkersLost
from nato_positions.exchange import articles
from nato_positions.exchange.spool import spooled
from nato_positions.extraction.findings import Candidate
from nato_positions.extraction.many import Outcome
from nato_positions.model import Archived, Source, Status, Waiting
from nato_positions.render import records
from nato_positions.render.progress import Progress

app = typer.Typer(add_completion=False, rich_markup_mode=None)
FIELDS = (*Archived._fields, "candidates")


class Extractor(StrEnum):
    """Who looks for candidates."""

    RULES = "rules"
    LLM = "llm"


@app.command(
    epilog=examples(
        "positions ingest oslo.txt --title 'Ministers meet' --outlet 'The Daily' --date 2023-06-01",
        "positions ingest page.html --url https://example.org/page --dry-run -f jsonl",
        "positions ingest clippings/ articles.jsonl --workers 4 --accept 0.9",
        "positions ingest oslo.txt --date 2023-06-01 --extractor llm --model gpt-4o-mini",
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
    extractor: Annotated[Extractor, typer.Option(help="Who looks for candidates.")] = Extractor.RULES,
    model: Annotated[
        str | None, typer.Option(metavar="M", help="The language model of --extractor llm.")
    ] = None,
    accept: Annotated[
        float | None, typer.Option(metavar="THRESHOLD", min=0, max=1, help="Accept from this confidence on.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the candidates, write nothing.")] = False,
    workers: Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Read in N processes.")] = 1,
    dask: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on the cluster of this Dask scheduler.")
    ] = None,
    form: Formats = records.Format.TABLE,
) -> None:
    """Prints the number of each source on a line, or with -f its record and its new candidates' numbers.

    The candidates wait for 'positions review', 'accept' and 'reject'. The same article again adds nothing.
    An article without a day is archived and not read: give --date.

    What an HTML page says of itself (title, outlet, day, address) is taken unless an option says otherwise.
    JSON Lines have an article a line: text, and url, title, outlet, date where known. They are written 500
    at a time; after an interruption the same command goes on where it was.
    """
    session: Session = ctx.obj
    if workers > 1 and dask is not None:
        raise BadInput("--workers and --dask are two ways of sharing work; give one of them")
    if accept is not None and math.isnan(accept):
        raise BadInput("--accept is a share from 0 to 1; write it like 0.9")
    wanted = order(_model(extractor, model), issues_of(session.location), accept)
    found = (
        _described(article, date, title, outlet, url)
        for place in places
        for article in articles.read(place, sys.stdin.buffer)
    )
    with spooled(found) as spool, executor(workers, dask, wanted.model is not None) as hands:
        if spool.count > 1 and (title or url):
            raise BadInput(
                f"--title and --url describe one article, not {spool.count}; ingest them one by one"
            )
        tally = Tally(session)
        progress = Progress(spool.count, "articles", session.quiet)
        if dry_run:
            candidates = _tried(read(progress.over(spool), wanted, hands), tally)
            write(sys.stdout, session.screen, form, Waiting._fields, candidates)
        else:
            with _stoppable(progress, spool.count):
                batches = harvest(session.location, spool, wanted, hands)
                _print(_kept(batches, tally, progress), form)
        tally.say()


def _model(extractor: Extractor, model: str | None) -> str | None:
    """Return the language model to ask, None for the rules."""
    if extractor is Extractor.LLM and model is None:
        raise BadInput("--extractor llm needs --model M; 'llm models' lists those that you have")
    if extractor is Extractor.RULES and model is not None:
        raise BadInput("--model is for --extractor llm; give both or none")
    return model


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


@contextmanager
def _stoppable(progress: Progress, count: int) -> Iterator[None]:
    """Say how many of the articles are in, if what is done inside ends before its time."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise Interrupted(f"{progress.done} of {count} articles are in; run it again to go on") from error
    except BrokenProcessPool as error:
        raise WorkersLost(progress.done) from error
    finally:
        progress.clear()


def _kept(batches: Iterable[list[Kept]], tally: Tally, progress: Progress) -> Iterator[Kept]:
    """Yield what became of each article, once its batch is committed."""
    for batch in batches:
        progress.add(len(batch))
        for kept in batch:
            tally.count(kept)
            yield kept


def _print(kept: Iterable[Kept], form: records.Format) -> None:
    if form is records.Format.TABLE:
        for one in kept:
            print(one.source.id)
    else:
        records.write(sys.stdout, form, FIELDS, ((*one.source, one.candidates) for one in kept))


def _tried(found: Iterable[tuple[Source, Outcome | None]], tally: Tally) -> Iterator[Waiting]:
    """Yield the candidates of articles that are not kept; they have no numbers."""
    for article, outcome in found:
        tally.read(None, article.published, outcome)
        for candidate in outcome.candidates if outcome else ():
            yield _unwritten(candidate, article)


def _unwritten(candidate: Candidate, article: Source) -> Waiting:
    made = claim(candidate, article.published or "")
    return Waiting(
        None,
        made.actor.code,
        made.actor.name,
        made.issue,
        made.stance,
        made.date,
        made.speaker,
        made.role,
        made.attribution,
        made.quote,
        candidate.quote_start,
        candidate.quote_end,
        None,
        None,
        article.url,
        article.title,
        article.outlet,
        article.published,
        Status.PENDING,
        made.confidence,
        None,
        None,
    )
