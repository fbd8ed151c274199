"""The documentation tells the truth: its examples run, its pages are complete, its links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from docs import generate
from nato_positions import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EVERY_PAGE = [*PAGES, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs" / "commands").glob("*.md"))]
# Printed after each command of a block, to tell its output from the next one's.
_END = "\x01\n"


class Example(NamedTuple):
    """A command of a console block, continuation lines joined, and the output that the page promises."""

    line: int
    command: str
    output: list[str]


def _blocks(page: Path) -> Iterator[list[Example]]:
    """Yield the examples of every fenced console block, in the page's order."""
    block: list[Example] | None = None
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if line == "```console":
            block = []
        elif block is not None and line == "```":
            yield block
            block = None
        elif block is not None and line.startswith("$ "):
            block.append(Example(number, line[2:], []))
        elif block and line.startswith("> ") and not block[-1].output:
            block[-1] = block[-1]._replace(command=f"{block[-1].command}\n{line[2:]}")
        elif block:
            block[-1].output.append(line)


def _pattern(output: list[str]) -> re.Pattern[str]:
    """Return what matches the promised output; a line `...` stands for any lines."""
    return re.compile("".join(r"(?:.*\n)*" if line == "..." else re.escape(f"{line}\n") for line in output))


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, str]:
    """A reader's machine: an empty home with the examples in it, and `positions` on the path."""
    command = tmp_path / "bin" / "positions"
    command.parent.mkdir()
    command.write_text(f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m nato_positions \"$@\"\n")
    command.chmod(0o755)
    home = tmp_path / "home"
    shutil.copytree(ROOT / "docs" / "examples", home / "docs" / "examples")
    return {
        "HOME": str(home),
        "PATH": os.pathsep.join((str(command.parent), str(Path(sys.executable).parent), os.environ["PATH"])),
        "POSITIONS_DB": str(home / "positions.db"),
        "POSITIONS_USER": "reader",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "TZ": "UTC",
    }


def _run(block: list[Example], environment: dict[str, str]) -> list[str]:
    """Return what each command of the block prints, as one shell runs them."""
    ends = "_ended=$?; printf '\\001\\n'; (exit $_ended)"
    script = "\n".join(f"{example.command}\n{ends}" for example in block)
    ran = subprocess.run(
        ["bash", "-c", script],
        env=environment,
        cwd=environment["HOME"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    outputs = ran.stdout.split(_END)[:-1]
    assert len(outputs) == len(block), ran.stderr
    return outputs


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_print_what_the_page_says(page: Path, desk: dict[str, str]) -> None:
    for block in _blocks(page):
        for example, printed in zip(block, _run(block, desk), strict=True):
            seen = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
            assert _pattern(example.output).fullmatch(seen), (
                f"{page.relative_to(ROOT)}:{example.line}: $ {example.command}\nprints\n{seen}"
            )


def test_the_pages_have_examples() -> None:
    assert sum(len(block) for page in PAGES for block in _blocks(page)) >= 20


def test_the_desk_script_runs_twice_and_records_once(desk: dict[str, str]) -> None:
    first, second = (_run([Example(0, "bash docs/examples/desk.sh", [])], desk)[0] for _ in range(2))
    assert first == second
    assert "Consensus: 2 of 31 members support · holding out: Hungary, Türkiye" in first


def test_command_pages_are_what_the_commands_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_a_page_with_examples(name: str) -> None:
    page = (ROOT / "docs" / "commands" / f"{name}.md").read_text("utf-8")
    assert len(re.findall(rf"(?:^    |\$\()positions (?:--db \S+ )?{name}\b", page, re.MULTILINE)) >= 2
    assert f"({name}.md)" in (ROOT / "docs" / "commands" / "README.md").read_text("utf-8")
    assert f"docs/commands/{name}.md" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.relative_to(ROOT)} links to {target}"
        assert not heading or heading in _anchors(file), f"{page.relative_to(ROOT)} links to {target}"


def _prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def _anchors(page: Path) -> set[str]:
    """Return the names by which the page's headings are linked to."""
    headings = re.findall(r"^#+ (.+)$", _prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
