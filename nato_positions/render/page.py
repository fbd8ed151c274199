"""The page of `report`: one self-contained HTML file. The only place that knows Jinja."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from nato_positions.model import Actor, Day, Issue, Position, Stance, Statement
from nato_positions.render.chart import Axis
from nato_positions.render.listing import origin, said_by, words
from nato_positions.render.screen import Screen
from nato_positions.render.symbols import look
from nato_positions.render.text import visible
from nato_positions.render.words import labels as labels_of
from nato_positions.results import Moment, Track

_PAGES = Path(__file__).parent / "pages"
_WIDTH = 720
_LETTER = 7.5
# Where a strip of shares has its foot.
_FOOT = 31
_SCREEN = Screen(True, 80, False, False)
# A shape a stance, so that colour never says it alone: disc, half disc, ring, cross; around (x, 8).
_SHAPES = {
    Stance.SUPPORT: "M{x} 8m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    Stance.CONDITIONAL: "M{x} 8m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM{x} 4a4 4 0 0 1 0 8z",
    Stance.NEUTRAL: "M{x} 8m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    Stance.OPPOSE: "M{x} 8m-4-4l8 8m0-8l-8 8",
}


class Section(NamedTuple):
    """An issue: where the alliance stands, and its tracks in the order to be drawn, on an axis of days.

    `course` is how consensus moved.
    """

    issue: Issue
    consensus: str
    counts: str
    tracks: tuple[Track, ...]
    axis: tuple[Day, Day]
    course: tuple[Moment, ...] = ()


class Report(NamedTuple):
    """What is on the page. The matrix has `order` down and `columns` across."""

    day: Day
    note: str
    actors: tuple[Actor, ...]
    sections: tuple[Section, ...]
    order: tuple[str, ...]
    columns: tuple[str, ...]
    held: Mapping[tuple[str, str], Position]
    statements: Sequence[Statement]


def html(report: Report) -> str:
    """Return the page: no script, style or picture from elsewhere, the same text for the same report."""
    environment = Environment(
        loader=FileSystemLoader(_PAGES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        keep_trailing_newline=True,
    )
    style, script = (_own(name) for name in ("report.css", "report.js"))
    return environment.get_template("report.html").render(
        page=_page(report), style=style, style_hash=_hash(style), script=script, script_hash=_hash(script)
    )


def _own(name: str) -> Markup:
    return Markup((_PAGES / name).read_text("utf-8"))


def _hash(text: str) -> Markup:
    """Return what the policy of the page knows a style or a script by."""
    return Markup(f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")


def _shown(value: object) -> object:
    """Return text with what steers a reader's eye or tools made visible; the page's own parts as they are."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _page(report: Report) -> dict[str, object]:
    labels = labels_of(report.actors, report.day)
    seen = {track.actor for section in report.sections for track in section.tracks}
    seen |= {statement.actor for statement in report.statements}
    states = sorted(((code, labels[code]) for code in seen), key=lambda state: state[1])
    issues = [(section.issue.slug, section.issue.title) for section in report.sections]
    stances = [(stance.value, stance.value) for stance in reversed(Stance)]
    return {
        "day": report.day,
        "note": report.note,
        "states": states,
        "looks": [{"stance": s.value, "symbol": look(s, _SCREEN).symbol} for s in reversed(Stance)],
        "filters": [("state", "State", states), ("issue", "Issue", issues), ("stance", "Stance", stances)],
        "issues": [_section(section, report, labels) for section in report.sections],
        "columns": report.columns,
        "matrix": [_matrix_row(code, report, labels) for code in report.order],
        "statements": [_statement(statement) for statement in reversed(report.statements)],
    }


def _section(section: Section, report: Report, labels: Mapping[str, str]) -> dict[str, object]:
    joined = {actor.code: actor.joined for actor in report.actors}
    return {
        "slug": section.issue.slug,
        "title": section.issue.title,
        "question": section.issue.question,
        "consensus": section.consensus,
        "counts": section.counts,
        "first": section.axis[0],
        "last": section.axis[1],
        "ticks": _ticks(*section.axis),
        "trend": _trend(section),
        "rows": [
            _row(track, section.axis, labels[track.actor], joined[track.actor]) for track in section.tracks
        ],
    }


