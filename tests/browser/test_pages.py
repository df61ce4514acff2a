"""What a reader meets on the pages: accessible, quiet, whole on a phone, and everything on them works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.looked_at import HOME, PAGES, SCHEMES, at_home, barriers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

# A page must fit the width of a phone; 1 px is rounding.
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_asks_nobody_else(
    name: str, scheme: str, watch: Callable[..., Watched], server: str, site: Path
) -> None:
    watched = watch(color_scheme=scheme)
    at_home(watched.page, site)
    watched.page.goto(f"{server}/{PAGES[name]}")
    assert watched.errors == []
    # The page of what is not there names the archive's public address as its base.
    asked = watched.elsewhere(server)
    assert [address for address in asked if name != "lost" or not address.startswith(HOME)] == []
    assert barriers(watched.page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(name: str, watch: Callable[..., Watched], server: str) -> None:
    page = watch(width=390, height=800).page
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{server}/{PAGES[name]}")
    assert page.evaluate(OVERFLOW) <= 1


def test_every_section_is_two_steps_from_home(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Campaigns").click()
    page.get_by_role("main").get_by_role("link", name="Sinter Metal").click()
    assert page.title().startswith("Sinter Metal")


def test_a_number_leads_to_its_source(page: Page, server: str) -> None:
    page.goto(f"{server}/campaigns/sinter-metal.html")
    mark = page.locator("article .source-mark a").first
    name = str(mark.get_attribute("href"))
    mark.click()
    source = page.locator(f"[id='{name.removeprefix('#')}']")
    assert source.is_visible()
    assert page.url.endswith(name)
    assert source.get_by_role("link").first.get_attribute("href", timeout=1000)


def test_citation_is_copied(watch: Callable[..., Watched], server: str) -> None:
    page = watch(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(f"{server}/campaigns/sinter-metal.html")
    box = page.locator(".record-citation-text")
    box.hover()
    box.get_by_role("button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "International Metalworkers' Federation and European Metalworkers' Federation, "
        "“Sinter Metal” (campaign, December 2008 to January 2012). The Metalworkers' Archive. https://"
    )
    assert copied.endswith("/campaigns/sinter-metal.html")


def test_film_plays_from_the_archive_itself_once_asked(watch: Callable[..., Watched], server: str) -> None:
    watched = watch()
    watched.page.goto(f"{server}/films/congresses-1893-2012.html")
    assert not [url for url in watched.requests if url.endswith(".webm")]
    film = watched.page.locator("video")
    film.evaluate("film => film.play()")
    watched.page.wait_for_function("document.querySelector('video').currentTime > 0")
    film.evaluate("film => film.pause()")
    assert film.evaluate("film => film.textTracks.length") == 1
    assert watched.elsewhere(server) == []
    watched.page.get_by_text("Transcript", exact=True).click()
    assert watched.page.get_by_text("1893, Zurich, Switzerland").is_visible()


def test_a_country_on_the_map_is_reached_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/browse/at-a-glance.html")
    page.locator(".drawing a", has_text="Türkiye").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/browse/countries/tr.html")


def test_a_drawing_is_legible_on_a_phone_and_in_the_dark(watch: Callable[..., Watched], server: str) -> None:
    page = watch(width=390, height=800, color_scheme="dark").page
    page.goto(f"{server}/browse/chronology.html")
    name = page.locator(".drawing text.drawing-words").first
    assert name.evaluate("text => text.getBoundingClientRect().height") >= 11
    ink, paper = (name.evaluate("text => getComputedStyle(text).fill"), page.evaluate(BACKGROUND))
    assert _light(ink) - _light(paper) > 100


def _light(colour: str) -> float:
    """Return how light a colour is, 0 to 255."""
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_reader_chooses_light_or_dark(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    before = page.evaluate(BACKGROUND)
    page.get_by_role("button", name="Color mode").click()
    page.get_by_text("Dark", exact=True).click()
    page.wait_for_function(f"{BACKGROUND} !== '{before}'")


def test_phone_opens_sections_and_contents(watch: Callable[..., Watched], server: str) -> None:
    page = watch(width=390, height=800).page
    page.goto(f"{server}/campaigns/sinter-metal.html")
    page.get_by_role("button", name="Toggle primary sidebar").click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="People").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("People")


def test_without_scripts_everything_can_be_read(watch: Callable[..., Watched], server: str) -> None:
    page = watch(java_script_enabled=False).page
    page.goto(f"{server}/index.html")
    page.get_by_role("main").get_by_role("link", name="country", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Türkiye", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Sinter Metal", exact=True).click()
    assert page.get_by_role("heading", name="Where this comes from").is_visible()
