"""Importing a made-up file in the shape of the UN's roll calls, beside `sqlite-utils insert --csv`."""

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pycountry

_ROUNDS = 3
_ROWS = int(os.environ.get("POSITIONS_BENCH_ROWS", "200000"))
_STATES = [country.name for country in pycountry.countries][:200]
_SHARE = 0.725
_OPTIONS = (
    *("--map", "country=actor", "--map", "resolution=issue", "--map", "vote=stance"),
    *("--stance-map", "yes=support,no=oppose,abstain=neutral", "--set", "attribution=enacted"),
    *("--create-issues", "--create-actors"),
)


def main() -> None:
    """Make the file, import it by turns, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        file, ours, theirs = (Path(folder) / name for name in ("votes.csv", "ours.db", "theirs.db"))
        _votes(file)
        commands: dict[Path, Sequence[str]] = {
            ours: [*_python("nato_positions"), "--db", str(ours), "import", str(file), *_OPTIONS],
            theirs: [*_python("sqlite_utils"), "insert", str(theirs), "votes", str(file), "--csv"],
        }
        found: dict[Path, list[tuple[float, int]]] = {ours: [], theirs: []}
        for _ in range(_ROUNDS):
            for path, command in commands.items():
                path.unlink(missing_ok=True)
                found[path].append(_run(command))
        mine, other = (statistics.median(seconds for seconds, _ in found[path]) for path in (ours, theirs))
        most = max(memory for _, memory in found[ours]) / 1024
        print(f"{_ROWS:,} rows; median of {_ROUNDS}")
        print(f"sqlite-utils insert --csv   {other:6.2f} s")
        print(f"positions import            {mine:6.2f} s  {mine / other:.2f} × (asked ≤ 0.3)  {most:.0f} MB")


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def _votes(path: Path) -> None:
    luck, number, resolution = random.Random(3), 0, 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["country", "resolution", "vote", "date", "url"])
        while number < _ROWS:
            resolution += 1
            day = (date(1946, 1, 1) + timedelta(resolution * 4)).isoformat()
            for state in _STATES:
                if luck.random() < _SHARE and number < _ROWS:
                    number += 1
                    vote, url = luck.choice(("yes", "no", "abstain")), f"https://example.org/{resolution}"
                    writer.writerow([state, f"R/{resolution}", vote, day, url])


def _run(command: Sequence[str]) -> tuple[float, int]:
    """Return how long a process ran, in seconds, and the most memory it held, in kB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss


if __name__ == "__main__":
    main()
