"""`positions candidates`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from nato_positions.commands import options
from nato_positions.commands.output import write
from nato_positions.commands.session import Session
from nato_positions.model import Filters, Waiting
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.store import judging, ledger

if TYPE_CHECKING:
    from nato_positions.render import card, paper
else:
    card = on_demand("nato_positions.render.card")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_ENDLESS = "9999-12-31"
_SHOWN = ("id", "date", "actor", "issue", "stance", "confidence", "speaker", "quote", "outlet", "also_in")


@app.command(
    epilog=options.examples(
        "positions candidates",
        "positions candidates --issue sweden --state hungary -f json",
        "positions candidates -f json | jq '.[] | select(.confidence >= 0.8).id' | xargs -r positions accept",
    )
)
def candidates(
    ctx: typer.Context,
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
    form: options.Formats = records.Format.TABLE,
) -> None:
    """What was proposed and nobody has judged yet, oldest first; all of it unless a filter says otherwise.

    The same words in several sources within a month are one candidate, and judged together: also_in has the
    numbers of the other sources.
    """
    session: Session = ctx.obj
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
        found = judging.waiting(book, every_day(asked, as_of))
        if form is records.Format.TABLE and session.screen.is_terminal:
            paper.draw(sys.stdout, session.screen, card.listing(found, session.screen))
        elif form is records.Format.TABLE:
            write(sys.stdout, session.screen, form, _SHOWN, _brief(found))
        else:
            records.write(sys.stdout, form, Waiting._fields, found)


def every_day(asked: Filters, as_of: str | None) -> Filters:
    """Return the filters without today as the last day: what is dated later waits too."""
    return asked if as_of or asked.until else asked._replace(as_of=_ENDLESS)


def _brief(found: Iterator[Waiting]) -> Iterator[tuple[object, ...]]:
    for one in found:
        fields = one._asdict()
        yield tuple(fields[name] for name in _SHOWN)
