"""The matrices of `diff`: a symbol a stance, a shade a gap, panels where the screen is narrow."""

import pytest

from nato_positions.model import Position, Stance
from nato_positions.render import matrix
from nato_positions.render.screen import Screen
from nato_positions.results import Pair

PIPE = Screen(False, 120, False, False)
NARROW = Screen(True, 40, False, False)
ASCII = Screen(True, 120, False, True)
LABELS = {"DEU": "Germany", "HUN": "Hungary", "SWE": "Sweden°"}
ORDER = list(LABELS)
HELD = {
    (actor, "sweden"): Position(actor, "sweden", stance, "2023-06-01", 1)
    for actor, stance in (("DEU", Stance.SUPPORT), ("HUN", Stance.OPPOSE), ("SWE", Stance.CONDITIONAL))
}


def stances(issues: list[str], screen: Screen) -> list[str]:
    return [line.plain.rstrip() for line in matrix.stances(ORDER, LABELS, issues, HELD, screen)]


def test_stances_have_a_row_a_state_and_a_column_an_issue() -> None:
    lines = stances(["sweden", "finland"], PIPE)
    assert lines[0].split() == ["sweden", "finland"]
    assert [line.split() for line in lines[1:4]] == [["Germany", "●"], ["Hungary", "✕"], ["Sweden°", "◐"]]
    assert lines[-1].endswith("blank: no position")


def test_ascii_has_letters_of_its_own() -> None:
    assert [line.split() for line in stances(["sweden"], ASCII)[1:4]] == [
        ["Germany", "+"],
        ["Hungary", "x"],
        ["Sweden*", "~"],
    ]


def test_narrow_screen_has_codes_and_panels() -> None:
    issues = ["sweden", "finland", "ukraine-accession", "ukraine-guarantees", "defence-spending"]
    lines = stances(issues, NARROW)
    assert max(map(len, lines[:-1])) <= 40
    assert [line.split()[0] for line in lines if line.startswith("DEU")] == ["DEU", "DEU"]
    assert not any("Germany" in line for line in lines)
    assert all(issue.split("-")[-1] in "\n".join(lines) for issue in issues)


@pytest.mark.parametrize(
    ("gap", "symbol", "plain"),
    [
        *((0.0, "·", "."), (0.1, "░", "-"), (0.25, "░", "-"), (0.26, "▒", "+"), (0.5, "▒", "+")),
        *((0.75, "▓", "%"), (0.76, "█", "#"), (1.0, "█", "#"), (None, "", "")),
    ],
)
def test_shade_of_a_gap(gap: float | None, symbol: str, plain: str) -> None:
    pair = Pair("DEU", "HUN", int(gap is not None), gap)
    for screen, expected in ((PIPE, symbol), (ASCII, plain)):
        lines = [line.plain for line in matrix.disagreement(["DEU", "HUN"], LABELS, [pair], screen)]
        germany = next(line for line in lines if line.startswith("Germany DEU"))
        hungary = next(line for line in lines if line.startswith("Hungary HUN"))
        assert germany[12:].split() == ["\\", *expected]
        assert hungary[12:].split() == [*expected, "\\"]


def test_wide_matrix_is_folded_on_a_terminal_and_never_in_a_pipe() -> None:
    codes = [f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDEFGH"]
    labels = {code: code for code in codes}
    drawn = list(matrix.disagreement(codes, labels, [], NARROW))
    assert max(len(line.plain.rstrip()) for line in drawn[:-2]) <= 40
    assert sum(line.plain.startswith("AAX") for line in drawn) == 2
    piped = list(matrix.disagreement(codes, labels, [], PIPE))
    assert sum(line.plain.startswith("AAX AAX") for line in piped) == 1


def test_numbers_of_shared_issues_are_kept_where_the_matrix_is_folded() -> None:
    codes = [f"A{letter}X" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    found = [Pair("AAX", "AZX", 1, 0.5), Pair("AAX", "ABX", 9, 0.5)]
    labels = {code: code for code in codes}
    lines = [line.plain for line in matrix.disagreement(codes, labels, found, NARROW)]
    assert max(map(len, lines[:-2])) <= 40
    assert sum("▒₁" in line for line in lines) == 2


def test_names_stand_beside_the_codes_where_there_is_room() -> None:
    found = [Pair("DEU", "HUN", 1, 1.0)]
    for width, head in ((120, "Sweden° SWE°"), (16, "SWE°")):
        screen = Screen(True, width, False, False)
        lines = [line.plain for line in matrix.disagreement(ORDER, LABELS, found, screen)]
        assert any(line.startswith(head) for line in lines)


def test_a_long_slug_is_broken() -> None:
    lines = stances(["incomprehensibilities-of-incomprehensibility", "sweden"], NARROW)
    assert [line.strip() for line in lines[:4]] == [
        "incomprehensibil sweden",
        "ities-",
        "of-",
        "incomprehensibil",
    ]


@pytest.mark.parametrize("order", [[], ["HUN"]])
def test_fewer_than_two_have_no_matrix(order: list[str]) -> None:
    assert list(matrix.disagreement(order, LABELS, [], PIPE)) == []


@pytest.mark.parametrize(("screen", "digits"), [(PIPE, ["₁", "₂"]), (ASCII, ["1", "2"])])
def test_pairs_that_share_few_issues_say_so(screen: Screen, digits: list[str]) -> None:
    few, also = digits
    found = [Pair("DEU", "HUN", 1, 1.0), Pair("DEU", "SWE", 7, 0.0), Pair("HUN", "SWE", 0, None)]
    lines = [line.plain for line in matrix.disagreement(ORDER, LABELS, found, screen)]
    germany = next(line for line in lines if line.startswith("Germany DEU"))
    agree, apart = (".", "#") if screen.ascii else ("·", "█")
    assert germany.rstrip().endswith(f"\\ {apart}{few}{agree}")
    assert lines[-1] == f"blank: no issue shared   {few} {also} beside a shade: on so few issues"
