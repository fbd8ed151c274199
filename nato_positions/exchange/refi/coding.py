"""The sources of a project with what is coded in them, and what stands beside: notes and cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from nato_positions.exchange.markup import plain, unix
from nato_positions.exchange.refi import marks
from nato_positions.exchange.refi.codebook import codes_of
from nato_positions.model import Archived, Issue, Statement
from nato_positions.places import Span

_VARIABLES = {
    "Outlet": "Text",
    "Address": "Text",
    "Published": "Date",
    "Text archived": "Boolean",
    "Speaks for": "Text",
}
_VALUES = {"Text": "TextValue", "Date": "DateValue", "Boolean": "BooleanValue"}
# Of a selection's name; its words stand in the source.
_MOST = 100


class Known(NamedTuple):
    """What is known of all statements: the identifiers of their sources and their own, where they stand (code
    points), and the issues by slug. One without a place is coded on its whole source.
    """

    sources: Mapping[int, str]
    statements: Mapping[int, str]
    spans: Mapping[int, Span]
    issues: Mapping[str, Issue]


def variables() -> Xml.Element:
    """Return the variables that sources and cases have."""
    found = Xml.Element("Variables")
    for name, kind in _VARIABLES.items():
        known = {"guid": marks.guid("variable", name), "name": name, "typeOfVariable": kind}
        Xml.SubElement(found, "Variable", known)
    return found


def _value(owner: Xml.Element, variable: str, value: str | None) -> None:
    if value:
        held = Xml.SubElement(owner, "VariableValue")
        Xml.SubElement(held, "VariableRef", targetGUID=marks.guid("variable", variable))
        Xml.SubElement(held, _VALUES[_VARIABLES[variable]]).text = plain(value)


def source(archived: Archived, name: str, said: Sequence[Statement], known: Known) -> Xml.Element:
    """Return a source, whose text is a file of the project, with the statements that were made in it."""
    identifier = known.sources[archived.id]
    found = Xml.Element(
        "TextSource",
        {
            **{"guid": identifier, "name": name, "plainTextPath": f"internal://{identifier}.txt"},
            **marks.signed(archived.archived_by, archived.archived_at),
        },
    )
    told = (archived.title, archived.outlet, archived.published, archived.url, f"Source {archived.id}")
    Xml.SubElement(found, "Description").text = plain("\n".join(filter(None, told)))
    for one in said:
        if one.id in known.spans:
            found.append(_selection(one, known))
    _code_whole(found, [one for one in said if one.id not in known.spans], known)
    _value(found, "Outlet", archived.outlet)
    _value(found, "Address", archived.url)
    _value(found, "Published", archived.published)
    _value(found, "Text archived", "true" if archived.characters else "false")
    return found


def _selection(one: Statement, known: Known) -> Xml.Element:
    identifier, by = known.statements[one.id], marks.signed(one.recorded_by, one.recorded_at)
    start, end = known.spans[one.id]
    found = Xml.Element(
        "PlainTextSelection",
        {
            **{"guid": identifier, "name": marks.line(one.quote or one.note or _heading(one, known), _MOST)},
            **{"startPosition": str(start), "endPosition": str(end), **by},
        },
    )
    for code in codes_of(one):
        coding = Xml.SubElement(found, "Coding", {"guid": marks.guid("coding", identifier, code), **by})
        Xml.SubElement(coding, "CodeRef", targetGUID=code)
    Xml.SubElement(found, "NoteRef", targetGUID=_note(identifier))
    return found


def _code_whole(owner: Xml.Element, said: Iterable[Statement], known: Known) -> None:
    """Code a source as a whole: once with a code by each coder, with the notes of all that say so."""
    codings: dict[tuple[str, str], Xml.Element] = {}
    for one in said:
        for code in codes_of(one):
            if (code, one.recorded_by) not in codings:
                identifier = marks.guid("coding", owner.get("guid"), code, one.recorded_by)
                by = marks.signed(one.recorded_by, one.recorded_at)
                codings[code, one.recorded_by] = Xml.SubElement(owner, "Coding", {"guid": identifier, **by})
                Xml.SubElement(codings[code, one.recorded_by], "CodeRef", targetGUID=code)
            note = _note(known.statements[one.id])
            Xml.SubElement(codings[code, one.recorded_by], "NoteRef", targetGUID=note)
    for one in said:
        Xml.SubElement(owner, "NoteRef", targetGUID=_note(known.statements[one.id]))


def note(one: Statement, known: Known) -> Xml.Element:
    """Return the note of a statement: what it says, line by line."""
    found = Xml.Element(
        "Note",
        {
            **{"guid": _note(known.statements[one.id]), "name": marks.line(_heading(one, known))},
            **marks.signed(one.recorded_by, one.recorded_at),
        },
    )
    told: dict[str, object] = {
        **{"Actor": one.actor_name, "Issue": known.issues[one.issue].title, "Stance": one.stance},
        **{"Date": one.date, "Speaker": one.speaker, "Role": one.role, "Attribution": one.attribution},
        **{"Quote": one.quote, "Note": one.note, "Confidence": one.confidence, "Statement": one.id},
    }
    lines = (f"{name}: {value}" for name, value in told.items() if value is not None)
    Xml.SubElement(found, "PlainTextContent").text = plain(unix("\n".join(lines)))
    return found


def _note(statement: str) -> str:
    return marks.guid("note", statement)


def _heading(one: Statement, known: Known) -> str:
    return f"{one.actor_name}, {known.issues[one.issue].title}: {one.stance} ({one.date})"


def cases(statements: Iterable[Statement], known: Known) -> Iterator[Xml.Element]:
    """Yield a case for each speaker of an actor: in which roles, and where that person spoke."""
    by_speaker: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        if one.speaker:
            by_speaker.setdefault((one.speaker, one.actor), []).append(one)
    called = marks.names((key, *key) for key in sorted(by_speaker))
    for key, name in called.items():
        yield _case(name, marks.guid("case", *key), by_speaker[key], known)


def _case(name: str, identifier: str, said: Sequence[Statement], known: Known) -> Xml.Element:
    found = Xml.Element("Case", guid=identifier, name=name)
    if roles := dict.fromkeys(one.role for one in said if one.role):
        Xml.SubElement(found, "Description").text = plain("\n".join(roles))
    _value(found, "Speaks for", said[0].actor_name)
    whole = dict.fromkeys(known.sources[one.source_id] for one in said if one.id not in known.spans)
    for identifier in whole:
        Xml.SubElement(found, "SourceRef", targetGUID=identifier)
    for one in said:
        if one.id in known.spans:
            Xml.SubElement(found, "SelectionRef", targetGUID=known.statements[one.id])
    return found
