"""How far a long command is: one line on stderr, written over itself, and only where stderr is a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
_SECONDS = 0.2


class Progress:
    """Counts things of a kind that pass by; `total` is how many there will be, None where nobody knows."""

    def __init__(self, total: int | None, kind: str, quiet: bool = False) -> None:
        self.done = 0
        self._total = total
        self._kind = kind
        self._shown = not quiet and sys.stderr.isatty()
        self._next = time.monotonic() + _SECONDS

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, counting each after it was dealt with; at the end the line is wiped away."""
        try:
            for item in items:
                yield item
                self.add(1)
        finally:
            self.clear()

    def add(self, count: int) -> None:
        """Count `count` more, and say so if the last time is a while ago."""
        self.done += count
        if self._shown and time.monotonic() >= self._next:
            of = "" if self._total is None else f" of {self._total:,}"
            self._write(f"\r{self.done:,}{of} {self._kind}")
            self._next = time.monotonic() + _SECONDS

    def clear(self) -> None:
        """Wipe the line away."""
        if self._shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            self._shown = False
