"""A statement of Discourse Network Analyzer as a claim: each thing in its place, the rest in the note."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from nato_positions import reference
from nato_positions.commands import columns, fields, rows
from nato_positions.errors import BadInput, UnknownName
from nato_positions.model import Actor, Claim, Issue, Kind, Source
from nato_positions.naming import distinct
from nato_positions.store.dna import layout, notes
from nato_positions.store.dna.reading import Attribute, Document, Found

_CODE = re.compile("[A-Z]{2}[A-Z0-9]{0,6}")
_OURS = (layout.ARCHIVED, layout.BARE)
# What our files have beside the fields of a statement.
_BESIDE = ("stance", "quote", "anchored", "uncut")
_SCALE = {str(number): stance for stance, number in layout.SCALE.items()} | {"-1": "oppose"}
_LONGEST = 2_000
Told = dict[str, dict[str, str]]
Entities = Mapping[int, tuple[Attribute, ...]]


class Draft(NamedTuple):
    """A claim, what the file tells of its issue, and its coder where the file has the name cut.

    The issue's slug is empty where the file knows it by its title alone.
    """

    claim: Claim
    issue: Issue
    coder: str | None


class Drafts:
    """Makes drafts of the statements of one file, and keeps account of what finds no place."""

    def __init__(
        self, how: columns.Plan, day: date, variables: Mapping[str, str], entities: Entities
    ) -> None:
        self._how, self._entities = how, entities
        self._reader = rows.Reader(how._replace(columns={field: field for field in columns.FIELDS}), day)
        self._fields = {name: how.columns.get(name) or how.columns.get(name.lower()) for name in variables}
        self._scale = _SCALE if variables.get("agreement") == "integer" and "stance" in variables else {}
        self._documents: dict[int, tuple[str, ...]] = {}
        self._seen: set[int] = set()
        self._kept: set[int] = set()
        self._left: list[str] = []

    def source(self, document: Document) -> Source:
        """Return a document as a source; what else it says is kept for the notes of its statements."""
        ours = document.kind in _OURS
        said = notes.told(document.notes) if ours else {"url": document.notes.strip()}
        url = _address(said.get("url", ""))
        self._documents[document.number] = () if ours else _beside(document, noted=url is None)
        return Source(
            url,
            said.get("title") or document.title or None,
            said.get("outlet") or document.outlet or None,
            said.get("published", document.day) or None,
            (None if document.kind == layout.BARE else document.text) or None,
        )

    def draft(self, one: Found, source: Source) -> Draft:
        """Return what a statement says. Raises `BadInput` with the field where that cannot be kept."""
        if one.document.kind != layout.BARE and not (source.text or "").strip():
            raise BadInput("source: its document has no text, so there is no evidence")
        uncut = _uncut(one.values.get("uncut", ""))
        given, told = self._given(one, uncut), self._told(one)
        if (code := told["actor"].get("Code", "")) and _is_known(code):
            given["actor"] = code
        if not given.get("role"):
            given["role"] = told["speaker"].pop("Type", "")
        issue = _issue(told["issue"], given.get("issue", ""), uncut)
        given["issue"] = issue.slug or issue.title
        claim = self._claim(one, source, given)
        claim = claim._replace(actor=_actor(told["actor"], claim.actor))
        return Draft(self._noted(one, claim, told), issue, uncut.get("coder"))

    def left(self) -> Iterator[str]:
        """Yield what found no place: of entities and documents without a statement, and of variables."""
        yield from distinct(self._left)
        for number in sorted(self._entities.keys() - self._seen):
            for variable, entity, name, value in self._entities[number]:
                yield f"{variable} {entity!r}, which no statement here names: {name} {value!r}"
        for number, lines in self._documents.items():
            if lines and number not in self._kept:
                yield f"document {number}, of which no statement came: {'; '.join(lines)}"

    def _given(self, one: Found, uncut: Mapping[str, str]) -> dict[str, str]:
        """Return the values by the fields that they are, whole where the file has them cut."""
        given = {}
        for variable, value in one.values.items():
            field = self._fields.get(variable)
            if field and value.strip():
                given[field] = self._scale.get(value, value) if variable == "agreement" else value
            elif value.strip() and variable not in _BESIDE:
                self._left.append(f"the variable {variable!r}; --map {variable}=FIELD takes it")
        if self._fields.get("agreement") == "stance" and _plain(one, "stance") in self._how.stances:
            given["stance"] = one.values["stance"]
        # Of a quote the place is enough, unless the marked words are not its place.
        given.pop("quote", None)
        return given | {name: uncut[name] for name in ("actor", "speaker", "role") if name in uncut}

    def _told(self, one: Found) -> Told:
        """Return what is told of the statement's entities, by field, else by variable."""
        told: Told = {"actor": {}, "issue": {}, "speaker": {}}
        for variable, number in one.entities.items():
            self._seen.add(number)
            for attribute in self._entities.get(number, ()):
                place = self._fields.get(variable) or variable
                told.setdefault(place, {})[attribute.name] = attribute.value
        return told

    def _claim(self, one: Found, source: Source, given: Mapping[str, str]) -> Claim:
        known = {
            # The coder marked words of the article; whether they are the speaker's own, DNA does not keep.
            "attribution": "reported",
            "source_url": source.url,
            "source_title": source.title or (source.text and "a text"),
            "outlet": source.outlet,
            "published": source.published,
        }
        claim, _ = self._reader.row({**known, **{name: value for name, value in given.items() if value}})
        if _plain(one, "anchored") == "no":
            return claim._replace(quote=one.values.get("quote", "").strip() or None)
        words = one.document.text[one.start : one.end]
        quote = words.strip()
        start = one.start + len(words) - len(words.lstrip())
        span = (start, start + len(quote)) if quote and source.text else None
        return claim._replace(quote=quote or None, span=span)

    def _noted(self, one: Found, claim: Claim, told: Told) -> Claim:
        """Return the claim with what has no other place in its note, where a note has room for it."""
        names = {field: variable for variable, field in self._fields.items() if field}
        more = [
            *(
                f"{names.get(place, place)} {name}: {value}"
                for place in told
                for name, value in told[place].items()
            ),
            *self._documents.get(one.document.number, ()),
        ]
        self._kept.add(one.document.number)
        if not more:
            return claim
        tail = "; ".join(more)
        try:
            note = fields.text("note", f"{claim.note} [{tail}]" if claim.note else f"[{tail}]")
        except BadInput:
            note = None
        if note is None or len(tail) > _LONGEST:
            self._left.append(f"statement {one.number}: {tail!r}")
            return claim
        return claim._replace(note=note)


