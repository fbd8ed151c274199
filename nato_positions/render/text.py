"""The one place that turns text from outside into text for a terminal, a cell or a line of Markdown.

Article text is hostile until shown otherwise: escape sequences, bidirectional overrides, zero-width letters
and unpaired surrogates are made visible, and a spreadsheet is not handed a formula.
"""

import re
import unicodedata

from nato_positions.escapes import FORMULA, UNSEEN, in_cell, written_out

_MARKDOWN = r"[\\|<>*_`\[\]#&]"
# What has a plain spelling; everything else that ASCII lacks becomes a question mark.
_ASCII = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚‹›′", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        **{"·": "-", "•": "*", "…": "~", "→": ">", "°": "*", "×": "x", "⨯": "x"},
        **{
            "ß": "ss",
            "ø": "o",
            "Ø": "O",
            "ł": "l",
            "Ł": "L",
            "đ": "d",
            "Đ": "D",
            "ı": "i",
            "ð": "d",
            "þ": "th",
        },
        **{"æ": "ae", "Æ": "AE", "œ": "oe", "€": "EUR", "£": "GBP", "\xa0": " "},
    }
)


def visible(text: str) -> str:
    r"""Return `text` on one line, with everything that could steer a terminal written out.

    >>> visible("red \x1b[31m\nnext")
    'red \\x1b[31m next'
    """
    return written_out(" ".join(text.split()) if _breaks(text) else text)


def _breaks(text: str) -> bool:
    return any(character in text for character in "\n\r\t\v\f\x85\u2028\u2029")


def ascii_only(text: str) -> str:
    """Return `text` in ASCII: accents dropped, known marks replaced, the rest as question marks.

    >>> ascii_only("Türkiye · “yes”")
    'Turkiye - "yes"'
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(c if c.isascii() else "?" for c in plain if not unicodedata.combining(c))


def json_safe(text: str) -> str:
    """Return JSON text with the unsafe characters as escapes; what it says stays the same."""
    # Nothing that is unsafe is printable, and to ask for that is far quicker than to look for each.
    return text if text.isprintable() else re.sub(UNSEEN, lambda match: _json_escape(ord(match[0])), text)


def _json_escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def csv_cell(text: str) -> str:
    r"""Return a cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe.

    Line breaks and tabs stay, in quotes; what nobody sees is written out, so that it can be read back.

    >>> csv_cell("=1+1")
    "'=1+1"
    """
    return _guarded(in_cell(text))


def _guarded(cell: str) -> str:
    if cell[:1].isalnum():
        return cell
    # One that begins with the apostrophe itself gets another, so that who takes one off has what it was.
    return f"'{cell}" if cell.lstrip("'").lstrip(" ").startswith(FORMULA) else cell


def tsv_cell(text: str) -> str:
    r"""Return a cell without tabs or line breaks, which are written `\t` and `\n`; guarded as in CSV."""
    kept = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")
    return _guarded(written_out(kept))


def markdown_cell(text: str) -> str:
    r"""Return a cell of a Markdown table in which nothing is markup.

    >>> markdown_cell("a|b <i>")
    'a\\|b \\<i\\>'
    """
    return re.sub(_MARKDOWN, r"\\\g<0>", visible(text))
