"""What is exported and imported into an empty ledger is the same ledger, in each form that has all fields."""

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_positions.commands import fields
from nato_positions.errors import BadInput
from nato_positions.model import Attribution, Claim, Source, Stance
from tests.commands.test_dna_export import ACTORS, ISSUES, put
from tests.conftest import Run

# What tables, spreadsheets and JSON have signs for.
_HOSTILE = (
    "=1+1",
    "'=x",
    "''",
    "@me",
    "+",
    "-",
    "a;b,c|d",
    '"',
    '""',
    "\\t",
    "\\",
    "\\\\n",
    "null",
    "[x]",
    "\ufeffx",
    "’",
    "😀",
)


def _kept(text: str) -> str | None:
    try:
        return fields.text("x", text)
    except BadInput:
        return None


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(_HOSTILE)
_some = st.none() | _texts.map(_kept)
# A quote is as it stands in its article, line ends and all.
_quotes = st.none() | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
).map(lambda text: text.strip() or None)


@st.composite
def _told(draw: st.DrawFn) -> tuple[Claim, Source, str]:
    number = draw(st.integers(1, 3))
    source = Source(
        f"https://example.org/{number}", draw(_some), draw(_some), draw(st.none() | st.just("2023-01-31"))
    )
    if draw(st.booleans()):
        source = Source(None, f"Title {number}", draw(_some), "2023-02-01")
    claim = Claim(
        draw(st.sampled_from(ACTORS[:3])),
        draw(st.sampled_from([issue.slug for issue in ISSUES] + ["sweden"])),
        draw(st.sampled_from(Stance)),
        draw(st.dates().map(str)),
        draw(st.sampled_from(Attribution)),
        draw(_some),
        draw(_some),
        draw(_quotes),
        None,
        draw(_some),
        draw(st.none() | st.floats(0, 1)),
    )
    return claim, source, "ann"


def _statements(run: Run, ledger: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        run("--db", str(ledger), "show", "--as-of", "9999-12-31", "-f", "json").out
    )
    # By whom and when is who imports it, and sources are numbered as they come.
    return [
        {k: v for k, v in one.items() if k not in ("source_id", "recorded_at", "recorded_by", "id")}
        for one in found
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "sql"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(_told(), min_size=1, max_size=6))
def test_every_field_comes_back(
    run: Run, tmp_path: Path, form: str, told: list[tuple[Claim, Source, str]]
) -> None:
    where = Path(tempfile.mkdtemp(dir=tmp_path))
    one, other, file = where / "one.db", where / "other.db", where / f"x.{form}"
    put(one, told)
    assert (
        run(
            "--db", str(one), "export", "-o", str(file), *(() if form == "sql" else ("--as-of", "9999-12-31"))
        ).status
        == 0
    )
    if form == "sql":
        with closing(sqlite3.connect(other)) as book:
            book.executescript(file.read_text("utf-8"))
    else:
        ran = run("--db", str(other), "import", str(file), "--create-issues")
        assert ran.status == 0, ran.err
    assert _statements(run, other) == _statements(run, one)
    assert run("--db", str(other), "check").status == 0
    if form != "sql":
        # Into the same ledger nothing is new.
        assert run("--db", str(one), "import", str(file)).out == "0\n"
