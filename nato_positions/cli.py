"""The app: the table of commands, each loaded only when it is called, and the one error boundary."""

import os
import sys
import traceback
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, NamedTuple

import typer
from typer.core import TyperGroup

from nato_positions import __version__
from nato_positions.commands.session import Session
from nato_positions.errors import BAD_INPUT, FAULT, INTERRUPTED, PositionsError
from nato_positions.render.notes import say
from nato_positions.render.screen import Color


class Entry(NamedTuple):
    """A command: the group that `--help` lists it under, the module that has it as `app`, what it does."""

    group: str
    module: str
    summary: str


COMMANDS = {
    "add": Entry(
        "Recording", "add", "Record a statement: who takes which stance on what, and where it stands."
    ),
    "ingest": Entry("Recording", "ingest", "Archive articles and find candidate statements in them."),
    "import": Entry("Recording", "import_", "Load rows of CSV, TSV, JSON or JSON Lines."),
    "review": Entry("Judging", "review", "Judge candidates at a terminal, one at a time."),
    "candidates": Entry("Judging", "candidates", "List what was proposed and waits to be judged."),
    "accept": Entry("Judging", "accept", "Accept candidates: from now on they are evidence."),
    "reject": Entry("Judging", "reject", "Reject candidates, with a reason."),
    "plot": Entry("Showing", "plot", "A picture: timelines, the matrix, or a network."),
    "report": Entry("Showing", "report", "One self-contained page for the browser."),
    "export": Entry("Showing", "export", "The statements as a file that import reads again."),
    "evaluate": Entry("Judging", "evaluate", "Measure the extractor against texts coded by hand."),
    "show": Entry("Asking", "show", "The timeline of an issue, of a state or of everything."),
    "diff": Entry("Asking", "diff", "Who disagrees with whom, two states side by side, or what changed."),
    "why": Entry("Asking", "why", "Which statement gives a position, and what it outranked."),
    "conflicts": Entry("Asking", "conflicts", "Where a state contradicts itself."),
    "search": Entry("Asking", "search", "Full text over quotes, notes and archived articles."),
    "network": Entry("Asking", "network", "The networks of discourse network analysis."),
    "reliability": Entry("Asking", "reliability", "How well coders of the same sources agree."),
    "merge": Entry("Keeping", "merge", "Bring another analyst's ledger in."),
    "stats": Entry("Asking", "stats", "What the ledger covers: who is silent on what, how old, from where."),
    "edit": Entry("Keeping", "edit", "Correct a statement; the old version is kept."),
    "retract": Entry("Keeping", "retract", "Take a statement out of every answer; it is kept."),
    "restore": Entry("Keeping", "restore", "Bring a retracted statement back."),
    "undo": Entry("Keeping", "undo", "Undo your last changes."),
    "log": Entry("Keeping", "log", "The life of a statement, or everything that was changed."),
    "check": Entry("Keeping", "check", "Look the ledger over: file, quotes, hashes, references."),
    "backup": Entry("Keeping", "backup", "A safe copy while others write."),
    "restore-backup": Entry("Keeping", "restore_backup", "Make the ledger what a copy is."),
    "issues": Entry("Reference", "issues", "List the issues; add, edit and merge them."),
    "states": Entry(
        "Reference", "states", "List states and organisations and what they are to the alliance."
    ),
    "sources": Entry("Reference", "sources", "List the archived sources, or print one with its text."),
}
_PACKAGE = "nato_positions.commands"


class OnDemandGroup(TyperGroup):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx) -> list[str]:  # type: ignore[no-untyped-def]
        """Return the names of the commands in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str):  # type: ignore[no-untyped-def,override]
        """Return a stand-in that knows what the command is for."""
        if cmd_name not in COMMANDS:
            return None
        return typer.core.TyperCommand(cmd_name, help=COMMANDS[cmd_name].summary)

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def]
        """Return the command itself, imported."""
        # Where the name is unknown, typer looks in `commands` for what may have been meant.
        self.commands = dict.fromkeys(COMMANDS, typer.core.TyperCommand(None))
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and found else found, rest

    def format_commands(self, ctx, formatter) -> None:  # type: ignore[no-untyped-def]
        """Write the commands under the headings of their groups."""
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            with formatter.section(group):
                formatter.write_dl([(n, e.summary) for n, e in COMMANDS.items() if e.group == group])

    def invoke(self, ctx):  # type: ignore[no-untyped-def]
        """Run the command; typer itself would exit 1 where the reader has gone and 130 without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _reader_gone()
        except KeyboardInterrupt as error:
            raise typer.Abort from error


def load(name: str):  # type: ignore[no-untyped-def]
    """Import the command of that name and return it as typer runs it."""
    command = typer.main.get_command(import_module(f"{_PACKAGE}.{COMMANDS[name].module}").app)
    command.name = name
    command.help = f"{COMMANDS[name].summary}\n\n{command.help or ''}"
    return command


app = typer.Typer(cls=OnDemandGroup, add_completion=False, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"positions {__version__}")
        raise typer.Exit


@app.callback(epilog="Every command has examples: positions COMMAND --help")
def main_options(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="FILE", help="The ledger; else $POSITIONS_DB, else your data folder."),
    ] = None,
    color: Annotated[Color, typer.Option(help="When to colour.")] = Color.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on stderr, only errors.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A ledger of who in an alliance wants what, traceable to the words, correct as of any day."""
    ctx.obj = Session(db, color, quiet)


def main(args: list[str]) -> int:
    """Run the command line and return its exit status; every failure becomes one line on stderr."""
    try:
        if not args:
            typer.main.get_command(app).main(["--help"], prog_name="positions", standalone_mode=False)
            return BAD_INPUT
        status = typer.main.get_command(app).main(args, prog_name="positions", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except BrokenPipeError:
        return _reader_gone()
    except PositionsError as error:
        return _fail(error, str(error), error.exit_status)
    except (typer.Abort, KeyboardInterrupt, EOFError) as error:
        return _fail(
            error, "interrupted; nothing is half-written, 'positions log' shows what is in", INTERRUPTED
        )
    except typer.TyperException as error:
        return _fail(error, _usage(error), BAD_INPUT)
    except OverflowError as error:
        return _fail(error, "a number is too large; give a smaller one", BAD_INPUT)
    except OSError as error:
        return _fail(error, f"{error.strerror or error}: {error.filename or 'output'}; check it", BAD_INPUT)
    except Exception as error:
        line = f"a fault of ours: {type(error).__name__}: {error}; please report this line at the project's"
        return _fail(error, f"{line} issue tracker (POSITIONS_DEBUG=1 shows more)", FAULT)


def _usage(error: Exception) -> str:
    """Return what is wrong with the command line, and where its help is."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "positions"
    return f"{message.rstrip('.').replace(chr(10), ' ')}; see '{path} --help'"


def _fail(error: BaseException, line: str, status: int) -> int:
    if os.environ.get("POSITIONS_DEBUG") == "1":
        traceback.print_exception(error)
    say(line)
    return status


def _reader_gone() -> int:
    """End quietly after `positions show | head -1`: what is still in the buffer has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def run() -> None:
    """The `positions` command."""
    # Data are UTF-8 whatever the locale; what is drawn asks the environment whether it wants ASCII.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = main(sys.argv[1:])
    # Everything is written, flushed and closed: taking the interpreter apart would only free what the
    # system frees anyway, and is a sixth of a short command's time.
    os._exit(status)
