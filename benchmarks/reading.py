"""Reading: articles a second on one core, beside spaCy's blank English tokenizer with its sentencizer.

Both read the same texts in the same run, in turn. spaCy finds words and sentences and nothing more; it is no
part of the package and is installed for this comparison alone.
"""

import platform
import statistics
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version

import spacy

from benchmarks.corpus import Made, articles
from nato_positions.extraction import extract

_COUNT = 400
_ROUNDS = 5


def main() -> None:
    """Make the corpus, read it in rounds, print the table."""
    made = list(articles(_COUNT))
    peer = spacy.blank("en")
    peer.add_pipe("sentencizer")
    readers: dict[str, Callable[[Made], object]] = {
        "positions, extraction": lambda one: extract(one.text, one.date, one.title),
        f"spaCy {version('spacy')}, blank + sentencizer": lambda one: peer(one.text),
    }
    times: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(_ROUNDS + 1):
        for name, reader in readers.items():
            seconds = _seconds(reader, made)
            # The first round fills the caches of both.
            if number:
                times[name].append(seconds)
    _print(made, times)


def _seconds(read: Callable[[Made], object], made: Sequence[Made]) -> float:
    start = time.perf_counter()
    for one in made:
        read(one)
    return time.perf_counter() - start


def _print(made: Sequence[Made], times: dict[str, list[float]]) -> None:
    mean = sum(len(one.text) for one in made) / len(made)
    found = sum(len(extract(one.text, one.date, one.title)) for one in made)
    print(f"Reading {len(made)} articles of {mean:.0f} characters on one core; {found} candidates;")
    print(f"median of {_ROUNDS}; Python {platform.python_version()}")
    print(f"{'reader':36} {'articles/s':>10} {'× spaCy':>8} {'asked':>6}")
    medians = [statistics.median(kept) for kept in times.values()]
    for name, median, asked in zip(times, medians, ("≥ 1", ""), strict=True):
        print(f"{name:36} {len(made) / median:10.0f} {medians[-1] / median:8.2f} {asked:>6}")


if __name__ == "__main__":
    main()
