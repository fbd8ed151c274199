"""Killed anywhere, a command has done all of it or nothing, and what it acknowledged is there.

Every command is run once to its end to count its system calls, then again and again from the same ledger, and
killed at one of them: every other time on the last stretch, where it commits, else anywhere on the whole way.
`make fuzz` kills 308 times, an ordinary run 84 times.
"""

import os
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Run, rows
from tests.crash.killing import Killed, can_trace, killed
from tests.store.make_ledger import load

pytestmark = pytest.mark.skipif(not can_trace(), reason="this system does not let a process trace its child")
POINTS = 44 if os.environ.get("POSITIONS_FUZZ") else 12
SCHEMA_1 = Path(__file__).parent.parent / "store" / "ledgers" / "schema-1.sql"
TABLES = (
    *("actor", "issue", "issue_alias", "issue_term", "source", "article", "statement"),
    *("judgement", "extraction", "change", "hand", "history"),
)
ARTICLES = """\
{"text": "Poland backs Sweden's bid to join NATO.", "url": "https://example.org/1", "date": "2023-06-01"}
{"text": "Hungary opposes Sweden's bid to join NATO.", "url": "https://example.org/2", "date": "2023-06-02"}
"""
TABLE = "state,issue,stance,date,url\n" + "".join(
    f"{state},sweden,{stance},2023-06-{day:02},https://example.org/t{day}\n"
    for day, (state, stance) in enumerate([("norway", "support"), ("hungary", "oppose")] * 10, 1)
)
COMMANDS = {
    "add": [
        *("add", "--state", "germany", "--issue", "sweden", "--stance", "support"),
        *("--date", "2023-06-01", "--article", "{folder}/article.txt", "--quote", "We back it"),
    ],
    "ingest": ["ingest", "{folder}/articles.jsonl"],
    "import": ["import", "{folder}/table.csv"],
    "edit": ["edit", "1", "--stance", "neutral", "--note", "corrected"],
    "undo": ["undo"],
    "backup": ["backup", "{folder}/copy.db"],
    "migration": ["show", "-f", "json"],
}
State = dict[str, list[tuple[object, ...]]]


class Scene(NamedTuple):
    """A command, the ledger that it starts from, and what that ledger holds before and after."""

    args: list[str]
    start: Path
    ledger: Path
    before: State
    after: State
    done: Killed


def contents(path: Path) -> State:
    there = {name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {name: rows(path, f"SELECT * FROM {name}") for name in TABLES if name in there}


def set_back(start: Path, ledger: Path) -> None:
    for path in ledger.parent.iterdir():
        path.unlink()
    for path in start.iterdir():
        shutil.copy(path, ledger.parent)


@pytest.fixture
def start(run: Run, tmp_path: Path) -> Path:
    """A folder with a ledger of a few statements and what the commands read."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / "article.txt").write_text("It was late. We back it, she said.", "utf-8")
    (folder / "articles.jsonl").write_text(ARTICLES, "utf-8")
    (folder / "table.csv").write_text(TABLE, "utf-8")
    words = ["--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01"]
    for number in (1, 2):
        url = f"https://example.org/{number}"
        assert run("-q", "--db", str(folder / "ledger.db"), "add", *words, "--url", url).status == 0
    return folder


@pytest.fixture(params=COMMANDS)
def scene(request: pytest.FixtureRequest, start: Path, tmp_path: Path) -> Scene:
    """A command that was run to its end once."""
    work = tmp_path / "work"
    work.mkdir()
    if request.param == "migration":
        (start / "ledger.db").unlink()
        load(SCHEMA_1, start / "ledger.db")
    ledger = work / "ledger.db"
    args = ["--db", str(ledger), *(word.format(folder=work) for word in COMMANDS[request.param])]
    # What is loaded on demand is loaded by a first run, so that the child's way is the command's own.
    set_back(start, ledger)
    before = contents(ledger)
    done = killed(args, tmp_path / "said", None)
    assert done.status == 0
    return Scene(args, start, ledger, before, contents(ledger), done)


def test_killed_anywhere_it_is_done_whole_or_not_at_all(scene: Scene, run: Run, tmp_path: Path) -> None:
    ends = set()
    for point in range(POINTS):
        set_back(scene.start, scene.ledger)
        ended = killed(scene.args, tmp_path / "said", place(scene.done.stops, point))
        found = contents(scene.ledger)
        assert found in (scene.before, scene.after), f"half-written at point {point}"
        if ended.status is None:
            ends.add(found == scene.after)
        if ended.status == 0 or ended.out == scene.done.out != "":
            assert found == scene.after, f"acknowledged and lost at point {point}"
        sound(scene, run)
        again(scene, run)
    # A backup changes nothing in the ledger, so that before and after are one.
    assert (False in ends) is (scene.before != scene.after)


def place(stops: int, point: int) -> int:
    """Return the call at which to kill: of the whole way, or of its last fifth, by turns."""
    share = point // 2 * 2 / POINTS
    return int(stops * (0.8 + 0.2 * share if point % 2 else share))


def sound(scene: Scene, run: Run) -> None:
    """Hold that the file is whole, that `check` has nothing to say, and that no other file is half-made."""
    assert rows(scene.ledger, "PRAGMA integrity_check") == [("ok",)]
    assert rows(scene.ledger, "PRAGMA foreign_key_check") == []
    for path in scene.ledger.parent.iterdir():
        if path.name.startswith(("copy.db", "ledger.db.schema")):
            assert contents(path) == scene.before
        elif path.name.startswith("."):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ran = run("--db", str(scene.ledger), "check")
    assert (ran.status, ran.err) == (0, "positions: no problems found\n"), ran


def again(scene: Scene, run: Run) -> None:
    """Hold that the same command can be given again, and then is done."""
    if "undo" in scene.args:
        return
    assert run(*scene.args).status == 0
    found = contents(scene.ledger)
    assert found["statement"] == scene.after["statement"]
    assert len(found["source"]) == len(scene.after["source"])


def test_the_points_are_counted_in_work(scene: Scene, tmp_path: Path) -> None:
    """The same way again has nearly as many stops: a point is a place on it, not a moment."""
    set_back(scene.start, scene.ledger)
    again_ = killed(scene.args, tmp_path / "said", None)
    assert again_.status == 0
    assert 0.5 < again_.stops / scene.done.stops < 2
