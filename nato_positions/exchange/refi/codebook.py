"""The codes of a project: each issue, stance and actor under a head of its own."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from nato_positions.exchange.markup import plain
from nato_positions.exchange.refi import marks
from nato_positions.model import Issue, Stance, Statement


def codes_of(one: Statement) -> tuple[str, str, str]:
    """Return the identifiers of the codes of a statement: its issue, its stance, its actor."""
    return _code("issue", one.issue), _code("stance", one.stance), _code("actor", one.actor)


def codebook(statements: Sequence[Statement], issues: Mapping[str, Issue]) -> Xml.Element:
    """Return the codes for the statements: all four stances, the issues and the actors that are named."""
    book = Xml.Element("CodeBook")
    codes = Xml.SubElement(book, "Codes")
    slugs = sorted({one.issue for one in statements})
    actors = sorted({one.actor: one.actor_name for one in statements}.items())
    titles = marks.names((slug, issues[slug].title, slug) for slug in slugs)
    called = marks.names((code, name, code) for code, name in actors)
    head = _head(codes, "Issue", "What the question is.")
    for slug in slugs:
        told = (issues[slug].title, issues[slug].question, f"Slug: {slug}")
        _add(head, _code("issue", slug), titles[slug], told)
    head = _head(codes, "Stance", "What is wanted, from opposing to supporting.")
    for stance in Stance:
        _add(head, _code("stance", stance), stance, (), marks.STANCES[stance])
    head = _head(codes, "Actor", "Who wants it.")
    for code, name in actors:
        _add(head, _code("actor", code), called[code], (name, f"Code: {code}"))
    return book


def _code(head: str, key: str) -> str:
    return marks.guid("code", head, key)


def _head(codes: Xml.Element, name: str, told: str) -> Xml.Element:
    code = Xml.SubElement(
        codes, "Code", {"guid": marks.guid("head", name), "name": name, "isCodable": "false"}
    )
    Xml.SubElement(code, "Description").text = told
    return code


def _add(
    head: Xml.Element, identifier: str, name: str, told: tuple[str, ...], colour: str | None = None
) -> None:
    known = {"guid": identifier, "name": name, "isCodable": "true"}
    code = Xml.SubElement(head, "Code", known | {"color": colour or marks.colour(identifier)})
    if told:
        Xml.SubElement(code, "Description").text = plain("\n".join(told))
