"""The blocs of `diff --blocs` in words: who is in each, what it agrees on, what divides it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from nato_positions.model import Actor, Day
from nato_positions.render.paper import styled
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.words import counted, outsiders_line
from nato_positions.render.words import labels as labels_of
from nato_positions.results import Bloc


def lines(
    found: Sequence[Bloc], actors: Sequence[Actor], asked: tuple[Day, float], screen: Screen
) -> Iterator[Text]:
    """Yield the blocs of two or more, the largest first, then who stands alone.

    `asked` is the day and the widest mean disagreement inside a bloc.
    """
    day, gap = asked
    labels = labels_of(actors, day)
    together = [bloc for bloc in found if len(bloc.actors) > 1]
    alone = [bloc.actors[0] for bloc in found if len(bloc.actors) == 1]
    count = "no bloc" if not together else counted(len(together), "bloc")
    yield styled(("Who stands together", "bold"), f" — as of {day} · {count} · disagreement to {gap:.2f}")
    for number, bloc in enumerate(together, 1):
        yield styled("")
        members = ", ".join(sorted(labels[code] for code in bloc.actors))
        yield styled((f"{number}. {len(bloc.actors)} actors: ", "bold"), members)
        yield from _grounds(bloc, screen)
    if alone:
        yield styled("")
        yield styled(("Alone: ", "bold"), ", ".join(sorted(labels[code] for code in alone)))
    shown = {code for bloc in found for code in bloc.actors}
    if marks := outsiders_line([actor for actor in actors if actor.code in shown], day):
        yield styled("")
        yield styled(marks)


def _grounds(bloc: Bloc, screen: Screen) -> Iterator[Text]:
    for issue, stance, count in bloc.agreed:
        held = look(stance, screen)
        number = f"{count} of {len(bloc.actors)}"
        yield styled("   agreed   ", (f"{held.symbol} {stance:11}", held.style), f"  {issue}  {number}")
    for issue in bloc.divided:
        yield styled(f"   divided  {'':13}  {issue}")
