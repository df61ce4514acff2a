"""Citing a record, as a reader does it: every button copies its text and no more, and every file opens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

BOX = "#record-citation dl.record-to-cite"
PAGES = ("campaigns/sinter-metal", "films/abandoned-not-forgotten", "people/rob-johnston", "briefings/imf-model-ifa")


@pytest.mark.parametrize("name", PAGES)
def test_each_button_copies_its_text_to_the_letter(watch: Callable[..., Watched], server: str, name: str) -> None:
    watched = watch(permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.goto(f"{server}/{name}.html")
    boxes = page.locator(f"{BOX} .highlight")
    expect(boxes).to_have_count(5)
    for box in boxes.all():
        shown = str(box.locator("pre").text_content()).strip()
        box.hover()
        box.get_by_role("button").click()
        assert page.evaluate("navigator.clipboard.readText()") == shown
    assert watched.errors == []
    assert watched.elsewhere(server) == []


def test_a_file_is_the_record_of_its_page(watch: Callable[..., Watched], server: str) -> None:
    page = watch().page
    page.goto(f"{server}/{PAGES[0]}.html")
    link = page.locator(BOX).get_by_role("link", name="CSL-JSON", exact=True)
    address = link.evaluate("link => link.href")
    (item,) = json.loads(page.request.get(address).body())
    assert item["title"] == page.locator("h1").inner_text().rstrip("#")
    for link in page.locator(BOX).get_by_role("link").all():
        if not str(link.get_attribute("href")).endswith(".pdf"):  # the books are built apart
            assert page.request.get(link.evaluate("link => link.href")).ok


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_box_is_accessible_and_fits(watch: Callable[..., Watched], server: str, width: int, scheme: str) -> None:
    page = watch(width=width, color_scheme=scheme).page
    page.goto(f"{server}/{PAGES[0]}.html")
    found = Axe().run(page, context=BOX, options={"resultTypes": ["violations"]})
    assert found.response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
