"""Projects in REFI-QDA: valid whatever the texts are, selections in place, the same bytes each time."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_positions.exchange.markup import plain, unix
from nato_positions.exchange.refi import marks, project
from nato_positions.model import Archived, Attribution, Issue, Stance, Statement, Status
from nato_positions.places import Span
from tests.exchange.refi_reading import Project

# What breaks XML, counts twice in UTF-16, or is lost by those who tidy line ends.
_HOSTILE = (
    "\r\n",
    "\r",
    "\n",
    "\x0c",
    "\x01",
    "😀",
    "🇸🇪",
    "\ufeff",
    "\ufffe",
    "]]>",
    "<!--",
    "&amp;",
    "\x85",
    "\u2028",
)
_text = st.lists(
    st.sampled_from(_HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
).map("".join)
_words = _text.filter(bool)
ISSUES = {
    "dam": Issue("dam", "The dam", "Should it be built?"),
    "dam-2": Issue("dam-2", "the DAM", "Should it be higher?"),
}


@st.composite
def _sources(draw: st.DrawFn, number: int) -> tuple[Archived, str | None]:
    text = draw(st.none() | _words)
    said = [draw(st.none() | _words) for _ in range(2)]
    archived = Archived(
        *(number, said[0], said[1], f"https://example.org/{number}", draw(st.none() | st.dates().map(str))),
        *(len(text or ""), None, 1, draw(st.sampled_from(["2026-01-31T12:00:00Z", "then"])), "ann"),
    )
    return archived, text


@st.composite
def _made(draw: st.DrawFn) -> tuple[project.Project, dict[int, Span]]:
    sources = [draw(_sources(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]
    statements, spans = [], {}
    for number in range(1, draw(st.integers(0, 5)) + 1):
        archived, text = draw(st.sampled_from(sources))
        quote = draw(st.none() | _words)
        if text and draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            quote, spans[number] = text[start:end], (start, end)
        statements.append(_statement(draw, number, archived, quote))
    found = {archived.id: text for archived, text in sources}
    made = project.Project(
        statements, {one.id: one for one, _ in sources}, ISSUES, found.__getitem__, lambda _: spans
    )
    return made, spans


def _statement(draw: st.DrawFn, number: int, source: Archived, quote: str | None) -> Statement:
    some = st.none() | _words
    return Statement(
        id=number,
        actor="HUN",
        actor_name=draw(_words),
        issue=draw(st.sampled_from(sorted(ISSUES))),
        stance=draw(st.sampled_from(Stance)),
        # A day of its own, so that it is a claim of its own.
        date=f"2023-06-{number:02}",
        speaker=draw(some),
        role=draw(some),
        attribution=draw(st.sampled_from(Attribution)),
        quote=quote,
        note=draw(some),
        source_id=source.id,
        source_url=source.url,
        source_title=source.title,
        outlet=source.outlet,
        published=source.published,
        status=Status.ACCEPTED,
        confidence=draw(st.none() | st.floats(0, 1)),
        recorded_at=draw(st.sampled_from(["2026-01-31T12:00:00Z", "2026-02-30T12:00:00Z", "now"])),
        recorded_by=draw(_words),
    )


def written(made: project.Project) -> bytes:
    out = io.BytesIO()
    project.write(out, made)
    return out.getvalue()


def _held(text: str) -> str:
    return plain(unix("\ufffd" + text[1:] if text.startswith("\ufeff") else text))


@given(_made())
def test_every_selection_is_the_quote(given_: tuple[project.Project, dict[int, Span]]) -> None:
    made, spans = given_
    read = Project(written(made))
    assert len(read.sources) == len({one.source_id for one in made.statements})
    for source, number in zip(
        read.sources, dict.fromkeys(one.source_id for one in made.statements), strict=True
    ):
        said = [one for one in made.statements if one.source_id == number]
        text = made.text(number)
        if text is None:
            wanted = [_bare(one) for one in said]
        else:
            assert source.text == _held(text)
            wanted = [
                _held(one.quote or "") if spans[one.id][0] == 0 else plain(unix(one.quote or ""))
                for one in said
                if one.id in spans and text[slice(*spans[one.id])] == one.quote
            ]
        assert [one.words for one in source.selected] == wanted
        # What has no place is coded on the whole source; each statement's note is reached from its source.
        assert len(source.notes) + len(source.selected) == len(said)
    assert written(made) == written(made)


def _bare(one: Statement) -> str:
    return plain(unix(one.quote or one.note or f"{one.actor_name}, {one.issue}: {one.stance}"))


SOURCE = Archived(
    *(1, "Minutes", "The Daily", "https://example.org/1", "2023-06-01", 20, "ab" * 32, 1),
    *("2026-01-31T12:00:00Z", "ann"),
)
ONE = Statement(
    *(1, "HUN", "Hungary", "dam", Stance.OPPOSE, "2023-06-01", "A. Nagy", "envoy", Attribution.QUOTED),
    *("Not so", "Said twice.", 1, SOURCE.url, SOURCE.title, SOURCE.outlet, SOURCE.published),
    *(Status.ACCEPTED, 0.5, "2026-01-31T12:00:00Z", "bo"),
)


def project_of(
    statements: Sequence[Statement], text: str | None = "Well.\r\n😀 Not so, no.", start: int = 9
) -> project.Project:
    spans = {one.id: (start, start + len(one.quote)) for one in statements if one.quote}
    return project.Project(statements, {1: SOURCE}, ISSUES, lambda _: text, lambda _: spans)


def test_a_quote_is_coded_with_issue_stance_and_actor_and_its_note_says_the_rest() -> None:
    read = Project(written(project_of([ONE])))
    (source,) = read.sources
    assert source.values == {
        **{"Outlet": "The Daily", "Address": "https://example.org/1", "Published": "2023-06-01"},
        "Text archived": "true",
    }
    (selected,) = source.selected
    assert (selected.words, selected.codes) == ("Not so", ["The dam", "oppose", "Hungary"])
    assert selected.notes == [
        "Actor: Hungary\nIssue: The dam\nStance: oppose\nDate: 2023-06-01\nSpeaker: A. Nagy\nRole: envoy\n"
        "Attribution: quoted\nQuote: Not so\nNote: Said twice.\nConfidence: 0.5\nStatement: 1"
    ]
    assert read.codes == {
        "Issue": ["The dam"],
        "Stance": ["oppose", "neutral", "conditional", "support"],
        "Actor": ["Hungary"],
    }
    assert read.users == ["ann", "bo"]
    assert [(one.name, one.told, one.values, one.words) for one in read.cases] == [
        ("A. Nagy", "envoy", {"Speaks for": "Hungary"}, ["Not so"])
    ]


def test_what_has_no_place_is_coded_on_the_whole_source() -> None:
    others = (ONE._replace(id=2, quote=None), ONE._replace(id=3, quote=None, stance=Stance.NEUTRAL))
    made = project_of([ONE, *others])
    out = io.BytesIO()
    assert project.write(out, made) == project.Written(3, 1, 0, 2)
    read = Project(out.getvalue())
    (source,) = read.sources
    assert len(source.selected) == 1
    # Once with a code by a coder, however many say so; which of them is told by the notes.
    assert source.codes == ["The dam", "oppose", "Hungary", "neutral"]
    assert [note.splitlines()[2] for note in source.notes] == ["Stance: oppose", "Stance: neutral"]
    assert read.cases[0].sources == ["Minutes"]


def test_a_source_without_a_text_has_one_made_of_its_statements() -> None:
    made = project_of([ONE, ONE._replace(id=2, quote=None), ONE._replace(id=3, quote=None, note=None)], None)
    out = io.BytesIO()
    assert project.write(out, made) == project.Written(3, 1, 3, 0)
    (source,) = Project(out.getvalue()).sources
    assert source.text.startswith("Minutes\nThe Daily\n2023-06-01\nhttps://example.org/1\n\nNot so")
    assert [one.words for one in source.selected] == ["Not so", "Said twice.", "Hungary, dam: oppose"]


def test_line_ends_are_one_sign() -> None:
    (source,) = Project(written(project_of([ONE]))).sources
    assert source.text == "Well.\n😀 Not so, no."
    # A span that begins or ends between the two has the line end.
    for quote, start in (("\n😀", 6), ("l.\r", 3), ("\r\n", 5), ("\n", 6)):
        made = project_of([ONE._replace(quote=quote)], start=start)
        assert [one.words for one in Project(written(made)).sources[0].selected] == [unix(quote)]


def test_the_name_of_a_source_can_be_that_of_a_file() -> None:
    named = SOURCE._replace(title='Who/what? "A: b"')
    made = project_of([ONE])._replace(sources={1: named})
    assert [one.name for one in Project(written(made)).sources] == ["Who-what- -A- b-"]
    assert 'Who/what? "A: b"' in str(Project(written(made)).tree.xpath("string()"))


def test_names_that_are_taken_get_their_keys() -> None:
    statements = [ONE, ONE._replace(id=2, issue="dam-2"), ONE._replace(id=3, actor="X", actor_name="HUNGARY")]
    read = Project(written(project_of(statements)))
    assert read.codes["Issue"] == ["The dam", "the DAM [dam-2]"]
    assert read.codes["Actor"] == ["Hungary", "HUNGARY [X]"]
    assert [one.name for one in read.cases] == ["A. Nagy", "A. Nagy [X]"]


def test_identifiers_are_those_of_claims() -> None:
    """A ledger with other numbers, or a selection of it, gives the same statement the same identifier."""
    source = marks.of_source(SOURCE)
    assert marks.of_statement(ONE, source) == marks.of_statement(ONE._replace(id=9, role=None), source)
    for other in (
        *(ONE._replace(actor="SWE"), ONE._replace(stance=Stance.SUPPORT), ONE._replace(date="2023-06-02")),
        *(ONE._replace(speaker=None), ONE._replace(quote="Never"), ONE._replace(issue="dam-2")),
    ):
        assert marks.of_statement(other, source) != marks.of_statement(ONE, source)
    assert marks.of_source(SOURCE._replace(id=7, title="Other")) == source
    bare = SOURCE._replace(url=None, sha256=None)
    assert marks.of_source(bare) != marks.of_source(bare._replace(title="Other"))


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_selection_is_a_project_too(count: int) -> None:
    read = Project(written(project_of([ONE][:count])))
    assert (len(read.sources), len(read.users), len(read.cases)) == (count, 2 * count, count)
    assert list(read.codes) == ["Issue", "Stance", "Actor"]
