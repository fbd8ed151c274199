"""A command in a terminal of its own (a pseudo-terminal), as a person would sit before it."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
# Long enough for the slowest machine: it only ends a test that has failed anyway.
_PATIENCE = 60.0
# The terminal becomes the process's own, so that Ctrl-C in it is a signal.
_START = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from nato_positions import cli
sys.argv[0] = "positions"
cli.run()
"""


class Terminal:
    """A running command, what it has written so far, and its keyboard."""

    def __init__(self, *args: str, columns: int = 80) -> None:
        self._end, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._inner = inner
        self.settings = self.now()
        self._read = 0
        self.seen = ""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *args],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm"},
            start_new_session=True,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._end)
        os.close(self._inner)

    def now(self) -> list[Any]:
        """Return the terminal's settings."""
        return termios.tcgetattr(self._inner)

    def expect(self, words: str) -> "Terminal":
        """Wait until the command has written these words, after those that were waited for before."""
        while (place := self.seen.find(words, self._read)) < 0:
            assert self._more(), f"no {words!r} in\n{self.seen[self._read :]}"
        self._read = place + len(words)
        return self

    def press(self, keys: str) -> "Terminal":
        """Press keys."""
        os.write(self._end, keys.encode())
        return self

    def signal(self, number: int) -> None:
        """Send the command a signal."""
        self._process.send_signal(number)

    def ended(self) -> int:
        """Wait for the command's end, and return its exit status."""
        while self._process.poll() is None:
            self._more(0.05)
        while self._more(0.05):
            pass
        return self._process.returncode

    def _more(self, patience: float = _PATIENCE) -> bool:
        if not select.select([self._end], [], [], patience)[0]:
            return False
        data = os.read(self._end, 65_536)
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
