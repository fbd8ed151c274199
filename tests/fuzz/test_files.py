"""Any file to whatever reads one: tables, articles, pages, databases."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.feeding import Fed, examples, fed

__all__ = ["fed"]
_text = st.text(st.characters(blacklist_categories=()), max_size=20)
_said = (
    st.sampled_from(["hungary", "sweden", "support", "2023-06-01", "https://example.org/9", "", "1"]) | _text
)
_FIELDS = ["state", "issue", "stance", "date", "url", "quote", "note", "speaker", "attribution"]
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _said,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_said, inner, max_size=3),
    max_leaves=8,
)
_row = st.fixed_dictionaries({}, optional=dict.fromkeys(_FIELDS, _said | _json))
_tags = st.sampled_from(
    [
        *(
            "<div>",
            "</div>",
            "<p>",
            "<table><tr><td>",
            "<script>",
            "<!--",
            "]]>",
            "<![CDATA[",
            "<svg>",
            "<!DOCTYPE",
        ),
        *(
            "<meta charset=x>",
            "<base href=//x>",
            "<img src=http://x/y>",
            "&#0;",
            "&#xD800;",
            "&lol;",
            "<?xml ?>",
        ),
        *("<title>", "<time datetime='2023-13-45'>", "<article>", "<link rel=canonical href='javascript:1'>"),
    ]
)
_page = st.lists(_tags | _text | st.just("Poland backs Sweden's bid to join NATO. "), max_size=30).map(
    "".join
)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@given(st.binary(max_size=200), st.sampled_from(["csv", "tsv", "json", "jsonl", ""]))
@examples(60)
def test_any_bytes_as_a_table(fed: Fed, data: bytes, form: str) -> None:
    (fed.folder / "table").write_bytes(data)
    fed.run(["import", "table", *(["--format", form] if form else [])])


@given(st.lists(st.lists(_said, max_size=10), max_size=4))
@examples(60)
def test_any_cells_under_the_right_header(fed: Fed, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([_FIELDS, *rows])
    fed.run(["import", "-", "--format", "csv"], _bytes(out.getvalue()))


@given(st.lists(_row | _json, max_size=4), st.booleans())
@examples(60)
def test_any_json_as_rows(fed: Fed, rows: list[object], lines: bool) -> None:
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows)
    fed.run(["import", "-", "--format", "jsonl" if lines else "json", "--skip-invalid"], text.encode())


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a"]))
@examples(60)
def test_any_bytes_as_an_article(fed: Fed, data: bytes, name: str) -> None:
    (fed.folder / name).write_bytes(data)
    fed.run(["ingest", name, "--date", "2023-06-01"])
    fed.run(["-q", "evaluate", name])


@given(
    st.fixed_dictionaries(
        {"text": _text | _page}, optional=dict.fromkeys(("url", "title", "outlet", "date"), _said | _json)
    )
    | _json
)
@examples(60)
def test_any_json_as_an_article(fed: Fed, fields: object) -> None:
    fed.run(["ingest", "-"], json.dumps(fields).encode())


@given(_page)
@examples(40)
def test_any_page(fed: Fed, page: str) -> None:
    (fed.folder / "page.html").write_bytes(_bytes(page))
    fed.run(["ingest", "page.html", "--date", "2023-06-01"])


@given(st.binary(max_size=300), st.integers(0, 4096), st.booleans())
@examples(40)
def test_any_file_as_a_ledger_or_a_copy_of_one(fed: Fed, data: bytes, place: int, ours: bool) -> None:
    whole = bytearray(fed.ledger.read_bytes()[:8192] if ours else b"SQLite format 3\0" + bytes(84))
    whole[place : place + len(data)] = data
    (fed.folder / "copy.db").write_bytes(whole)
    fed.run(["restore-backup", "copy.db"])
    fed.run(["--db", "copy.db", "show"])
    (fed.folder / "copy.db").unlink()
