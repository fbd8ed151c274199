"""Writing a project: a zip of the sources' texts and `project.qde`, the XML that tells what is coded in them.

The format is that of "REFI-QDA Standard for the interoperability of QDA software", version 1.5 (2019).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nato_positions import __version__, places
from nato_positions.exchange.markup import plain, unix
from nato_positions.exchange.refi import coding, marks
from nato_positions.exchange.refi.codebook import codebook
from nato_positions.model import Archived, Issue, Source, Statement

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
# Some programs call a file by the name of its source.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
# More than these may come to more than the 2 GB that a zip holds without its newer headers.
_MANY = 500_000


class Project(NamedTuple):
    """What a project is made of: statements, the sources and issues that they name, and, by the number of a
    source, its archived text and the places of its statements in that (code points).
    """

    statements: Sequence[Statement]
    sources: Mapping[int, Archived]
    issues: Mapping[str, Issue]
    text: Callable[[int], str | None]
    spans: Callable[[int], dict[int, places.Span]]


class Written(NamedTuple):
    """How many statements and sources were written; how many statements have a source whose text was made of
    them, and how many have no place in theirs and are coded on the whole of it.
    """

    statements: int
    sources: int
    bare: int
    whole: int


def write(out: BinaryIO, project: Project) -> Written:
    """Write a project; the same statements make the same bytes. Return what was written."""
    by_source: dict[int, list[Statement]] = {}
    for one in project.statements:
        by_source.setdefault(one.source_id, []).append(one)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        known, bare = _texts(archive, project, by_source)
        many = len(project.statements) > _MANY
        with (
            archive.open(_entry("project.qde"), "w", force_zip64=many) as raw,
            TextIOWrapper(raw, encoding="utf-8", newline="\n") as text,
        ):
            text.writelines(_xml(project, by_source, known))
    count = len(project.statements)
    return Written(count, len(by_source), bare, count - len(known.spans))


def _entry(name: str) -> ZipInfo:
    """Return a file of the zip on the first day that a zip knows: nothing in it tells when it was written."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _texts(
    archive: ZipFile, project: Project, by_source: Mapping[int, Sequence[Statement]]
) -> tuple[coding.Known, int]:
    """Write the text of each source; return what is then known, and how many stand in texts made."""
    sources = {number: marks.of_source(project.sources[number]) for number in by_source}
    statements = {one.id: marks.of_statement(one, sources[one.source_id]) for one in project.statements}
    spans: dict[int, places.Span] = {}
    bare = 0
    for number, said in by_source.items():
        archived, text = project.sources[number], project.text(number)
        if text is None:
            laid = places.made(
                Source(archived.url, archived.title, archived.outlet, archived.published), said
            )
            anchored = laid.spans
            bare += len(said)
        else:
            laid = places.in_article(text, said, project.spans(number))
            anchored = {one: span for one, span in laid.spans.items() if one in laid.anchored}
        spans |= {one: _placed(laid.text, span) for one, span in anchored.items()}
        archive.writestr(_entry(f"sources/{sources[number]}.txt"), _held(laid.text).encode())
    return coding.Known(sources, statements, spans, project.issues), bare


def _held(text: str) -> str:
    """Return a text as a file holds it. A byte order mark would not be taken for a part of it."""
    return plain(unix(f"\ufffd{text[1:]}" if text.startswith("\ufeff") else text))


def _placed(text: str, span: places.Span) -> places.Span:
    """Return where a span of a text is once its line ends are `\\n`.

    Some programs count `\\r\\n` as one sign and some as two, so that no file has it.

    >>> _placed("a\\r\\nbc", (3, 5)), _placed("a\\r\\nb", (2, 4))
    ((2, 4), (1, 3))
    """
    if "\r" not in text:
        return span
    start, end = span
    between = text[start - 1 : start + 1] == "\r\n"
    return len(unix(text[:start])) - between, len(unix(text[:end]))


def _xml(
    project: Project, by_source: Mapping[int, Sequence[Statement]], known: coding.Known
) -> Iterator[str]:
    statements = project.statements
    sources = [project.sources[number] for number in by_source]
    called = marks.names((one.id, _FORBIDDEN.sub("-", _name(one)), str(one.id)) for one in sources)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<Project{_attributes(statements)}>\n'
    yield from _section("Users", _users(sources, statements))
    yield f"{Xml.tostring(codebook(statements, project.issues), 'unicode')}\n"
    yield f"{Xml.tostring(coding.variables(), 'unicode')}\n"
    yield from _section("Cases", coding.cases(statements, known))
    yield from _section(
        "Sources", (coding.source(one, called[one.id], by_source[one.id], known) for one in sources)
    )
    yield from _section("Notes", (coding.note(one, known) for one in statements))
    yield "</Project>\n"


def _section(name: str, elements: Iterable[Xml.Element]) -> Iterator[str]:
    """Yield a part of the project, one element at a time, and nothing where there is none."""
    empty = True
    for element in elements:
        if empty:
            yield f"<{name}>\n"
        yield f"{Xml.tostring(element, 'unicode')}\n"
        empty = False
    if not empty:
        yield f"</{name}>\n"


def _attributes(statements: Sequence[Statement]) -> str:
    """Return what the project is and whose: that of who recorded first."""
    first = min(statements, key=lambda one: (one.recorded_at, one.id), default=None)
    told = {
        "xmlns": _NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
        "name": "positions",
        "origin": f"positions {__version__}",
        **(marks.signed(first.recorded_by, first.recorded_at, "creatingUserGUID") if first else {}),
    }
    return "".join(f" {name}={quoteattr(value)}" for name, value in told.items())


def _users(sources: Iterable[Archived], statements: Iterable[Statement]) -> Iterator[Xml.Element]:
    names = {one.archived_by for one in sources} | {one.recorded_by for one in statements}
    for name in sorted(names):
        yield Xml.Element("User", guid=marks.guid("user", name), name=marks.line(name))


def _name(source: Archived) -> str:
    return source.title or source.url or source.outlet or f"Source {source.id}"
