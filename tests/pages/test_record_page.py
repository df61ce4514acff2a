"""What a reader finds on a record's page."""

from __future__ import annotations

import pytest

from tests.archives import Archive, campaign, one, words_of
from tests.sample import SAMPLE, SOURCE, page

BOOK = 'html_theme = "sphinx_book_theme"\n'


@pytest.fixture(scope="module")
def built(new_archive) -> Archive:
    archive: Archive = new_archive(SAMPLE, conf=BOOK).build("-W")
    assert archive.warnings == ()
    return archive


@pytest.fixture(scope="module")
def sinter(built: Archive):
    return built.page("campaigns/sinter")


def links_in(element) -> dict[str, str]:
    """Return where the links of a region lead, by their words."""
    return {words_of(link): link.get("href") for link in element.cssselect("a[href]") if words_of(link) not in "#¶"}


def field(region, label: str):
    """Return the value of a field by its label."""
    (name,) = [name for name in region.cssselect("dt") if words_of(name).rstrip(":") == label]
    return name.getnext()


def test_values_lead_to_what_else_has_them(sinter) -> None:
    header = links_in(one(sinter, ".record-header"))
    assert header["December 2008 to January 2012"] == "../browse/years/2008.html"
    assert header["International Metalworkers"] == "../organisations/imf.html"
    details = links_in(one(sinter, "#record-details"))
    found = {**header, **details}
    assert found["Türkiye"] == "../browse/countries/tr.html"
    assert found["Üsküdar"] == "../browse/places/uskudar.html"
    assert found["Turkish"] == "../browse/languages/tr.html"
    assert found["Wildcat strikes"] == "../subjects/wildcat.html"
    assert found["Jim"] == "../people/jim.html"
    assert found["[European Metalworkers]"] == "../organisations/emf.html"
    assert found["Days of action"] == "mexico.html"
    assert found["Copyright not evaluated"] == "http://rightsstatements.org/vocab/CNE/1.0/"
    assert found["Film"] == "https://example.org/film?a=1&b=2"


def test_every_link_of_every_page_leads_somewhere(built: Archive) -> None:
    names = [path.removesuffix(".md") for path in SAMPLE]
    pages = {name: built.page(name) for name in names}
    for name, document in pages.items():
        for link in document.xpath("//main//a/@href | //*[@class='archive-sidebar']//a/@href"):
            if "//" in link or not link:
                continue
            path, _, anchor = link.partition("#")
            target = (built.out / name).parent.joinpath(path).resolve() if path else built.out / f"{name}.html"
            assert target.is_file(), f"{name}: {link}"
            if anchor:
                other = pages[target.relative_to(built.out.resolve()).with_suffix("").as_posix()] if path else document
                assert other.xpath("//*[@id=$anchor]", anchor=anchor), f"{name}: {link}"


def test_no_two_elements_of_a_page_have_one_id(built: Archive) -> None:
    for path in SAMPLE:
        ids = built.page(path.removesuffix(".md")).xpath("//@id")
        assert len(set(ids)) == len(ids), path


def test_sources_are_numbered_in_the_order_of_citing(sinter) -> None:
    text = sinter.xpath("//section/p[contains(., 'Second')]")[0]
    marks = [(words_of(mark), mark.get("href")) for mark in text.cssselect(".source-mark a")]
    assert marks == [("[1]", "#source-report-2010"), ("[2]", "#source-leaflet-2009"), ("[1]", "#source-report-2010")]
    entries = one(sinter, "#record-sources ol").cssselect("li")
    assert [entry.get("id") for entry in entries] == ["source-report-2010", "source-leaflet-2009"]


def test_a_source_says_where_it_is_kept_and_when_it_was_seen(sinter) -> None:
    report, leaflet = one(sinter, "#record-sources ol").cssselect("li")
    assert links_in(report) == {
        "Bericht": "https://example.org/report?x=1&y=2",
        "Archived copy": "https://web.archive.org/web/2010/https://example.org/report",
    }
    shown = words_of(report)
    for part in ("The court", "4 March 2010", "Seen 23 November 2026"):
        assert part in shown
    assert one(report, "[lang=de]").text_content() == "Bericht"
    assert "A leaflet" in words_of(leaflet)
    assert "No archived copy: kept on paper." in words_of(leaflet)


