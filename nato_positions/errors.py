"""One family of named errors; each knows its exit status and builds its own line for the user.

A line reads `what is wrong; what to do`. The boundary in `cli` puts `positions: ` before it.
"""

from collections.abc import Sequence

BAD_INPUT = 2
UNUSABLE_LEDGER = 3
FAULT = 4
INTERRUPTED = 130


class PositionsError(Exception):
    """The base of every failure that a user can meet; `exit_status` is what the process ends with."""

    exit_status = FAULT


class BadInput(PositionsError):
    """What the user gave cannot be used as it stands; nothing was written."""

    exit_status = BAD_INPUT


class Missing(BadInput):
    """A value that the command needs was not given."""

    def __init__(self, options: Sequence[str]) -> None:
        super().__init__(f"missing {', '.join(options)}; see 'positions add --help'")


class NoEvidence(BadInput):
    """A statement came without a source."""

    def __init__(self) -> None:
        super().__init__(
            "a statement needs a source: no evidence, no entry; give --article FILE, --url U or --source ID"
        )


class QuoteNotFound(BadInput):
    """The quote does not stand in the archived article."""

    def __init__(self, quote: str, title: str) -> None:
        shown = quote if len(quote) <= 60 else f"{quote[:57]}..."
        super().__init__(
            f"the quote “{shown}” is not in the archived article{title}; copy the words as they stand there"
        )


class BadDate(BadInput):
    """A date is not one, is ambiguous, or is only part of one where a whole day is needed."""

    def __init__(self, text: str, why: str = "is not a date") -> None:
        super().__init__(f"{text!r} {why}; write it like 2023-06-01, 2023-06, 2023Q2, '1 June 2023' or -30d")


class UnknownName(BadInput):
    """No state, issue or other thing goes by that name; the nearest ones are named."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str], where: str) -> None:
        hint = f"did you mean {', '.join(nearest)}?" if nearest else where
        super().__init__(f"no {kind} is called {name!r}; {hint}")


class AmbiguousName(BadInput):
    """Several things go by that name or prefix."""

    def __init__(self, kind: str, name: str, matches: Sequence[str]) -> None:
        super().__init__(f"{name!r} could be more than one {kind}; say which: {', '.join(matches)}")


class Interrupted(PositionsError):
    """Ctrl-C in a command that writes step by step; what was done before is kept."""

    exit_status = INTERRUPTED

    def __init__(self, kept: str) -> None:
        super().__init__(f"interrupted; {kept}")


class WorkersLost(PositionsError):
    """A process that was reading articles is gone, killed for want of memory as a rule."""

    def __init__(self, done: int) -> None:
        super().__init__(
            f"a worker process was killed after {done} articles, which are kept; give fewer --workers and "
            "run it again to go on"
        )


class UnusableLedger(PositionsError):
    """The database file cannot be used: locked, damaged, not ours, newer, read-only or absent."""

    exit_status = UNUSABLE_LEDGER


class NoLedger(UnusableLedger):
    """A command that only asks was pointed at a file that is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no ledger at {path}; 'positions --db {path} add …' makes one")


class NotALedger(UnusableLedger):
    """The file is something else; it was not touched."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is not a positions ledger and was left untouched; name another file with --db"
        )


class NewerLedger(UnusableLedger):
    """The file was written by a later version of this program; it was not touched."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a newer version (schema {found}, this one knows {known}) "
            "and was left untouched; upgrade positions"
        )


class OlderLedger(UnusableLedger):
    """The file has an older schema and cannot be migrated from here."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path} has an older schema and could not be upgraded ({reason}); "
            "make it and its folder writable, with room for a copy"
        )


class LedgerBusy(UnusableLedger):
    """Another process held the ledger for longer than the timeout."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"{path} stayed locked by another process for {seconds:g} s; "
            "try again, or raise $POSITIONS_TIMEOUT"
        )


class LedgerFailed(UnusableLedger):
    """SQLite refused the file for another reason, which is passed on."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}; check the file, its folder and the free space")
