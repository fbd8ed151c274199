"""Command lines in forked children: many at once, with other rights or limits than the tests have."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from nato_positions import cli
from tests.conftest import Ran


def nothing() -> None:
    """Do nothing before the command."""


def begun(lines: Iterable[list[str]], out: Path, err: Path, first: Callable[[], None] = nothing) -> int:
    """Begin a child that does one thing first and then runs command lines until one fails; return its id."""
    pid = os.fork()
    if pid:
        return pid
    status = 99
    try:
        with out.open("w", encoding="utf-8") as said, err.open("w", encoding="utf-8") as complained:
            sys.stdout, sys.stderr = said, complained
            first()
            status = next((failed for line in lines if (failed := cli.main(line))), 0)
    finally:
        os._exit(status)


def ended(pid: int) -> int:
    """Return the exit status of a child; where a signal ended it, that signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def ran(args: list[str], first: Callable[[], None] = nothing) -> Ran:
    """Run one command line in a child, after doing one thing there."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        status = ended(begun([args], out, err, first))
        return Ran(status, out.read_text("utf-8"), err.read_text("utf-8"))
