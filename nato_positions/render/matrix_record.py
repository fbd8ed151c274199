"""The one object that `diff -f json` prints: stances, pairs and the count of each issue.

A position is written as text straight away: of a body like the United Nations there are a million of them.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from nato_positions.model import Day, Position
from nato_positions.render.records import to_json
from nato_positions.results import Consensus, Pair


class _Encoded(dict[str, str]):
    """Texts as JSON, each encoded once."""

    def __missing__(self, text: str) -> str:
        encoded = self[text] = to_json(text)
        return encoded


def write(
    out: TextIO,
    day: Day,
    issues: Sequence[str],
    actors: Collection[str],
    held: Iterable[Position],
    found: Iterable[Pair],
    stands: Iterable[Consensus],
) -> None:
    """Write the object on a line of its own. `held` comes actor by actor."""
    head = to_json({"as_of": day, "issues": list(issues), "actors": sorted(actors)})
    tail = to_json(
        {
            "pairs": [pair._asdict() for pair in found],
            "by_issue": {stand.issue: _counts(stand) for stand in stands},
        }
    )
    out.write(f'{head[:-1]}, "stances": {{')
    texts, before = _Encoded(), ""
    for actor, positions in groupby(held, key=itemgetter(0)):
        out.write(f"{before}{texts[actor]}: {{{', '.join(_stances(positions, texts))}}}")
        before = ", "
    out.write(f"}}, {tail[1:]}\n")


def _stances(positions: Iterable[Position], texts: _Encoded) -> list[str]:
    return [
        f'{texts[issue]}: {{"stance": {texts[stance]}, "date": {texts[date]}, "statement": {statement}}}'
        for _, issue, stance, date, statement in positions
    ]


def _counts(stand: Consensus) -> dict[str, object]:
    return {
        "support": stand.support,
        "conditional": stand.conditional,
        "neutral": stand.neutral,
        "oppose": stand.oppose,
        "silent": stand.silent,
        "holdouts": stand.holdouts,
        "hesitant": stand.hesitant,
        "agreement": stand.agreement,
    }
