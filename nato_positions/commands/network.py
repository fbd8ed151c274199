"""`positions network`."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from nato_positions.analysis.network import (
    ONE_MODE,
    TWO_MODE,
    Duplicates,
    NetworkKind,
    Normalisation,
)
from nato_positions.analysis.network import (
    network as network_of,
)
from nato_positions.commands import options
from nato_positions.commands.output import readable
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.ondemand import on_demand
from nato_positions.render import records
from nato_positions.reports import Network
from nato_positions.store import ledger, reading

if TYPE_CHECKING:
    from nato_positions.exchange import graphml
    from nato_positions.render import paper, ties
else:
    graphml = on_demand("nato_positions.exchange.graphml")
    paper = on_demand("nato_positions.render.paper")
    ties = on_demand("nato_positions.render.ties")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Form(StrEnum):
    """How a network is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    GRAPHML = "graphml"


@app.command(
    epilog=options.examples(
        "positions network --kind congruence --normalise average --issue sweden",
        "positions network --kind affiliation --duplicates month -f csv > speaking.csv",
        "positions network --kind subtract --normalise average --since 2022 -f graphml > debate.graphml",
    )
)
def network(
    ctx: typer.Context,
    kind: Annotated[
        NetworkKind, typer.Option(help="Actors and issues, or actors who say the same or the opposite.")
    ] = NetworkKind.CONGRUENCE,
    normalise: Annotated[Normalisation, typer.Option(help="What weights are divided by.")] = Normalisation.NO,
    duplicates: Annotated[
        Duplicates, typer.Option(help="Within what the same stance of the same actor counts once.")
    ] = Duplicates.INCLUDE,
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
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print.")] = Form.TABLE,
) -> None:
    """The networks of discourse network analysis, over all accepted statements and not only positions.

    Prints an edge a line, the heaviest first, at most --limit of them; JSON has the nodes too. activity
    and prominence are for affiliation; average, jaccard and cosine for the others.
    """
    fitting = TWO_MODE if kind is NetworkKind.AFFILIATION else ONE_MODE
    if normalise not in fitting:
        raise BadInput(f"--normalise {normalise} is not for {kind}; give {', '.join(fitting)}")
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
            limit=None,
        )
        statements = list(reading.statements(book, asked))
        found = network_of(statements, kind, normalise, duplicates)
        names = {actor.code: actor.name for actor in reading.actors(book)}
    whole, found = found, _heaviest(found, limit)
    if form is Form.GRAPHML:
        sys.stdout.flush()
        graphml.write(sys.stdout.buffer, found, names)
    elif form is Form.JSON:
        records.write_object(sys.stdout, _object(found, normalise, duplicates, whole.total))
    elif form is Form.TABLE:
        told = (str(normalise), len(statements))
        shown = readable(session, _edges(found), limit, what="heaviest ties")
        # Who has no tie is told of the whole network, whatever the limit.
        paper.draw(sys.stdout, session.screen, ties.lines(whole, shown, names, told, session.screen))
    else:
        fields = ("actor", "issue", "weight") if found.two_mode else ("a", "b", "weight")
        records.write(sys.stdout, records.Format(form), fields, _edges(found))


def _edges(found: Network) -> list[tuple[str, str, float]]:
    """Return the edges, the heaviest first."""
    edges = [(one, other, _rounded(weight)) for (one, other), weight in found.weights.items()]
    return sorted(edges, key=lambda edge: (-abs(edge[2]), edge[:2]))


def _rounded(weight: float) -> float:
    return round(weight, 6)


def _heaviest(found: Network, limit: int | None) -> Network:
    """Return the network with its heaviest edges, as many as asked for, and all of its nodes."""
    if limit is None:
        return found
    return found._replace(
        weights={(one, other): found.weights[one, other] for one, other, _ in _edges(found)[:limit]}
    )


def _object(
    found: Network, normalise: Normalisation, duplicates: Duplicates, total: float
) -> dict[str, object]:
    """Return what JSON says; the sum is that of the whole matrix, whatever the limit."""
    ends = ("actor", "issue") if found.two_mode else ("a", "b")
    return {
        "kind": found.kind,
        "normalise": normalise,
        "duplicates": duplicates,
        "actors": found.rows,
        "issues": found.columns if found.two_mode else None,
        "edges": [dict(zip((*ends, "weight"), edge, strict=True)) for edge in _edges(found)],
        "sum": _rounded(total),
    }
