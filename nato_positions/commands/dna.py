"""The import of databases of Discourse Network Analyzer: what they hold as claims, in their coders' names."""

from datetime import date

from nato_positions.commands import columns, dna_claims, rows
from nato_positions.commands.session import Session
from nato_positions.errors import BadInput
from nato_positions.model import Claim, Issue, Source
from nato_positions.store.dna import reading

MAPPED = ("organization=actor", "concept=issue", "agreement=stance", "person=speaker")
"""What the variables are that DNA gives to a new database."""
STANCES = "yes=support,no=oppose,1=support,0=neutral,-1=oppose"
"""What its boolean and its integer qualifiers say."""


class Reading:
    """What a file holds: `sources` and `claims`, each with the name of its coder; what it tells of `issues`
    by the names that the claims have; by number what is `bad`, and the `strangers`, actors whom nobody knows.
    What finds no place is told.
    """

    def __init__(self, session: Session, how: columns.Plan, day: date) -> None:
        self._session, self._how, self._day = session, how, day
        self.sources: list[tuple[Source, str]] = []
        self.claims: list[tuple[Claim, Source, str]] = []
        self.issues: dict[str, Issue] = {}
        self.bad: list[str] = []
        self.strangers: dict[str, None] = {}

    def read(self, file: reading.File, label: str | None) -> None:
        """Read it all. Raises `BadInput` where it is unclear which type of statement, or there is none."""
        chosen = _chosen(file, label)
        others = {kind: count for kind, count in file.types().items() if kind != chosen}
        for kind, count in others.items():
            self._session.note(f"{count} statements of type {kind!r} are left behind; see --statement-type")
        documents = file.documents()
        drafts = dna_claims.Drafts(self._how, self._day, file.variables(chosen), file.attributes())
        sources = {number: drafts.source(document) for number, document in documents.items()}
        self.sources = [(sources[number], one.coder) for number, one in documents.items()]
        for one in file.statements(chosen, documents):
            source = sources[one.document.number]
            try:
                draft = drafts.draft(one, source)
            except BadInput as error:
                self.bad.append(f"statement {one.number}, {error}")
                if isinstance(error, rows.Stranger):
                    self.strangers[error.name] = None
                continue
            self.claims.append((draft.claim, source, draft.coder or one.coder))
            self.issues.setdefault(draft.claim.issue, draft.issue)
        for line in drafts.left():
            self._session.note(f"left behind: {line}")


def _chosen(file: reading.File, label: str | None) -> str:
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
