"""What every command shares: the options before its name, the clock, the hand that writes, its output."""

import os
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.model import Signature
from nato_positions.ondemand import on_demand
from nato_positions.render.notes import say
from nato_positions.render.screen import Color, Screen, screen
from nato_positions.store.location import Location, locate

if TYPE_CHECKING:
    import getpass
else:
    getpass = on_demand("getpass")


class Session(NamedTuple):
    """The options given before the command."""

    database: str | None
    color: Color
    quiet: bool

    @property
    def location(self) -> Location:
        """Where the ledger is."""
        return locate(self.database)

    @property
    def screen(self) -> Screen:
        """What stdout can show."""
        return screen(sys.stdout, self.color)

    def note(self, line: str) -> None:
        """Say something on stderr, unless asked to be quiet."""
        if not self.quiet:
            say(line)


def today() -> date:
    """Return today's date: the one place where it is read."""
    return date.today()


def now() -> str:
    """Return the time in UTC, as `recorded_at` has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user() -> str:
    """Return who records: `$POSITIONS_USER`, else the login name."""
    if name := os.environ.get("POSITIONS_USER", "").strip():
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def signature(what: str, why: str | None = None) -> Signature:
    """Return who changes something now, with which command."""
    return Signature(now(), user(), what, why)


def can_ask() -> bool:
    """Whether there is somebody at the terminal to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, choices: tuple[str, ...] = ()) -> str:
    """Ask on stderr until an answer comes; with choices, one of them."""
    while True:
        offered = f" [{'/'.join(choices)}]" if choices else ""
        sys.stderr.write(f"{question}{offered}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        answer = line.strip()
        if answer and (not choices or answer in choices):
            return answer
