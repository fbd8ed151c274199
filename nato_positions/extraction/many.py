"""Many articles, one after the other: what a worker does, in this process or elsewhere."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.extraction.candidates import extract
from nato_positions.extraction.findings import Candidate
from nato_positions.extraction.language import foreign
from nato_positions.model import Day, Issue
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    from nato_positions.extraction import llm
else:
    llm = on_demand("nato_positions.extraction.llm")

MOST = 2_000_000
"""More characters than this are no article: reading them would keep a worker busy for minutes."""


class Task(NamedTuple):
    """An article to be read."""

    text: str
    day: Day
    title: str | None


class Outcome(NamedTuple):
    """What came of an article: its candidates, or why there are none.

    `language` is the name of the one that it is in, where that is not English; `dropped` are the reasons for
    which proposals of a model were not kept.
    """

    candidates: tuple[Candidate, ...] = ()
    language: str | None = None
    too_long: bool = False
    dropped: tuple[str, ...] = ()


def read_all(tasks: Sequence[Task], issues: Sequence[Issue], model: str | None) -> list[Outcome]:
    """Return an outcome for each task; with `model` a language model reads, else the rules."""
    read: Callable[[Task], Outcome] = (
        (lambda task: _by_rules(task, issues))
        if model is None
        else lambda task: Outcome(*llm.extract(task.text, task.day, task.title, issues=issues, model=model))
    )
    return [_bounded(task, read) for task in tasks]


def _bounded(task: Task, read: Callable[[Task], Outcome]) -> Outcome:
    if len(task.text) > MOST:
        return Outcome(too_long=True)
    if (language := foreign(task.text)) is not None:
        return Outcome(language=language)
    return read(task)


def _by_rules(task: Task, issues: Sequence[Issue]) -> Outcome:
    return Outcome(tuple(extract(task.text, task.day, task.title, issues=issues)))
