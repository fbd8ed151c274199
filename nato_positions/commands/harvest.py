"""From articles to queued candidates, batch by batch: look what is in, read the rest, write, go on."""

import hashlib
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeVar

from nato_positions import reference
from nato_positions.commands.session import now, signature, user
from nato_positions.extraction.findings import Candidate
from nato_positions.extraction.many import Outcome, Task, read_all
from nato_positions.model import Actor, Archived, Attribution, Claim, Day, Issue, Source, Stance, Verdict
from nato_positions.store import judging, ledger, reading, writing
from nato_positions.store.location import Location

# An interruption costs at most the batch at hand; a commit waits for the disk.
BATCH = 500
_CHUNK = 20
Item = TypeVar("Item")


class Order(NamedTuple):
    """How to read: with which model (None for the rules), for which issues, and what to accept by itself.

    `extractor` and `digest` are kept with each article that was read: who read it, and a short text that is
    another one when an issue or its words have changed.
    """

    model: str | None
    issues: tuple[Issue, ...]
    threshold: float | None
    extractor: str
    digest: str


def order(model: str | None, issues: tuple[Issue, ...], threshold: float | None) -> Order:
    """Return how to read, with the two marks that are kept of it."""
    listed = [i._replace(aliases=(), terms=tuple(sorted(i.terms))) for i in sorted(issues)]
    digest = hashlib.sha256(repr(listed).encode()).hexdigest()[:16]
    return Order(model, issues, threshold, "rules" if model is None else f"llm:{model}", digest)


@cache
def _actor(code: str) -> Actor:
    """Return the actor of that code; a ledger of many articles asks for the same few again and again."""
    return reference.actor(code)


class Planned(NamedTuple):
    """An article, the day to read it by, and whether that was done before."""

    article: Source
    day: Day | None
    done: bool


class Kept(NamedTuple):
    """What came of an article: its source, the candidates that are new, which of them were accepted.

    `known` are the numbers of statements that the article has again; `outcome` is None where the article
    was not read: it has no day, or was read before.
    """

    source: Archived
    new_source: bool
    day: Day | None
    outcome: Outcome | None
    candidates: tuple[int, ...] = ()
    accepted: tuple[int, ...] = ()
    known: tuple[int, ...] = ()


def issues_of(location: Location) -> tuple[Issue, ...]:
    """Return the ledger's issues; where there is no ledger yet, those that it will start with."""
    if ledger.is_absent(location.path):
        return reference.issues()
    with ledger.reading(location) as book:
        return tuple(reading.issues(book))


def read(
    articles: Iterable[Source], order: Order, workers: Executor
) -> Iterator[tuple[Source, Outcome | None]]:
    """Yield each article with what came of it, in order; nothing is written or looked up. None has no day."""
    for batch in batched(articles, _CHUNK):
        planned = [Planned(article, article.published, False) for article in batch]
        yield from zip(batch, _outcomes(planned, _submitted(planned, order, workers)), strict=True)


def harvest(
    location: Location, articles: Iterable[Source], order: Order, workers: Executor
) -> Iterator[list[Kept]]:
    """Archive, read and queue; yield what each batch came to after it was committed.

    While one batch is written the next is read. An article that is in and was read is not read again.
    """
    started: deque[tuple[list[Planned], list[Future[list[Outcome]]]]] = deque()
    for batch in batched(articles, BATCH):
        planned = _planned(location, batch, order)
        started.append((planned, _submitted(planned, order, workers)))
        if len(started) > 1:
            yield _written(location, *started.popleft(), order)
    while started:
        yield _written(location, *started.popleft(), order)


def batched(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Yield the items in their order, so many at a time.

    >>> list(batched("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    rest = iter(items)
    return iter(lambda: tuple(islice(rest, size)), ())


def _planned(location: Location, batch: Sequence[Source], order: Order) -> list[Planned]:
    if ledger.is_absent(location.path):
        return [Planned(article, article.published, False) for article in batch]
    with ledger.reading(location) as book:
        return [_looked_up(book, article, order) for article in batch]


def _looked_up(book: sqlite3.Connection, article: Source, order: Order) -> Planned:
    number = writing.same_source(book, article)
    if number is None:
        return Planned(article, article.published, False)
    day = reading.source(book, number).published or article.published
    return Planned(article, day, judging.was_read(book, number, order.extractor, order.digest))


def _submitted(planned: Iterable[Planned], order: Order, workers: Executor) -> "list[Future[list[Outcome]]]":
    """Hand those that are to be read to the workers, in chunks: a message costs as much as reading."""
    return [
        workers.submit(read_all, chunk, order.issues, order.model)
        for chunk in batched(_tasks(planned), _CHUNK)
    ]


def _tasks(planned: Iterable[Planned]) -> Iterator[Task]:
    for one in planned:
        if _is_read(one):
            yield Task(one.article.text or "", one.day or "", one.article.title)


def _is_read(one: Planned) -> bool:
    return one.day is not None and not one.done


def _outcomes(
    planned: Iterable[Planned], futures: "Iterable[Future[list[Outcome]]]"
) -> Iterator[Outcome | None]:
    outcomes = (outcome for future in futures for outcome in future.result())
    return (next(outcomes) if _is_read(one) else None for one in planned)


def _written(
    location: Location, planned: list[Planned], futures: "list[Future[list[Outcome]]]", order: Order
) -> list[Kept]:
    # All is read before the lock is taken.
    outcomes = list(_outcomes(planned, futures))
    hand = writing.Hand(now(), user())
    with ledger.writing(location, signature("ingest")) as book:
        return [_keep(book, *pair, order, hand) for pair in zip(planned, outcomes, strict=True)]


def _keep(
    book: sqlite3.Connection, one: Planned, outcome: Outcome | None, order: Order, hand: writing.Hand
) -> Kept:
    put = writing.put_source(book, one.article, hand)
    if outcome is None or one.day is None:
        return Kept(reading.source(book, put.id), put.new, one.day, None)
    proposed = [judging.propose(book, claim(c, one.day), put.id, hand) for c in outcome.candidates]
    new = {p.id: c.confidence for p, c in zip(proposed, outcome.candidates, strict=True) if p.new}
    known = tuple(p.id for p in proposed if not p.new)
    if outcome.language is None and not outcome.too_long:
        judging.put_reading(book, put.id, order.extractor, order.digest, len(outcome.candidates), hand)
    taken = _accepted(book, new, order, hand)
    archived = reading.source(book, put.id)
    return Kept(archived, put.new, one.day, outcome, tuple(new), tuple(taken), known)


def _accepted(book: sqlite3.Connection, new: dict[int, float], order: Order, hand: writing.Hand) -> list[int]:
    """Accept the candidates that are sure enough, with those that wait in the same words."""
    taken: list[int] = []
    sure = {n: share for n, share in new.items() if order.threshold is not None and share >= order.threshold}
    for number, share in sure.items():
        if number not in taken:
            reason = f"confidence {share:g}, threshold {order.threshold:g}"
            same = judging.together(book, number)
            taken += [judging.judge(book, one, Verdict.ACCEPTED, hand, reason).statement for one in same]
    return taken


def claim(candidate: Candidate, day: Day) -> Claim:
    """Return what an extractor found as a claim of that day."""
    return Claim(
        _actor(candidate.actor),
        candidate.issue,
        Stance(candidate.stance),
        day,
        Attribution(candidate.attribution),
        candidate.speaker,
        candidate.role,
        candidate.quote,
        (candidate.quote_start, candidate.quote_end),
        None,
        candidate.confidence,
    )
