"""What a command loads, told by `sys.modules` and not by a clock."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlite_utils", "pydantic", "trafilatura", "dateutil", "pycountry", "altair", "pandas")
PROBE = """
import json, sys
from nato_positions import cli
status = cli.main(sys.argv[1:])
print(json.dumps([status, sorted(name for name in sys.modules if "." not in name)]), file=sys.stderr)
"""


def loaded(*args: str) -> set[str]:
    """Return the top-level modules that a command line has loaded when it is done."""
    done = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, text=True, check=True)
    status, modules = json.loads(done.stderr.splitlines()[-1])
    assert status == 0, done.stderr
    return set(modules)


COMMANDS = {
    "show": ["show", "--issue", "sweden", "-f", "json"],
    "diff": ["diff", "-f", "json"],
    "diff over time": ["diff", "--since", "2023-06-01", "-f", "json"],
    "diff of two": ["diff", "germany", "hungary", "-f", "csv"],
    "states": ["states", "-f", "json"],
}


@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_asking_for_records_loads_nothing_heavy(starter: Path, args: list[str]) -> None:
    assert not loaded(*args) & {*HEAVY, "rich"}


def test_add_loads_nothing_heavy(starter: Path, article: Path) -> None:
    words = ["--state", "germany", "--issue", "sweden", "--stance", "support", "--published", "2023-06-01"]
    assert not loaded("add", "--article", str(article), *words) & {*HEAVY, "rich"}


def test_drawing_loads_rich_and_nothing_else_heavy(starter: Path) -> None:
    modules = loaded("show", "--issue", "sweden")
    assert "rich" in modules
    assert not modules & set(HEAVY)


def test_help_loads_no_command(starter: Path) -> None:
    assert not loaded("--help") & {*HEAVY, "rich", "sqlite3"}
