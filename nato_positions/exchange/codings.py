"""Reading texts coded by hand: JSON Lines of a text with the positions that a person found in it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from nato_positions.errors import BadInput
from nato_positions.exchange.articles import decode
from nato_positions.model import Attribution, Stance
from nato_positions.reports import CodedText, Coding

Kind = TypeVar("Kind", Stance, Attribution)

BESIDE = "passages.jsonl"
"""The file beside the codings that has the texts, where the codings do not carry them."""


def read(codings: Path, texts: Path | None, day: str | None) -> Iterator[CodedText]:
    """Yield the coded texts of a file in order.

    A line has `positions` and either `text` or an `id` by which `texts` (by default `passages.jsonl` beside
    the codings) has it; `date` and `title` stand where the text does. `day` is for texts without a date.
    Raises `BadInput` with the file and line for whatever cannot be used.
    """
    by_name: dict[str, Mapping[str, object]] | None = None
    for where, row in _rows(codings):
        name = str(row.get("id") or where)
        text = row
        if "text" not in row:
            by_name = _by_name(texts or codings.parent / BESIDE) if by_name is None else by_name
            text = by_name.get(name, {})
        yield _coded(where, name, row, text, day)


def _rows(file: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}; give a file of JSON Lines") from error
    for number, line in enumerate(decode(data, str(file)).split("\n"), 1):
        if line.strip():
            where = f"{file}, line {number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                raise BadInput(f"{where} is not JSON; put one coded text on a line") from None
            if not isinstance(row, dict):
                raise BadInput(f"{where} is no object; it needs 'positions', and 'text' or 'id'")
            yield where, row


def _by_name(file: Path) -> dict[str, Mapping[str, object]]:
    return {str(row.get("id")): row for _, row in _rows(file)}


def _coded(
    where: str, name: str, row: Mapping[str, object], text: Mapping[str, object], day: str | None
) -> CodedText:
    words, listed = text.get("text"), row.get("positions")
    if not isinstance(words, str) or not words.strip():
        raise BadInput(f"{where}: there is no text; put it into the line or name the texts with --texts FILE")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise BadInput(f"{where}: 'positions' is a list of objects, empty where the text has none")
    published = text.get("date") or row.get("date") or day
    if not published:
        raise BadInput(f"{where}: the text has no date, which decides who was in office; give --date")
    title = text.get("title") or row.get("title")
    codings = tuple(_coding(f"{where}, position {number}", one) for number, one in enumerate(listed, 1))
    return CodedText(name, str(title) if title else None, str(published), words, codings)


def _coding(where: str, one: Mapping[str, object]) -> Coding:
    for field in ("actor", "issue"):
        if not isinstance(one.get(field), str):
            raise BadInput(f"{where} has no {field!r}; it needs actor, issue and stance")
    speaker, evidence = one.get("speaker"), one.get("evidence")
    return Coding(
        str(one["actor"]),
        str(one["issue"]),
        _one_of(Stance, one.get("stance"), where),
        str(speaker) if speaker else None,
        _one_of(Attribution, one.get("attribution") or Attribution.REPORTED, where),
        str(evidence) if evidence else None,
    )


def _one_of(kind: type[Kind], value: object, where: str) -> Kind:
    try:
        return kind(str(value))
    except ValueError:
        raise BadInput(f"{where}: {value!r} is not one of {', '.join(kind)}") from None
