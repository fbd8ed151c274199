"""A real article and its coding, recorded by a shell script; only where the shared articles are at hand."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "articles"
CODING = ARTICLES / "dw-2023-06-01.gold.json"
OPTIONS = {
    "actor": "--state",
    "issue": "--issue",
    "stance": "--stance",
    "speaker": "--speaker",
    "role": "--role",
    "attribution": "--attribution",
    "date": "--date",
    "note": "--note",
    "evidence": "--quote",
}

pytestmark = pytest.mark.skipif(not CODING.exists(), reason="the shared articles are not here")


def script() -> str:
    """Return a bash script that records the fourteen positions and asks for two answers."""
    coding = json.loads(CODING.read_text("utf-8"))
    article = ["--article", str(ARTICLES / coding["article"]), "--title", coding["title"]]
    article += ["--outlet", coding["outlet"], "--published", coding["published"]]
    calls = []
    for position in coding["positions"]:
        said = [part for key, option in OPTIONS.items() if position[key] for part in (option, position[key])]
        calls.append(shlex.join(["positions", "-q", "add", *article, *said]) + " >&2")
    return "\n".join(
        [
            "set -euo pipefail",
            f'positions() {{ {shlex.quote(sys.executable)} -m nato_positions "$@"; }}',
            *calls,
            "positions show --issue sweden --as-of 2023-06-01",
            "positions diff --as-of 2023-06-01 -f json",
        ]
    )


def test_the_real_article_is_recorded_and_answers_as_by_hand(tmp_path: Path) -> None:
    environment = {**os.environ, "POSITIONS_DB": str(tmp_path / "dw.db"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", script()], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr.split() == [str(number) for number in range(1, 15)]
    *drawn, answer = done.stdout.splitlines()
    assert (
        "Consensus: 2 of 31 members support · holding out: Hungary, Türkiye · no record: 27 members" in drawn
    )
    assert any("Sweden (applicant)" in line for line in drawn)
    found = json.loads(answer)
    by_issue = found["by_issue"]
    assert by_issue["sweden"]["holdouts"] == ["HUN", "TUR"]
    assert (by_issue["sweden"]["support"], by_issue["sweden"]["silent"]) == (2, 27)
    # Two for and two against, at the ends of the scale: as far from agreement as there is.
    assert by_issue["sweden"]["agreement"] == pytest.approx(-1)
    assert by_issue["ukraine-accession"]["hesitant"] == ["ESP", "LTU"]
    gaps = {(pair["a"], pair["b"]): (pair["shared"], pair["disagreement"]) for pair in found["pairs"]}
    assert gaps["DEU", "HUN"] == (1, 1.0)
    # Lithuania conditional, Hungary against, on accession alone: (0.5 − −1) ÷ 2.
    assert gaps["HUN", "LTU"] == (1, 0.75)
    # NATO and Hungary: Sweden 1, accession 0.75.
    assert gaps["HUN", "NATO"] == (2, 0.875)
    assert gaps["FRA", "HUN"] == (0, None)
