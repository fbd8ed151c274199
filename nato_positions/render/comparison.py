"""The three drawings of `diff`: everyone with everyone, two states, two days."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from nato_positions.model import Actor, Day, Position, Statement
from nato_positions.render import matrix
from nato_positions.render.listing import indented, origin, said_by, words
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.words import consensus_line, outsiders_line
from nato_positions.render.words import labels as labels_of
from nato_positions.results import Change, Consensus, Pair, Row

_MOST_GAPS = 5


def everyone(
    actors: Sequence[Actor],
    order: Sequence[str],
    columns: Sequence[str],
    held: Sequence[Position],
    pairs: Sequence[Pair],
    stands: Sequence[Consensus],
    day: Day,
    screen: Screen,
) -> Iterator[Text]:
    """Yield both matrices, where the alliance stands on each issue, and the widest gaps in words."""
    labels = labels_of(actors, day)
    names = {actor.code: actor.name for actor in actors}
    yield styled(("Who disagrees with whom", "bold"), f" — as of {day}")
    yield styled("")
    if held:
        cells = {(position.actor, position.issue): position for position in held}
        yield from matrix.stances(order, labels, columns, cells, screen)
        yield styled("")
        yield from matrix.disagreement(order, labels, pairs, screen)
        yield styled("")
    for stand in stands:
        agreed = "" if stand.agreement is None else f" · agreement {stand.agreement:.2f}"
        yield styled((stand.issue, "bold"), f"  {consensus_line(stand, names, verbose=False)}{agreed}")
    yield styled("")
    yield from _gaps(pairs, names)
    if marks := outsiders_line([actor for actor in actors if actor.code in order], day):
        yield styled(marks)


def _gaps(pairs: Sequence[Pair], names: Mapping[str, str]) -> Iterator[Text]:
    apart = [(pair.disagreement, pair) for pair in pairs if pair.disagreement]
    apart.sort(key=lambda found: (-found[0], -found[1].shared, found[1]))
    if not apart:
        return
    shown = [
        f"{names[pair.a]} and {names[pair.b]} {gap:.2f} over {_issues(pair.shared)}"
        for gap, pair in apart[:_MOST_GAPS]
    ]
    more = sum(gap == apart[0][0] for gap, _ in apart[_MOST_GAPS:])
    rest = f"; {more} more pairs as far apart as the first" if more else ""
    yield styled(("Widest gaps: ", "bold"), "; ".join(shown) + rest)


def _issues(count: int) -> str:
    return "1 issue" if count == 1 else f"{count} issues"


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
    gap = "no issue shared" if mean is None else f"disagreement {mean:.2f} over {_issues(shared)}"
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
    statements: Mapping[int, Statement],
    stands: Sequence[tuple[Consensus, Consensus]],
    actors: Sequence[Actor],
    window: tuple[Day, Day],
    screen: Screen,
) -> Iterator[Text]:
    """Yield what changed, oldest first, and the statement that changed it.

    `stands` are the issues on which something changed, at the end of the first day and of the last.
    """
    names = {actor.code: actor.name for actor in actors}
    count = "nothing changed" if not found else f"{len(found)} change{'s' if len(found) > 1 else ''}"
    yield styled((f"What changed from {window[0]} to {window[1]}", "bold"), f" — {count}")
    for turn in ("won", "lost"):
        turned = [f"{names[one.actor]} on {one.issue}" for one in found if one.holdout == turn]
        if turned:
            yield styled((f"Holdouts {turn}: ", "bold"), ", ".join(turned))
    for first, last in stands:
        yield styled((last.issue, "bold"), f"  {_in_support(first)} → {_in_support(last)} members support")
    for change in found:
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
            f" · holdout {change.holdout}" if change.holdout else "",
        )
        yield from indented(f"{said_by(statement)}: {words(statement)}", "", screen)
        yield from indented(f"{origin(statement)} · #{statement.id}", "dim", screen)


def _in_support(found: Consensus) -> str:
    return f"{found.support} of {found.members}"
