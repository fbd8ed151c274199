"""`positions merge`."""

import sqlite3
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from nato_positions.commands import options
from nato_positions.commands.session import Session, signature
from nato_positions.errors import BadInput
from nato_positions.model import Claim, Filters, Issue, Source, Status
from nato_positions.store import ledger, reading, writing
from nato_positions.store.location import Location

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_TOLD = 20


class Incoming(NamedTuple):
    """What another ledger has: its issues, and its accepted statements as claims with their sources."""

    issues: list[Issue]
    told: list[tuple[Claim, Source, writing.Hand]]


@app.command(
    epilog=options.examples(
        "positions merge colleague.db",
        "positions merge colleague.db --dry-run",
        "positions backup before.db && positions merge autumn.db",
    )
)
def merge(
    ctx: typer.Context,
    other: Annotated[Path, typer.Argument(metavar="OTHER.db", help="Another analyst's ledger.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come, write nothing.")] = False,
) -> None:
    """Brings another ledger's accepted statements in, with their sources; prints how many were new.

    A claim that is on record stays one, a source that is archived stays one; issues are matched by their
    slugs or aliases, and made where they are new. Who recorded a statement, and when, is kept. Where both
    ledgers disagree on what an actor said on a day, both statements stand, and each such day is named.
    'positions undo' takes all of it back.
    """
    session: Session = ctx.obj
    if other.exists() and session.location.path.exists() and other.samefile(session.location.path):
        raise BadInput("a ledger is not merged with itself; name another one")
    with ledger.reading(Location(other, True)) as theirs:
        incoming = _incoming(theirs)
    with ledger.writing(session.location, signature("merge")) as book, writing.trial(book, dry_run):
        ours = {one.slug for one in reading.issues(book)}
        slugs = {issue.slug: _slug(book, issue) for issue in incoming.issues}
        disputed = _disputed(book, incoming, slugs)
        new = retracted = 0
        for claim, source, hand in incoming.told:
            writing.put_actor(book, claim.actor)
            number = writing.put_source(book, source, hand).id
            put = writing.put_statement(book, claim._replace(issue=slugs[claim.issue]), number, hand)
            new += put.new
            retracted += not put.new and writing.status_of(book, put.id) is Status.RETRACTED
    _tell(session, disputed, retracted, sorted(set(slugs.values()) - ours))
    if dry_run:
        session.note("nothing was written")
    print(new)


def _incoming(theirs: sqlite3.Connection) -> Incoming:
    actors = {actor.code: actor for actor in reading.actors(theirs)}
    every = Filters("9999-12-31")
    told = []
    texts: dict[int, str | None] = {}
    for one in reading.statements(theirs, every):
        if one.source_id not in texts:
            texts[one.source_id] = reading.article(theirs, one.source_id)
        text = texts[one.source_id]
        claim = Claim(
            *(actors[one.actor], one.issue, one.stance, one.date, one.attribution, one.speaker, one.role),
            *(one.quote, _span(text, one.quote), one.note, one.confidence),
        )
        source = Source(one.source_url, one.source_title, one.outlet, one.published, text)
        told.append((claim, source, writing.Hand(one.recorded_at, one.recorded_by)))
    return Incoming(reading.issues(theirs), told)


def _span(text: str | None, quote: str | None) -> tuple[int, int] | None:
    """Return where a quote stands in an article; it was checked against it when it was recorded."""
    if not text or not quote or (start := text.find(quote)) < 0:
        return None
    return start, start + len(quote)


def _slug(book: sqlite3.Connection, issue: Issue) -> str:
    """Return our slug for an issue of theirs; one that we lack is made, with the names that are free."""
    known = reading.issues(book)
    for ours in known:
        if issue.slug in (ours.slug, *ours.aliases):
            return ours.slug
    taken = {name for ours in known for name in (ours.slug, *ours.aliases)}
    free = tuple(alias for alias in issue.aliases if alias not in taken)
    actors = {actor.code for actor in reading.actors(book)}
    about = issue.about if issue.about in actors else None
    writing.put_issue(book, issue._replace(aliases=free, about=about))
    return issue.slug


def _disputed(book: sqlite3.Connection, incoming: Incoming, slugs: dict[str, str]) -> list[str]:
    """Return the days on which both ledgers have an actor on an issue, with different stances."""
    ours: dict[tuple[str, str, str], set[str]] = {}
    for one in reading.statements(book, Filters("9999-12-31")):
        ours.setdefault((one.actor, one.issue, one.date), set()).add(one.stance)
    found = {
        f"{claim.date} {claim.actor.name} on {slugs[claim.issue]}: {claim.stance} there, {_held(held)} here"
        for claim, _, _ in incoming.told
        if (held := ours.get((claim.actor.code, slugs[claim.issue], claim.date))) and claim.stance not in held
    }
    return sorted(found)


def _held(stances: set[str]) -> str:
    return " and ".join(sorted(stances))


def _tell(session: Session, disputed: list[str], retracted: int, made: list[str]) -> None:
    if made:
        session.note(f"issues that were new: {', '.join(made)}")
    for line in disputed[:_TOLD]:
        session.note(line)
    if len(disputed) > _TOLD:
        session.note(f"and {len(disputed) - _TOLD} more such days; see 'positions conflicts'")
    if retracted:
        session.note(f"{retracted} of their statements were retracted here and stay so")
