"""The object of `diff -f json`: written straight away, it is what an encoder makes of the same."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from nato_positions.analysis.consensus import by_issue
from nato_positions.analysis.disagreement import pairs
from nato_positions.model import Position, Stance
from nato_positions.render import matrix_record

ISSUES = ("sweden", 'a"b', "c\\d", "e\x1b[31m\u202e", "türkiye")
HELD = st.dictionaries(
    st.tuples(st.sampled_from(("DEU", "HUN", "\x9bTUR")), st.sampled_from(ISSUES)),
    st.tuples(st.sampled_from(list(Stance)), st.dates().map(str), st.integers(1)),
)


@given(HELD)
def test_is_what_an_encoder_makes_of_it(told: dict[tuple[str, str], tuple[Stance, str, int]]) -> None:
    held = [Position(actor, issue, *rest) for (actor, issue), rest in sorted(told.items())]
    found, stands = pairs(held), by_issue(ISSUES, held, {"DEU", "HUN"})
    out = io.StringIO()
    matrix_record.write(out, "2026-01-01", ISSUES, {"HUN", "DEU"}, held, found, stands)
    written = out.getvalue()
    assert json.loads(written) == {
        "as_of": "2026-01-01",
        "issues": list(ISSUES),
        "actors": ["DEU", "HUN"],
        "stances": {
            code: {
                p.issue: {"stance": p.stance, "date": p.date, "statement": p.statement}
                for p in held
                if p.actor == code
            }
            for code in {p.actor for p in held}
        },
        "pairs": [pair._asdict() for pair in found],
        "by_issue": {
            stand.issue: {
                name: list(value) if isinstance(value, tuple) else value
                for name in (*Stance, "silent", "holdouts", "hesitant", "agreement")
                for value in [getattr(stand, name)]
            }
            for stand in stands
        },
    }
    assert list(json.loads(written)) == ["as_of", "issues", "actors", "stances", "pairs", "by_issue"]
    assert set(written) & set("\x1b\x9b\u202e") == set()
    assert written.endswith("}\n")
