"""`positions diff --blocs`: who stands together, and on what."""

import sqlite3
import sys

from nato_positions.analysis.blocs import blocs
from nato_positions.analysis.disagreement import pairs
from nato_positions.commands.comparing import chosen, slugs_of
from nato_positions.commands.session import Session
from nato_positions.model import Filters, members
from nato_positions.render import paper, records, sides
from nato_positions.results import Bloc
from nato_positions.store import reading, standing

_FIELDS = ("bloc", "actor", "actor_name")


def together(
    session: Session, book: sqlite3.Connection, asked: Filters, gap: float, form: records.Format
) -> bool:
    """Print the blocs as of a day in the format asked for; return whether there is more than one."""
    actors = reading.actors(book)
    every = standing.positions(book, asked.as_of, issues=slugs_of(book, asked), known_on=asked.known_on)
    held = chosen(book, every, asked, members(actors, asked.as_of))
    found = blocs(held, pairs(held), gap)[: asked.limit]
    names = {actor.code: actor.name for actor in actors}
    if form is records.Format.JSON:
        head = {"as_of": asked.as_of, "gap": gap}
        records.write_object(sys.stdout, {**head, "blocs": [_object(bloc) for bloc in found]})
    elif form is records.Format.TABLE:
        lines = sides.lines(found, actors, (asked.as_of, gap), session.screen)
        paper.draw(sys.stdout, session.screen, lines)
    else:
        rows = [(number, code, names[code]) for number, bloc in enumerate(found, 1) for code in bloc.actors]
        records.write(sys.stdout, form, _FIELDS, rows)
    return len(found) > 1


def _object(bloc: Bloc) -> dict[str, object]:
    agreed = [{"issue": issue, "stance": stance, "actors": count} for issue, stance, count in bloc.agreed]
    return {"actors": bloc.actors, "agreed": agreed, "divided": bloc.divided}
