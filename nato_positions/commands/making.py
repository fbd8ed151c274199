"""The issues that an import speaks of: found on record, or made."""

import sqlite3
from collections.abc import Iterator, Mapping

from nato_positions import reference
from nato_positions.commands.session import Session
from nato_positions.errors import AmbiguousName, BadInput
from nato_positions.model import Issue
from nato_positions.naming import fold, matching
from nato_positions.store import reading, writing


class Issues:
    """Finds issues by the names that an import has for them, and makes them if that is wanted.

    `told` is what the file says of them beside their names; `strange` are the names that are not there.
    """

    def __init__(self, session: Session, *, create: bool) -> None:
        self._session, self._create = session, create
        self._slugs: dict[str, str | None] = {}
        self._known: dict[str, Issue] = {}
        self._names: dict[str, str] = {}
        self.told: Mapping[str, Issue] = {}
        self.strange: dict[str, None] = {}

    def slug(self, book: sqlite3.Connection, name: str) -> str | None:
        """Return the slug of the issue of that name, or None where there is none and none is to be made."""
        if not self._names:
            self._names = reading.issue_names(book)
            for issue in reading.issues(book):
                self._learn(issue)
        if name not in self._slugs:
            self._slugs[name] = self._found(book, name)
        return self._slugs[name]

    def _learn(self, issue: Issue) -> None:
        for name in (issue.slug, *issue.aliases):
            self._known[name] = issue
            self._names[fold(name)] = issue.slug

    def _found(self, book: sqlite3.Connection, name: str) -> str | None:
        told = self.told.get(name) or Issue("", name, "")
        slug = told.slug if told.slug else self._by_name(name)
        if known := self._known.get(slug or ""):
            for line in _lacking(known, told):
                self._session.note(f"left behind: {line}")
            return known.slug
        if not self._create:
            self.strange[name] = None
            return None
        return self._made(book, told._replace(slug=told.slug or slug_of(name), title=told.title or name))

    def _by_name(self, name: str) -> str | None:
        # Where issues are made, the beginning of a name is the name of another one.
        try:
            found = matching("issue", name, self._names, prefix=not self._create)
        except AmbiguousName:
            found = None
        if found or not self._create:
            return found
        # Perhaps made of the same name by an earlier import; another issue may have that slug.
        slug = slug_of(name)
        known = self._known.get(slug)
        return slug if known and fold(known.title) == fold(name) else None

    def _made(self, book: sqlite3.Connection, issue: Issue) -> str:
        if issue.about:
            writing.put_actor(book, reference.actor(issue.about))
        aliases = {alias: _slug_or_none(alias) for alias in issue.aliases}
        free = {slug for slug in aliases.values() if slug and slug not in self._known and slug != issue.slug}
        for alias, slug in aliases.items():
            if slug not in free:
                self._session.note(f"left behind: the alias {alias!r} of {issue.slug}, which cannot be one")
        question = issue.question or f"{issue.title}: for or against?"
        made = issue._replace(question=question, aliases=tuple(sorted(free)))
        writing.put_issue(book, made)
        self._learn(made)
        return made.slug


def _lacking(known: Issue, told: Issue) -> Iterator[str]:
    """Yield what the file tells of an issue that is on record otherwise."""
    if told.question and told.question != known.question:
        yield f"the question {told.question!r}; {known.slug} is on record with another"
    for alias in told.aliases:
        if _slug_or_none(alias) not in (known.slug, *known.aliases):
            yield f"the alias {alias!r} of {known.slug}, which is on record without it"


def slug_of(name: str) -> str:
    """Return a slug for an issue of that name. Raises `BadInput` where no letter of it can be in a slug."""
    slug = "-".join(part for part in "".join(c if c.isalnum() else " " for c in fold(name)).split())[:60]
    if not slug.isascii() or not slug:
        raise BadInput(f"issue {name!r} makes no slug; add it with 'positions issues add' first")
    return slug.strip("-")


def _slug_or_none(name: str) -> str | None:
    try:
        return slug_of(name)
    except BadInput:
        return None
