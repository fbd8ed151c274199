"""Single keys from a terminal. Between two keys the terminal is as we found it: no exit can spoil it."""

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import termios
    import tty
else:
    # Not on every system.
    termios = on_demand("termios")
    tty = on_demand("tty")

_ESCAPE = b"\x1b"
_SECONDS = 0.05


def is_there() -> bool:
    """Whether somebody sits at a terminal that can be read key by key."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return hasattr(termios, "tcgetattr")
    except ImportError:
        return False


def key(question: str) -> str:
    """Ask on stderr and return the next key that is pressed: one ASCII character, or nothing for another key.

    Ctrl-C and a signal to end raise `KeyboardInterrupt`, a terminal that is gone `EOFError`. What a key sends
    beyond its first byte, an arrow say, is swallowed, so that no part of it is taken for another key.
    """
    keyboard = sys.stdin.fileno()
    with _key_by_key(keyboard):
        sys.stderr.write(question)
        sys.stderr.flush()
        pressed = os.read(keyboard, 1)
        if pressed == _ESCAPE:
            _swallow(keyboard)
    if not pressed:
        raise EOFError
    return pressed.decode("ascii", "ignore").replace("\x1b", "")


@contextmanager
def _key_by_key(keyboard: int) -> Iterator[None]:
    """Read keys as they are pressed; at the end, whatever ends it, the terminal is what it was."""
    before = termios.tcgetattr(keyboard)
    handlers = {number: signal.signal(number, _end) for number in (signal.SIGTERM, signal.SIGHUP)}
    # Back from Ctrl-Z the shell has set the terminal to its own ways.
    handlers[signal.SIGCONT] = signal.signal(signal.SIGCONT, lambda *_: _set(keyboard))
    try:
        _set(keyboard)
        yield
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _set(keyboard: int) -> None:
    """Keys one by one and not echoed. Not raw: Ctrl-C stays a signal; what was typed ahead is kept."""
    tty.setcbreak(keyboard, termios.TCSADRAIN)


def _end(*_: object) -> None:
    raise KeyboardInterrupt


def _swallow(keyboard: int) -> None:
    while select.select([keyboard], [], [], _SECONDS)[0]:
        if not os.read(keyboard, 64):
            return


def line(question: str) -> str:
    """Ask on stderr and return what is typed up to Enter; the terminal itself edits the line.

    Raises `EOFError` at Ctrl-D.
    """
    sys.stderr.write(question)
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    return typed.strip()
