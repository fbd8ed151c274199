"""Putting actors, issues, sources and statements into the ledger, inside the caller's transaction."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Actor, Attribution, Claim, Issue, Source, Status
from nato_positions.store.reading import issue_number

PUT_STATEMENT = """
INSERT INTO statement (actor, issue, source, stance, date, speaker, role, attribution, weight,
    quote, quote_start, quote_end, note, confidence, status, recorded_at, recorded_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
"""


_WEIGHTS = {attribution: attribution.weight for attribution in Attribution}


class Hand(NamedTuple):
    """Who writes, and when (UTC, ISO 8601)."""

    at: str
    by: str


class Put(NamedTuple):
    """The number of what was put in; `new` is False where the ledger had it already."""

    id: int
    new: bool


def put_actor(ledger: sqlite3.Connection, actor: Actor) -> None:
    """Make sure that the ledger has the actor."""
    ledger.execute(
        "INSERT INTO actor (code, iso2, name, kind) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (actor.code, actor.iso2, actor.name, actor.kind),
    )


def put_source(ledger: sqlite3.Connection, source: Source, hand: Hand) -> Put:
    """Archive the source, unless the ledger has it; what the ledger did not know of it is filled in."""
    digest = _digest(source.text)
    number = same_source(ledger, source)
    if number is None:
        number = _new_source(ledger, source, digest, hand)
        return Put(number, True)
    ledger.execute(
        "UPDATE source SET url = coalesce(url, ?), title = coalesce(title, ?), outlet = coalesce(outlet, ?),"
        " published = coalesce(published, ?), sha256 = coalesce(sha256, ?) WHERE id = ?",
        (source.url, source.title, source.outlet, source.published, digest, number),
    )
    _put_article(ledger, number, source.text)
    return Put(number, False)


def _put_article(ledger: sqlite3.Connection, number: int, text: str | None) -> None:
    if text is not None:
        ledger.execute(
            "INSERT INTO article (source, characters, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (number, len(text), text),
        )


def _digest(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def same_source(ledger: sqlite3.Connection, source: Source) -> int | None:
    """Return the number of the source that this is, or None where the ledger has not got it.

    An article is the same where its text is and nothing known of its address or outlet speaks against
    it; or where its address is and no other text was archived from there; or, with neither, where its title,
    outlet and day are.
    """
    # Worded as the index of the sources' identity has it: a ledger of 100,000 is not to be read through.
    found = ledger.execute(
        """
        SELECT id FROM source
        WHERE coalesce(sha256, '') = :digest AND (url = :url OR url IS NULL OR :url IS NULL)
          AND (url = :url OR outlet = :outlet OR outlet IS NULL OR :outlet IS NULL)
        UNION ALL
        SELECT id FROM source WHERE url = :url AND (sha256 IS NULL OR :digest IS NULL)
        UNION ALL
        SELECT id FROM source
        WHERE :url IS NULL AND :digest IS NULL AND coalesce(sha256, '') = '' AND coalesce(url, '') = ''
          AND CASE WHEN url IS NULL THEN coalesce(outlet, '') ELSE '' END = coalesce(:outlet, '')
          AND CASE WHEN url IS NULL AND sha256 IS NULL THEN coalesce(title, '') || coalesce(published, '')
            ELSE '' END = coalesce(:title, '') || coalesce(:published, '')
        ORDER BY id DESC LIMIT 1
        """,
        {**source._asdict(), "digest": _digest(source.text)},
    ).fetchone()
    return None if found is None else int(found[0])


def _new_source(ledger: sqlite3.Connection, source: Source, digest: str | None, hand: Hand) -> int:
    number = ledger.execute(
        "INSERT INTO source (url, title, outlet, published, sha256, archived_at, archived_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (source.url, source.title, source.outlet, source.published, digest, *hand),
    ).lastrowid
    _put_article(ledger, int(number or 0), source.text)
    return int(number or 0)


def put_statement(
    ledger: sqlite3.Connection, claim: Claim, source: int, hand: Hand, status: Status = Status.ACCEPTED
) -> Put:
    """Record the claim as a statement; the same claim again gives the number it has, whatever its status."""
    issue = issue_number(ledger, claim.issue)
    number = ledger.execute(
        f"{PUT_STATEMENT} RETURNING id", values(claim, issue, source, hand, status)
    ).fetchone()
    if number is not None:
        return Put(int(number[0]), True)
    return Put(same_statement(ledger, claim, source) or 0, False)


def same_statement(ledger: sqlite3.Connection, claim: Claim, source: int) -> int | None:
    """Return the number of the statement that makes this claim, whatever its status, or None."""
    found = ledger.execute(
        "SELECT id FROM statement WHERE source = ? AND actor = ? AND issue = ? AND stance = ? AND date = ?"
        " AND coalesce(speaker, '') = ? AND coalesce(quote, note, '') = ?",
        (
            *(source, claim.actor.code, issue_number(ledger, claim.issue), claim.stance, claim.date),
            *(claim.speaker or "", claim.quote or claim.note or ""),
        ),
    ).fetchone()
    return None if found is None else int(found[0])


def values(claim: Claim, issue: int, source: int, hand: Hand, status: Status) -> tuple[object, ...]:
    """Return what `PUT_STATEMENT` puts in for a claim on the issue and of the source of these numbers."""
    actor, _, stance, day, attribution, speaker, role, quote, span, note, confidence = claim
    start, end = span or (None, None)
    return (
        *(actor.code, issue, source, stance, day, speaker, role, attribution, _WEIGHTS[attribution]),
        *(quote, start, end, note, confidence, status, *hand),
    )


@contextmanager
def trial(ledger: sqlite3.Connection, wanted: bool) -> Iterator[None]:
    """Take back what the block does, if that is wanted: everything is tried and nothing is kept."""
    ledger.execute("SAVEPOINT trial")
    yield
    if wanted:
        ledger.execute("ROLLBACK TO trial")
    ledger.execute("RELEASE trial")


def status_of(ledger: sqlite3.Connection, number: int) -> Status:
    """Return where a statement stands. Raises `BadInput` where there is none of that number."""
    found = ledger.execute("SELECT status FROM statement WHERE id = ?", (number,)).fetchone()
    if found is None:
        raise BadInput(f"there is no statement {number}; see 'positions show'")
    return Status(found[0])


def set_status(ledger: sqlite3.Connection, number: int, status: Status) -> None:
    """Give a statement another status; the history keeps the old one."""
    ledger.execute("UPDATE statement SET status = ? WHERE id = ?", (status, number))


def change_statement(ledger: sqlite3.Connection, number: int, claim: Claim) -> None:
    """Give a statement other fields. Raises `BadInput` where the ledger has that claim already."""
    start, end = claim.span or (None, None)
    try:
        ledger.execute(
            "UPDATE statement SET actor = ?, issue = ?, stance = ?, date = ?, speaker = ?, role = ?,"
            " attribution = ?, weight = ?, quote = ?, quote_start = ?, quote_end = ?, note = ? WHERE id = ?",
            (
                *(claim.actor.code, issue_number(ledger, claim.issue), claim.stance, claim.date),
                *(claim.speaker, claim.role, claim.attribution, claim.attribution.weight),
                *(claim.quote, start, end, claim.note, number),
            ),
        )
    except sqlite3.IntegrityError as error:
        raise BadInput(
            f"statement {number} would be one that is on record already; reject or retract it"
        ) from error


def put_issue(ledger: sqlite3.Connection, issue: Issue) -> None:
    """Add a new issue. Raises `BadInput` where its slug or an alias is taken."""
    _refuse_taken(ledger, (issue.slug, *issue.aliases), except_for=None)
    number = ledger.execute(
        "INSERT INTO issue (slug, title, question, about) VALUES (?, ?, ?, ?)",
        (issue.slug, issue.title, issue.question, issue.about),
    ).lastrowid
    _put_words(ledger, int(number or 0), issue)


def change_issue(ledger: sqlite3.Connection, slug: str, issue: Issue) -> None:
    """Make the issue that is called `slug` into `issue`. Its statements stay with it."""
    number = issue_number(ledger, slug)
    _refuse_taken(ledger, (issue.slug, *issue.aliases), except_for=number)
    ledger.execute(
        "UPDATE issue SET slug = ?, title = ?, question = ?, about = ? WHERE id = ?",
        (issue.slug, issue.title, issue.question, issue.about, number),
    )
    ledger.execute("DELETE FROM issue_alias WHERE issue = ?", (number,))
    ledger.execute("DELETE FROM issue_term WHERE issue = ?", (number,))
    _put_words(ledger, number, issue)


def _put_words(ledger: sqlite3.Connection, number: int, issue: Issue) -> None:
    ledger.executemany(
        "INSERT INTO issue_alias (alias, issue) VALUES (?, ?)", [(alias, number) for alias in issue.aliases]
    )
    ledger.executemany(
        "INSERT INTO issue_term (issue, term) VALUES (?, ?)", [(number, term) for term in issue.terms]
    )


def _refuse_taken(ledger: sqlite3.Connection, names: tuple[str, ...], except_for: int | None) -> None:
    for name in names:
        holder = ledger.execute(
            "SELECT slug FROM issue WHERE slug = :name AND id IS NOT :number UNION ALL"
            " SELECT slug FROM issue_alias JOIN issue ON issue.id = issue WHERE alias = :name"
            " AND issue IS NOT :number",
            {"name": name, "number": except_for},
        ).fetchone()
        if holder:
            raise BadInput(f"the name {name!r} is taken by the issue {holder[0]}; choose another")