def _row(track: Track, axis: tuple[Day, Day], label: str, joined: Day | None) -> dict[str, object]:
    first, last = axis
    spells = track.spells(last)
    bars = [
        {"stance": position.stance.value, "x": start, "width": round(max(0.0, end - start), 1)}
        for position, until in spells
        for start, end in [(_place(position.date, axis), _place(until, axis))]
    ]
    marks = [
        {
            "stance": position.stance.value,
            "hollow": position.stance is Stance.NEUTRAL,
            "path": _SHAPES[position.stance].format(x=_place(position.date, axis)),
            "told": f"{position.date} {position.stance}",
        }
        for position, _ in spells
        if position.date >= first
    ]
    return {
        "code": track.actor,
        "label": label,
        "stance": track.stance.value,
        "symbol": look(track.stance, _SCREEN).symbol,
        "since": track.since,
        "told": f"{label}: "
        + ", ".join(f"{p.stance} from {p.date}" for p in _turns([position for position, _ in spells])),
        "bars": bars,
        "marks": marks,
        "joined": _place(joined, axis) if joined and first <= joined <= last else None,
    }


def _turns(course: Sequence[Position]) -> list[Position]:
    """Return the positions with which a stance began."""
    before = [None, *(position.stance for position in course)]
    return [p for p, stance in zip(course, before, strict=False) if p.stance is not stance]


def _place(day: Day, axis: tuple[Day, Day]) -> float:
    """Return where a day stands across a strip, in its own units; what lies before it at its beginning."""
    first, last = (date.fromisoformat(end).toordinal() for end in axis)
    share = (date.fromisoformat(day).toordinal() - first) / max(1, last - first)
    return round(6 + min(1.0, max(0.0, share)) * (_WIDTH - 12), 1)


def _ticks(first: Day, last: Day) -> list[tuple[float, str]]:
    """Return what is labelled on the axis: years, months or days as the span asks."""
    ticks = Axis(first, last, int(_WIDTH / _LETTER)).ticks()
    places = [(_place(tick.isoformat(), (first, last)), label) for tick, label in ticks]
    # A label that would be cut off at the end is left out, its line stays.
    return [(place, label if place + len(label) * _LETTER < _WIDTH else "") for place, label in places]


def _trend(section: Section) -> dict[str, object] | None:
    """Return how the share of members in support moved, as steps from the foot of a strip to its head.

    None where nobody was ever in support.
    """
    first, last = section.axis
    shown = [moment for moment in section.course if moment.day <= last and moment.members]
    inside = max((place for place, moment in enumerate(shown) if moment.day <= first), default=0)
    steps = shown[inside:]
    if not any(moment.support for moment in steps):
        return None
    path = ""
    for moment in steps:
        height = round(_FOOT - (_FOOT - 2) * moment.support / moment.members, 1)
        path += f"{'H' if path else 'M'}{_place(moment.day, section.axis)}{'V' if path else ' '}{height}"
    before = ["", *map(_in_support, steps)]
    moved = [one for one, was in zip(steps, before, strict=False) if _in_support(one) != was]
    return {
        "path": path + f"H{_WIDTH - 6}",
        "area": path + f"H{_WIDTH - 6}V{_FOOT}H{_place(steps[0].day, section.axis)}z",
        "now": _in_support(steps[-1]),
        "told": "In support: " + ", ".join(f"{_in_support(one)} from {max(one.day, first)}" for one in moved),
    }


def _in_support(moment: Moment) -> str:
    return f"{moment.support} of {moment.members}"


def _matrix_row(code: str, report: Report, labels: Mapping[str, str]) -> dict[str, object]:
    cells = []
    for issue in report.columns:
        position = report.held.get((code, issue))
        stance = position.stance if position else None
        symbol = look(stance, _SCREEN).symbol if stance else ""
        cells.append({"issue": issue, "stance": stance.value if stance else "", "symbol": symbol})
    return {"code": code, "label": labels[code], "cells": cells}


def _statement(statement: Statement) -> dict[str, object]:
    url = statement.source_url or ""
    return {
        "id": statement.id,
        "code": statement.actor,
        "state": statement.actor_name,
        "issue": statement.issue,
        "stance": statement.stance.value,
        "symbol": look(statement.stance, _SCREEN).symbol,
        "date": statement.date,
        "said_by": said_by(statement),
        "quote": words(statement) if statement.quote else "",
        "note": statement.note or "",
        "origin": origin(statement._replace(source_url=None)),
        "url": url,
        "link": url if safe(url) else "",
    }


def safe(address: str) -> bool:
    """Whether an address may be a link: a page on the web, and nothing that runs.

    >>> [safe(address) for address in ("https://example.org/a", "javascript:alert(1)", "http://[", "")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
