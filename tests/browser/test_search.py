"""Searching, as a reader does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

FEDERATION = "International Metalworkers' Federation"
SAID = "#archive-search-words"
RESULTS = "#archive-search-results h3 a"
QUERY = "#archive-search-query"
NOTE = "#archive-search-note"


def search(page: Page, server: str, question: str) -> list[str]:
    """Open a search by its address and return the titles found at once."""
    page.goto(f"{server}/search.html?{question}")
    expect(page.locator(SAID)).to_have_text(re.compile("record"))
    return page.locator(RESULTS).all_inner_texts()


def count(page: Page) -> int:
    """Return how many records the page says it found."""
    return int(page.inner_text(SAID).split()[0].replace(",", "").replace("No", "0"))


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def tick(page: Page, facet: str, value: str) -> None:
    page.locator("#archive-search-facets details", has=page.locator(f"#archive-facet-{facet}")).get_by_role(
        "checkbox", name=re.compile(rf"^{re.escape(value)} \d")
    ).check()


def test_a_search_is_typed_and_followed(page: Page, server: str) -> None:
    page.goto(f"{server}/campaigns/sinter-metal.html")
    page.keyboard.press("/")
    page.keyboard.type("adnan serdaroglu")
    page.keyboard.press("Enter")
    first = page.locator(RESULTS).first
    expect(first).to_have_text("Adnan Serdaroğlu")
    assert page.inner_text(SAID).endswith("with all of: adnan, serdaroglu")
    first.click()
    expect(page.locator("h1").first).to_contain_text("Adnan Serdaroğlu")
    assert page.url == f"{server}/people/adnan-serdaroglu.html"


@pytest.mark.parametrize(
    "name", ["FITIM", "fism", "IMB", "国際金属労連", "金属労連", "international metalworkers federation", "IMF"]
)
def test_every_name_finds_the_federation_first(page: Page, server: str, name: str) -> None:
    assert search(page, server, f"q={quote(name)}")[0] == FEDERATION


@pytest.mark.parametrize(
    "name", ["Birlesik Metal", "birlesik metal is", "Birleşik Metal-İş", "BİRLEŞİK METAL", "Birlesik Metal-Is"]
)
def test_a_turkish_name_is_found_however_it_is_typed(page: Page, server: str, name: str) -> None:
    assert search(page, server, f"q={quote(name)}")[0] == "Birleşik Metal-İş"


@pytest.mark.parametrize("name", ["Göteborg", "goteborg", "Gothenburg"])
def test_a_place_is_found_by_its_names(page: Page, server: str, name: str) -> None:
    assert "[32nd IMF World Congress, Gothenburg 2009]" in search(page, server, f"q={quote(name)}")


@pytest.mark.parametrize("name", ["欧州金属労連", "Новое заседание", "ЕФМ"])
def test_names_in_other_scripts_are_found_as_written(page: Page, server: str, name: str) -> None:
    search(page, server, f"q={quote(name)}")
    assert count(page) > 0


def test_a_turkish_browser_finds_capital_i(watch: Callable[..., Watched], server: str) -> None:
    page = watch(locale="tr-TR").page
    assert search(page, server, "q=FITIM")[0] == FEDERATION


def test_a_key_finds_its_record_first(page: Page, server: str) -> None:
    assert search(page, server, "q=imf-congress-32-gothenburg-2009")[0] == "[32nd IMF World Congress, Gothenburg 2009]"


def test_a_result_says_what_it_is_and_why_it_was_found(page: Page, server: str) -> None:
    search(page, server, "q=foxconn+chennai&kind=News+item")
    result = page.locator("#archive-search-results li").first
    assert re.match(r"News item · \d+ \w+ 20\d\d · .*India", result.locator(".archive-search-facts").inner_text())
    assert {text.lower() for text in result.locator(".archive-search-passage mark").all_inner_texts()} >= {"foxconn"}
    search(page, server, "q=FITIM")
    why = page.locator(".archive-search-why").first.inner_text()
    assert why == f"FITIM is another name of {FEDERATION}."


def test_titles_carry_their_language(page: Page, server: str) -> None:
    search(page, server, "q=Birlesik+Metal-Is")
    assert page.locator(RESULTS).first.get_attribute("lang") == "tr"


def test_facets_narrow_and_the_address_carries_it(page: Page, server: str) -> None:
    search(page, server, "q=sinter")
    everything = count(page)
    promised = page.locator("#archive-facet-kind-News\\%20item + label .archive-search-count").inner_text()
    tick(page, "kind", "News item")
    expect(page.locator(SAID)).to_contain_text("kind: News item")
    assert count(page) == int(promised) < everything
    assert asked(page) == {"q": ["sinter"], "kind": ["News item"]}
    kinds = page.locator(".archive-search-facts").all_inner_texts()
    assert all(fact.startswith("News item") for fact in kinds)
    # A second value of the same facet widens, by as many as its number said.
    promised = page.locator("#archive-facet-kind-Campaign + label .archive-search-count").inner_text()
    before = count(page)
    tick(page, "kind", "Campaign")
    expect(page.locator(SAID)).to_contain_text("kind: News item or Campaign")
    assert count(page) == before + int(promised)
    # A value of another facet narrows; the chips take both away again.
    tick(page, "decade", "2010s")
    expect(page.locator(SAID)).to_contain_text("decade: 2010s")
    assert count(page) < before + int(promised)
    page.reload()
    expect(page.locator(SAID)).to_contain_text("kind: News item or Campaign; decade: 2010s")
    page.get_by_role("button", name="Remove all").first.click()
    expect(page.locator(SAID)).to_have_text(f"{everything} records with: sinter")


def test_back_undoes_one_step(page: Page, server: str) -> None:
    search(page, server, "q=sinter")
    said = page.inner_text(SAID)
    tick(page, "kind", "News item")
    expect(page.locator(SAID)).to_contain_text("kind: News item")
    narrowed = page.inner_text(SAID)
    page.locator(RESULTS).first.click()
    page.wait_for_url(re.compile("/news/"))
    page.go_back()
    expect(page.locator(SAID)).to_have_text(narrowed)
    page.go_back()
    expect(page.locator(SAID)).to_have_text(said)
    expect(page.locator("#archive-facet-kind-News\\%20item")).not_to_be_checked()


def test_typing_is_one_step_back(page: Page, server: str) -> None:
    search(page, server, "q=sinter")
    page.fill(QUERY, "")
    page.locator(QUERY).press_sequentially("foxconn", delay=250)
    expect(page.locator(SAID)).to_contain_text("with: foxconn")
    page.go_back()
    expect(page.locator(SAID)).to_contain_text("with: sinter")
    expect(page.locator(QUERY)).to_have_value("sinter")


def test_results_are_sorted_by_date_both_ways(page: Page, server: str) -> None:
    def years() -> list[int]:
        facts = page.locator(".archive-search-facts").all_inner_texts()
        return [int(match[0]) for fact in facts if (match := re.search(r"\b(1[89]|20)\d\d\b", fact))]

    search(page, server, "q=congress&kind=Congress")
    page.select_option("#archive-search-sort", "oldest")
    expect(page.locator(SAID)).to_contain_text("oldest first")
    oldest = years()
    assert len(set(oldest)) > 3
    assert oldest == sorted(oldest)
    assert asked(page)["sort"] == ["oldest"]
    page.select_option("#archive-search-sort", "newest")
    expect(page.locator(SAID)).to_contain_text("newest first")
    assert years() == sorted(years(), reverse=True)


def test_the_keyboard_is_enough(page: Page, server: str) -> None:
    page.goto(f"{server}/search.html")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("sinter")
    expect(page.locator(SAID)).to_contain_text("with: sinter")
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(QUERY)).to_be_focused()
    page.locator("#archive-facet-kind-News\\%20item").focus()
    page.keyboard.press("Space")
    expect(page.locator(SAID)).to_contain_text("kind: News item")
    expect(page.locator("#archive-facet-kind-News\\%20item")).to_be_focused()
    page.locator(RESULTS).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/news/"))


def test_long_lists_unfold_and_more_results_come(page: Page, server: str) -> None:
    search(page, server, "q=metalworkers")
    assert page.locator(RESULTS).count() == 10
    page.locator("#archive-search-more").click()
    expect(page.locator(RESULTS)).to_have_count(min(20, count(page)))
    expect(page.locator(RESULTS).nth(10)).to_be_focused()
    page.locator("#archive-facet-country").click()
    box = page.locator("#archive-search-facets details", has=page.locator("#archive-facet-country"))
    few = box.locator("li").count()
    box.get_by_role("button", name=re.compile("Show all")).click()
    assert box.locator("li").count() > few


def test_ctrl_k_and_the_magnifier_lead_to_the_search(watch: Callable[..., Watched], server: str) -> None:
    wide, narrow = watch(), watch(width=390)
    wide.page.goto(f"{server}/index.html")
    wide.page.keyboard.press("Control+k")
    expect(wide.page.locator("#archive-search-box-input")).to_be_focused()
    narrow.page.goto(f"{server}/index.html")
    narrow.page.keyboard.press("/")
    narrow.page.wait_for_url(re.compile("search.html"))
    expect(narrow.page.locator(QUERY)).to_be_focused()
    assert wide.errors + narrow.errors == []


def test_a_misspelt_name_is_found_and_the_page_says_so(page: Page, server: str) -> None:
    assert search(page, server, "q=malentachi")[0] == "Marcello Malentacchi"
    assert page.inner_text(NOTE).startswith("Nothing has “malentachi”; looked for “")
    assert search(page, server, "q=arcelor+mital")[0] == "ArcelorMittal"
    # What is spelt rightly is taken as it is typed.
    search(page, server, "q=malentacchi")
    expect(page.locator(NOTE)).to_be_hidden()


def test_what_lacks_a_word_comes_last_and_says_so(page: Page, server: str) -> None:
    search(page, server, "q=women+in+union+leadership")
    match = re.fullmatch(
        r"(\d+) records, (\d+) with all of and (\d+) with all but one of: women, union, leadership",
        page.inner_text(SAID),
    )
    assert match
    everything, whole, others = map(int, match.groups())
    assert everything == whole + others
    results = page.locator("#archive-search-results > li")
    lacking = [results.nth(place).locator(".archive-search-lacks").all_inner_texts() for place in range(10)]
    assert lacking[:whole] == [[]] * whole
    assert all(re.fullmatch(r"Without: (women|union|leadership)\.", *texts) for texts in lacking[whole:])
    search(page, server, "q=lockout+at+an+aluminium+smelter")
    assert page.inner_text(SAID).endswith("records with all but one of: lockout, aluminium, smelter")
    alone = page.locator("#archive-search-nothing li")
    expect(alone).to_have_count(3)
    way = alone.filter(has_text=re.compile("^lockout: ")).get_by_role("button")
    promised = way.inner_text().removeprefix("lockout: ")
    way.click()
    expect(page.locator(SAID)).to_have_text(f"{promised} with: lockout")


def test_phrases_stay_together_and_a_minus_leaves_out(page: Page, server: str) -> None:
    search(page, server, "q=sinter+metal+workers")
    loose = count(page)
    search(page, server, "q=%22sinter+metal+workers%22")
    assert page.inner_text(SAID).endswith("with: “sinter metal workers”")
    together = count(page)
    assert 0 < together < loose
    search(page, server, "q=sinter")
    everything = count(page)
    search(page, server, "q=sinter+letter")
    with_letter = count(page)
    search(page, server, "q=sinter+-letter")
    assert page.inner_text(SAID).endswith("with: sinter; without: letter")
    # A minus leaves out the word itself; "letter" alone also finds "letters".
    assert everything - with_letter <= count(page) < everything


def test_a_range_of_dates_tells_certain_from_possible(page: Page, server: str) -> None:
    search(page, server, "q=sinter")
    page.fill("#archive-search-from", "2009")
    page.fill("#archive-search-to", "2010-06")
    page.get_by_role("button", name="Set").click()
    expect(page.locator(SAID)).to_contain_text("2009 to 2010-06")
    match = re.search(r"\((\d+) certainly, (\d+) possibly\)", page.inner_text(SAID))
    assert match
    certain, possible = map(int, match.groups())
    assert count(page) == certain + possible
    while page.locator("#archive-search-more").is_visible():
        before = page.locator(RESULTS).count()
        page.locator("#archive-search-more").click()
        expect(page.locator(RESULTS)).to_have_count(min(before + 10, count(page)))
    labels = page.locator(".archive-search-certainty").all_inner_texts()
    assert labels.count("certainly in range") == certain
    assert labels.count("possibly in range") == possible
    page.get_by_role("radio", name=f"Possibly in range {possible}").check()
    expect(page.locator(SAID)).to_contain_text("possibly in range")
    assert count(page) == possible
    assert asked(page) == {"q": ["sinter"], "from": ["2009"], "to": ["2010-06"], "dates": ["possible"]}
    page.get_by_role("button", name="Remove Dates: 2009 to 2010-06").click()
    expect(page.locator(SAID)).not_to_contain_text("2010")
    assert asked(page) == {"q": ["sinter"]}


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("from=2009-02-30", "There is no day 2009-02-30: February 2009 has 28 days."),
        ("from=last+spring", "“last spring” is no date. Type a year (1968)"),
        ("from=2010&to=2009", "2010 is later than 2009; shown is what lies between 2009 and 2010."),
        ("kind=Spaceship", "No record of this archive has the kind “Spaceship”."),
        ("q=foxconn+OR+nokia", "OR and NOT are words like others here"),
        ("q=%C4%B1stanbul", "Nothing has “ıstanbul”; looked for “istanbul”."),
        ("q=...", "The question has neither a letter nor a digit."),
        ("q=" + "metal+" * 1700, "The question was cut after 200 characters."),
    ],
)
def test_what_cannot_be_taken_as_typed_is_said(page: Page, server: str, question: str, note: str) -> None:
    search(page, server, question)
    expect(page.locator(NOTE)).to_contain_text(note)


def test_values_of_a_long_list_are_found_by_typing(page: Page, server: str) -> None:
    search(page, server, "q=strike")
    page.locator("#archive-facet-country").click()
    box = page.locator("#archive-search-facets details", has=page.locator("#archive-facet-country"))
    box.get_by_role("searchbox").fill("turk")
    expect(box.locator("li label")).to_have_count(1)
    expect(box.locator("li label")).to_contain_text("Türkiye")
    box.get_by_role("searchbox").fill("zzz")
    expect(box).to_contain_text("No value has these letters.")


def test_nothing_found_offers_a_way_on(page: Page, server: str) -> None:
    search(page, server, "q=foxconn&country=Sweden&kind=Campaign")
    assert page.inner_text(SAID) == "No records with: foxconn; kind: Campaign; country: Sweden"
    way = page.locator("#archive-search-nothing button", has_text="Any country: ")
    promised = way.inner_text().removeprefix("Any country: ")
    way.click()
    expect(page.locator(SAID)).to_have_text(f"{promised} with: foxconn; kind: Campaign")
    search(page, server, "q=qqqqqqqq")
    expect(page.locator("#archive-search-lists a").first).to_be_visible()


@pytest.mark.parametrize(
    "question",
    [
        "q=%3Cscript%3Ewindow.hurt%3D1%3C%2Fscript%3E",
        "q=%22%3E%3Cimg%20src%3Dx%20onerror%3D%22window.hurt%3D1%22%3E",
        "kind=%3Cimg%20src%3Dx%20onerror%3D%22window.hurt%3D1%22%3E",
        "q=%E0%A4%A&sort=%ZZ",
        "q=%22&kind=&kind=",
        "q=***...---",
        "q=%00%0A%FF%F0%9F%92%A9",
        "sort=sideways&constructor=x&__proto__=y",
        "q=" + "a%20" * 3000,
    ],
)
def test_a_hostile_address_does_nothing(page: Page, server: str, question: str) -> None:
    search(page, server, question)
    assert page.evaluate("window.hurt") is None
    assert page.locator("#archive-search img, #archive-search script").count() == 0


@pytest.mark.parametrize(
    "lost",
    [
        "**/pagefind.js",
        "**/pagefind-entry.json*",
        "**/*.pf_meta",
        "**/wasm.*",
        "**/*.pf_fragment",
        "**/tables/facets/kind.json",
    ],
)
def test_an_index_that_does_not_load_is_admitted(watch: Callable[..., Watched], server: str, lost: str) -> None:
    watched = watch()
    watched.page.context.route(lost, lambda route: route.fulfill(status=404, body="lost"))
    watched.page.goto(f"{server}/search.html?q=sinter")
    expect(watched.page.locator("#archive-search-note")).to_contain_text("did not load")
    expect(watched.page.locator("#archive-search-lists a").first).to_be_visible()


def test_a_strict_content_policy_lets_it_work(watch: Callable[..., Watched], server: str) -> None:
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"

    def add_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    watched = watch()
    watched.page.context.route("**/search.html*", add_policy)
    assert search(watched.page, server, "q=malentachi")[0] == "Marcello Malentacchi"
    tick(watched.page, "kind", "Congress article")
    expect(watched.page.locator(SAID)).to_contain_text("kind: Congress article")
    # The theme has scripts of its own in the page, one for its colour mode; who sets such a policy allows them by hash.
    assert [text for text in watched.errors if "inline script" not in text and "theme mode" not in text] == []


def test_without_scripts_there_are_lists(watch: Callable[..., Watched], server: str) -> None:
    page = watch(java_script_enabled=False).page
    page.goto(f"{server}/search.html?q=sinter")
    # Chromium shows <noscript> only where scripts are off by its own setting, which it cannot be told here.
    assert "Searching needs JavaScript" in page.locator("#archive-search noscript").inner_html()
    expect(page.locator("#archive-search-lists a").first).to_be_visible()


def test_from_a_disk_the_plain_search_works_and_says_so(watch: Callable[..., Watched], site: Path) -> None:
    watched = watch()
    page = watched.page
    page.goto(f"{site.as_uri()}/search.html?q=sinter")
    expect(page.locator("#archive-search-note")).to_contain_text("opened from a disk")
    expect(page.locator("#search-results .search-summary")).to_contain_text("pages matching")
    link = page.locator("#search-results li a", has_text="Sinter Metal").first
    link.click()
    page.wait_for_url(re.compile(r"^file:.*sinter"))
    page.goto(f"{site.as_uri()}/search.html")
    page.fill(QUERY, "FITIM")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li a").first).to_be_visible()
    assert watched.errors == []
    assert [url for url in watched.requests if not url.startswith("file:")] == []


def test_other_pages_load_nothing_of_the_index(watch: Callable[..., Watched], server: str) -> None:
    watched = watch()
    watched.page.goto(f"{server}/campaigns/sinter-metal.html", wait_until="networkidle")
    assert not [url for url in watched.requests if "pagefind" in url or "searchindex" in url or "search-page" in url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "question"),
    [(1280, "q=sinter&kind=News+item"), (390, "q=foxconn"), (1280, ""), (390, "q=qqqqqqqq&kind=Person")],
)
def test_the_page_is_accessible(
    watch: Callable[..., Watched], server: str, scheme: str, width: int, question: str
) -> None:
    page = watch(width=width, color_scheme=scheme).page
    search(page, server, question)
    if width < 600:
        for summary in page.locator("#archive-search-facets > summary").all():
            if summary.is_visible():
                summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The name of the archive at the top of the sidebar belongs to the frame of every page, not to this one.
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
