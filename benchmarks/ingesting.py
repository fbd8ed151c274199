"""Ingesting a hundred thousand articles from JSON Lines: articles a second, and the most memory that it took.

The peak is that of the process that writes, as the system counts it, beside the peak for a tenth of the
articles: flat memory means that the two are alike.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import articles

_COUNT = int(os.environ.get("POSITIONS_BENCH_ARTICLES", "100000"))
_WORKERS = os.cpu_count() or 1
# The child says itself how much memory it had; workers are other processes.
_CHILD = """
import resource, sys
from nato_positions import cli
status = cli.main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
raise SystemExit(status)
"""


class Run(NamedTuple):
    """One run: how many articles, seconds, the peak in MB, how many candidates wait afterwards."""

    articles: int
    seconds: float
    peak: float
    waiting: int


def main() -> None:
    """Make the files, ingest the small one and the large one, the latter twice; print the table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_file(Path(folder), count) for count in (_COUNT // 10, _COUNT))
        runs = {
            "a tenth": _ingest(small, Path(folder) / "small.db"),
            "all": _ingest(large, Path(folder) / "large.db"),
            "all, again": _ingest(large, Path(folder) / "large.db"),
        }
    print(f"Ingesting, {_WORKERS} workers; Python {platform.python_version()}")
    print(f"{'run':12} {'articles':>9} {'s':>7} {'articles/s':>10} {'peak MB':>8} {'waiting':>9}")
    for name, run in runs.items():
        speed = run.articles / run.seconds
        print(
            f"{name:12} {run.articles:9,} {run.seconds:7.0f} {speed:10.0f} {run.peak:8.0f} {run.waiting:9,}"
        )


def _file(folder: Path, count: int) -> Path:
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for made in articles(count):
            file.write(f"{json.dumps(made._asdict(), ensure_ascii=False)}\n")
    return path


def _ingest(path: Path, ledger: Path) -> Run:
    command = [sys.executable, "-c", _CHILD, "--db", str(ledger), "ingest", str(path)]
    start = time.perf_counter()
    done = subprocess.run([*command, "--workers", str(_WORKERS)], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    unit = 1 if platform.system() == "Darwin" else 1024
    peak = int(done.stderr.split()[-1]) * unit / 1024 / 1024
    return Run(len(done.stdout.splitlines()), seconds, peak, _waiting(ledger))


def _waiting(ledger: Path) -> int:
    connection = sqlite3.connect(ledger)
    try:
        [(count,)] = connection.execute("SELECT count(*) FROM statement WHERE status = 'pending'").fetchall()
        return int(count)
    finally:
        connection.close()


if __name__ == "__main__":
    main()
