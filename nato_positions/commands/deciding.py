"""Verdicts of `review` on what is in the ledger now: looked at again under the write lock, never twice."""

import sqlite3
from typing import NamedTuple

from nato_positions.commands import corrections
from nato_positions.commands.session import now, signature, user
from nato_positions.errors import BadInput
from nato_positions.model import Status, Verdict, Waiting
from nato_positions.store import judging, ledger, reading, writing
from nato_positions.store.location import Location


class Step(NamedTuple):
    """A verdict that was given, so that it can be taken back: the statements as they were."""

    verdict: Verdict
    judged: tuple[judging.Judged, ...]
    before: tuple[Waiting, ...]


class Gone(BadInput):
    """Somebody else has judged or corrected the candidate since it was shown."""


def decide(
    location: Location, shown: Waiting, draft: Waiting, verdict: Verdict, reason: str | None = None
) -> Step:
    """Give a verdict on a candidate as it was shown, with the corrections in `draft`; keep who and when.

    Raises `Gone` where it is no longer what was shown.
    """
    hand = writing.Hand(now(), user())
    with ledger.writing(location, signature("review", reason)) as book:
        number = shown.id or 0
        _refuse_gone(book, shown, number)
        numbers = [number] if verdict is Verdict.SKIPPED else judging.together(book, number)
        before, judged = [], []
        for same in numbers:
            was = judging.candidate(book, same)
            becomes = was if verdict is not Verdict.ACCEPTED else _corrected(book, was, shown, draft)
            if becomes is None:
                continue
            proposed = corrections.changed(was, becomes)
            if proposed:
                judging.correct(book, same, corrections.claim(becomes))
            judged.append(judging.judge(book, same, verdict, hand, reason, proposed))
            before.append(was)
        return Step(verdict, tuple(judged), tuple(before))


def _refuse_gone(book: sqlite3.Connection, shown: Waiting, number: int) -> None:
    current = judging.candidate(book, number)
    if current.status is not Status.PENDING:
        last = judging.judgements(book, number)
        who = f" by {last[-1].judged_by}" if last else ""
        raise Gone(f"#{number} was {current.status} meanwhile{who}")
    if corrections.changed(shown._replace(also_in=()), current._replace(also_in=())):
        raise Gone(f"#{number} was corrected meanwhile; look at it again")


def _corrected(book: sqlite3.Connection, was: Waiting, shown: Waiting, draft: Waiting) -> Waiting | None:
    """Return a statement with the corrections; None for another carrier in which the new quote is not."""
    if was.id == shown.id:
        return draft._replace(also_in=was.also_in)
    text = reading.article(book, was.source_id or 0) or ""
    return corrections.applied(was, shown, draft, text)


def take_back(location: Location, step: Step) -> None:
    """Undo a verdict: a record that it was undone, and the statements as they were.

    Raises `Gone`, and changes nothing, where one of them was judged again since.
    """
    hand = writing.Hand(now(), user())
    with ledger.writing(location, signature("review")) as book:
        for judged, before in zip(step.judged, step.before, strict=True):
            last = judging.judgements(book, judged.statement)[-1]
            if last.id != judged.judgement:
                raise Gone(f"#{judged.statement} was judged again by {last.judged_by}; not undone")
            judging.judge(book, judged.statement, Verdict.UNDONE, hand)
            judging.correct(book, judged.statement, corrections.claim(before))
