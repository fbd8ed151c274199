"""`positions review`."""

import sqlite3
import sys
from collections import Counter
from typing import TYPE_CHECKING

import typer

from nato_positions.analysis.prospect import effect
from nato_positions.commands import corrections, deciding, fields, keyboard, options
from nato_positions.commands.candidates import every_day
from nato_positions.commands.session import Session, today
from nato_positions.errors import BadInput, Interrupted, PositionsError
from nato_positions.model import Statement, Status, Verdict, Waiting
from nato_positions.ondemand import on_demand
from nato_positions.render.notes import say
from nato_positions.render.text import visible
from nato_positions.store import judging, ledger, reading, standing

if TYPE_CHECKING:
    from nato_positions.render import card, paper
else:
    card = on_demand("nato_positions.render.card")
    paper = on_demand("nato_positions.render.paper")

app = typer.Typer(add_completion=False, rich_markup_mode=None)
KEYS = "a accept · e edit · r reject · s skip · u undo · q quit:"
_VERDICTS = {"a": Verdict.ACCEPTED, "r": Verdict.REJECTED, "s": Verdict.SKIPPED}
# Ctrl-D ends too, as it does in a shell.
_QUIT = ("q", "\x04")
_ENDLESS = "9999-12-31"


@app.command(
    epilog=options.examples(
        "positions review",
        "positions review --issue sweden",
        "positions review --state hungary --state turkey --since 2023",
    )
)
def review(
    ctx: typer.Context,
    issue: options.Issues = None,
    state: options.States = None,
    stance: options.StanceOption = None,
    speaker: options.Speaker = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
) -> None:
    """Shows the words in their paragraph, what the state's position was and whether this would change it.

    Keys: a accepts, e corrects a field, r rejects with a reason, s skips, u takes the last step back, q ends.
    Each verdict is written at once. The next review goes on where this one ended; skipped ones come last.
    """
    session: Session = ctx.obj
    if not keyboard.is_there():
        raise BadInput("review needs a terminal; use 'positions candidates', 'accept' and 'reject'")
    with ledger.reading(session.location) as book:
        asked = options.filters(
            book,
            issues=issue,
            states=state,
            stance=stance,
            speaker=speaker,
            since=since,
            until=until,
            as_of=None,
            known_on=None,
            members_only=False,
            limit=limit,
        )
        numbers = judging.queue(book, every_day(asked, None))
    if not numbers:
        session.note("no candidate waits; 'positions ingest' finds some in articles")
        return
    desk = Desk(session, numbers)
    try:
        desk.work()
    except (KeyboardInterrupt, EOFError) as error:
        sys.stderr.write("\n")
        raise Interrupted("what was judged before is kept") from error
    session.note(desk.told())


