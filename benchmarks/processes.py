"""Whole processes, timed in turn: a drift of the machine hits all alike, and each round gives ratios."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Ran(NamedTuple):
    """How long a process ran and how long it held a processor, in seconds, and the most memory, in MB."""

    seconds: float
    processor: float
    memory: float


class Run(NamedTuple):
    """A command, where its output goes, and what puts things back to where they were before it."""

    command: Sequence[str]
    output: Path | None = None
    prepare: Callable[[], object] = lambda: None


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this Python."""
    return [sys.executable, "-m", name, *arguments]


def run(command: Sequence[str], output: Path | None = None) -> Ran:
    """Run a command to its end; what it prints goes to a file or nowhere. Ends the program where it fails."""
    with Path(output or os.devnull).open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Ran(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(runs: Mapping[str, Run], rounds: int) -> dict[str, list[Ran]]:
    """Return what each command took, round by round, all of them once in each."""
    found: dict[str, list[Ran]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, one in runs.items():
            one.prepare()
            found[name].append(run(one.command, one.output))
    return found


def show(found: Mapping[str, Sequence[Ran]], peer: str, asked: Mapping[str, str]) -> None:
    """Print medians, and medians of each round's ratio to the peer, of time and of processor time."""
    width = max(map(len, found))
    print(f"{'':{width}} {'s':>7} {'×':>6} {'cpu s':>7} {'×':>6} {'MB':>5}  asked")
    for name, ran in found.items():
        row = [f"{name:{width}}"]
        for value, wide in (("seconds", 7), ("processor", 7)):
            pairs = [
                (getattr(one, value), getattr(two, value)) for one, two in zip(ran, found[peer], strict=True)
            ]
            row.append(f"{statistics.median(one for one, _ in pairs):{wide}.2f}")
            row.append(f"{statistics.median(one / two for one, two in pairs):6.2f}")
        print(*row, f"{max(one.memory for one in ran):5.0f}", f" {asked.get(name, '')}")
