r"""Signs that nobody sees, written out in letters (`\x1b`, `\u200d`), and read back."""

import re

# Control characters, zero-width and bidirectional ones, line separators, byte order marks, tags, surrogates.
UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""A pattern for what could steer a terminal or hide from a reader."""
HIDDEN_IN_WORDS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What a page has inside words without showing it: soft hyphens, places where they may or may not break."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet takes for a formula."""
_BACKSLASH = "\\x5c"
_WRITTEN = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U000[0-9a-f]{5})")
_KEPT = re.compile("[\n\t]")


def written_out(text: str) -> str:
    r"""Return `text` with everything unseen written out.

    >>> written_out("red \x1b[31m")
    'red \\x1b[31m'
    """
    # What Unicode calls printable has nothing unseen in it, and is nearly all there is.
    return text if text.isprintable() else re.sub(UNSEEN, lambda match: _spelled(match[0]), text)


def in_cell(text: str) -> str:
    r"""Return `text` as a cell has it: line breaks and tabs stay, what only looks written out is told apart.

    >>> in_cell("a\nb\x1b")
    'a\nb\\x1b'
    >>> in_cell(r"C:\x1b")
    'C:\\x5cx1b'
    """
    if "\\" in text:
        text = _WRITTEN.sub(lambda match: _BACKSLASH + match[1], text)
    if text.isprintable():
        return text
    return re.sub(UNSEEN, lambda match: match[0] if _KEPT.match(match[0]) else _spelled(match[0]), text)


def read_back(text: str) -> str:
    r"""Return a text of which `in_cell` made this one; what is written out but could be seen stays.

    >>> read_back(r"a\x1b"), read_back(r"C:\x5cx1b"), read_back(r"\x41 \ud800")
    ('a\x1b', 'C:\\x1b', '\\x41 \\ud800')
    """
    return _WRITTEN.sub(_said, text) if "\\" in text else text


def _said(match: re.Match[str]) -> str:
    sign = chr(int(match[1][1:], 16))
    hidden = sign == "\\" or (re.match(UNSEEN, sign) and not "\ud800" <= sign <= "\udfff")
    return sign if hidden else match[0]


def _spelled(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
