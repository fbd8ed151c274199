"""What changed between two days, and by which statement."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.change import changes
from nato_positions.model import Attribution, Position, Stance, Statement, Status
from nato_positions.results import Change


def said(number: int, day: str, stance: Stance, actor: str = "HUN", issue: str = "sweden") -> Statement:
    who = (actor, actor, issue, stance, day, None, None, Attribution.REPORTED, None, None)
    return Statement(number, *who, 1, None, None, None, None, Status.ACCEPTED, None, "", "")


BEFORE = [Position("HUN", "sweden", Stance.OPPOSE, "2023-06-01", 1)]


def test_change_names_the_statement_that_made_it() -> None:
    found = changes(BEFORE, [said(5, "2024-02-26", Stance.SUPPORT)])
    assert found == [Change("HUN", "sweden", Stance.OPPOSE, Stance.SUPPORT, "2024-02-26", 5)]


def test_saying_the_same_again_is_no_change() -> None:
    assert changes(BEFORE, [said(5, "2024-02-26", Stance.OPPOSE)]) == []


def test_there_and_back_is_no_change() -> None:
    later = [said(5, "2023-07-01", Stance.SUPPORT), said(6, "2023-08-01", Stance.OPPOSE)]
    assert changes(BEFORE, later) == []


def test_first_position_is_a_change_from_none() -> None:
    [found] = changes([], [said(5, "2023-07-01", Stance.NEUTRAL)])
    assert (found.before, found.after) == (None, Stance.NEUTRAL)


def test_of_repeated_statements_the_first_made_the_change() -> None:
    later = [
        said(5, "2023-07-01", Stance.CONDITIONAL),
        said(6, "2023-08-01", Stance.SUPPORT),
        said(7, "2023-09-01", Stance.SUPPORT),
    ]
    [found] = changes(BEFORE, later)
    assert (found.before, found.after, found.date, found.statement) == (
        Stance.OPPOSE,
        Stance.SUPPORT,
        "2023-08-01",
        6,
    )


def test_only_the_weightiest_of_a_day_counts() -> None:
    later = [said(5, "2023-07-01", Stance.OPPOSE), said(6, "2023-07-01", Stance.SUPPORT)]
    assert [change.statement for change in changes(BEFORE, later)] == [6]
    assert changes(BEFORE, later[::-1]) == []


def test_oldest_change_comes_first_then_the_alphabet() -> None:
    later = [
        said(1, "2023-07-01", Stance.SUPPORT, "TUR"),
        said(2, "2023-07-01", Stance.SUPPORT, "DEU", "sweden"),
        said(3, "2023-07-01", Stance.SUPPORT, "DEU", "finland"),
        said(4, "2023-08-01", Stance.SUPPORT, "ALB"),
    ]
    assert [change.statement for change in changes([], later)] == [3, 2, 1, 4]


def test_nothing_said_nothing_changed() -> None:
    assert changes(BEFORE, []) == []


DAYS = [(date(2023, 1, 1) + timedelta(number)).isoformat() for number in range(12)]
TOLD = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.sampled_from(list(Stance)),
        st.sampled_from(["HUN", "TUR"]),
        st.sampled_from(["sweden", "finland"]),
    ),
    max_size=25,
)


@given(TOLD, st.sampled_from(DAYS))
def test_each_cell_day_by_day(told: list[tuple[str, Stance, str, str]], first: str) -> None:
    """What each held at the end of every day, one after the other, beside what is made of statements."""
    ordered = sorted(told, key=lambda one: one[0])
    every = [said(number, *one) for number, one in enumerate(ordered, 1)]

    def held(actor: str, issue: str, day: str) -> Statement | None:
        until = [s for s in every if (s.actor, s.issue) == (actor, issue) and s.date <= day]
        return until[-1] if until else None

    expected = []
    for actor in ("HUN", "TUR"):
        for issue in ("finland", "sweden"):
            before, after = held(actor, issue, first), held(actor, issue, DAYS[-1])
            was = before.stance if before else None
            if after is None or after.stance is was:
                continue
            # Back through the days as long as the same stance was held at their end.
            turned = len(DAYS) - 1
            while (at := held(actor, issue, DAYS[turned - 1])) and at.stance is after.stance:
                turned -= 1
            by = held(actor, issue, DAYS[turned])
            assert by is not None
            expected.append(Change(actor, issue, was, after.stance, DAYS[turned], by.id))
    at_first = [held(actor, issue, first) for actor in ("HUN", "TUR") for issue in ("finland", "sweden")]
    positions = [Position(s.actor, s.issue, s.stance, s.date, s.id) for s in at_first if s]
    found = changes(positions, [s for s in every if s.date > first])
    assert found == sorted(expected, key=lambda one: (one.date, one.actor, one.issue))
