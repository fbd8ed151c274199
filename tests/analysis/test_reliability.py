"""Krippendorff's alpha: the published example, and what cannot be compared."""

import pytest

from nato_positions.analysis.reliability import Level, Unit, alpha, reliability
from nato_positions.model import Stance

N = None
# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C: four observers, twelve units.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


@pytest.mark.parametrize(
    ("level", "value"), [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)]
)
def test_the_published_example(level: Level, value: float) -> None:
    assert alpha(PUBLISHED, level) == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize("values", [[], [[]], [[1, 2]], [[1, N], [N, 1]], [[1, 1], [1, 1]]])
def test_what_cannot_be_compared_has_none(values: list[list[float | None]]) -> None:
    assert alpha(values, Level.ORDINAL) is None


def test_only_sources_that_several_coded_count() -> None:
    one = {Unit("a", "HUN", "sweden"): Stance.OPPOSE, Unit("b", "HUN", "sweden"): Stance.OPPOSE}
    other = {Unit("a", "HUN", "sweden"): Stance.OPPOSE, Unit("a", "DEU", "sweden"): Stance.SUPPORT}
    [sweden, every] = reliability([one, other], Level.ORDINAL)
    assert (sweden.issue, sweden.units, sweden.pairable, sweden.alpha) == ("sweden", 2, 1, None)
    assert every == sweden._replace(issue=None)
