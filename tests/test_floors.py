"""The walls of the house: who may import whom, where SQL and rich live, how long a file may get."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "nato_positions"
FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("render", "exchange", "store", "extraction", "analysis")
GROUND = ("model", "results", "reports", "dates", "errors", "naming", "ondemand", "places", "escapes", "kept")
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
        statements = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA ")
        if room != "store":
            assert not any(statement in text for statement in statements), file


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_fits_in_the_head(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


# The one place of what is heavy or has ways of its own: who wants it asks there.
HOMES = {
    "krippendorff": {"analysis/reliability.py"},
    "altair": {"render/plots.py"},
    "vl_convert": {"render/plots.py"},
    "jinja2": {"render/page.py"},
    "markupsafe": {"render/page.py"},
    "pyarrow": {"exchange/parquet.py"},
    "rich": {
        "render/card.py",
        "render/paper.py",
        "render/timeline.py",
        "render/listing.py",
        "render/trend.py",
        "render/sides.py",
        "render/matrix.py",
        "render/comparison.py",
        "render/evaluation.py",
        "render/grounds.py",
        "render/hits.py",
        "render/overview.py",
        "render/story.py",
        "render/ties.py",
        "render/widths.py",
    },
    "sqlite_utils": {"store/schema.py", "store/migrations"},
    "trafilatura": {"exchange/pages.py"},
    "dateutil": {"dates.py"},
    "pycountry": {"reference.py"},
    "py3langid": {"extraction/language.py"},
    "llm": {"extraction/llm.py"},
    "distributed": {"commands/workers.py"},
    "platformdirs": {"store/location.py"},
}
CLOCK = re.compile(r"\b(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime|gmtime))\(")
SQL = re.compile(r"\b(SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)")


def outside(tree: ast.AST) -> set[str]:
    """Return the top-level names of every module that a file names, those loaded on demand included."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "on_demand":
            found |= {str(a.value).split(".")[0] for a in node.args if isinstance(a, ast.Constant)}
    return found


@pytest.mark.parametrize("library", HOMES)
def test_library_is_at_home_in_one_place(library: str) -> None:
    users = {
        (file.parent if file.parent.name == "migrations" else file).relative_to(PACKAGE).as_posix()
        for file in FILES
        if library in outside(ast.parse(file.read_text("utf-8")))
    }
    assert users == HOMES[library]


def test_clock_is_read_in_one_place() -> None:
    readers = [
        file.relative_to(PACKAGE).as_posix() for file in FILES if CLOCK.search(file.read_text("utf-8"))
    ]
    assert readers == ["commands/session.py"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_sql_is_spoken_in_the_store_only(file: Path) -> None:
    texts = [
        node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)
    ]
    spoken = [text for text in texts if isinstance(text, str) and SQL.search(text)]
    assert room_of(file) == "store" or spoken == []


def test_a_breach_is_seen() -> None:
    """The walkers see imports under TYPE_CHECKING, those on demand, and those of the whole package."""
    tree = ast.parse(
        "from nato_positions import dates\n"
        "if TYPE_CHECKING:\n    from nato_positions.store import reading\n    import rich.text\n"
        "else:\n    paper = on_demand('nato_positions.render.paper')\n"
        "    words = on_demand('dateutil.parser')\n"
    )
    assert sorted(imported(tree)) == [
        *("nato_positions.dates", "nato_positions.render.paper", "nato_positions.store"),
    ]
    assert outside(tree) == {"nato_positions", "rich", "dateutil"}
    assert SQL.search("\n    SELECT id FROM statement")
    assert not SQL.search("please select a state")
    assert CLOCK.search("day = date.today()")
