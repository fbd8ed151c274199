"""Running commands on whatever comes along, and what must hold whatever that was."""

import io
import os
import sqlite3
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest
from hypothesis import HealthCheck, Phase, settings

# Loaded before the network is taken away, which what they stand on looks at.
from nato_positions import cli
from nato_positions.exchange import pages
from tests.conftest import Ran

assert pages
LONG = bool(os.environ.get("POSITIONS_FUZZ"))
STEERING = set("\x1b\x07\x9b\x08\x7f\u202e\u202c\u2066\u2069\u200b\ufeff")


def examples(few: int) -> settings:
    """Return how often to try: a few times always the same, or in `make fuzz` forty times as often, anew."""
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    if LONG:
        return settings(max_examples=40 * few, derandomize=False, deadline=None, suppress_health_check=checks)
    phases = (Phase.explicit, Phase.generate, Phase.shrink)
    return settings(max_examples=few, phases=phases, suppress_health_check=checks)


class Fed(NamedTuple):
    """A ledger that is watched from a connection of its own, and the folder to work in."""

    ledger: Path
    folder: Path

    def run(self, args: list[str], stdin: bytes = b"") -> Ran:
        """Run a command line; hold that it kept to the contract, and changed nothing if it failed."""
        with closing(sqlite3.connect(self.ledger)) as watch:
            before = watch.execute("PRAGMA data_version").fetchone()
            ran = called(args, stdin)
            after = watch.execute("PRAGMA data_version").fetchone()
        assert ran.status in (0, 1, 2, 3), (args, ran)
        assert "Traceback" not in ran.err
        assert (set(ran.out) | set(ran.err)) & STEERING == set()
        if ran.status > 1 and args:
            assert ran.err.splitlines()[-1].startswith("positions: "), (args, ran)
            assert before == after, (args, ran)
        return ran


def called(args: list[str], stdin: bytes) -> Ran:
    """Run a command line in this process, with what it reads and what it says in memory."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", write_through=True)
    given = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = cli.main(args)
    finally:
        sys.stdin = given
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Ran(status, *said)


def no_network(*_: object, **__: object) -> NoReturn:
    """Fail as a machine without a network does; that it was asked for is a fault where a file is read."""
    raise OSError("there is no network in the tests")


@pytest.fixture
def fed(starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fed:
    """The starter ledger, in an empty folder, without a network."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", no_network)
    return Fed(starter, work)
