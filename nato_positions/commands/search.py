"""`positions search`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.commands import options
from nato_positions.commands.output import readable
from nato_positions.commands.session import Session
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.reports import Hit
from nato_positions.store import ledger, searching

if TYPE_CHECKING:
    from nato_positions.render import hits, paper
else:
    hits = on_demand("nato_positions.render.hits")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_MARKS = str.maketrans({searching.START: "«", searching.END: "»"})


@app.command(
    epilog=options.examples(
        "positions search protocol",
        "positions search '\"open door\" ratif*' --issue sweden --limit 5",
        "positions search veto --state hungary -f json | jq -r '.[].snippet'",
    )
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, "a phrase", a beginning*; all must be there.')
    ],
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
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when nothing is found.")] = False,
    form: options.Formats = records.Format.TABLE,
) -> int:
    """Full text over the quotes and notes of statements, and then over archived articles, best first.

    Case and accents make no difference. Filters that articles have no answer to (--state,
    --issue, --stance, --speaker, --members-only) leave them out. What was found stands between « and ».
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
        found = list(searching.search(book, " ".join(words), asked))
    if form is records.Format.TABLE:
        shown = readable(session, found, limit, what="best hits")
        paper.draw(sys.stdout, session.screen, hits.lines(shown, session.screen))
    else:
        records.write(sys.stdout, form, Hit._fields, _plain(found))
    if not found:
        session.note("nothing has these words")
    return int(exit_code and not found)


def _plain(found: list[Hit]) -> Iterator[Hit]:
    for hit in found:
        yield hit._replace(score=round(hit.score, 6), snippet=hit.snippet.translate(_MARKS))