def test_sources_that_disagree_are_both_shown(sinter) -> None:
    date = field(one(sinter, ".record-header"), "Date")
    assert "December 2008 to January 2012[2]" in words_of(date).replace(" [", "[")
    box = one(date, ".disagreement")
    assert "January 2009 to 2012[1]" in words_of(box).replace(" [", "[")
    assert "the leaflet is older" in words_of(box)


def test_figures_have_their_sources(sinter) -> None:
    shown = field(one(sinter, "#record-figures"), "Dismissed")
    assert words_of(shown).replace(" [", "[") == "38[1]"


def test_titles_in_other_languages_say_so(built: Archive) -> None:
    korea = built.page("campaigns/korea")
    heading = one(korea, "h1")
    assert heading.get("lang") == "ko" or heading.cssselect("[lang=ko]")
    listed = built.page("campaigns/index").xpath("//main//*[@lang='ko']")
    assert [words_of(element) for element in listed] == ["기륭전자 파업"]
    near = built.page("campaigns/sinter").xpath("//nav[contains(@class, 'archive-sidebar')]//*[@lang='ko']")
    assert [words_of(element) for element in near] == ["기륭전자 파업"]
    names = one(built.page("organisations/imf"), "#record-details")
    assert words_of(one(names, "[lang=de]")) == "Metallarbeiterbund"
    assert words_of(one(names, "[lang=fr]")) == "FIOM"


def test_relations_are_shown_from_both_sides(built: Archive) -> None:
    assert links_in(field(built.page("organisations/imf"), "Became")) == {"IndustriALL": "industriall.html"}
    came = links_in(field(built.page("organisations/industriall"), "Came from"))
    assert came == {"International Metalworkers": "imf.html", "[European Metalworkers]": "emf.html"}
    assert "mexico.html" in links_in(field(built.page("campaigns/sinter"), "See also")).values()
    assert "sinter.html" in links_in(one(built.page("campaigns/mexico"), "#record-mentions")).values()
    assert links_in(field(built.page("news/court"), "Part of")) == {"Sinter Metal": "../campaigns/sinter.html"}
    assert links_in(field(built.page("subjects/wildcat"), "Broader term")) == {"Strikes": "strikes.html"}
    assert "strikes.html" in links_in(one(built.page("subjects/conflict"), "#record-mentions")).values()


def test_connections_are_grouped_by_what_they_are(built: Archive) -> None:
    section = one(built.page("organisations/imf"), "#record-mentions")
    groups: dict[str, list[str]] = {}
    for element in section.cssselect(".rubric, li > p > a"):
        if "rubric" in element.get("class", "").split():
            groups[words_of(element)] = []
        else:
            groups[list(groups)[-1]].append(element.get("href"))
    assert groups["Held office"] == ["../people/jim.html"]
    assert groups["Made by it"] == ["../campaigns/sinter.html"]
    assert "../news/court.html" in groups["Records"]
    assert "President" in words_of(section)
    assert "1997 to 2009" in words_of(section)
    kinds = [words_of(kind).split()[0] for kind in section.cssselect(".listing-kind")]
    assert kinds[:2] == ["President", "Campaigns"]
    parts = links_in(one(built.page("campaigns/sinter"), "#record-mentions"))
    assert parts == {"Court delays": "../news/court.html", "Éclair again": "../news/second.html"}


def test_who_is_named_by_nobody_is_told_so(built: Archive) -> None:
    assert "No other page" in words_of(one(built.page("campaigns/open"), "#record-mentions"))


def test_how_to_cite_and_the_key(sinter) -> None:
    citation = words_of(one(sinter, ".record-citation-text"))
    for part in ("Sinter Metal", "campaign", "December 2008 to January 2012", "Test archive"):
        assert part in citation
    assert "https://archive.example/campaigns/sinter.html" in citation
    assert words_of(one(sinter, ".record-key")) == "sinter"


