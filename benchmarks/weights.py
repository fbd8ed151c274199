"""Fit the weights that say how sure a candidate is, and report what they do on passages not fitted on.

`python -m benchmarks.weights CODED.jsonl…` reads passages with their codings, as `positions evaluate`
does, fits one logistic regression over the signs of all readings (right in
actor, issue and stance, or not), and writes `data/weights.csv`. Before that it fits five times on four fifths
and looks at the rest: passages go to folds by the SHA-256 of their id, modulo 5.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import exp
from pathlib import Path
from typing import NamedTuple

from nato_positions import reference
from nato_positions.exchange import codings
from nato_positions.extraction.candidates import findings, merged
from nato_positions.extraction.findings import Found
from nato_positions.extraction.frames import frames
from nato_positions.extraction.weights import BASE, confidence
from nato_positions.model import Stance

FOLDS = 5
RIDGE = 3.0
STEPS = 400
FEWEST = 4
UNDATED = "2023-06-01"
THRESHOLDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


class Passage(NamedTuple):
    """A coded passage: what it says of whom on what, and what the sentences were read to say."""

    name: str
    coded: dict[tuple[str, str], Stance]
    found: list[Found]


def passages(files: Iterable[Path]) -> list[Passage]:
    """Return the passages of the files, read once."""
    known = frames(tuple(reference.issues()))
    return [
        Passage(
            f"{file.stem} {text.name}",
            {(one.actor, one.issue): one.stance for one in text.codings},
            list(findings(text.text, text.day, text.title, known)),
        )
        for file in files
        for text in codings.read(file, None, UNDATED)
    ]


def fold(name: str) -> int:
    """Return the fold of a passage."""
    return int(sha256(name.split()[-1].encode()).hexdigest(), 16) % FOLDS


def is_right(passage: Passage, found: Found) -> bool:
    """Whether a reading is right in actor, issue and stance."""
    one = found.candidate
    return passage.coded.get((one.actor, one.issue)) == one.stance


def fitted(chosen: Sequence[Passage]) -> dict[str, float]:
    """Return the weights that make the readings' odds of being right likeliest, drawn towards nought."""
    rows = [(found.signs, is_right(passage, found)) for passage in chosen for found in passage.found]
    seen = Counter(sign for signs, _ in rows for sign in signs)
    known = [BASE, *sorted(sign for sign, count in seen.items() if count >= FEWEST)]
    place = {sign: number for number, sign in enumerate(known)}
    table = [([0, *(place[s] for s in signs if s in place)], float(right)) for signs, right in rows]
    weights, speed = [0.0] * len(known), [0.0] * len(known)
    for _ in range(STEPS):
        slope = [-RIDGE * weight for weight in weights]
        slope[0] = 0.0
        for signs, right in table:
            error = right - 1 / (1 + exp(-sum(weights[sign] for sign in signs)))
            for sign in signs:
                slope[sign] += error
        speed = [0.9 * old + 0.5 / len(table) * new for old, new in zip(speed, slope, strict=True)]
        weights = [weight + step for weight, step in zip(weights, speed, strict=True)]
    return dict(zip(known, weights, strict=True))


def proposals(passage: Passage, weights: Mapping[str, float], least: float) -> dict[tuple[str, str], Found]:
    """Return what would be proposed of a passage with these weights."""
    sure = [
        found._replace(candidate=found.candidate._replace(confidence=confidence(found.signs, weights)))
        for found in passage.found
    ]
    return {
        (one.candidate.actor, one.candidate.issue): one
        for one in merged(found for found in sure if found.candidate.confidence >= least)
    }


def figures(chosen: Sequence[Passage], models: Mapping[int, Mapping[str, float]], least: float) -> str:
    """Return precision, recall and F1 of passages, each judged by the model of its fold."""
    right = matched = proposed = wanted = clean = empty = 0
    for passage in chosen:
        found = proposals(passage, models[fold(passage.name)], least)
        proposed, wanted = proposed + len(found), wanted + len(passage.coded)
        matched += len(found.keys() & passage.coded.keys())
        right += sum(is_right(passage, one) for one in found.values())
        empty += not passage.coded
        clean += not passage.coded and not found
    both = proposed + wanted or 1
    return (
        f"{2 * right / both:.3f} stance, {2 * matched / both:.3f} issue,"
        f" {matched / (proposed or 1):.2f} precise,"
        f" {matched / (wanted or 1):.2f} found, {clean}/{empty} clean"
    )


def reliability(chosen: Sequence[Passage], models: Mapping[int, Mapping[str, float]]) -> list[str]:
    """Return a line for each tenth of confidence: how many candidates, and the share that was right."""
    bins: dict[int, list[bool]] = {}
    for passage in chosen:
        for one in proposals(passage, models[fold(passage.name)], 0.0).values():
            bins.setdefault(min(9, int(one.candidate.confidence * 10)), []).append(is_right(passage, one))
    return [
        f"{low / 10:.1f} … {low / 10 + 0.1:.1f}  {len(marks):4}  {sum(marks) / len(marks):.2f}"
        for low, marks in sorted(bins.items())
    ]


def main(files: Sequence[str]) -> None:
    """Report what models not fitted on a passage make of it; then write the weights fitted on all."""
    chosen = passages(Path(file) for file in files)
    models = {
        number: fitted([passage for passage in chosen if fold(passage.name) != number])
        for number in range(FOLDS)
    }
    for group in dict.fromkeys(passage.name.split()[0] for passage in chosen):
        inside = [passage for passage in chosen if passage.name.startswith(f"{group} ")]
        print(f"{group}: {len(inside)} texts")
        for least in THRESHOLDS:
            print(f"  from {least:.2f}: {figures(inside, models, least)}")
    print("\n".join(reliability(chosen, models)))
    weights = fitted(chosen)
    with (reference.DATA / "weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("sign", "weight"))
        writer.writerows((sign, f"{weight:.3f}") for sign, weight in weights.items())


if __name__ == "__main__":
    main(sys.argv[1:])
