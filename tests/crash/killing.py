"""Run a command line in a child and kill it at a given system call: counted in work, not by the clock.

The parent traces the child with ptrace and stops it at the entry and the exit of every system call. At the
one that is wanted it sends SIGKILL, which nothing in the child can catch, not even between two writes of one
commit; or SIGINT, as Ctrl-C does.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import NamedTuple

from nato_positions import cli

_TRACEME, _TO_NEXT_CALL = 0, 24
_PTRACE = ctypes.CDLL(None, use_errno=True).ptrace
_PTRACE.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_PTRACE.restype = ctypes.c_long
_NO_TRACING = 99


class Killed(NamedTuple):
    """How a child ended: its exit status (None where it was killed), what it printed, how far it came."""

    status: int | None
    out: str
    err: str
    stops: int


def killed(args: list[str], said: Path, at: int | None, by: signal.Signals = signal.SIGKILL) -> Killed:
    """Run a command line in a forked child, and send it a signal at the stop of that number, or never."""
    complained = said.with_suffix(".err")
    pid = os.fork()
    if pid == 0:
        _become(args, said, complained)
    stops, status = _followed(pid, at, by)
    out, err = (path.read_text("utf-8") if path.exists() else "" for path in (said, complained))
    return Killed(status, out, err, stops)


def can_trace() -> bool:
    """Whether this system lets a parent trace its child."""
    if sys.platform != "linux":
        return False
    pid = os.fork()
    if pid == 0:
        os._exit(_NO_TRACING if _PTRACE(_TRACEME, 0, None, None) else 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _become(args: list[str], said: Path, complained: Path) -> None:
    """Run the command line as the child, with what it says in two files; never returns."""
    status = _NO_TRACING
    try:
        with said.open("w", encoding="utf-8") as out, complained.open("w", encoding="utf-8") as err:
            sys.stdout, sys.stderr = out, err
            if _PTRACE(_TRACEME, 0, None, None) == 0:
                os.kill(os.getpid(), signal.SIGSTOP)
                status = cli.main(args)
    finally:
        os._exit(status)


def _followed(pid: int, at: int | None, by: signal.Signals) -> tuple[int, int | None]:
    """Follow the child from call to call; return how many stops there were, and its exit status."""
    stops = 0
    _, state = os.waitpid(pid, 0)
    while os.WIFSTOPPED(state):
        if stops == at:
            os.kill(pid, by)
        # A signal that was sent stops the child first, and is then passed on.
        passed = by if os.WSTOPSIG(state) == by else 0
        _PTRACE(_TO_NEXT_CALL, pid, None, passed)
        stops += 1
        _, state = os.waitpid(pid, 0)
    return stops, os.WEXITSTATUS(state) if os.WIFEXITED(state) else None
