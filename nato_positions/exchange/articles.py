"""Reading articles: plain text, HTML and JSON Lines, from files, folders, addresses or standard input."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nato_positions.errors import BadInput
from nato_positions.exchange.files import refuse_packed
from nato_positions.model import Source
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import json

    from nato_positions.exchange import pages
else:
    json = on_demand("json")
    # Reading HTML brings trafilatura along, which plain text does not need.
    pages = on_demand("nato_positions.exchange.pages")

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_BYTES = 64 * 1024 * 1024
_SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".jsonl", ".ndjson")


def read_file(path: str) -> Source:
    """Return the one article in a file. Raises `BadInput` for a file that is none."""
    found = list(read(path))
    if len(found) != 1:
        raise BadInput(f"{path} has {len(found)} articles; give a file of one, or use 'positions ingest'")
    return found[0]


def read(place: str, stdin: BinaryIO | None = None) -> Iterator[Source]:
    """Yield the articles at `place`: a file, a folder of them, an http address, or `-` for `stdin`.

    Raises `BadInput` for what is no article: absent, empty, binary, not UTF-8, too large.
    """
    if place == "-" and stdin is not None:
        yield from _stream(stdin, "standard input", "")
    elif place.startswith(("http://", "https://")):
        yield pages.article(pages.fetch(place), place)
    elif Path(place).is_dir():
        files = [file for file in sorted(Path(place).rglob("*")) if file.suffix.lower() in _SUFFIXES]
        if not files:
            raise BadInput(f"there are no articles in {place}; they end in {', '.join(_SUFFIXES)}")
        for path in files:
            yield from read(str(path))
    else:
        with _opened(place) as file:
            yield from _stream(file, place, Path(place).suffix.lower())


@contextmanager
def _opened(place: str) -> Iterator[BinaryIO]:
    try:
        with Path(place).open("rb") as opened:
            yield opened
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"cannot read {place}: {reason}; give an article's file") from error


def _stream(file: BinaryIO, name: str, suffix: str) -> Iterator[Source]:
    """Yield the articles of an open file: JSON Lines a line at a time, anything else as a whole."""
    if suffix in (".jsonl", ".ndjson"):
        yield from _json_lines(b"", file, name)
        return
    head = file.readline(_MOST_BYTES + 1)
    if suffix == "" and head.removeprefix(b"\xef\xbb\xbf").startswith(b'{"'):
        yield from _json_lines(head, file, name)
    else:
        yield from _article(head + file.read(max(_MOST_BYTES + 1 - len(head), 0)), name, suffix)


def _article(data: bytes, name: str, suffix: str) -> Iterator[Source]:
    _refuse_large(data, name)
    text = decode(data, name)
    if suffix in (".html", ".htm", ".xhtml") or _looks_like_html(text):
        yield pages.article(text, None, name)
    else:
        yield Source(text=text)


def _refuse_large(data: bytes, name: str) -> None:
    if len(data) > _MOST_BYTES:
        raise BadInput(f"{name} is larger than {_MOST_BYTES >> 20} MB; split it")


def decode(data: bytes, name: str) -> str:
    """Return the bytes of an article as text with `\\n` line ends. Raises `BadInput` where they are none."""
    if data.startswith(_UTF_16):
        raise BadInput(f"{name} is UTF-16; convert it to UTF-8, with iconv say")
    refuse_packed(data, name)
    if b"\0" in data:
        raise BadInput(f"{name} is not text; give an article as text or HTML")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is not UTF-8 (byte {error.start}); convert it, with iconv say") from error
    if not text.strip():
        raise BadInput(f"{name} is empty; give an article as text or HTML")
    return text


def _looks_like_html(text: str) -> bool:
    return text[:1000].lstrip().lower().startswith(("<!doctype html", "<html", "<?xml"))


def _json_lines(head: bytes, file: BinaryIO, name: str) -> Iterator[Source]:
    """Yield an article a line, without holding more than one; `head` was read from the file before."""
    found = 0
    lines = chain([head] if head else [], iter(lambda: file.readline(_MOST_BYTES + 1), b""))
    for number, line in enumerate(lines, 1):
        if line.strip():
            _refuse_large(line, f"{name}, line {number}")
            yield _from_json(decode(line, f"{name}, line {number}"), f"{name}, line {number}")
            found += 1
    if not found:
        raise BadInput(f"{name} is empty; put one article on a line")


def _from_json(line: str, where: str) -> Source:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInput(f"{where} is not JSON; put one article on a line") from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str) or not fields["text"].strip():
        raise BadInput(f"{where} has no 'text'; an article needs one")
    others = [fields.get(key) for key in ("url", "title", "outlet", "date")]
    if any(not isinstance(value, str | None) for value in others):
        raise BadInput(f"{where}: url, title, outlet and date are texts; quote them")
    address, title, outlet, day = (value or None for value in others)
    return Source(address, title, outlet, _day(day), decode(_utf8(fields["text"], where), where))


def _day(date: str | None) -> str | None:
    """Return the day of a time stamp such as 2023-06-01T10:00:00Z; anything else stays as it is."""
    return date[:10] if date and _TIME.match(date) else date


def _utf8(text: str, where: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise BadInput(f"{where} has half of a surrogate pair; repair its text") from None
