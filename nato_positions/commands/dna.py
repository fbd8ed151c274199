"""The import of databases of Discourse Network Analyzer: its statements as claims, coder by coder."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from nato_positions.commands import rows
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.model import Claim, Source
from nato_positions.store import dna

MAPPED = ("organization=actor", "concept=issue", "agreement=stance", "person=speaker")
"""What the variables are that DNA gives to a new database."""
STANCES = "yes=support,no=oppose,1=support,0=neutral,-1=oppose"
"""What its boolean and its integer qualifiers say."""

Read = tuple[str, list[tuple[Claim, Source]]]


class Batches:
    """What a file holds, a batch a coder; what cannot be carried is told by number and counted."""

    def __init__(self, session: Session, how: rows.Plan, day: date) -> None:
        self._session, self._how, self._day = session, how, day
        self.bad: list[str] = []

    def read(self, file: dna.File, sources: dict[int, Source], label: str | None) -> Iterator[Read]:
        """Yield each coder's name with the claims. Raises `BadInput` where it is unclear which type."""
        chosen = _chosen(file, label)
        if attributes := file.attributes():
            self._session.note(f"{attributes} attributes of entities are left behind: a ledger has none")
        others = {kind: count for kind, count in file.types().items() if kind != chosen}
        for kind, count in others.items():
            self._session.note(f"{count} statements of type {kind!r} are left behind; see --statement-type")
        found = sorted(file.statements(chosen, sources), key=attrgetter("coder", "number"))
        for coder, group in groupby(found, key=attrgetter("coder")):
            yield coder, list(self._claims(group))

    def _claims(self, found: Iterable[dna.Found]) -> Iterator[tuple[Claim, Source]]:
        for one in found:
            try:
                yield _claim(one, self._how, self._day)
            except BadInput as error:
                self.bad.append(f"statement {one.number}, {error}")


def _chosen(file: dna.File, label: str | None) -> str:
    types = file.types()
    if label is not None:
        if label not in types:
            raise BadInput(
                f"there are no statements of type {label!r}; there are {', '.join(types) or 'none'}"
            )
        return label
    if not types:
        raise BadInput("there are no statements in the file; nothing was written")
    fitting = [kind for kind in types if "concept" in file.variables(kind)]
    if len(types) > 1 and len(fitting) != 1:
        raise BadInput(
            f"there are several types of statements; --statement-type names one: {', '.join(types)}"
        )
    return fitting[0] if len(types) > 1 else next(iter(types))


def _claim(one: dna.Found, how: rows.Plan, day: date) -> tuple[Claim, Source]:
    """Return what a statement of DNA says; its words are the quote, with their place in the document."""
    text = one.source.text or ""
    if not text.strip():
        raise BadInput("source: its document has no text, so there is no evidence")
    words = text[one.start : one.end]
    quote = words.strip()
    start = one.start + len(words) - len(words.lstrip())
    given: dict[str, object] = {
        # The coder marked words of the article; whether they are the speaker's own, DNA does not keep.
        "attribution": "reported",
        "source_title": one.source.title,
        "outlet": one.source.outlet,
        "published": one.source.published,
        **one.values,
    }
    made = rows.made(given, how, day)
    span = (start, start + len(quote)) if quote else None
    return made.claim._replace(quote=quote or None, span=span), one.source
