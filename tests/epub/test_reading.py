"""What a reader sees: pages of the archive's books in a browser, as wide as a phone and as a tablet, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.building import put
from tests.epub.books import Book

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# One of each form.
PAGES = (
    "title.xhtml",
    "colophon.xhtml",
    "pages/campaigns/johnson-controls-mexico-2010.xhtml",
    "pages/films/congresses-1893-2012.xhtml",
    "pages/browse/chronology.xhtml",
)
LONG = (
    "nav.xhtml",
    "pages/campaigns/sinter-metal.xhtml",
    "pages/organisations/index.xhtml",
    "pages/browse/at-a-glance.xhtml",
    "pages/browse/disagreements.xhtml",
    "pages/subjects/index.xhtml",
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FONT = "document.fonts.ready.then(() => document.fonts.check('1em \"Libertinus Serif\"'))"
# A book leaves the ground to the reader; axe takes any that is not said for white.
GROUND = "html { background: Canvas; }"
# How large a place to touch is, is for the reading system to say: it sets the size of letters.
RULES = {"rules": {"target-size": {"enabled": False}}}


@pytest.fixture(scope="module")
def unpacked(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the files of the book of the whole archive."""
    book = Book(shelf / "the-metalworkers-archive.epub")
    return put(tmp_path_factory.mktemp("unpacked"), book.files) / "EPUB"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(unpacked: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, axe = context.new_page(), Axe()
    for name in PAGES:
        page.goto((unpacked / name).as_uri())
        page.add_style_tag(content=GROUND)
        found = axe.run(page, options=RULES).response["violations"]
        assert [(name, fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    context.close()


def test_pages_fit_a_phone_and_need_no_network(unpacked: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    for name in (*PAGES, *LONG):
        page.goto((unpacked / name).as_uri())
        assert page.evaluate(FONT), name
        assert page.evaluate(OVERFLOW) <= 1, name
    context.close()
    assert [address for address in asked if not address.startswith("file:")] == []
