"""A made-up file in the shape of the roll calls of the UN General Assembly: who voted how on what.

`python -m benchmarks.rollcalls FILE` writes 870,000 votes of 200 states on 6,200 resolutions.
"""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pycountry

VOTES, STATES, RESOLUTIONS = 870_000, 200, 6_200
OPTIONS = (
    *("--map", "country=actor", "--map", "resolution=issue", "--map", "vote=stance"),
    *("--stance-map", "yes=support,no=oppose,abstain=neutral", "--set", "attribution=enacted"),
    *("--create-issues", "--create-actors"),
)
"""How the file is imported."""
_FIRST, _DAYS_APART = date(1946, 1, 24), 4.6


def write(path: Path, votes: int = VOTES) -> None:
    """Write a file of so many votes, as many on each resolution as the General Assembly's have on average."""
    luck = random.Random(3)
    states = luck.sample(sorted(country.name for country in pycountry.countries), STATES)
    share = VOTES / (STATES * RESOLUTIONS)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["country", "resolution", "vote", "date", "url"])
        resolution = 0
        while votes:
            resolution += 1
            day = (_FIRST + timedelta(resolution * _DAYS_APART)).isoformat()
            present = [state for state in states if luck.random() < share][:votes]
            votes -= len(present)
            told = (f"R/{resolution}", day, f"https://example.org/votes/{resolution}")
            writer.writerows((state, told[0], _vote(luck), *told[1:]) for state in present)


def _vote(luck: random.Random) -> str:
    return luck.choices(("yes", "abstain", "no"), (80, 12, 8))[0]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
