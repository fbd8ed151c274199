"""Growth: what an answer costs as the ledger grows, and `diff` over as many votes as the UN's roll calls.

Each command is a whole process; printed are the median time and the most memory of it, in a small ledger and
in a large one of the same run, and the ratio of the two.
"""

import os
import platform
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.processes import module, run

_ROUNDS = 7
_SMALL, _LARGE = 1_000, 1_000_000
_STANCES = ("oppose", "neutral", "conditional", "support")
_VOTES_STATES = 200
_ISSUES = 6_000
_SHARE = 0.725
_SHOWN = {
    "diff -f json": ["diff", "-f", "json"],
    "diff --as-of 2015-06-01": ["diff", "--as-of", "2015-06-01", "-f", "json"],
    "show --issue sweden --limit 20": ["show", "--issue", "sweden", "--limit", "20", "-f", "json"],
}


def main() -> None:
    """Make the ledgers, ask them, print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        small, large, votes = (Path(folder) / name for name in ("small.db", "large.db", "votes.db"))
        _fill(small, _statements(small, _SMALL))
        _fill(large, _statements(large, _LARGE))
        count = _fill(votes, _roll_calls(votes))
        print(f"Python {platform.python_version()}; median of {_ROUNDS}")
        print(f"{'command':32} {'1,000':>9} {'1,000,000':>10} {'ratio':>6} {'asked':>6} {'memory':>7}")
        for name, arguments in _SHOWN.items():
            _compare(name, arguments, small, large)
        _whole(votes, count)


def _statements(path: Path, count: int) -> Iterator[tuple[object, ...]]:
    """Yield made-up statements of every actor on every issue, over fifteen years."""
    book = _made(path)
    actors = [code for (code,) in book.execute("SELECT code FROM actor ORDER BY code")]
    issues = [number for (number,) in book.execute("SELECT id FROM issue ORDER BY id")]
    book.close()
    luck = random.Random(1)
    for number in range(count):
        yield _row(number, luck.choice(actors), luck.choice(issues), luck.choice(_STANCES), luck)


def _roll_calls(path: Path) -> Iterator[tuple[object, ...]]:
    """Yield the votes of 200 made-up states on 6,000 resolutions, about 870,000."""
    book = _made(path)
    codes = [f"Z{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(_VOTES_STATES)]
    with book:
        book.executemany(
            "INSERT INTO actor (code, name, kind) VALUES (?, ?, 'partner')", [(code, code) for code in codes]
        )
        book.executemany(
            "INSERT INTO issue (id, slug, title, question) VALUES (?, ?, 'A resolution', 'For or against?')",
            [(number + 1_000, f"resolution-{number}") for number in range(_ISSUES)],
        )
    book.close()
    luck, number = random.Random(2), 0
    for issue in range(_ISSUES):
        for code in codes:
            if luck.random() < _SHARE:
                number += 1
                yield _row(number, code, issue + 1_000, luck.choice(("oppose", "neutral", "support")), luck)


def _row(number: int, actor: str, issue: int, stance: str, luck: random.Random) -> tuple[object, ...]:
    day = (date(2010, 1, 1) + timedelta(luck.randrange(15 * 365))).isoformat()
    return actor, issue, stance, day, f"statement {number}"


def _made(path: Path) -> sqlite3.Connection:
    """Return a connection to a new ledger."""
    environment = {**os.environ, "POSITIONS_DB": str(path)}
    command = [sys.executable, "-m", "nato_positions", "-q", "import", "-", "--format", "csv"]
    subprocess.run(command, env=environment, input=b"actor\n", check=False, capture_output=True)
    if not path.exists():
        subprocess.run(
            [sys.executable, "-m", "nato_positions", "-q", "import", "--starter"], env=environment, check=True
        )
    return sqlite3.connect(path)


def _fill(path: Path, rows: Iterator[tuple[object, ...]]) -> int:
    """Put the statements in by SQL, past our own import, which is measured elsewhere; return their number."""
    first = next(rows)
    book = sqlite3.connect(path)
    with book:
        source = book.execute(
            "INSERT INTO source (title, archived_at, archived_by) VALUES ('Made up', '', '') RETURNING id"
        ).fetchone()[0]
        book.executemany(
            "INSERT INTO statement"
            " (actor, issue, source, stance, date, attribution, note, recorded_at, recorded_by, weight)"
            f" VALUES (?, ?, {source}, ?, ?, 'reported', ?, '', 'bench', 1)",
            (row for part in ([first], rows) for row in part),
        )
    book.execute("ANALYZE")
    count: int = book.execute("SELECT count(*) FROM statement").fetchone()[0]
    book.close()
    return count


def _compare(name: str, arguments: Sequence[str], small: Path, large: Path) -> None:
    times: dict[Path, list[float]] = {small: [], large: []}
    memory = 0.0
    for number in range(_ROUNDS + 1):
        for path, kept in times.items():
            ran = run(module("nato_positions", "--db", str(path), *arguments))
            if number:
                kept.append(ran.seconds)
            memory = max(memory, ran.memory)
    before, after = (statistics.median(kept) for kept in times.values())
    print(
        f"{name:32} {before * 1000:6.0f} ms {after * 1000:7.0f} ms {after / before:6.2f} {'≤ 1.3':>6}"
        f" {memory:4.0f} MB"
    )


def _whole(votes: Path, count: int) -> None:
    """Print `diff` over every position of the roll calls beside reading the same rows with sqlite3."""
    read = (
        "import sqlite3, sys; book = sqlite3.connect(sys.argv[1]);"
        "rows = book.execute('SELECT s.actor, issue.slug, s.stance, s.date, s.id FROM statement s"
        " JOIN issue ON issue.id = s.issue').fetchall()"
    )
    ours = [run(module("nato_positions", "--db", str(votes), "diff", "-f", "json")) for _ in range(3)]
    floor = [run([sys.executable, "-c", read, str(votes)]) for _ in range(3)]
    mine, theirs = (statistics.median(ran.seconds for ran in kept) for kept in (ours, floor))
    print()
    print(f"{count:,} votes of {_VOTES_STATES} states on {_ISSUES:,} issues")
    print(f"reading the rows with sqlite3   {theirs:6.2f} s")
    print(f"positions diff -f json          {mine:6.2f} s  {mine / theirs:.2f} × (asked < 5)")


if __name__ == "__main__":
    main()
