"""What the ledger covers, one table under the other: coverage, ages, months, attributions, outlets."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from nato_positions.render.listing import indented
from nato_positions.render.paper import styled, table
from nato_positions.render.screen import Screen

Rows = Sequence[Sequence[object]]
_FEW = 10
_TITLES = {
    "coverage": "Members on record as of {day}; ages in days",
    "ages": "Oldest positions as of {day}",
    "months": "Statements by month",
    "attributions": "Statements by attribution",
    "outlets": "Statements by outlet",
}
_BAR = 20


def parts(
    found: Mapping[str, tuple[Sequence[str], Rows]],
    names: Mapping[str, str],
    day: str,
    whole: bool,
    screen: Screen,
) -> Iterator[RenderableType]:
    """Yield each part under its title. Unless `whole`, long parts are cut short, and say so."""
    for part, (fields, rows) in found.items():
        rows = _every_month(rows) if part == "months" else rows
        shown = rows if whole or part == "coverage" else _few(part, rows)
        yield styled((_TITLES[part].format(day=day), "bold"))
        heads, cells = _DRAWN.get(part, _bars)(fields, shown)
        yield table(
            screen, heads, cells, numbers=("on record", "median age", "agreement", "agreement in votes")
        )
        if part == "coverage":
            yield from _silent(fields, rows, names, screen)
        if len(shown) < len(rows):
            yield styled((f"{len(rows) - len(shown)} more: positions stats --of {part}", "dim"))
        yield styled("")


def _every_month(rows: Rows) -> Rows:
    """Return the rows with the months between them in which nothing was said; more than a year is one row."""
    filled: list[Sequence[object]] = []
    before: int | None = None
    for month, count in rows:
        number = int(str(month)[:4]) * 12 + int(str(month)[5:]) - 1
        between = range(number if before is None else before + 1, number)
        if len(between) > 12:
            filled.append((f"{len(between)} months", 0))
        else:
            filled += [(f"{one // 12:04}-{one % 12 + 1:02}", 0) for one in between]
        filled.append((month, count))
        before = number
    return filled


def _few(part: str, rows: Rows) -> Rows:
    """Return the first few rows; of months the last ones, which are the newest."""
    return rows[-_FEW:] if part == "months" else rows[:_FEW]


def _coverage(fields: Sequence[str], rows: Rows) -> tuple[Sequence[str], Rows]:
    named = [dict(zip(fields, row, strict=True)) for row in rows]
    agreement = "agreement in votes" if any(one["measure"] == "hix" for one in named) else "agreement"
    heads = ("issue", "on record", "newest", "median age", agreement)
    return heads, [
        (
            one["issue"],
            f"{one['on_record']} of {one['members']}",
            one["newest"],
            _number(one["median_age"], "g"),
            _number(one["agreement"], ".2f"),
        )
        for one in named
    ]


def _silent(
    fields: Sequence[str], rows: Rows, names: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Yield who has no record on the issues on which somebody has; where nobody has, the table says so."""
    for row in rows:
        one = dict(zip(fields, row, strict=True))
        codes = one["silent_members"]
        if one["on_record"] and isinstance(codes, tuple) and codes:
            yield styled((f"No record on {one['issue']}:", "bold"))
            yield from indented(", ".join(sorted(names[code] for code in codes)), "", screen)


def _number(value: object, form: str) -> str:
    return format(value, form) if isinstance(value, int | float) else ""


def _ages(fields: Sequence[str], rows: Rows) -> tuple[Sequence[str], Rows]:
    named = [dict(zip(fields, row, strict=True)) for row in rows]
    heads = ("state", "issue", "stance", "since the statement of", "days")
    return heads, [(one["actor_name"], one["issue"], one["stance"], one["date"], one["age"]) for one in named]


def _bars(fields: Sequence[str], rows: Rows) -> tuple[Sequence[str], Rows]:
    """Return counts with a bar each; the longest bar is the largest count."""
    most = max((count for _, count in rows if isinstance(count, int)), default=1)
    return (*fields, ""), [
        (
            name if name is not None else "(not named)",
            count,
            "=" * max(bool(count), round(_BAR * count / most)),
        )
        for name, count in rows
        if isinstance(count, int)
    ]


_DRAWN = {"coverage": _coverage, "ages": _ages}
