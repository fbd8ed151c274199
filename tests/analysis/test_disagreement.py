"""Pairs by bit sets, against the formula written out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.disagreement import pairs, side_by_side, widest
from nato_positions.model import Position, Stance
from nato_positions.results import Pair, Row

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCDE"), st.integers(0, 30)), st.sampled_from(list(Stance)), max_size=60
)


@given(CELLS)
def test_disagreement_is_the_mean_distance_over_shared_issues(held: dict[tuple[str, int], Stance]) -> None:
    positions = [
        Position(actor, str(issue), stance, "2023-06-01", 1) for (actor, issue), stance in held.items()
    ]
    found = {(pair.a, pair.b): pair for pair in pairs(positions)}
    actors = sorted({actor for actor, _ in held})
    assert list(found) == list(combinations(actors, 2))
    for (a, b), pair in found.items():
        gaps = [
            abs(held[a, issue].score - held[b, issue].score) / 2
            for issue in range(31)
            if (a, issue) in held and (b, issue) in held
        ]
        assert pair.shared == len(gaps)
        assert pair.disagreement == (pytest.approx(sum(gaps) / len(gaps)) if gaps else None)


HELD = [
    Position("DEU", "sweden", Stance.SUPPORT, "2023-06-01", 1),
    Position("HUN", "sweden", Stance.OPPOSE, "2023-06-01", 2),
    Position("HUN", "finland", Stance.NEUTRAL, "2023-06-01", 3),
    Position("TUR", "finland", Stance.SUPPORT, "2023-06-01", 4),
]


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("oppose", "support", 1.0),
        ("oppose", "conditional", 0.75),
        ("oppose", "neutral", 0.5),
        ("neutral", "support", 0.5),
        ("neutral", "conditional", 0.25),
        ("conditional", "support", 0.25),
        ("conditional", "conditional", 0.0),
    ],
)
def test_distance_of_two_stances(one: str, other: str, gap: float) -> None:
    held = [Position("A", "x", Stance(one), "", 1), Position("B", "x", Stance(other), "", 2)]
    assert pairs(held) == [Pair("A", "B", 1, gap)]
    assert side_by_side("A", "B", ["x"], held)[0].disagreement == gap


def test_actors_that_share_no_issue_neither_agree_nor_disagree() -> None:
    assert pairs(HELD) == [
        Pair("DEU", "HUN", 1, 1.0),
        Pair("DEU", "TUR", 0, None),
        Pair("HUN", "TUR", 1, 0.5),
    ]


def test_two_side_by_side_on_the_issues_that_either_spoke_on() -> None:
    germany, hungary, on_finland, _ = HELD
    assert side_by_side("DEU", "HUN", ["finland", "ukraine", "sweden"], HELD) == [
        Row("finland", None, on_finland, None),
        Row("sweden", germany, hungary, 1.0),
    ]
    assert side_by_side("DEU", "FRA", ["finland"], HELD) == []


@given(CELLS, st.integers(1, 12))
def test_widest_gaps_and_where_they_are_widest(held: dict[tuple[str, int], Stance], most: int) -> None:
    positions = [
        Position(actor, str(issue), stance, "2023-06-01", 1) for (actor, issue), stance in held.items()
    ]
    found = pairs(positions)
    gaps = widest(found, positions, most)
    apart = sorted((pair.disagreement for pair in found if pair.disagreement), reverse=True)
    assert [gap.pair.disagreement for gap in gaps] == apart[:most]
    for pair, row in gaps:
        shared = [issue for issue in range(31) if (pair.a, issue) in held and (pair.b, issue) in held]
        between = {issue: abs(held[pair.a, issue].score - held[pair.b, issue].score) / 2 for issue in shared}
        assert row.disagreement == between[int(row.issue)] == max(between.values())
        assert row.a is not None
        assert row.b is not None
        assert (row.a.actor, row.b.actor) == (pair.a, pair.b)
