"""`export -o FILE.qdpx`: what a ledger holds, as programs for qualitative analysis open it."""

import json
from pathlib import Path

import pytest

from nato_positions.exchange.refi import coding
from tests.commands.test_dna_export import CLAIM, QUOTE, SOURCES, START, TEXT, put
from tests.conftest import Record, Run
from tests.exchange.refi_reading import Project


def test_every_statement_of_the_starter_is_there(run: Run, starter: Path, tmp_path: Path) -> None:
    ran = run("export", "-o", str(tmp_path / "x.qdpx"))
    assert ran.status == 0
    assert "348 statements in 175 sources" in ran.err
    assert "348 of them stand in texts made of them" in ran.err
    read = Project(tmp_path / "x.qdpx")
    told = json.loads(run("show", "-f", "json").out)
    marked = [selected for source in read.sources for selected in source.selected]
    assert sorted(one.words for one in marked) == sorted(one["note"] for one in told)
    assert sorted(one.codes[1] for one in marked) == sorted(one["stance"] for one in told)
    assert sorted(one.codes[2] for one in marked) == sorted(one["actor_name"] for one in told)
    # The same ledger gives the same file, whatever it is called.
    assert run("export", "-f", "qdpx", "-o", str(tmp_path / "y")).status == 0
    assert (tmp_path / "x.qdpx").read_bytes() == (tmp_path / "y").read_bytes()


def test_filters_are_those_of_show(run: Run, starter: Path, tmp_path: Path) -> None:
    asked = ("--issue", "sweden", "--state", "hungary", "--since", "2023", "--limit", "5")
    ran = run("export", "-o", str(tmp_path / "x.qdpx"), *asked)
    told = json.loads(run("show", *asked, "-f", "json").out)
    read = Project(tmp_path / "x.qdpx")
    assert sum(len(source.selected) for source in read.sources) == len(told) == 5
    assert read.codes["Actor"] == ["Hungary"]
    left = 175 - len({one["source_id"] for one in told})
    assert f"{left} sources without any of these statements are left out" in ran.err


def test_archived_texts_are_there(run: Run, tmp_path: Path) -> None:
    quoted = CLAIM._replace(quote=QUOTE, span=(START, START + len(QUOTE)))
    claims = [(quoted, SOURCES[0], "ann"), (CLAIM._replace(note="Heard."), SOURCES[0], "bö 😀")]
    put(tmp_path / "x.db", claims)
    ran = run("--db", str(tmp_path / "x.db"), "export", "-o", str(tmp_path / "x.qdpx"))
    assert "1 have no place in their source and are coded on the whole of it" in ran.err
    read = Project(tmp_path / "x.qdpx")
    (source,) = read.sources
    assert source.text == TEXT.replace("\r\n", "\n")
    assert [one.words for one in source.selected] == [QUOTE]
    assert read.users == ["ann", "bö 😀"]


def test_what_is_not_accepted_is_not_there(run: Run, record: Record, tmp_path: Path) -> None:
    assert record().status == 0
    assert record(stance="oppose").status == 0
    assert run("retract", "2", "--why", "twice").status == 0
    assert run("export", "-o", str(tmp_path / "x.qdpx")).status == 0
    (source,) = Project(tmp_path / "x.qdpx").sources
    assert source.codes == ["Sweden's accession", "support", "Germany"]


def test_a_file_is_written_whole_or_not_at_all(
    run: Run, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", "-f", "qdpx").status == 2
    assert run("export", "-o", str(tmp_path / "no" / "x.qdpx")).status == 2
    file = tmp_path / "out" / "x.qdpx"
    file.parent.mkdir()
    file.write_text("what was there")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(coding, "note", full)
    refused = run("export", "-o", str(file))
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert file.read_text() == "what was there"
    assert list(file.parent.iterdir()) == [file]