def _plain(one: Found, variable: str) -> str:
    return one.values.get(variable, "").strip().casefold()


def _beside(document: Document, *, noted: bool) -> tuple[str, ...]:
    """Return what a document says that a source has no field for."""
    more = {"author": document.author, "section": document.section, "type": document.kind}
    if noted:
        more["notes"] = document.notes
    return tuple(
        f"document {name}: {' '.join(value.split())}" for name, value in more.items() if value.strip()
    )


def _address(text: str) -> str | None:
    try:
        return fields.url(text) if text.startswith(("http://", "https://")) else None
    except BadInput:
        return None


def _uncut(text: str) -> dict[str, str]:
    """Return what a file of ours has whole beside the texts that DNA limits."""
    try:
        read = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict) or not all(isinstance(value, str) for value in read.values()):
        raise BadInput("uncut: is no JSON object of texts; empty it in DNA")
    return read


@lru_cache(maxsize=1 << 12)
def _is_known(code: str) -> bool:
    try:
        return reference.actor(code).code == code
    except UnknownName:
        return False


def _actor(told: dict[str, str], made: Actor) -> Actor:
    """Return an actor that was made of its name with the code and the kind that the file has of it."""
    kind = told.pop("Type") if told.get("Type") in list(Kind) else made.kind
    code = told.pop("Code") if _CODE.fullmatch(told.get("Code", "")) else made.code
    return made if _is_known(made.code) else made._replace(code=code, kind=Kind(kind))


def _issue(told: dict[str, str], name: str, uncut: Mapping[str, str]) -> Issue:
    """Return what the file tells of an issue: an empty question where it has none."""
    slug = told.pop("Slug", "")
    about = told.get("About", "")
    return Issue(
        slug if re.fullmatch("[a-z0-9-]+", slug) else "",
        uncut.get("issue", name.strip()),
        uncut.get("question", told.pop("Notes", "")),
        told.pop("About") if _is_known(about) else None,
        tuple(filter(None, (alias.strip() for alias in told.pop("Alias", "").split(",")))),
    )
