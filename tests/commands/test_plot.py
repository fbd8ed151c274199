"""The pictures of `plot`: what was asked for is in them, in the kind of file that the name says."""

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from nato_positions.ondemand import on_demand
from nato_positions.render import plots
from tests.conftest import Run

DAY = ("--as-of", "2023-06-01")


@pytest.mark.parametrize("kind", ["timeline", "matrix", "network"])
def test_a_picture_has_every_actor_and_its_title(run: Run, starter: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "picture.svg"
    asked = ("plot", "--kind", kind, "--issue", "sweden", *DAY)
    assert run(*asked, "-o", str(file)).status == 0
    drawn = file.read_bytes()
    texts = {element.text for element in Xml.fromstring(drawn).iter() if element.text}
    assert {"Hungary", "Türkiye", "Germany", "Sweden°"} <= texts
    assert any("2023-06-01" in text for text in texts)
    assert run(*asked, "-o", str(file)).status == 0
    # Within one process the drawing library goes on numbering its gradients and clips.
    assert _unnumbered(file.read_bytes()) == _unnumbered(drawn)


def _unnumbered(drawn: bytes) -> bytes:
    return re.sub(rb"(gradient_|clip)\d+", rb"\1", drawn)


def test_the_timeline_says_where_the_alliance_stands(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    assert run("plot", "--issue", "sweden", *DAY, "-o", str(file)).status == 0
    assert "29 of 31 members support" in file.read_text("utf-8")


def test_the_name_says_the_kind_of_file(run: Run, starter: Path, tmp_path: Path) -> None:
    png, page = tmp_path / "p.PNG", tmp_path / "p.html"
    for file in (png, page):
        assert run("plot", "--issue", "sweden", *DAY, "-o", str(file)).status == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    text = page.read_text("utf-8")
    assert 'vegaEmbed("#picture"' in text
    without_library = re.sub(r"(?s)<script>.*?</script>", "", text)
    assert not re.search(r"<(script|link|img)\b", without_library)
    refused = run("plot", "--issue", "sweden", "-o", str(tmp_path / "p.gif"))
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_words_never_end_the_script(run: Run, starter: Path, tmp_path: Path) -> None:
    title = "</script><script>alert(1)</script>"
    assert run("issues", "edit", "sweden", "--title", title).status == 0
    page = tmp_path / "p.html"
    assert run("plot", "--issue", "sweden", *DAY, "-o", str(page)).status == 0
    assert "<script>alert" not in page.read_text("utf-8")


@pytest.mark.parametrize("kind", ["timeline", "matrix", "network"])
def test_nothing_to_draw_is_said(run: Run, starter: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "none.svg"
    refused = run("plot", "--kind", kind, "--issue", "ukraine-troops", *DAY, "-o", str(file))
    assert (refused.status, refused.err.count("\n"), file.exists()) == (2, 1, False)


def test_without_the_extra_it_is_said_what_to_install(
    run: Run, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.setattr(plots, "altair", on_demand("altair"))
    refused = run("plot", "--issue", "sweden", "-o", str(tmp_path / "p.svg"))
    assert refused.status == 2
    assert "nato-positions[plot]" in refused.err


def test_the_page_draws_itself_in_a_browser(run: Run, starter: Path, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if (place := shutil.which("chromium") or shutil.which("google-chrome")) is None:
        pytest.skip("no Chromium on this machine")
    page = tmp_path / "p.html"
    assert run("plot", "--issue", "sweden", *DAY, "-o", str(page)).status == 0
    complaints: list[str] = []
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=place, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(page.as_uri())
        tab.wait_for_selector("#picture svg")
        assert "Hungary" in (tab.locator("#picture svg").text_content() or "")
        # One landmark and one heading, whatever the drawing library makes of its own place.
        assert tab.get_by_role("main").count() == 1
        assert tab.get_by_role("heading", level=1).inner_text() == "Positions as of 2023-06-01"
        browser.close()
    assert complaints == []
