"""The issues as a text is searched for them: their terms, and whose joining some are about."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from nato_positions import reference
from nato_positions.extraction.inflections import plurals
from nato_positions.extraction.lexicon import Lexicon, words
from nato_positions.extraction.wording import alternatives, table, word_set
from nato_positions.model import Issue

# "Two" is no name.
_SHORT = 3


class Frames(NamedTuple):
    """The issues as they are looked up: terms with their slugs, accessions by who joins, whom an issue is
    about; `vocabulary` are all the words that decide whether a text is worth reading.
    """

    terms: Lexicon[str]
    joining: dict[str, str]
    about: dict[str, str]
    pairs: dict[str, tuple[str, ...]]
    triggers: dict[str, tuple[frozenset[str], ...]]
    joiners: frozenset[str]
    vocabulary: frozenset[str]
    wider: frozenset[str]


@lru_cache(maxsize=8)
def frames(issues: tuple[Issue, ...]) -> Frames:
    """Return the tables for some issues; an issue about an actor with "accession" in a term is one of
    joining.
    """
    joining = {issue.about: issue.slug for issue in issues if issue.about and _is_joining(issue)}
    triggers = _triggers(issues, bool(joining))
    signs = (*(name for code in joining for name in _signs(code)), *_together(frozenset(joining)))
    joiners = frozenset(word for name in signs for word in words(name))
    return Frames(
        Lexicon(((form, issue.slug) for issue in issues for form in _terms(issue)), lasting=False),
        joining,
        {issue.slug: issue.about for issue in issues if issue.about},
        {code: _joined_with(code, issues) for code in joining},
        triggers,
        joiners,
        _vocabulary(triggers, joiners),
        frozenset(
            code for code, slug in joining.items() for i in issues if i.about == code and i.slug != slug
        ),
    )


def _together(joining: frozenset[str]) -> Iterator[str]:
    """Yield the word that names of a group share all of whose members' joining is an issue: "Nordic"."""
    for codes, listed in table("speech.toml")["groups"].items():
        if joining.issuperset(codes.split("-")):
            named = Counter(word for phrase in listed for word in words(phrase) if len(word) > _SHORT)
            yield named.most_common(1)[0][0]


def _joined_with(code: str, issues: tuple[Issue, ...]) -> tuple[str, ...]:
    """Return who joins together with an actor: those whose issues share a term with its own."""
    own = {term for issue in issues if issue.about == code and _is_joining(issue) for term in issue.terms}
    return tuple(i.about for i in issues if i.about and _is_joining(i) and own & set(i.terms))


def _is_joining(issue: Issue) -> bool:
    return any("accession" in term or "membership" in term for term in issue.terms)


def _terms(issue: Issue) -> Iterator[str]:
    for term in (one for listed in issue.terms for one in alternatives(listed)):
        # "Finland and Sweden" alone may be about anything: their accession is found by the words for joining.
        if not (_is_joining(issue) and " and " in f" {term} ") and term not in _heads_alone():
            yield from plurals(term)


def _triggers(issues: tuple[Issue, ...], joining: bool) -> dict[str, tuple[frozenset[str], ...]]:
    """Return, for each phrase that names an issue, its longest word that is no name, and what goes with it.

    A sentence can only name an issue where it has such a word and, for one of the phrases, all the others.
    """
    named = {word for actor in reference.actors() for name in _signs(actor.code) for word in words(name)}
    listed = [form for issue in issues for form in _terms(issue)]
    if joining:
        listed += table("text.toml")["accession"]["heads"]
    found: dict[str, set[frozenset[str]]] = {}
    for phrase in listed:
        parts = [word for word in words(phrase) if word[0].isalnum()]
        head = max([word for word in parts if word not in named] or parts, key=len)
        found.setdefault(head, set()).add(frozenset(parts) - {head})
    # Where the word alone is enough, the longer phrases with it add nothing.
    return {
        head: (frozenset(),) if frozenset() in others else tuple(others) for head, others in found.items()
    }


def _vocabulary(triggers: dict[str, tuple[frozenset[str], ...]], joiners: frozenset[str]) -> frozenset[str]:
    """Return every word that decides whether a text names an issue."""
    lists = ("owned", "regarding", "seen")
    owned = frozenset().union(*(word_set("text.toml", "accession", words) for words in lists))
    return joiners.union(owned, triggers, *(others for listed in triggers.values() for others in listed))


@lru_cache(maxsize=1)
def heads() -> Lexicon[bool]:
    """Return the words for joining, each with whether it needs the alliance or who joins beside it."""
    listed = table("text.toml")["accession"]
    vague = set(listed["vague"])
    return Lexicon((head, head in vague) for head in listed["heads"])


@cache
def _heads_alone() -> frozenset[str]:
    return frozenset(table("text.toml")["accession"]["heads"])


def concerned(text: str, title: str | None, known: Frames) -> frozenset[str]:
    """Return the actors that issues are about and that an article names anywhere."""
    whole = f"{title or ''}\n{text}"
    codes = set(known.about.values())
    return frozenset(code for code in codes if any(name in whole for name in _signs(code)))


@lru_cache(maxsize=64)
def _signs(code: str) -> tuple[str, ...]:
    """Return the names that show that an article is about an actor: its own, and those of its officials."""
    actor = next((actor for actor in reference.actors() if actor.code == code), None)
    own = (actor.name, *actor.metonyms, *actor.demonyms) if actor else ()
    people = (official for official in reference.officials() if official.actor == code)
    return (*own, *{name.split()[-1] for one in people for name in (one.name, *one.also)})
