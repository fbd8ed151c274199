"""Correcting the fields of a candidate before it is accepted."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from nato_positions import dates, reference
from nato_positions.commands import fields
from nato_positions.errors import BadInput
from nato_positions.extraction.anchor import anchor
from nato_positions.model import Attribution, Claim, Stance, Waiting
from nato_positions.store import reading

CLEAR = "-"
"""What is typed to leave a field empty."""


class Ground(NamedTuple):
    """What a correction is checked against: the ledger's issues, the article, today."""

    book: sqlite3.Connection
    text: str
    today: date


def _state(shown: Waiting, typed: str, ground: Ground) -> Waiting:
    actor = reading.actor(ground.book, typed)
    return shown._replace(actor=actor.code, actor_name=actor.name)


def _quote(shown: Waiting, typed: str, ground: Ground) -> Waiting:
    if (span := anchor(ground.text, typed)) is None:
        raise BadInput("these words are not in the article; copy them as they stand there")
    return shown._replace(quote=ground.text[slice(*span)], quote_start=span[0], quote_end=span[1])


def _one_of(kind: type[Stance] | type[Attribution], typed: str) -> str:
    fitting = [str(value) for value in kind if value.value.startswith(typed.lower())]
    if len(fitting) != 1:
        raise BadInput(f"{typed!r} is none of {', '.join(kind)}")
    return fitting[0]


Correction = Callable[[Waiting, str, Ground], Waiting]
FIELDS: dict[str, tuple[str, str, Correction]] = {
    "1": ("state", "actor_name", _state),
    "2": ("issue", "issue", lambda w, typed, g: w._replace(issue=reading.issue_slug(g.book, typed))),
    "3": ("stance", "stance", lambda w, typed, g: w._replace(stance=Stance(_one_of(Stance, typed)))),
    "4": ("date", "date", lambda w, typed, g: w._replace(date=dates.whole_day(typed, g.today))),
    "5": ("speaker", "speaker", lambda w, typed, g: w._replace(speaker=_text("speaker", typed))),
    "6": ("role", "role", lambda w, typed, g: w._replace(role=_text("role", typed))),
    "7": (
        "attribution",
        "attribution",
        lambda w, typed, g: w._replace(attribution=Attribution(_one_of(Attribution, typed))),
    ),
    "8": ("quote", "quote", _quote),
    "9": ("note", "note", lambda w, typed, g: w._replace(note=_text("note", typed))),
}
"""For each key: what the field is called, where the record has it, how what is typed changes the record."""


def _text(name: str, typed: str) -> str | None:
    return None if typed == CLEAR else fields.text(name, typed)


def changed(before: Waiting, after: Waiting) -> dict[str, object]:
    """Return the fields that differ, as they were."""
    old, new = before._asdict(), after._asdict()
    return {field: value for field, value in old.items() if new[field] != value}


def applied(other: Waiting, before: Waiting, after: Waiting, text: str) -> Waiting | None:
    """Return the same corrections made to the same words in another source; None where they do not fit."""
    fresh = {field: getattr(after, field) for field in changed(before, after)}
    if "quote" not in fresh and "quote_start" not in fresh:
        return other._replace(**fresh)
    if (span := anchor(text, after.quote or "")) is None:
        return None
    fresh |= {"quote": text[slice(*span)], "quote_start": span[0], "quote_end": span[1]}
    return other._replace(**fresh)


def claim(record: Waiting) -> Claim:
    """Return what a candidate's record says as a claim."""
    start, end = record.quote_start, record.quote_end
    return Claim(
        reference.actor(record.actor),
        record.issue,
        record.stance,
        record.date,
        record.attribution,
        record.speaker,
        record.role,
        record.quote,
        None if start is None or end is None else (start, end),
        record.note,
        record.confidence,
    )
