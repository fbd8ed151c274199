"""The walls of the house: who may import whom, where SQL and rich live, how long a file may get."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "nato_positions"
FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("render", "exchange", "store", "extraction", "analysis")
GROUND = ("model", "results", "dates", "errors", "naming", "ondemand")
# From the top floor to the ground; imports go down only. Rooms of one floor never import each other.
FLOORS = [("__main__",), ("cli",), ("commands",), ROOMS, ("reference",), GROUND]
MOST_LINES = 300


def room_of(file: Path) -> str:
    first = file.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of ours that a file names, those loaded on demand included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("nato_positions"):
            if node.module == "nato_positions":
                yield from (f"nato_positions.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("nato_positions"))
        elif isinstance(node, ast.Constant) and str(node.value).startswith("nato_positions."):
            yield str(node.value)


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_down_only(file: Path) -> None:
    here = room_of(file)
    if here == "__init__":
        return
    for module in imported(ast.parse(file.read_text("utf-8"))):
        there = module.split(".")[1]
        if there in ("__version__", here):
            continue
        same_ground = here in GROUND and there in GROUND
        assert floor_of(there) > floor_of(here) or same_ground, f"{file.name} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nothing_is_imported_inside_a_function(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inner, f"{node.name} imports"


def test_only_render_draws_and_only_the_store_speaks_sql() -> None:
    for file in FILES:
        text, room = file.read_text("utf-8"), room_of(file)
        modules = {
            alias.name if isinstance(node, ast.Import) else str(node.module)
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        tops = {module.split(".")[0] for module in modules}
        assert "rich" not in tops or room == "render", file
        assert "sqlite_utils" not in tops or file.name == "schema.py", file
        statements = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA ")
        if room != "store":
            assert not any(statement in text for statement in statements), file


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_fits_in_the_head(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES
