"""What is drawn, as pictures in text: in a pipe, on terminals of 80, 120 and 200 columns, in ASCII.

`POSITIONS_UPDATE_SCREENS=1` writes them anew (`make screens`): look at the difference before you keep it.
"""

import os
from pathlib import Path

import pytest

from nato_positions.commands import session
from nato_positions.render.screen import Screen
from tests.conftest import Run

FOLDER = Path(__file__).parent
PIPE = Screen(False, 120, False, False)
NARROW = Screen(True, 80, False, False)
WIDE = Screen(True, 200, False, False)
COLOUR = Screen(True, 80, True, False)
ASCII = Screen(True, 80, False, True)
DAY = ("--as-of", "2023-06-01")
SHOW = ("show", "--issue", "sweden", *DAY, "--limit", "3")
DIFF = ("diff", *DAY)
WHY = ("why", "turkey", "sweden", *DAY)
CONFLICTS = ("conflicts", "--within", "90d", *DAY)
SEARCH = ("search", "protocol ratif*", *DAY, "--limit", "4")
NETWORK = ("network", "--kind", "subtract", "--normalise", "average", *DAY, "--since", "2023")
STATS = ("stats", *DAY)
MEDIUM = Screen(True, 120, False, False)

SCREENS = {
    "show-pipe": (PIPE, SHOW),
    "show-80": (NARROW, SHOW),
    "show-80-colour": (COLOUR, SHOW),
    "show-80-ascii": (ASCII, SHOW),
    "show-200": (WIDE, SHOW),
    "show-state-80": (NARROW, ("show", "--state", "hungary", *DAY, "--limit", "2")),
    "diff-80": (NARROW, DIFF),
    "diff-80-ascii": (ASCII, DIFF),
    "diff-200": (WIDE, DIFF),
    "diff-two-80": (NARROW, ("diff", "germany", "hungary", *DAY)),
    "diff-days-80": (NARROW, ("diff", "--since", "2023-06-01", "--until", "2024-03-07", "--issue", "sweden")),
    "blocs-80": (NARROW, ("diff", "--blocs", *DAY)),
    "blocs-pipe": (PIPE, ("diff", "--blocs", *DAY)),
    "issues-80": (NARROW, ("issues",)),
    "why-80": (NARROW, WHY),
    "why-80-colour": (COLOUR, WHY),
    "conflicts-80": (NARROW, CONFLICTS),
    "conflicts-80-ascii": (ASCII, CONFLICTS),
    "conflicts-pipe": (PIPE, CONFLICTS),
    "search-80": (NARROW, SEARCH),
    "search-80-colour": (COLOUR, SEARCH),
    "search-120": (MEDIUM, SEARCH),
    "network-80": (NARROW, NETWORK),
    "network-80-ascii": (ASCII, NETWORK),
    "stats-80": (NARROW, STATS),
    "stats-80-ascii": (ASCII, STATS),
    "stats-120": (MEDIUM, STATS),
    "stats-200": (WIDE, STATS),
    "stats-pipe": (PIPE, STATS),
    "states-200": (WIDE, ("states", *DAY)),
}


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    screen, args = SCREENS[name]
    monkeypatch.setattr(session, "screen", lambda *_: screen)
    drawn = run(*args).out
    file = FOLDER / f"{name}.txt"
    if os.environ.get("POSITIONS_UPDATE_SCREENS") == "1":
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")


@pytest.mark.parametrize("name", [name for name, (screen, _) in SCREENS.items() if screen.width == 80])
def test_nothing_but_an_address_is_wider_than_the_terminal(name: str) -> None:
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        address = line.strip().startswith("http") and " " not in line.strip()
        assert len(line) <= 80 or "\x1b" in line or address, line
