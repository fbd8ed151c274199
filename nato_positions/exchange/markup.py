"""What XML 1.0 can hold."""

import re

# What it cannot hold at all, escaped or not.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def unix(text: str) -> str:
    """Return a text with `\\n` line ends, as every reader of XML has it.

    >>> unix("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(text: str) -> str:
    """Return a text of the same length in which U+FFFD stands for each character that XML cannot hold.

    >>> plain("a\\x0cb")
    'a\ufffdb'
    """
    return _IMPOSSIBLE.sub("\ufffd", text)
