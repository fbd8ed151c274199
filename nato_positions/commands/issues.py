"""`positions issues`, and `add`, `edit` and `merge` below it."""

import re
import sys
from typing import Annotated

import typer

from nato_positions import reference
from nato_positions.commands import fields
from nato_positions.commands.options import Formats, examples
from nato_positions.commands.output import write
from nato_positions.commands.session import Session, signature
from nato_positions.errors import BadInput
from nato_positions.model import Issue
from nato_positions.naming import distinct
from nato_positions.render import records
from nato_positions.store import ledger, merging, reading, writing

app = typer.Typer(add_completion=False, rich_markup_mode=None)
FIELDS = ("slug", "title", "question", "about", "aliases", "terms")

Slug = Annotated[str, typer.Argument(metavar="ISSUE", help="A short name such as georgia-accession.")]
Title = Annotated[str | None, typer.Option(help="A few words, as a heading.")]
Question = Annotated[str | None, typer.Option(help="One sentence that the stances answer.")]
About = Annotated[str | None, typer.Option(metavar="STATE", help="The state that it is about.")]
Aliases = Annotated[list[str] | None, typer.Option("--alias", help="Another name for it. Repeatable.")]
Terms = Annotated[list[str] | None, typer.Option("--term", help="Words that name it in news. Repeatable.")]


@app.callback(
    invoke_without_command=True,
    epilog=examples(
        "positions issues -f json",
        "positions issues add georgia --title \"Georgia's accession\" --about georgia --term 'georgian bid'",
        "positions issues edit georgia --alias tbilisi --question 'Should Georgia be admitted to NATO?'",
        "positions issues merge georgia-accession georgia",
    ),
)
def list_issues(ctx: typer.Context, form: Formats = records.Format.TABLE) -> None:
    """Each with its slug, title and question; in other formats with its aliases and words too."""
    if ctx.invoked_subcommand:
        return
    session: Session = ctx.obj
    with ledger.reading(session.location) as book:
        found = reading.issues(book)
    shown = FIELDS[:3] if form is records.Format.TABLE else FIELDS
    write(sys.stdout, session.screen, form, shown, [issue[: len(shown)] for issue in found])


@app.command(
    epilog=examples("positions issues add georgia --title \"Georgia's accession\" --term 'georgian bid'")
)
def add(
    ctx: typer.Context,
    slug: Slug,
    title: Title = None,
    question: Question = None,
    about: About = None,
    alias: Aliases = None,
    term: Terms = None,
) -> None:
    """Add an issue and print its slug."""
    name = fields.text("--title", title)
    if name is None:
        raise BadInput("an issue needs a title; give --title TEXT")
    issue = Issue(
        _slug(slug),
        name,
        fields.text("--question", question) or f"{name}: for or against?",
        reference.actor(about).code if about else None,
        tuple(_slug(other) for other in alias or ()),
        _terms(term),
    )
    with ledger.writing(ctx.obj.location, signature("issues add")) as book:
        if about:
            writing.put_actor(book, reference.actor(about))
        writing.put_issue(book, issue)
    print(issue.slug)


@app.command(epilog=examples("positions issues edit ukraine-arms --alias weapons --term 'cruise missile'"))
def edit(
    ctx: typer.Context,
    slug: Slug,
    title: Title = None,
    question: Question = None,
    about: About = None,
    rename: Annotated[
        str | None, typer.Option(metavar="SLUG", help="A new slug; the old stays an alias.")
    ] = None,
    alias: Aliases = None,
    term: Terms = None,
    drop_alias: Annotated[list[str] | None, typer.Option(help="Forget this alias. Repeatable.")] = None,
    drop_term: Annotated[list[str] | None, typer.Option(help="Forget this term. Repeatable.")] = None,
) -> None:
    """Change what is given, leave the rest; print the slug. Aliases and terms are added."""
    with ledger.writing(ctx.obj.location, signature("issues edit")) as book:
        known = reading.issue_slug(book, slug)
        old = next(issue for issue in reading.issues(book) if issue.slug == known)
        if about:
            writing.put_actor(book, reference.actor(about))
        new = Issue(
            _slug(rename) if rename else old.slug,
            fields.text("--title", title) or old.title,
            fields.text("--question", question) or old.question,
            reference.actor(about).code if about else old.about,
            _changed(
                old.aliases, [*map(_slug, alias or ()), *([old.slug] if rename else [])], drop_alias, rename
            ),
            _changed(old.terms, _terms(term), drop_term, None),
        )
        writing.change_issue(book, known, new)
    print(new.slug)


@app.command(
    epilog=examples(
        "positions issues merge ukraine-weapons ukraine-arms",
        "positions issues merge ukraine-weapons ukraine-arms --why 'one question' && positions log --limit 5",
    )
)
def merge(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The issue that goes.")],
    new: Annotated[str, typer.Argument(metavar="INTO", help="The issue that takes what it has.")],
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for the log.")] = None,
) -> None:
    """Move the statements, candidates, names and terms of one issue to another; print the other's slug.

    The old slug is an alias from then on. What both issues have, word for word, stays under the old one,
    retracted, and that issue with it. `positions undo` takes it all back.
    """
    session: Session = ctx.obj
    reason = fields.text("--why", why)
    with ledger.writing(session.location, signature("issues merge", reason)) as book:
        slugs = reading.issue_slug(book, old), reading.issue_slug(book, new)
        merged = merging.merge(book, *slugs)
    session.note(f"{merged.moved} statements and candidates moved")
    if merged.stayed:
        listed = ", ".join(map(str, merged.stayed))
        session.note(f"{slugs[1]} has these too, so they stay under {slugs[0]}, retracted: {listed}")
    print(slugs[1])


def _slug(text: str) -> str:
    slug = text.strip().lower()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 60:
        raise BadInput(
            f"{text!r} is not a slug; use small letters, digits and hyphens, such as georgia-accession"
        )
    return slug


def _terms(given: list[str] | None) -> tuple[str, ...]:
    tidy = (fields.text("--term", term) for term in given or ())
    return tuple(distinct(term.lower() for term in tidy if term))


def _changed(
    old: tuple[str, ...], more: list[str] | tuple[str, ...], dropped: list[str] | None, renamed: str | None
) -> tuple[str, ...]:
    """Return the old and the new words without the dropped; `BadInput` where one was not there."""
    for word in dropped or ():
        if word.lower() not in old:
            raise BadInput(f"there is no {word!r} to drop; see 'positions issues -f json'")
    gone = {word.lower() for word in dropped or ()} | ({renamed.lower()} if renamed else set())
    return tuple(word for word in distinct([*old, *more]) if word not in gone)
