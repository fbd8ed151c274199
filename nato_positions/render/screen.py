"""What a stream can show: whether it is a terminal, how wide, in colour, in more than ASCII."""

import os
import shutil
from enum import StrEnum
from typing import NamedTuple, TextIO

_PIPE_WIDTH = 120


class Color(StrEnum):
    """When to colour: `auto` asks the stream and the environment."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Screen(NamedTuple):
    """A stream's abilities. `width` is in columns; in a pipe it only scales charts, lines are never cut."""

    is_terminal: bool
    width: int
    color: bool
    ascii: bool


def screen(stream: TextIO, color: Color) -> Screen:
    """Return what `stream` can show, as it, `NO_COLOR`, `FORCE_COLOR`, `TERM` and the locale have it."""
    is_terminal = stream.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if is_terminal else _PIPE_WIDTH
    return Screen(is_terminal, max(width, 40), _in_color(is_terminal, color), _in_ascii(stream))


def _in_color(is_terminal: bool, color: Color) -> bool:
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _in_ascii(stream: TextIO) -> bool:
    """Whether the encoding, the locale or the terminal asks for ASCII.

    Python writes UTF-8 under the C locale too, so the locale that was asked for is read where it was set.
    """
    encodings = (getattr(stream, "encoding", None), os.environ.get("PYTHONIOENCODING"))
    if any(encoding and "utf" not in encoding.lower() for encoding in encodings):
        return True
    asked = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    _, named, charset = asked.partition(".")
    return (
        asked in ("C", "POSIX")
        or bool(named and "utf" not in charset.lower())
        or os.environ.get("TERM") == "dumb"
    )
