"""How consensus moved: the members' stances on an issue, counted anew on each day that changed them."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from nato_positions.model import Actor, Day, Kind, Stance
from nato_positions.results import Moment, Track


def moments(courses: Iterable[Track], actors: Iterable[Actor]) -> list[Moment]:
    """Return the counts from each day on which a member spoke or a state joined, in the order of time.

    `courses` are the tracks of one issue. A moment holds until the next one; a state counts from the day it
    joined, with what it said before.

    >>> from nato_positions.model import Position
    >>> hungary = Actor("HUN", "Hungary", Kind.ALLY, joined="1999-03-12")
    >>> said = Position("HUN", "sweden", Stance.OPPOSE, "2023-06-01", 7)
    >>> [(m.day, m.oppose, m.members) for m in moments([Track("HUN", "sweden", (said,))], [hungary])]
    [('1999-03-12', 0, 1), ('2023-06-01', 1, 1)]
    """
    joined = {a.code: a.joined for a in actors if a.joined is not None and a.kind is not Kind.ORGANISATION}
    turns: list[tuple[Day, str, Stance | None]] = [(day, code, None) for code, day in joined.items()]
    turns += [(p.date, t.actor, p.stance) for t in courses if t.actor in joined for p in t.course]
    turns.sort(key=itemgetter(0))
    held: dict[str, Stance] = {}
    members: set[str] = set()
    found = []
    for day, group in groupby(turns, key=itemgetter(0)):
        for _, actor, stance in group:
            if stance is None:
                members.add(actor)
            else:
                held[actor] = stance
        counts = Counter(stance for actor, stance in held.items() if actor in members)
        by_stance = (counts[Stance.SUPPORT], counts[Stance.CONDITIONAL])
        against = (counts[Stance.NEUTRAL], counts[Stance.OPPOSE])
        found.append(Moment(day, *by_stance, *against, len(members)))
    return found