def test_sections_stand_in_the_contents_of_the_page(sinter) -> None:
    contents = links_in(one(sinter, ".bd-toc nav"))
    sections = [section.get("id") for section in sinter.cssselect("section > section")]
    assert list(contents.values()) == [f"#{name}" for name in sections]
    assert contents["Where this comes from"] == "#record-sources"


def test_the_frame_of_a_page(built: Archive, sinter) -> None:
    sidebar = one(sinter, "nav.archive-sidebar")
    assert [words_of(link) for link in sidebar.cssselect("[aria-current=page]")] == ["Sinter Metal"]
    assert links_in(sidebar)["Campaigns"] == "index.html"
    assert links_in(sidebar)["Still open"] == "open.html"
    assert sinter.xpath("//link[@rel='canonical']/@href") == ["https://archive.example/campaigns/sinter.html"]
    assert sinter.xpath("//link[@rel='next']/@href") == ["open.html"]
    assert sinter.xpath("//link[@rel='prev']/@href") == ["korea.html"]
    one(sinter, "form[role=search] input[type=search]")
    index = built.page("campaigns/index")
    assert [words_of(link) for link in index.cssselect("nav.archive-sidebar [aria-current=page]")] == ["Campaigns"]


def test_no_page_asks_another_site_for_anything(built: Archive) -> None:
    for path in SAMPLE:
        document = built.page(path.removesuffix(".md"))
        loaded = "contains('stylesheet icon preload modulepreload prefetch search manifest', @rel)"
        wanted = document.xpath(f"//@src | //link[{loaded}]/@href")
        assert wanted
        assert not [address for address in wanted if "//" in address], path
        assert not [address for address in wanted if "searchindex" in address], path


def test_listings(built: Archive) -> None:
    rows = [words_of(link) for link in built.page("news/index").cssselect("main .listing a")]
    assert rows == ["Court delays", "Éclair again"]
    countries = built.page("browse/countries").cssselect("main .listing-counts li")
    assert [(words_of(row), row.get("id")) for row in countries] == [
        ("Mexico 1", "country-mx"),
        ("South Korea 2", "country-kr"),
        ("Türkiye 2", "country-tr"),
    ]
    assert [row.cssselect("a")[0].get("href") for row in countries] == [
        f"countries/{code}.html" for code in ("mx", "kr", "tr")
    ]


HOSTILE = '\\<script>alert("x")\\</script> & {{ 7\\*7 }} {% raw %} \\`t\\` \u202eRTL'
SHOWN = '<script>alert("x")</script> & {{ 7*7 }} {% raw %} `t` \u202eRTL'


@pytest.fixture(scope="module")
def hostile(new_archive) -> Archive:
    quoted = "'<script>alert(\"x\")</script> & {{ 7*7 }} {% raw %} `t` \u202eRTL'"
    front = (
        f"date: 2009\nplaces: [{quoted}]\nalt-titles: {{de: {quoted}}}\nunlinked-names: [{quoted}]\n"
        f"figures:\n  {quoted}: {{value: {quoted}, sources: [leaflet-2009]}}\nlinks: {{{quoted}: 'https://e.org/?a=\\'&b'}}\n"
    ).replace("\\'", "''")
    source = SOURCE.replace("A leaflet", quoted).replace("kept on paper", quoted)
    files = {
        f"campaigns/{key}.md": campaign().replace("# A strike", f"# {HOSTILE}").replace("date: 2009\n", front)
        for key in "abc"
    }
    files = {path: text.partition("sources:")[0] + front_rest(text, source) for path, text in files.items()}
    files["people/p.md"] = page("person", HOSTILE, f"variants: [{quoted}]\n")
    files["news/n.md"] = page(
        "news", "N", "date: 2009\npeople: [p]\nrelated: [a]\n", "{campaign}`a` {source}`leaflet-2009`"
    )
    listing = "```{listing}\n```\n\n```{listing}\n:group-by: place\n```\n"
    files["index.md"] = f"# Test archive\n\n```{{toctree}}\n:hidden:\n\ncampaigns/index\n```\n\n{listing}"
    files["campaigns/index.md"] = f"# {HOSTILE}\n\n{listing}"
    return new_archive(files, conf=BOOK).build()


