"""`positions network`: edges, nodes, and GraphML that others open."""

import csv
import io
import json
from pathlib import Path

import networkx
import pytest

from tests.conftest import Record, Run


def test_edges_are_sorted_and_a_pair_stands_once(run: Run, starter: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("network", "--kind", "subtract", "-f", "csv").out)))
    weights = [abs(float(row["weight"])) for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert all(row["a"] < row["b"] for row in rows)


def test_object(run: Run, starter: Path) -> None:
    found = json.loads(run("network", "--kind", "affiliation", "-i", "sweden", "-f", "json").out)
    assert (found["kind"], found["issues"]) == ("affiliation", ["sweden"])
    listed = json.loads(run("show", "-i", "sweden", "-f", "json").out)
    assert found["sum"] == len(listed)
    assert len(found["edges"]) == len(found["actors"])


@pytest.mark.parametrize("kind", ["affiliation", "congruence", "conflict", "subtract"])
def test_graphml_opens_in_networkx(run: Run, starter: Path, tmp_path: Path, kind: str) -> None:
    args = ("network", "--kind", kind, "--since", "2023")
    (tmp_path / "graph.graphml").write_text(run(*args, "-f", "graphml").out, "utf-8")
    graph = networkx.read_graphml(tmp_path / "graph.graphml")
    edges = json.loads(run(*args, "-f", "json").out)["edges"]
    assert graph.number_of_edges() == len(edges) > 0
    assert graph.nodes["HUN"] == {"name": "Hungary", "mode": "actor"}
    total = sum(weight for _, _, weight in graph.edges.data("weight"))
    assert total == pytest.approx(sum(edge["weight"] for edge in edges), abs=1e-3)


def test_two_sides_of_one_issue(run: Run, record: Record) -> None:
    record()
    record(state="HUN", stance="oppose")
    [edge] = json.loads(run("network", "--kind", "conflict", "-f", "json").out)["edges"]
    assert edge == {"a": "DEU", "b": "HUN", "weight": 1.0}
    assert json.loads(run("network", "-f", "json").out)["edges"] == []


@pytest.mark.parametrize(
    ("kind", "normalise"),
    [("affiliation", "average"), ("congruence", "activity"), ("conflict", "prominence")],
)
def test_what_does_not_fit_is_refused(run: Run, starter: Path, kind: str, normalise: str) -> None:
    ran = run("network", "--kind", kind, "--normalise", normalise)
    assert (ran.status, ran.out) == (2, "")
    assert f"--normalise {normalise} is not for {kind}" in ran.err


def test_nothing_is_an_empty_network(run: Run, starter: Path) -> None:
    args = ("network", "--until", "1950")
    assert run(*args, "-f", "csv").out == "a,b,weight\n"
    assert json.loads(run(*args, "-f", "json").out)["edges"] == []
    assert "<graph " in run(*args, "-f", "graphml").out


def test_a_limit_keeps_the_heaviest_edges_and_all_nodes(run: Run, starter: Path) -> None:
    whole = json.loads(run("network", "--since", "2023", "-f", "json").out)
    some = json.loads(run("network", "--since", "2023", "--limit", "3", "-f", "json").out)
    assert some == {**whole, "edges": whole["edges"][:3]}
    assert len(run("network", "--since", "2023", "--limit", "3", "-f", "csv").out.splitlines()) == 4
    drawn = [
        [line.split() for line in run("network", "--since", "2023", *limit).out.splitlines()]
        for limit in ((), ("--limit", "3"))
    ]
    # Narrower names may make narrower columns; who has no tie at all stays the same.
    assert drawn[1] == [*drawn[0][:5], *(line for line in drawn[0] if line[:2] == ["No", "tie:"])]
    graph = networkx.parse_graphml(run("network", "--since", "2023", "--limit", "3", "-f", "graphml").out)
    assert graph.number_of_edges() == 3
    assert set(graph.nodes) == set(whole["actors"])


def test_a_table_says_what_ties_whom(run: Run, record: Record) -> None:
    record()
    record(state="HUN", stance="oppose")
    record(state="USA", stance="conditional")
    record(state="FRA", issue="ukraine-arms", stance="oppose")
    drawn = run("network", "--kind", "conflict", "--normalise", "average").out.splitlines()
    assert drawn == [
        "Conflict: who says the opposite, by how much the two say on average"
        " — 4 statements, 4 actors, 3 ties",
        "actor    and            weight",
        "Germany  Hungary         1.000",
        "Hungary  United States   0.750",
        "Germany  United States   0.250",
        "No tie: France",
    ]
    affiliation = run("network", "--kind", "affiliation").out.splitlines()
    assert affiliation[0].endswith("4 statements, 4 actors, 4 ties")
    assert affiliation[2] == "Germany        sweden             1"


KINDS = {
    "affiliation": ("no", "activity", "prominence"),
    **dict.fromkeys(("congruence", "conflict", "subtract"), ("no", "average", "jaccard", "cosine")),
}


@pytest.mark.parametrize(
    ("kind", "normalise", "duplicates"),
    [
        *((kind, normalise, "include") for kind, fitting in KINDS.items() for normalise in fitting),
        *(
            ("congruence", "average", within)
            for within in ("document", "day", "week", "month", "year", "range")
        ),
        ("affiliation", "activity", "week"),
    ],
)
def test_every_format_says_the_same(
    run: Run, starter: Path, tmp_path: Path, kind: str, normalise: str, duplicates: str
) -> None:
    """The edges of JSON, which are held against references elsewhere, are those of all other formats."""
    choice = ("--kind", kind, "--normalise", normalise, "--duplicates", duplicates, "--issue", "sweden")
    whole = json.loads(run("network", *choice, "-f", "json").out)
    edges = [tuple(edge.values()) for edge in whole["edges"]]
    assert edges
    for form, mark in (("csv", ","), ("tsv", "\t")):
        read = list(csv.reader(io.StringIO(run("network", *choice, "-f", form).out), delimiter=mark))
        assert [(one, other, float(weight)) for one, other, weight in read[1:]] == edges
    lines = run("network", *choice, "-f", "jsonl").out.splitlines()
    assert [tuple(json.loads(line).values()) for line in lines] == edges
    assert run("network", *choice, "-f", "markdown").out.count("\n") == len(edges) + 2
    assert f" — 126 statements, {len(whole['actors'])} actors, {len(edges)} tie" in run(
        "network", *choice
    ).out.splitlines()[0].replace(f"{len(edges)} ties", f"{len(edges)} tie")
    graph = networkx.parse_graphml(run("network", *choice, "-f", "graphml").out)
    weights = {frozenset(ends): weight for *ends, weight in graph.edges.data("weight")}
    if kind != "affiliation":
        assert weights == pytest.approx({frozenset(pair): weight for *pair, weight in edges}, abs=1e-6)
    assert len(weights) == len(edges)
