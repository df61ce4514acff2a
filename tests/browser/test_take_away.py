"""Taking results away, as a reader does it, and reading the files back as her programs would."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pybtex.database import parse_string
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

RESULTS = "#archive-search-results"
# The page's own offer, mounted again so that a test can say which records it is for.
MOUNT = """async (keys) => {
  const place = document.getElementById("archive-search-take-away");
  const { mount } = await import(new URL("_static/archive-search/take-away.js", document.baseURI).href);
  const links = () => [...document.querySelectorAll("#archive-search-results h3 a")];
  const shown = () => links().map((link) => link.pathname.match(/([^/]*)[.]html$/)[1]);
  window.taken = mount(place, async () => keys ?? shown());
  window.taken.show((keys ?? shown()).length);
}"""


@pytest.fixture(scope="session")
def records(site: Path) -> dict[str, dict[str, Any]]:
    """Return every record as CSL-JSON, by key."""
    folder = site / "archive-data"
    chunks = json.loads((folder / "index.json").read_bytes())["chunks"]
    found = [json.loads((folder / f"{chunk}.csl.json").read_bytes()) for _, chunk in chunks]
    return {key: item for chunk in found for key, item in chunk.items()}


def offer(page: Page, server: str, question: str = "q=foxconn", keys: list[str] | None = None) -> Locator:
    """Open a search with the offer for some keys, or for the results that are shown."""
    page.goto(f"{server}/search.html?{question}")
    expect(page.locator(f"{RESULTS} h3 a").first).to_be_visible()
    page.evaluate(MOUNT, keys)
    return page.locator("#archive-search-take-away")


def saved(page: Page, place: Locator, button: str) -> tuple[str, str]:
    """Press a button and return the name and the text of what was saved."""
    with page.expect_download() as waiting:
        place.get_by_role("button", name=button, exact=True).click()
    name = waiting.value.suggested_filename
    expect(place.get_by_role("status")).to_contain_text(f"as {name}.")
    return name, waiting.value.path().read_bytes().decode("utf-8")


@pytest.mark.parametrize("whole", [False, True], ids=["results", "all-records"])
def test_each_format_is_saved_whole_and_read_back(
    page: Page, server: str, records: dict[str, dict[str, Any]], whole: bool
) -> None:
    keys = list(reversed(records)) if whole else None
    place = offer(page, server, keys=keys)
    keys = keys or [
        str(link.get_attribute("href")).rsplit("/", 1)[1].removesuffix(".html")
        for link in page.locator(f"{RESULTS} h3 a").all()
    ]
    keys = [key for key in keys if key in records]
    titles = [records[key]["title"] for key in keys]
    assert len(keys) > 3

    name, text = saved(page, place, "BibTeX")
    assert name == f"the-metalworkers-archive-{len(keys)}-records.bib"
    assert list(parse_string(text, "bibtex").entries) == keys

    name, text = saved(page, place, "RIS")
    assert name.endswith("-records.ris")
    assert re.findall(r"^ID  - (.+)\r$", text, re.MULTILINE) == keys
    assert re.findall(r"^TI  - (.+)\r$", text, re.MULTILINE) == titles

    name, text = saved(page, place, "CSL-JSON")
    assert name.endswith("-records.csl.json")
    assert json.loads(text) == [records[key] for key in keys]

    name, text = saved(page, place, "CSV")
    assert name.endswith("-records.csv")
    assert text.startswith("\ufeffkey,kind,title,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert [row["key"] for row in rows] == keys
    assert [row["title"].removeprefix("'") for row in rows] == titles


def test_a_few_records_load_a_few_files(page: Page, server: str, records: dict[str, dict[str, Any]]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/archive-data/" in request.url else None)
    place = offer(page, server, keys=["sinter-metal", "rob-johnston"])
    assert asked == []
    saved(page, place, "RIS")
    saved(page, place, "RIS")
    assert len(asked) == 3
    assert all(url.endswith((".ris.json", "index.json")) for url in asked)


def test_the_offer_counts_and_pages_without_a_record_are_told(page: Page, server: str) -> None:
    place = offer(page, server, keys=["sinter-metal", "rob-johnston", "no-such-record"])
    expect(place).to_contain_text("Take these 3 records away:")
    saved(page, place, "CSV")
    expect(place.get_by_role("status")).to_have_text(re.compile("Saved 2 records as .*One result is a page about"))


def test_nothing_but_other_pages_saves_nothing(page: Page, server: str) -> None:
    place = offer(page, server, keys=["no-such-record"])
    place.get_by_role("button", name="CSV").click()
    expect(place.get_by_role("status")).to_contain_text("There is no record to take away.")


def test_some_records_are_ticked_by_keyboard(page: Page, server: str, records: dict[str, dict[str, Any]]) -> None:
    place = offer(page, server, "q=foxconn")
    boxes = page.locator(RESULTS).get_by_role("checkbox")
    assert boxes.count() == 0
    place.get_by_role("button", name="Choose some").focus()
    page.keyboard.press("Enter")
    expect(place.get_by_role("status")).to_contain_text("box to tick")
    expect(place.get_by_role("button", name="Choose some")).to_have_attribute("aria-pressed", "true")
    place.get_by_role("button", name="BibTeX").press("Enter")
    expect(place.get_by_role("status")).to_contain_text("Tick the records you want first")
    for number in (2, 0):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    titles = [str(boxes.nth(number).get_attribute("aria-label")).removeprefix("Take away: ") for number in (2, 0)]
    expect(place).to_contain_text("Take the 2 ticked away:")
    _, text = saved(page, place, "CSL-JSON")
    assert [item["title"] for item in json.loads(text)] == titles
    place.get_by_role("button", name="Choose some").click()
    expect(boxes).to_have_count(0)


def test_results_that_come_later_have_boxes_and_keep_their_ticks(page: Page, server: str) -> None:
    place = offer(page, server, "q=congress")
    place.get_by_role("button", name="Choose some").click()
    boxes = page.locator(RESULTS).get_by_role("checkbox")
    boxes.first.check()
    label = str(boxes.first.get_attribute("aria-label"))
    before = boxes.count()
    page.get_by_role("button", name=re.compile(r"^Show \d+ more")).click()
    expect(page.locator(f"{RESULTS} > li").nth(before + 5)).to_be_visible()
    expect(boxes.nth(before + 5)).to_be_visible()
    page.locator("#archive-search-query").fill("foxconn")
    expect(page.get_by_role("checkbox", name=label, exact=True)).to_have_count(0)
    page.locator("#archive-search-query").fill("congress")
    expect(page.get_by_role("checkbox", name=label, exact=True)).to_be_checked()


def test_one_citation_is_copied(watch: Callable[..., Watched], server: str) -> None:
    watched = watch(permissions=["clipboard-read", "clipboard-write"])
    place = offer(watched.page, server, "q=sinter-metal")
    place.get_by_role("button", name="Choose some").click()
    watched.page.get_by_role("button", name="Copy the citation of Sinter Metal", exact=True).click()
    expect(place.get_by_role("status")).to_contain_text("Copied: ")
    copied = watched.page.evaluate("navigator.clipboard.readText()")
    watched.page.goto(f"{server}/campaigns/sinter-metal.html")
    assert copied == watched.page.locator(".record-citation-text pre").inner_text().strip()
    assert watched.errors == []


def test_where_the_browser_forbids_copying_the_citation_is_shown(watch: Callable[..., Watched], server: str) -> None:
    page = watch().page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    place = offer(page, server, "q=sinter-metal")
    place.get_by_role("button", name="Choose some").click()
    page.get_by_role("button", name="Copy the citation of Sinter Metal", exact=True).click()
    expect(place.get_by_role("status")).to_contain_text("The citation: International Metalworkers' Federation")


def test_the_list_is_read_printed_alone_and_closed(page: Page, server: str, tmp_path: Path) -> None:
    place = offer(page, server, keys=["sinter-metal", "rob-johnston"])
    place.get_by_role("button", name="Printable list").press("Enter")
    heading = place.get_by_role("heading", name="The Metalworkers' Archive: 2 records")
    expect(heading).to_be_focused()
    items = place.locator(".archive-take-away-list li")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("“Sinter Metal” (campaign, December 2008 to January 2012)")
    assert str(items.first.get_by_role("link").get_attribute("href")).endswith("/campaigns/sinter-metal.html")
    page.pdf(path=tmp_path / "list.pdf")
    paper = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "list.pdf").pages).split())
    assert paper.startswith("The Metalworkers' Archive: 2 records")
    assert "“Sinter Metal”" in paper
    for other in ("Sort by", "Print this list", "Choose some", "Foxconn"):
        assert other not in paper
    place.get_by_role("button", name="Close the list").click()
    expect(heading).to_have_count(0)
    expect(place.get_by_role("button", name="Printable list")).to_be_focused()


@pytest.mark.parametrize("missing", ["index.json", "*.ris.json"])
def test_a_file_that_does_not_load_is_said_and_can_be_tried_again(
    watch: Callable[..., Watched], server: str, missing: str
) -> None:
    page = watch().page
    place = offer(page, server, keys=["sinter-metal", "rob-johnston"])
    page.route(f"**/archive-data/{missing}", lambda route: route.abort())
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    place.get_by_role("button", name="RIS").click()
    expect(place.get_by_role("status")).to_contain_text("did not load, so nothing was saved")
    assert downloads == []
    page.unroute(f"**/archive-data/{missing}")
    saved(page, place, "RIS")


def test_results_that_do_not_load_are_said(page: Page, server: str) -> None:
    place = offer(page, server)
    page.evaluate("""async () => {
      const { mount } = await import(new URL("_static/archive-search/take-away.js", document.baseURI).href);
      mount(document.getElementById("archive-search-take-away"), async () => { throw new Error("no index"); });
    }""")
    place.get_by_role("button", name="CSV").click()
    expect(place.get_by_role("status")).to_contain_text("The list of results did not load")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_offer_is_accessible_and_fits(watch: Callable[..., Watched], server: str, width: int, scheme: str) -> None:
    watched = watch(width=width, color_scheme=scheme)
    place = offer(watched.page, server)
    place.get_by_role("button", name="Choose some").click()
    expect(watched.page.locator(RESULTS).get_by_role("checkbox").first).to_be_visible()
    place.get_by_role("button", name="Choose some").click()
    place.get_by_role("button", name="Printable list").click()
    expect(place.locator(".archive-take-away-list")).to_be_visible()
    place.get_by_role("button", name="Choose some").click()
    # Before axe, which asks for style sheets in places of its own.
    assert watched.errors == []
    assert watched.elsewhere(server) == []
    found = Axe().run(watched.page, context="#archive-search", options={"resultTypes": ["violations"]})
    assert found.response["violations"] == []
    assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for button in place.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24


def test_the_page_offers_all_it_found_however_few_it_shows(page: Page, server: str) -> None:
    page.goto(f"{server}/search.html?q=metalworkers")
    place = page.locator("#archive-search-take-away")
    expect(place.get_by_role("button", name="CSV", exact=True)).to_be_visible()
    count = int(re.sub(r"\D", "", str(re.search(r"[\d,]+", place.inner_text())[0])))
    assert count > page.locator(f"{RESULTS} h3 a").count()
    _, text = saved(page, place, "CSV")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert count - 12 <= len(rows) <= count  # pages of the handbook are no records
    first = str(page.locator(f"{RESULTS} h3 a").first.get_attribute("href"))
    assert first.endswith(f"/{rows[0]['key']}.html")


def test_nothing_to_take_away_nothing_offered(page: Page, server: str) -> None:
    place = page.locator("#archive-search-take-away")
    page.goto(f"{server}/search.html")
    expect(page.locator("#archive-search-words")).not_to_be_empty()
    expect(place).to_be_hidden()
    page.goto(f"{server}/search.html?q=xyzzyplugh")
    expect(page.locator("#archive-search-nothing")).not_to_be_empty()
    expect(place).to_be_hidden()