def front_rest(text: str, source: str) -> str:
    """Return the rest of a page with other sources."""
    figures, _, rest = text.partition("sources:")[2].partition("sources:\n")
    body = rest.partition("---\n")[2]
    return f"sources:{figures}{source}---\n{body}"


def test_hostile_texts_are_read_without_a_problem(hostile: Archive) -> None:
    assert hostile.warnings == ()


@pytest.mark.parametrize(
    "name", ["campaigns/a", "campaigns/b", "people/p", "news/n", "index", "campaigns/index", "search"]
)
def test_hostile_texts_stay_text(hostile: Archive, name: str) -> None:
    document = hostile.page(name)
    scripts = document.xpath("//script[not(@src)][not(@type='application/ld+json')]/text()")
    assert not [script for script in scripts if "alert" in script]
    assert not [said for said in document.xpath("//script[@type='application/ld+json']/text()") if "<" in said]
    assert not document.xpath("//@onclick | //@onerror")
    assert "49" not in document.text_content()
    assert not [link for link in document.xpath("//a/@href") if link.startswith("javascript:")]


def test_hostile_titles_are_shown_as_they_are(hostile: Archive) -> None:
    document = hostile.page("campaigns/b")
    assert words_of(one(document, "h1")).removesuffix("#") == SHOWN
    for region in ("nav.archive-sidebar", ".prev-next-area", ".record-citation-text"):
        assert SHOWN in words_of(one(document, region)), region
    assert words_of(one(document, "title")).startswith(SHOWN)
    assert SHOWN in words_of(hostile.page("index").cssselect("main .listing")[0])


def test_hostile_values_are_shown_as_they_are(hostile: Archive) -> None:
    document = hostile.page("campaigns/b")
    for region in ("#record-details", "#record-figures", "#record-sources"):
        assert '<script>alert("x")</script> & {{ 7*7 }}' in words_of(one(document, region)), region


@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_other_themes_can_be_used(new_archive, theme: str) -> None:
    archive = new_archive(SAMPLE, conf=f'html_theme = "{theme}"\n').build("-W")
    assert archive.warnings == ()
    document = archive.page("campaigns/sinter")
    assert words_of(one(document, "h1")).startswith("Sinter Metal")
    one(document, "#record-sources")
    one(document, "nav.archive-sidebar")
    assert document.xpath("//link[@rel='canonical']/@href") == ["https://archive.example/campaigns/sinter.html"]


def test_a_page_costs_the_same_in_an_archive_of_any_size(new_archive) -> None:
    few = new_archive(SAMPLE, conf=BOOK).build()
    more = {f"news/m-{number}.md": page("news", f"More {number}", "date: 1999\n") for number in range(100)}
    many = new_archive({**SAMPLE, **more}, conf=BOOK).build("-j", "2")
    for path in ("campaigns/sinter.html", "people/jim.html", "subjects/strikes.html"):
        assert (many.out / path).read_bytes() == (few.out / path).read_bytes(), path
    # The first page says how many records there are.
    grown = [
        (many.out / path).stat().st_size - (few.out / path).stat().st_size for path in ("index.html", "news/court.html")
    ]
    assert abs(grown[0]) < 10
    # Among 100 of its kind a page has neighbours, and no more than these: their names alone would take 5,000 bytes.
    assert grown[1] < 1500


