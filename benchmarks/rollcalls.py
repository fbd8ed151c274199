"""A made-up file in the shape of the roll calls of the UN General Assembly: who voted how on what.

`python -m benchmarks.rollcalls FILE` writes 870,000 votes of 200 states on 6,200 resolutions.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

import pycountry

VOTES, STATES, RESOLUTIONS = 870_000, 200, 6_200
OPTIONS = (
    *("--map", "country=actor", "--map", "resolution=issue", "--map", "vote=stance"),
    *("--stance-map", "yes=support,no=oppose,abstain=neutral", "--set", "attribution=enacted"),
    *("--create-issues", "--create-actors"),
)
"""How the file is imported."""
_HEADER = ("country", "resolution", "vote", "date", "url")
_FIRST, _DAYS_APART = date(1946, 1, 24), 4.6


def write(path: Path, votes: int = VOTES, *, words: bool = False) -> None:
    """Write a file of so many votes, as many on each resolution as the General Assembly's have on average.

    With words, each has a speaker, and a quote and a note of its own.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*_HEADER, "speaker", "quote", "note"] if words else _HEADER)
        for number, row in enumerate(islice(_rows(), votes)):
            writer.writerow((*row, *_said(number)) if words else row)


def _rows() -> Iterator[tuple[str, ...]]:
    luck = random.Random(3)
    states = luck.sample(sorted(country.name for country in pycountry.countries), STATES)
    share = VOTES / (STATES * RESOLUTIONS)
    for resolution in count(1):
        day = (_FIRST + timedelta(resolution * _DAYS_APART)).isoformat()
        for state in states:
            if luck.random() < share:
                url = f"https://example.org/votes/{resolution}"
                yield state, f"R/{resolution}", _vote(luck), day, url


def _said(number: int) -> tuple[str, str, str]:
    quote = f"“We have looked at draft {number}, and we act on it,” the delegate told session {number % 77}."
    return f"Delegate {number % 900}", quote, f"In the corridor, after meeting {number}"


def _vote(luck: random.Random) -> str:
    return luck.choices(("yes", "abstain", "no"), (80, 12, 8))[0]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
