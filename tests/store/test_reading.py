"""Positions as of a day, against a slow and obvious reference."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_positions import reference
from nato_positions.model import Attribution, Claim, Source, Stance
from nato_positions.store import ledger, reading, writing
from nato_positions.store.location import Location

ACTORS = ("DEU", "HUN")
ISSUES = ("sweden", "finland")
DAYS = tuple(f"2023-06-{day:02}" for day in range(1, 6))
SAID = st.tuples(
    st.sampled_from(ACTORS),
    st.sampled_from(ISSUES),
    st.sampled_from(list(Stance)),
    st.sampled_from(DAYS),
    st.sampled_from(list(Attribution)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SAID, max_size=25), st.sampled_from(DAYS))
def test_the_newest_then_the_weightiest_then_the_latest_record_wins(
    said: list[tuple[str, str, Stance, str, Attribution]], day: str
) -> None:
    hand = writing.Hand("2026-01-01T00:00:00Z", "tester")
    with (
        tempfile.TemporaryDirectory() as folder,
        ledger.writing(Location(Path(folder) / "x.db", True)) as book,
    ):
        source = writing.put_source(book, Source("https://example.org"), hand).id
        for number, (actor, issue, stance, date, attribution) in enumerate(said):
            claim = Claim(reference.actor(actor), issue, stance, date, attribution, note=str(number))
            writing.put_statement(book, claim, source, hand)
        found = {(p.actor, p.issue): p.stance for p in reading.positions(book, day)}
    expected = {}
    for actor in ACTORS:
        for issue in ISSUES:
            fitting = [
                (date, attribution.weight, number, stance)
                for number, (a, i, stance, date, attribution) in enumerate(said)
                if (a, i) == (actor, issue) and date <= day
            ]
            if fitting:
                expected[actor, issue] = max(fitting)[3]
    assert found == expected
