"""The options that commands share, and how what was typed becomes filters."""

import sqlite3
from collections.abc import Sequence
from typing import Annotated

import typer

from nato_positions import dates
from nato_positions.commands.session import today
from nato_positions.errors import BadInput
from nato_positions.model import Filters, Stance
from nato_positions.naming import distinct
from nato_positions.render.records import Format
from nato_positions.store import reading

Formats = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Issues = Annotated[
    list[str] | None,
    typer.Option("--issue", "-i", help="Only this issue: slug, alias or prefix. Repeatable."),
]
States = Annotated[list[str] | None, typer.Option("--state", "-s", help="Only this state. Repeatable.")]
StanceOption = Annotated[Stance | None, typer.Option(help="Only this stance.")]
Speaker = Annotated[str | None, typer.Option(help="Only this speaker, or a part of the name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="What was true then; else today.")]
KnownOn = Annotated[str | None, typer.Option(metavar="DATE", help="What this ledger knew then.")]
MembersOnly = Annotated[bool, typer.Option("--members-only", help="Only members of the day.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


def filters(
    ledger: sqlite3.Connection,
    *,
    issues: Sequence[str] | None,
    states: Sequence[str] | None,
    stance: Stance | None,
    speaker: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    known_on: str | None,
    members_only: bool,
    limit: int | None,
) -> Filters:
    """Return what was typed as filters: names resolved, dates read, today filled in nowhere but as `as_of`.

    Raises `BadInput` for a name or a date that cannot be read, and for a window that ends before it begins.
    """
    day = today()
    first = dates.first_day(since, day) if since else None
    last = dates.last_day(until, day) if until else None
    then = dates.last_day(as_of, day) if as_of else last or day.isoformat()
    if first and first > min(then, last or then):
        raise BadInput(f"the window from {first} to {min(then, last or then)} is empty; turn it round")
    return Filters(
        then,
        tuple(distinct(reading.issue_slug(ledger, name) for name in issues or ())),
        tuple(distinct(reading.actor(ledger, name).code for name in states or ())),
        stance,
        speaker,
        first,
        last,
        dates.last_day(known_on, day) if known_on else None,
        members_only,
        limit,
    )


def examples(*lines: str) -> str:
    """Return examples as the end of a help page, one a line and never wrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
