"""How well coders agree: Krippendorff's alpha over what each of them coded from the same sources."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Stance
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import krippendorff
else:
    krippendorff = on_demand("krippendorff")


class Level(StrEnum):
    """What distance between two stances counts as."""

    ORDINAL = "ordinal"
    NOMINAL = "nominal"
    INTERVAL = "interval"


class Unit(NamedTuple):
    """What is coded: an actor's stance on an issue in a source, by what all ledgers know the source by."""

    source: str
    actor: str
    issue: str


class Reliability(NamedTuple):
    """How well coders agree on an issue, or on all of them (`issue` None).

    `units` were coded by anybody in a source that several coded, `pairable` of them by two or more; `alpha`
    is at most 1, None where nothing can be compared or all stances are one and the same.
    """

    issue: str | None
    coders: int
    units: int
    pairable: int
    alpha: float | None


def reliability(coders: Sequence[Mapping[Unit, Stance]], level: Level) -> list[Reliability]:
    """Return the agreement of the coders on each issue, by slug, and last on all.

    Only sources that two coders or more have coded count. Raises `BadInput` where the library is missing.
    """
    read = [{unit.source for unit in coded} for coded in coders]
    shared = {source for source in chain(*read) if sum(source in one for one in read) > 1}
    units = sorted({unit for coded in coders for unit in coded if unit.source in shared})
    issues = sorted({unit.issue for unit in units})
    found = [_of(issue, [unit for unit in units if unit.issue == issue], coders, level) for issue in issues]
    return [*found, _of(None, units, coders, level)]


def _of(
    issue: str | None, units: Sequence[Unit], coders: Sequence[Mapping[Unit, Stance]], level: Level
) -> Reliability:
    values = [[_score(coded.get(unit)) for unit in units] for coded in coders]
    pairable = sum(sum(value is not None for value in column) > 1 for column in zip(*values, strict=True))
    return Reliability(issue, len(coders), len(units), pairable, alpha(values, level))


def _score(stance: Stance | None) -> float | None:
    return None if stance is None else stance.score


def alpha(values: Sequence[Sequence[float | None]], level: Level) -> float | None:
    """Return Krippendorff's alpha of a row of values a coder, None where a coder has none for a unit.

    Source: K. Krippendorff, "Content Analysis" (2004), chapter 11.

    >>> alpha([[1, 0, 1], [1, 0, None]], Level.NOMINAL)
    1.0
    """
    columns = [[value for value in column if value is not None] for column in zip(*values, strict=True)]
    compared = {value for column in columns if len(column) > 1 for value in column}
    if len(compared) < 2:
        return None
    data: Iterable[Sequence[float]] = [
        [float("nan") if value is None else value for value in row] for row in values
    ]
    try:
        found = krippendorff.alpha(reliability_data=list(data), level_of_measurement=str(level))
    except ImportError as error:
        needed = "reliability needs the package krippendorff; install nato-positions[reliability]"
        raise BadInput(needed) from error
    return round(float(found), 12)
