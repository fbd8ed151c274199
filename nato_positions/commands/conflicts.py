"""`positions conflicts`."""

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.analysis.conflicts import contradictions
from nato_positions.commands import options
from nato_positions.commands.output import readable
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.reports import Contradiction
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.render import grounds, paper
else:
    grounds = on_demand("nato_positions.render.grounds")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_SIDE = ("", "_date", "_stance", "_speaker", "_attribution")
FIELDS = (
    *("actor", "actor_name", "issue", "kind", "days"),
    *(f"{side}{part}" for side in ("earlier", "later") for part in _SIDE),
)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_LONGEST = 100_000


@app.command(
    epilog=options.examples(
        "positions conflicts",
        "positions conflicts --state turkey --within 90d",
        "positions conflicts --issue sweden --since 2023 -f csv | cut -d, -f 2-5",
    )
)
def conflicts(
    ctx: typer.Context,
    within: Annotated[
        str, typer.Option(metavar="SPAN", help="How close together: days, or 30d, 6w, 6m, 1y.")
    ] = "30d",
    issue: options.Issues = None,
    state: options.States = None,
    stance: options.StanceOption = None,
    speaker: options.Speaker = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    members_only: options.MembersOnly = False,
    limit: options.Limit = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when there is one.")] = False,
    form: options.Formats = records.Format.TABLE,
) -> int:
    """Where a state contradicts itself: two speakers, or a reversal, with different stances close together.

    --stance and --speaker choose contradictions in which one of the two statements is so; --limit the newest.
    """
    session: Session = ctx.obj
    days = _span(within)
    with ledger.reading(session.location) as book:
        asked = options.filters(
            book,
            issues=issue,
            states=state,
            stance=stance,
            speaker=speaker,
            since=since,
            until=until,
            as_of=as_of,
            known_on=known_on,
            members_only=members_only,
            limit=limit,
        )
        chosen = {one.id for one in reading.statements(book, asked._replace(limit=None))}
        everything = asked._replace(stance=None, speaker=None, since=None, limit=None)
        found = contradictions(reading.statements(book, everything), days)
        names = {actor.code: actor.name for actor in reading.actors(book)}
    either = bool(asked.stance or asked.speaker)
    found = [one for one in found if one.later.id in chosen or (either and one.earlier.id in chosen)][
        -asked.limit if asked.limit else 0 :
    ]
    if form is records.Format.TABLE:
        shown = readable(session, found, asked.limit, what="newest contradictions")
        paper.draw(sys.stdout, session.screen, grounds.contradictions(shown, names, session.screen))
        if not found:
            session.note(f"no state contradicts itself within {days} days")
    else:
        records.write(sys.stdout, form, FIELDS, map(_record, found))
    return int(exit_code and bool(found))


def _span(text: str) -> int:
    """Return a span in days. Raises `BadInput` for what is none."""
    read = re.fullmatch(r"([0-9]{1,6})([dwmy]?)", text.strip().lower())
    days = int(read[1]) * _DAYS.get(read[2], 1) if read else _LONGEST + 1
    if days > _LONGEST:
        raise BadInput(f"--within {text!r} is no span of days; write it like 30d, 6w, 6m or 1y")
    return days


def _record(one: Contradiction) -> tuple[object, ...]:
    return (
        *(one.later.actor, one.later.actor_name, one.later.issue, one.kind, one.days),
        *(
            value
            for said in (one.earlier, one.later)
            for value in (said.id, said.date, said.stance, said.speaker, said.attribution)
        ),
    )
