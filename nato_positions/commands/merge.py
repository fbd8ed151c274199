"""`positions merge`."""

import sqlite3
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from nato_positions.commands import options
from nato_positions.commands.session import Session, signature
from nato_positions.errors import BadInput
from nato_positions.model import Actor, Claim, Filters, Issue, Source, Statement, Status
from nato_positions.places import Span
from nato_positions.store import inheriting, ledger, reading, writing
from nato_positions.store.location import Location

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Told(NamedTuple):
    """A statement of another ledger: its claim, source and recorder, and what was changed of it there."""

    claim: Claim
    source: Source
    hand: writing.Hand
    before: list[inheriting.Earlier]


class Incoming(NamedTuple):
    """What another ledger has: its actors and issues, the accepted statements, and the retracted ones."""

    actors: dict[str, Actor]
    issues: list[Issue]
    told: list[Told]
    retracted: list[Told]


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
    slugs or aliases, and made where they are new. Who recorded a statement, and when, is kept, and so is what
    was changed of it since, by whom and why. Where both ledgers disagree on what an actor said on a day, both
    statements stand, and each such day is named, as is each statement here that was retracted there.
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
        disputed += _withdrawn(book, incoming, slugs)
        new, retracted = _put(book, incoming, slugs)
    _tell(session, disputed, retracted, sorted(set(slugs.values()) - ours))
    if dry_run:
        session.note("nothing was written")
    print(new)


def _put(book: sqlite3.Connection, incoming: Incoming, slugs: dict[str, str]) -> tuple[int, int]:
    """Put the statements in; return how many were new, and how many were retracted here."""
    heir = inheriting.Heir(book, lambda slug: reading.issue_number(book, slugs.get(slug, slug)))
    new = retracted = 0
    for claim, source, hand, before in incoming.told:
        # Those that it was once said to be of, too.
        for code in {claim.actor.code, *(str(one.was["actor"]) for one in before)}:
            writing.put_actor(book, incoming.actors[code])
        number = writing.put_source(book, source, hand).id
        put = heir.put(claim._replace(issue=slugs[claim.issue]), number, hand, before)
        new += put.new
        retracted += not put.new and writing.status_of(book, put.id) is Status.RETRACTED
    return new, retracted


def _incoming(theirs: sqlite3.Connection) -> Incoming:
    actors = {actor.code: actor for actor in reading.actors(theirs)}
    before = inheriting.earlier(theirs)
    texts: dict[int, str | None] = {}
    spans: dict[int, Span] = {}

    def told(one: Statement) -> Told:
        if one.source_id not in texts:
            texts[one.source_id] = reading.article(theirs, one.source_id)
            spans.update(reading.spans(theirs, one.source_id))
        claim = Claim(
            *(actors[one.actor], one.issue, one.stance, one.date, one.attribution, one.speaker, one.role),
            *(one.quote, spans.get(one.id), one.note, one.confidence),
        )
        source = Source(one.source_url, one.source_title, one.outlet, one.published, texts[one.source_id])
        return Told(claim, source, writing.Hand(one.recorded_at, one.recorded_by), before.get(one.id, []))

    accepted, retracted = (
        [told(one) for one in reading.statements(theirs, Filters("9999-12-31"), status)]
        for status in (Status.ACCEPTED, Status.RETRACTED)
    )
    return Incoming(actors, reading.issues(theirs), accepted, retracted)


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
        for claim, *_ in incoming.told
        if (held := ours.get((claim.actor.code, slugs[claim.issue], claim.date))) and claim.stance not in held
    }
    return sorted(found)


def _withdrawn(book: sqlite3.Connection, incoming: Incoming, slugs: dict[str, str]) -> list[str]:
    """Return what stands here and was retracted there."""
    found = []
    for claim, source, *_ in incoming.retracted:
        number = writing.same_source(book, source)
        ours = claim._replace(issue=slugs[claim.issue])
        same = None if number is None else writing.same_statement(book, ours, number)
        if same and writing.status_of(book, same) is Status.ACCEPTED:
            found.append(f"statement {same} was retracted there and stays here")
    return found


def _held(stances: set[str]) -> str:
    return " and ".join(sorted(stances))


def _tell(session: Session, disputed: list[str], retracted: int, made: list[str]) -> None:
    if made:
        session.note(f"issues that were new: {', '.join(made)}")
    for line in disputed:
        session.note(line)
    if retracted:
        session.note(f"{retracted} of their statements were retracted here and stay so")
