"""The page of `report`: self-contained, safe, usable by everyone, and alive in a browser."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import Run

ASKED = ("report", "--issue", "sweden", "--as-of", "2023-06-01")
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts\u2066",
    "]]></style><style>*{display:none}",
)


class Page(HTMLParser):
    """What a browser would find: the tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def made(run: Run, folder: Path, *args: str) -> str:
    file = folder / "page.html"
    assert run(*args, "-o", str(file)).status == 0
    return file.read_text("utf-8")


def test_the_page_says_who_holds_out_and_shows_every_statement(
    run: Run, starter: Path, tmp_path: Path
) -> None:
    text = made(run, tmp_path, *ASKED)
    page = Page(text)
    assert "Consensus: 29 of 31 members support · hesitant: Hungary, Türkiye" in page.text
    listed = run("show", *ASKED[1:], "-f", "csv").out.splitlines()[1:]
    assert len(page.all("article")) == len(listed)
    assert {row["data-state"] for row in page.all("tr") if "data-state" in row} >= {"HUN", "TUR", "SWE"}
    assert "Sweden°" in page.text
    assert text == made(run, tmp_path, *ASKED)


def test_nothing_comes_from_elsewhere(run: Run, starter: Path, tmp_path: Path) -> None:
    text = made(run, tmp_path, *ASKED)
    page = Page(text)
    assert not {"img", "iframe", "link", "object", "embed", "base"} & {tag for tag, _ in page.tags}
    assert [attributes for attributes in page.all("script") if "src" in attributes] == []
    [policy] = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"""\s(on\w+|style)=["']""", text)
    assert all(
        link["rel"] == "noopener noreferrer" for link in page.all("a") if link["href"] != "#statements"
    )


def test_tables_have_captions_and_headers(run: Run, starter: Path, tmp_path: Path) -> None:
    page = Page(made(run, tmp_path, *ASKED))
    assert len(page.all("caption")) == len(page.all("table")) == 2
    assert all(header.get("scope") in ("col", "row") for header in page.all("th"))
    assert all(strip.get("aria-label") or strip.get("aria-hidden") for strip in page.all("svg"))
    assert page.all("html") == [{"lang": "en"}]
    # What scrolls sideways is reached by the keyboard, and has a name.
    scrolled = [box for box in page.all("div") if box.get("class") == "scroll"]
    assert [box["tabindex"] for box in scrolled] == ["0", "0"]
    assert all(box["aria-label"] for box in scrolled)


def test_consensus_is_drawn_as_it_moved(run: Run, starter: Path, tmp_path: Path) -> None:
    page = Page(made(run, tmp_path, *ASKED))
    told = [
        svg["aria-label"] or "" for svg in page.all("svg") if "In support" in (svg.get("aria-label") or "")
    ]
    assert len(told) == 1
    assert told[0].startswith("In support: 0 of 30 from 2022-02-25, 1 of 30 from 2022-04-26, ")
    assert told[0].endswith(", 29 of 31 from 2023-04-04")
    # Whichever states are shown, and from whatever day on: what came before is carried in.
    some = Page(made(run, tmp_path, *ASKED, "--state", "turkey", "--since", "2023-03-20"))
    label = next(
        svg["aria-label"] for svg in some.all("svg") if "In support" in (svg.get("aria-label") or "")
    )
    assert label == "In support: 28 of 30 from 2023-03-20, 29 of 31 from 2023-04-04"
    assert "In support" not in Page(made(run, tmp_path, "report", "--issue", "ukraine-troops")).text


def test_axis_of_a_few_days_has_days(run: Run, starter: Path, tmp_path: Path) -> None:
    text = made(run, tmp_path, *ASKED, "--since", "2023-05-20")
    assert ">2023-05-21</text>" in text
    assert ">05-23</text>" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(run: Run, record_hostile: "Hostile", tmp_path: Path, words: str) -> None:
    plain = Page(made(run, tmp_path, "report"))
    record_hostile(words)
    text = made(run, tmp_path, "report")
    page = Page(text)
    assert len(page.all("article")) == len(plain.all("article")) + 1
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags} | {"article", "p", "time"}
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not any(character in text for character in "\x1b\x07\u202e\u2066")


class Hostile:
    """Records a statement whose every text is the words given."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __call__(self, words: str) -> None:
        told = ("--speaker", words, "--note", words, "--title", words, "--outlet", words)
        where = ("--url", "javascript:alert(1)", "--date", "2023-06-01")
        said = ("add", "--state", "hungary", "--issue", "sweden", "--stance", "oppose")
        ran = self._run(*said, *told, *where)
        if ran.status:
            assert (
                self._run(*said, *told, "--url", "https://example.org/a", "--date", "2023-06-01").status == 0
            )


@pytest.fixture
def record_hostile(run: Run, starter: Path) -> Hostile:
    return Hostile(run)


@pytest.mark.parametrize("args", [(), ("--issue", "ukraine-troops"), ("--stance", "oppose", "--limit", "1")])
def test_a_page_of_everything_of_nothing_and_of_a_part(
    run: Run, starter: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    text = made(run, tmp_path, "report", "--as-of", "2023-06-01", *args)
    assert text.endswith("</html>\n")


def test_a_place_that_cannot_be_written(run: Run, starter: Path, tmp_path: Path) -> None:
    refused = run("report", "-o", str(tmp_path / "none" / "page.html"))
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_in_a_browser_a_filter_hides_rows_and_nothing_complains(
    run: Run, starter: Path, tmp_path: Path
) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    browser_path = (
        shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    )
    if browser_path is None:
        pytest.skip("no Chromium on this machine")
    # Words that nothing breaks must not widen the page.
    long = ("--note", "x" * 300, "--title", "y" * 200, "--url", "https://example.org/" + "z" * 300)
    said = ("add", "--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-05-31")
    assert run(*said, *long).status == 0
    made(run, tmp_path, *ASKED)
    complaints: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto((tmp_path / "page.html").as_uri())
        every = tab.locator(".statement:visible").count()
        tab.get_by_role("combobox", name="State").select_option("HUN")
        some = tab.locator(".statement:visible").count()
        rows = tab.locator("tbody tr:visible").count()
        assert 0 < some < every
        assert rows == 2
        assert tab.locator("output").inner_text() == f"{some} statements"
        tab.get_by_role("button", name="Show all").click()
        tab.wait_for_function("document.querySelectorAll('.statement[hidden]').length === 0")
        # By keyboard alone: past the link to the statements, into the first filter, which shows where one is.
        tab.reload()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.name") == "state"
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        tab.keyboard.type("Hun")
        tab.wait_for_function("document.querySelectorAll('.statement[hidden]').length > 0")
        assert tab.locator(".statement:visible").count() == some
        for scheme, paper in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 21, 26)")):
            tab.emulate_media(color_scheme=scheme)
            assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        tab.set_viewport_size({"width": 360, "height": 700})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
        tab.emulate_media(media="print")
        assert tab.locator(".filters").is_hidden()
        browser.close()
    assert complaints == []
    assert asked == [(tmp_path / "page.html").as_uri()] * 2
