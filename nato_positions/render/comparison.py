"""The three drawings of `diff`: everyone with everyone, two states, two days."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from nato_positions.model import Actor, Day, Position, Statement
from nato_positions.render import matrix
from nato_positions.render.listing import indented, origin, said_by, words
from nato_positions.render.paper import hung, styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.words import consensus_line, counted, outsiders_line
from nato_positions.render.words import labels as labels_of
from nato_positions.results import Change, Consensus, Gap, Pair, Row


class Gaps(NamedTuple):
    """The widest gaps under the words that say among whom; `more` are as wide as the last of them."""

    among: str
    found: tuple[Gap, ...]
    more: int


# A holdout is won where a member gave up its opposition, lost where one took it up.
_TURNS = {"won": "holdout won over", "lost": "lost to opposition"}


def everyone(
    actors: Sequence[Actor],
    order: Sequence[str],
    columns: Sequence[str],
    held: Sequence[Position],
    pairs: Sequence[Pair],
    stands: Sequence[Consensus],
    gaps: Sequence[Gaps],
    day: Day,
    screen: Screen,
) -> Iterator[RenderableType]:
    """Yield both matrices, where the alliance stands on each issue, and the widest gaps in words.

    `gaps` are those to be named.
    """
    labels = labels_of(actors, day)
    names = {actor.code: actor.name for actor in actors}
    yield styled(("Who disagrees with whom", "bold"), f" — as of {day}")
    yield styled("")
    if held:
        cells = {(position.actor, position.issue): position for position in held}
        yield from matrix.stances(order, labels, columns, cells, screen)
        yield styled("")
        if len(order) > 1:
            yield from matrix.disagreement(order, labels, pairs, screen)
            yield styled("")
    yield from _consensus(stands, names)
    yield styled("")
    yield from _gaps(gaps, labels)
    if marks := outsiders_line([actor for actor in actors if actor.code in order], day):
        yield styled(marks)


def _consensus(stands: Sequence[Consensus], names: Mapping[str, str]) -> Iterator[Text]:
    """Yield where the alliance stands on each issue; those on which no member is on record are only named."""
    silent = [stand.issue for stand in stands if stand.silent == stand.members]
    for stand in stands:
        if stand.silent < stand.members:
            agreed = "" if stand.agreement is None else f" · agreement {stand.agreement:.2f}"
            yield styled((stand.issue, "bold"), f"  {consensus_line(stand, names, verbose=False)}{agreed}")
    if silent:
        yield styled(("No member on record: ", "bold"), ", ".join(silent))


def _gaps(gaps: Sequence[Gaps], labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yield who is furthest apart and on what, under the words that say among whom."""
    for among, found, more in gaps:
        if found:
            yield styled((among, "bold"))
        for pair, row in found:
            sides = " and ".join(position.stance for position in (row.a, row.b) if position)
            most = "on" if pair.shared == 1 else f"over {counted(pair.shared, 'issue')}, most on"
            both = f"{labels[pair.a]} and {labels[pair.b]}"
            yield hung(f"  {pair.disagreement:.2f}  ", styled(f"{both}, {most} {row.issue}: {sides}"))
        if more:
            yield styled(f"  and {counted(more, 'more pair')} as far apart as the last")


def two_states(
    one: Actor,
    other: Actor,
    rows: Sequence[Row],
    mean: float | None,
    evidence: Mapping[int, Statement],
    day: Day,
    screen: Screen,
) -> Iterator[Text]:
    """Yield two states issue by issue: how far apart, and on what evidence."""
    shared = sum(row.disagreement is not None for row in rows)
    gap = "no issue shared" if mean is None else f"disagreement {mean:.2f} over {counted(shared, 'issue')}"
    yield styled((f"{one.name} and {other.name}", "bold"), f" — as of {day} · {gap}")
    for row in rows:
        apart = "" if row.disagreement is None else f"  disagreement {row.disagreement:.2f}"
        yield styled("")
        yield styled((row.issue, "bold"), apart)
        for actor, position in ((one, row.a), (other, row.b)):
            yield from _side(actor, position, evidence, screen)


def _side(
    actor: Actor, position: Position | None, evidence: Mapping[int, Statement], screen: Screen
) -> Iterator[Text]:
    if position is None:
        yield styled(f"  {actor.name}: no position on record")
        return
    found, statement = look(position.stance, screen), evidence[position.statement]
    head = (f"  {found.symbol} {actor.name} {position.stance}", found.style)
    yield styled(head, f"  {position.date}  {said_by(statement)}  ", (f"#{statement.id}", "dim"))
    yield from indented(words(statement), "", screen)
    yield from indented(origin(statement), "dim", screen)


def days(
    found: Sequence[Change],
    shown: Sequence[Change],
    statements: Mapping[int, Statement],
    stands: Sequence[tuple[Consensus, Consensus]],
    actors: Sequence[Actor],
    window: tuple[Day, Day],
    screen: Screen,
) -> Iterator[Text]:
    """Yield what changed, in all and those to be shown, oldest first, and the statement that changed them.

    `stands` are the issues on which something changed, at the end of the first day and of the last.
    """
    names = {actor.code: actor.name for actor in actors}
    count = "nothing changed" if not found else counted(len(found), "change")
    yield styled((f"What changed from {window[0]} to {window[1]}", "bold"), f" — {count}")
    for turn, said in _TURNS.items():
        turned = [f"{names[one.actor]} on {one.issue}" for one in found if one.holdout == turn]
        if turned:
            yield styled((f"{said.capitalize()}: ", "bold"), ", ".join(turned))
    for first, last in stands:
        yield styled((last.issue, "bold"), f"  {_in_support(first)} → {_in_support(last)} members support")
    for change in shown:
        statement, after = statements[change.statement], look(change.after, screen)
        if change.before is None:
            before: tuple[str, str] = ("no record", "")
        else:
            was = look(change.before, screen)
            before = (f"{was.symbol} {change.before}", was.style)
        yield styled("")
        yield styled(
            f"{change.date}  ",
            (names[change.actor], "bold"),
            f" · {change.issue}: ",
            before,
            " → ",
            (f"{after.symbol} {change.after}", after.style),
            f" · {_TURNS[change.holdout]}" if change.holdout else "",
        )
        yield from indented(": ".join(filter(None, (said_by(statement), words(statement)))), "", screen)
        yield from indented(f"{origin(statement)} · #{statement.id}", "dim", screen)


def _in_support(found: Consensus) -> str:
    return f"{found.support} of {found.members}"
