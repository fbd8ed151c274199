"""A fixture that makes the user's real ledger, environment and calendar unreachable, and one that runs us."""

import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from nato_positions import cli
from nato_positions.commands import session

# The same examples every time, and no clock: a test that fails today fails tomorrow.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# A shell that runs the tests in the background has them ignore Ctrl-C, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

TODAY = date(2026, 1, 31)
NOW = "2026-01-31T12:00:00Z"


class Ran(NamedTuple):
    """What a command line gave."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
Record = Callable[..., Ran]


class FrozenDate(date):
    """A calendar on which it is always the same day."""

    @classmethod
    def today(cls) -> "FrozenDate":
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture(autouse=True)
def nobodys_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test runs in an empty home, as a user called tester, on one day, without colour."""
    become_nobody(monkeypatch, tmp_path / "home")
    yield


def become_nobody(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Forget the user's settings, make an empty home and stop the clock."""
    for name in (
        *("POSITIONS_DB", "POSITIONS_DEBUG", "POSITIONS_TIMEOUT", "FORCE_COLOR", "COLORTERM", "COLUMNS"),
        *("LC_ALL", "LC_CTYPE", "PYTHONIOENCODING"),
    ):
        monkeypatch.delenv(name, raising=False)
    home.mkdir()
    nobody = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "POSITIONS_USER": "tester"}
    for name, value in (nobody | {"NO_COLOR": "1", "TERM": "xterm", "LANG": "C.UTF-8"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(session, "date", FrozenDate)
    for command in ("add", "harvest", "import_", "accept", "deciding", "session"):
        monkeypatch.setattr(f"nato_positions.commands.{command}.now", lambda: NOW)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def call(*args: str) -> Ran:
        capsys.readouterr()
        status = cli.main(list(args))
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def _starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("starter") / "starter.db"
    # Made before the first test's own environment is set up, hence in one of its own.
    with pytest.MonkeyPatch.context() as monkeypatch:
        become_nobody(monkeypatch, path.parent / "home")
        assert cli.main(["-q", "--db", str(path), "import", "--starter"]) == 0
    return path


@pytest.fixture
def starter(_starter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter ledger in a copy of its own, as the ledger of this test."""
    path = tmp_path / "starter.db"
    shutil.copy(_starter_file, path)
    monkeypatch.setenv("POSITIONS_DB", str(path))
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article with a quote in it."""
    path = tmp_path / "article.txt"
    path.write_text(
        "Ministers met.\n\n“We want its flag\nraised in Vilnius,” the German minister said. "
        "Türkiye’s envoy kept silent.\n",
        "utf-8",
    )
    return path


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the ledger of this test will be; the file is not made yet."""
    path = tmp_path / "fresh.db"
    monkeypatch.setenv("POSITIONS_DB", str(path))
    return path


@pytest.fixture
def record(run: Run, fresh: Path, article: Path) -> Record:
    """Run `add` into the fresh ledger; Germany supports Sweden unless told otherwise, None leaves out."""

    def call(*args: str, **given: str | None) -> Ran:
        usual = {"state": "germany", "issue": "sweden", "stance": "support"}
        source = {} if "url" in given or "source" in given else {"article": str(article)}
        dated = {} if "source" in given else {"published": "2023-06-01"}
        options: dict[str, str | None] = {**usual, **source, **dated, **given}
        words = [
            word for name, value in options.items() if value is not None for word in (f"--{name}", value)
        ]
        return run("add", *words, *args)

    return call


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a ledger's file has, read past our own code."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
