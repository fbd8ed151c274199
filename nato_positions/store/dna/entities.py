"""The entities of a database that is written: who speaks for whom on what, each with its attributes."""

import sqlite3
from collections.abc import Iterable
from itertools import chain, count

from nato_positions.model import Actor, Issue, Statement
from nato_positions.store.dna.layout import ATTRIBUTES, MOST, VARIABLES


class Entities:
    """Makes each entity once; every short text of DNA has an empty one too."""

    def __init__(self, book: sqlite3.Connection, actors: Iterable[Actor], issues: Iterable[Issue]) -> None:
        self._book = book
        self._actors = {actor.code: actor for actor in actors}
        self._issues = {issue.slug: issue for issue in issues}
        self._variables = {name: number for number, name in enumerate(VARIABLES, 1)}
        self._numbers: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._taken: set[tuple[str, str]] = set()
        self._attributes: dict[str, dict[str, int]] = {}
        for variable, names in ATTRIBUTES.items():
            self._attributes[variable] = {name: self._attribute(variable, name) for name in names}
        for variable, kind in VARIABLES.items():
            if kind == "short text":
                self._number(variable, "", {})

    def of(self, one: Statement) -> dict[str, int]:
        """Return the entity of each short text of a statement, by variable."""
        found = {
            "organization": self._number("organization", self._organization(one), self._about_actor(one)),
            "concept": self._number("concept", self._concept(one), self._about_issue(one)),
        }
        plain = {
            "person": one.speaker,
            "stance": one.stance,
            "date": one.date,
            "attribution": one.attribution,
            "role": one.role,
            "confidence": None if one.confidence is None else repr(one.confidence),
        }
        return found | {name: self._number(name, (text or "")[:MOST], {}) for name, text in plain.items()}

    def whole(self, one: Statement) -> dict[str, str]:
        """Return what the entities of a statement say otherwise: it is too long, or the name is taken."""
        issue = self._issues[one.issue]
        wanted = {
            "speaker": (one.speaker or "", (one.speaker or "")[:MOST]),
            "role": (one.role or "", (one.role or "")[:MOST]),
            "actor": (one.actor_name, self._organization(one)),
            "issue": (issue.title, self._concept(one)),
            "question": (issue.question, issue.question[:MOST]),
        }
        return {name: whole for name, (whole, kept) in wanted.items() if whole != kept}

    def _organization(self, one: Statement) -> str:
        return self._name("organization", one.actor, one.actor_name)

    def _concept(self, one: Statement) -> str:
        return self._name("concept", one.issue, self._issues[one.issue].title)

    def _name(self, variable: str, key: str, name: str) -> str:
        """Return what an entity is called: its name, with its key where that is too long or taken."""
        if (variable, key) not in self._names:
            tail = f" [{key}]"
            longer = (f"{name[: MOST - len(tail) - 8]}{tail}{number or ''}" for number in count())
            fitting = (called for called in chain([name], longer) if 0 < len(called) <= MOST)
            free = next(called for called in fitting if (variable, called) not in self._taken)
            self._taken.add((variable, free))
            self._names[variable, key] = free
        return self._names[variable, key]

    def _about_actor(self, one: Statement) -> dict[str, str]:
        return {"Type": self._actors[one.actor].kind, "Code": one.actor}

    def _about_issue(self, one: Statement) -> dict[str, str]:
        issue = self._issues[one.issue]
        # Those that fit: half an alias would be another one.
        fitting = (", ".join(issue.aliases[:number]) for number in range(len(issue.aliases), 0, -1))
        aliases = next((listed for listed in fitting if len(listed) <= MOST), "")
        return {"Alias": aliases, "Notes": issue.question, "Slug": issue.slug, "About": issue.about or ""}

    def _number(self, variable: str, value: str, attributes: dict[str, str]) -> int:
        """Return the number of an entity, which is made with its attributes where there is none."""
        if (variable, value) not in self._numbers:
            row = self._book.execute(
                "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)",
                (self._variables[variable], value),
            )
            number = self._numbers[variable, value] = int(row.lastrowid or 0)
            # An attribute without a value has an empty one: DNA only ever updates.
            self._book.executemany(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)"
                " VALUES (?, ?, ?)",
                [
                    (number, of, attributes.get(name, "")[:MOST])
                    for name, of in self._attributes.get(variable, {}).items()
                ],
            )
        return self._numbers[variable, value]

    def _attribute(self, variable: str, name: str) -> int:
        row = self._book.execute(
            "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
            (self._variables[variable], name),
        )
        return int(row.lastrowid or 0)