def test_a_reason_that_several_sources_share_is_said_once(new_archive) -> None:
    sources = "".join(f"  {name}:\n    title: {name}\n    not-archived: {why}\n" for name, why in REASONS.items())
    text = "It was so " + " ".join(f"{{source}}`{name}`" for name in REASONS) + "."
    front = f"---\nkind: news\ndate: 2009\nsources:\n{sources}---\n# A report\n\n{text}\n"
    section = one(new_archive({"news/report.md": front}).build().page("news/report"), "#record-sources")
    first, second, third = section.cssselect("li")
    assert [words_of(first), words_of(second)] == ["one.", "two."]
    assert words_of(third) == "three. No archived copy: burnt."
    assert words_of(section).endswith("Where nothing is said of an archived copy: not looked up yet.")


REASONS = {"one": "not looked up yet", "two": "not looked up yet", "three": "burnt."}


def test_people_are_sorted_by_their_family_names(new_archive) -> None:
    people = {
        "people/index.md": "# People\n\n```{listing}\n:kind: person\n:group-by: letter\n```\n",
        "people/anna.md": page("person", "Anna Zett", "sort-name: Zett, Anna\n"),
        "people/zoe.md": page("person", "Zoë Abt", "sort-name: Abt, Zoë\n"),
    }
    listed = new_archive(people).build().page("people/index").cssselect("section.listing-group")
    assert [words_of(one(group, "li")) for group in listed] == ["Zoë Abt", "Anna Zett"]
    assert [group.get("id") for group in listed] == ["letter-a", "letter-z"]


VERSIONS = page(
    "news",
    "A report",
    "date: 2009-01-09\nlanguages: [en, fr, ja]\nversions: [leaflet-2009, fr, ja]\n",
    "It came out {source}`leaflet-2009`. See {news}`Un rapport <report>`, {news}`the report <report>`,\n"
    "{organisation}`FIOM <imf>` and [Metall]{.language-sv} {source}`fr` {source}`ja`.",
).replace(
    SOURCE,
    SOURCE
    + "  fr:\n    url: https://example.org/fr\n    title: Un rapport\n    date: 2009-01-10\n    language: fr\n"
    + "    not-archived: kept on paper\n"
    + "  ja:\n    title: 報告\n    language: ja\n    not-archived: kept on paper\n",
)


@pytest.fixture(scope="module")
def report(new_archive):
    archive = new_archive({**SAMPLE, "news/report.md": VERSIONS}).build()
    return archive.page("news/report")


def test_language_versions_say_language_title_and_date(report) -> None:
    shown = field(one(report, ".record-header"), "Published in")
    lines = [words_of(item) for item in shown.cssselect("li")]
    assert lines == ["English: A leaflet[1]", "French: Un rapport, 10 January 2009[2]", "Japanese: 報告[3]"]
    assert one(shown, "a.external").get("href") == "https://example.org/fr"
    assert one(shown, "[lang=ja]").text == "報告"


def test_words_in_other_languages_are_marked(report) -> None:
    marked = {words_of(found): found.get("lang") for found in report.cssselect("#a-report > p [lang]")}
    assert marked == {"Un rapport": "fr", "FIOM": "fr", "Metall": "sv"}


def test_a_supplied_title_stands_in_brackets_wherever_readers_meet_it(new_archive) -> None:
    supplied = page("news", "Notice of a march", "date: 2010\ntitle-origin: supplied\nrelated: [sinter]\n")
    naming = page(
        "news", "Another", "date: 2011\n", "{news}`march`, {news}`the notice <march>` {source}`leaflet-2009`."
    )
    archive = new_archive({**SAMPLE, "news/march.md": supplied, "news/another.md": naming}, conf=BOOK).build()
    march, shown = archive.page("news/march"), "[Notice of a march]"
    assert words_of(one(march, "h1")).rstrip("#") == shown
    assert words_of(one(march, "title")).startswith(shown)
    assert shown in words_of(one(march, ".record-citation-text"))
    links = [words_of(link) for link in archive.page("news/another").cssselect("#another > p a[href='march.html']")]
    assert links == [shown, "the notice"]
    assert shown in words_of(archive.page("news/index"))
    assert shown in words_of(one(archive.page("campaigns/sinter"), "#record-mentions"))