class Desk:
    """One sitting: the candidates in their order, the one at hand, and the steps that can be taken back."""

    def __init__(self, session: Session, numbers: list[int]) -> None:
        self._session = session
        self._numbers = numbers
        self._at = 0
        self._steps: list[tuple[int, deciding.Step]] = []
        self._counts: Counter[str] = Counter()
        self._ended = not numbers

    def work(self) -> None:
        """Show one candidate after the other until the judge has had enough or all were shown."""
        while not self._ended:
            if self._at < len(self._numbers):
                self._one(self._numbers[self._at])
            else:
                self._at_the_end()

    def told(self) -> str:
        """Return what was done, in words."""
        done = ", ".join(f"{count} {verdict}" for verdict, count in self._counts.items() if count)
        left = len(self._numbers) - sum(self._counts.values()) + self._counts[Verdict.SKIPPED]
        return f"{done or 'nothing judged'}; {left or 'nothing'} left to judge"

    def _one(self, number: int) -> None:
        """Show a candidate and do what is asked, until there is another one to show."""
        with ledger.reading(self._session.location) as book:
            shown = judging.candidate(book, number)
        if shown.status is not Status.PENDING:
            # Judged in this sitting before an undo, or in another terminal.
            self._at += 1
            return
        self._show(shown, shown)
        draft: Waiting | None = shown
        while draft is not None:
            draft = self._asked(shown, draft)

    def _asked(self, shown: Waiting, draft: Waiting) -> Waiting | None:
        """Do what the next key stands for; return the candidate as corrected so far, None to go on."""
        pressed = _key(KEYS)
        try:
            if pressed in _VERDICTS:
                self._decide(shown, draft, _VERDICTS[pressed])
                return None
            if pressed == "e":
                draft = self._edited(draft)
                self._show(shown, draft)
            elif pressed == "u":
                return self._undo(draft)
            elif pressed in _QUIT:
                self._ended = True
                return None
        except deciding.Gone as error:
            _say(error)
            self._counts["judged elsewhere"] += 1
            self._at += 1
            return None
        except PositionsError as error:
            _say(error)
        return draft

    def _decide(self, shown: Waiting, draft: Waiting, verdict: Verdict) -> None:
        why = None
        if verdict is Verdict.REJECTED:
            why = fields.text("the reason", keyboard.line("Why? (Enter for no reason) "))
        step = deciding.decide(self._session.location, shown, draft, verdict, why)
        self._steps.append((self._at, step))
        self._counts[verdict] += 1
        self._at += 1

    def _undo(self, draft: Waiting | None) -> Waiting | None:
        if not self._steps:
            raise BadInput("there is nothing to undo in this sitting")
        place, step = self._steps.pop()
        try:
            deciding.take_back(self._session.location, step)
        except deciding.Gone as error:
            _say(error)
            return draft
        self._counts[step.verdict] -= 1
        self._at = place
        return None

    def _edited(self, draft: Waiting) -> Waiting:
        """Ask for a field and what it should say; nothing typed leaves it as it is."""
        listed = "  ".join(f"{key} {name}" for key, (name, _, _) in corrections.FIELDS.items())
        pressed = _key(f"Which field?  {listed}")
        if pressed not in corrections.FIELDS:
            return draft
        name, field, correct = corrections.FIELDS[pressed]
        now = getattr(draft, field)
        sys.stderr.write(f"{name}: {visible('' if now is None else str(now))}\n")
        typed = keyboard.line(f"new {name} (Enter keeps it, {corrections.CLEAR} empties it): ")
        if not typed:
            return draft
        with ledger.reading(self._session.location) as book:
            text = reading.article(book, draft.source_id or 0) or ""
            return correct(draft, typed, corrections.Ground(book, text, today()))

    def _at_the_end(self) -> None:
        """After the last one there may still be something to take back."""
        if self._steps and _key("That was the last one.  u undo · q quit") == "u":
            self._undo(None)
        else:
            self._ended = True

    def _show(self, shown: Waiting, draft: Waiting) -> None:
        place = f"Candidate {self._at + 1} of {len(self._numbers)}"
        with ledger.reading(self._session.location) as book:
            text = reading.article(book, draft.source_id or 0) or ""
            held, later = (_position(book, draft, day) for day in (draft.date, _ENDLESS))
            others = tuple(reading.source(book, number) for number in draft.also_in)
        later = later if later and later.date > draft.date else None
        found = card.Card(
            *(draft, text, place, held, later, effect(draft, held), others),
            corrections.changed(shown, draft),
        )
        paper.draw(sys.stdout, self._session.screen, card.lines(found, self._session.screen))
        sys.stdout.flush()


def _position(book: sqlite3.Connection, draft: Waiting, day: str) -> Statement | None:
    """Return the statement that gives the actor's position on the issue as of that day."""
    held = standing.positions(book, day, issues=[draft.issue], states=[draft.actor])
    return reading.statement(book, held[0].statement) if held else None


def _key(choices: str) -> str:
    """Ask for a key on stderr and return it in small letters."""
    pressed = keyboard.key(f"{choices} ")
    sys.stderr.write(f"{visible(pressed)}\n")
    return pressed


def _say(error: PositionsError) -> None:
    say(str(error))
