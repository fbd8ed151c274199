"""Lines on stderr: notes, warnings, errors. Data never goes there."""

import sys

from nato_positions.render.text import ascii_only, visible


def say(line: str) -> None:
    """Write one line to stderr; a stderr that is closed or full is not worth failing for."""
    text = visible(line)
    if "utf" not in (getattr(sys.stderr, "encoding", None) or "utf-8").lower():
        text = ascii_only(text)
    try:
        sys.stderr.write(f"positions: {text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
