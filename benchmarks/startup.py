"""Start-up: what a script pays for calling us, beside a hello-world typer app and sqlite-utils.

Each command runs as a whole process, in turn with the others so that a drift of the machine hits all alike.
Printed are medians, and ratios of medians against the two peers; nothing here is a test.
"""

import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import nato_positions

_ROUNDS = 25
_HELLO = """
import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    print(f"Hello {name}")


app()
"""
_ARTICLE = "The minister said: “We welcome the bid.” The talks went on."


class Measured(NamedTuple):
    """A command, what it is asked to stay under (× hello, × sqlite-utils), and its median in seconds."""

    name: str
    command: Sequence[str]
    hello: float | None
    peer: float | None


def main() -> None:
    """Prepare a ledger in a temporary folder, measure, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        environment = {**os.environ, "POSITIONS_DB": str(place / "bench.db"), "POSITIONS_USER": "bench"}
        positions = shutil.which("positions", path=str(Path(sys.executable).parent)) or "positions"
        peer = shutil.which("sqlite-utils", path=str(Path(sys.executable).parent)) or "sqlite-utils"
        (place / "hello.py").write_text(_HELLO, "utf-8")
        (place / "article.txt").write_text(_ARTICLE, "utf-8")
        _run([positions, "-q", "import", "--starter"], environment)
        # As an installed package is; PYTHONDONTWRITEBYTECODE would have a checkout compiled at every start.
        compileall.compile_dir(Path(nato_positions.__file__).parent, quiet=1)
        commands = _commands(positions, peer, place)
        medians = _medians(commands, environment)
        _print(commands, medians)


def _commands(positions: str, peer: str, place: Path) -> list[Measured]:
    add = [positions, "-q", "add", "--article", str(place / "article.txt"), "--published", "2023-06-01"]
    add += ["--state", "germany", "--issue", "sweden", "--stance", "support", "--quote", "welcome the bid"]
    return [
        Measured("hello-world typer app", [sys.executable, str(place / "hello.py")], None, None),
        Measured("sqlite-utils FILE 'select 1'", [peer, str(place / "bench.db"), "select 1"], None, None),
        # A new speaker each time, so that every call records.
        Measured("positions add", [*add, "--speaker", "{round}"], 1.25, 0.6),
        Measured("positions show -f json", [positions, "show", "--issue", "sweden", "-f", "json"], 1.25, 0.6),
        Measured("positions diff -f json", [positions, "diff", "-f", "json"], 1.25, 0.6),
        Measured("positions show, drawn", [positions, "show", "--issue", "sweden"], 2.0, None),
    ]


def _medians(commands: Sequence[Measured], environment: dict[str, str]) -> list[float]:
    times: list[list[float]] = [[] for _ in commands]
    for number in range(_ROUNDS + 1):
        for kept, measured in zip(times, commands, strict=True):
            seconds = _run([part.format(round=f"Speaker {number}") for part in measured.command], environment)
            # The first round warms the caches.
            if number:
                kept.append(seconds)
    return [statistics.median(kept) for kept in times]


def _run(command: Sequence[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _print(commands: Sequence[Measured], medians: Sequence[float]) -> None:
    print(f"Start-up, whole process, median of {_ROUNDS}; Python {platform.python_version()}")
    print(f"{'command':30} {'ms':>6} {'× hello':>8} {'asked':>6} {'× peer':>8} {'asked':>6}")
    hello, peer = medians[0], medians[1]
    for measured, median in zip(commands, medians, strict=True):
        asked = [f"≤ {bound:g}" if bound else "" for bound in (measured.hello, measured.peer)]
        print(
            f"{measured.name:30} {median * 1000:6.1f} {median / hello:8.2f} {asked[0]:>6}"
            f" {median / peer:8.2f} {asked[1]:>6}"
        )


if __name__ == "__main__":
    main()
