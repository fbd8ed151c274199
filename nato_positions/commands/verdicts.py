"""What `accept`, `reject` and `review` share: a verdict on statements, all of them or none."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Status, Verdict
from nato_positions.store import judging, writing


class Given(NamedTuple):
    """The statements that have a verdict now, and those among them that had it before."""

    judged: tuple[int, ...]
    before: tuple[int, ...]


def give(
    book: sqlite3.Connection,
    numbers: Iterable[int],
    verdict: Verdict,
    hand: writing.Hand,
    reason: str | None = None,
) -> Given:
    """Judge the statements, each with those that wait in the same words.

    Raises `BadInput` for a number that is not on record, for what was retracted, and where a statement that
    never was a candidate is to be rejected.
    """
    judged: dict[int, None] = {}
    before: dict[int, None] = {}
    for number in dict.fromkeys(numbers):
        was = writing.status_of(book, number)
        if number in judged:
            continue
        if was == verdict.value:
            before[number] = None
            continue
        _refuse_unfit(book, number, was, verdict)
        for same in judging.together(book, number):
            judging.judge(book, same, verdict, hand, reason)
            judged[same] = None
    return Given(tuple(judged), tuple(before))


def _refuse_unfit(book: sqlite3.Connection, number: int, was: Status, verdict: Verdict) -> None:
    if was is Status.RETRACTED:
        raise BadInput(f"statement {number} was retracted and cannot be judged; record it anew")
    if verdict is Verdict.REJECTED and was is Status.ACCEPTED and not judging.judgements(book, number):
        raise BadInput(f"statement {number} was recorded by hand, not proposed; retract it instead")
