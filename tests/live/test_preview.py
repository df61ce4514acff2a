"""The preview in a browser: what an editor sees when she saves, breaks and mends a page."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.archives import campaign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.live.conftest import Preview

pytestmark = pytest.mark.browser
LONG = "\n\n".join(["It went on {source}`leaflet-2009`."] * 80)


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """Return a window as the command opens it, at a page."""
    with browser.new_context(color_scheme="dark", viewport={"width": 1000, "height": 700}) as context:
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        page = context.new_page()
        page.goto(preview.address)
        page.goto(f"{preview.address}campaigns/strike.html")
        expect(page.locator("h1")).to_contain_text("A strike")
        yield page


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_a_save_is_seen_and_the_place_is_kept(page: Page, preview: Preview) -> None:
    preview.save("campaigns/strike.md", campaign(body=LONG))
    expect(page.get_by_text("It went on").last).to_be_attached()
    page.evaluate("scrollTo(0, 900)")
    preview.save("campaigns/strike.md", campaign(body=f"{LONG} The end {{source}}`leaflet-2009`."))
    expect(page.get_by_text("The end")).to_be_attached()
    page.wait_for_function("scrollY === 900")
    assert told(page) == ""


def test_the_window_goes_to_the_page_that_was_saved_and_another_stays(page: Page, preview: Preview) -> None:
    other = page.context.new_page()
    other.goto(f"{preview.address}campaigns/strike.html")
    preview.save("campaigns/new-one.md", campaign(title="A new one"))
    expect(page).to_have_url(re.compile(r"/campaigns/new-one\.html$"))
    expect(page.locator("h1")).to_contain_text("A new one")
    assert other.url.endswith("/campaigns/strike.html")


def test_a_mistake_is_told_on_the_page_until_it_is_mended(page: Page, preview: Preview) -> None:
    preview.save("campaigns/strike.md", campaign("countries: [TÜRKİYE]\n"))
    expect(page.get_by_role("status")).to_contain_text("1 problem on this page")
    assert re.search(r"campaigns/strike\.md:4:\d+: .*ISO 3166", told(page))
    assert Axe().run(page, context="div:last-of-type").violations_count == 0
    page.get_by_role("button", name="Close").click()
    assert told(page) == ""
    preview.save("campaigns/strike.md", campaign("countries: [TÜRKİYE]\n", "\n\n```{nothing}\n```"))
    expect(page.get_by_role("status")).to_contain_text("Unknown directive")
    preview.save("campaigns/strike.md", campaign())
    expect(page.get_by_role("region")).to_have_count(0)


def test_the_preview_outlives_everything_that_can_be_saved(page: Page, preview: Preview) -> None:
    good, conf = campaign(), (preview.archive.docs / "conf.py").read_text("utf-8")
    strike = preview.archive.docs / "campaigns/strike.md"
    for broken, words in (
        ("---\nkind: [\n---\n# A strike", "YAML"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("", "The page is empty"),
        (good[:60], "strike.md"),
    ):
        preview.save("campaigns/strike.md", broken)
        expect(page.get_by_role("status")).to_contain_text(words)
    strike.unlink()
    expect(page.get_by_text("There is no page at this address")).to_be_visible()
    preview.save("campaigns/strike.md", good)
    expect(page.locator("h1")).to_contain_text("A strike")
    preview.save("conf.py", f"{conf}\nhtml_theme = (\n")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"conf\.py:\d+.*SyntaxError"))
    preview.save("conf.py", conf)
    expect(page.locator("h1")).to_contain_text("A strike")


def test_only_the_archive_is_served_and_only_to_this_machine(preview: Preview) -> None:
    place = urlsplit(preview.address)
    outside = preview.archive.root / "live" / "outside.html"
    outside.write_text("not of the archive")
    for path, host, status in (
        ("/campaigns/march.html", place.netloc, 200),
        ("/campaigns/march.html", "elsewhere.example", 400),
        ("/../told.txt", place.netloc, 404),
        ("/..%2ftold.txt", place.netloc, 404),
        ("/%2e%2e/docs/conf.py", place.netloc, 404),
        ("/_static/../../../told.txt", place.netloc, 404),
        ("/../../docs/conf.py", place.netloc, 404),
        ("/%00", place.netloc, 404),
        ("/../outside.html", place.netloc, 404),
    ):
        connection = HTTPConnection(place.netloc)
        connection.request("GET", path, headers={"Host": host})
        assert connection.getresponse().status == status, path
        connection.close()
    assert outside.exists()
