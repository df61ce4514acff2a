"""The books of the sample archive: which there are, their order, their links, what they say of themselves."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import pytest
from PIL import Image
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_archive.catalogue.volumes import series, whole
from tests.epub.books import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

WEB = "https://archive.example/"


@pytest.fixture(scope="session")
def everything(sample: Archive) -> Book:
    return Book(sample.out / "test-archive.epub")


@pytest.fixture(scope="session")
def campaigns(sample: Archive) -> Book:
    return Book(sample.out / "campaigns.epub")


def test_there_is_a_book_for_the_whole_and_for_each_series_and_nothing_else(sample: Archive) -> None:
    names = {"campaigns", "news", "organisations", "people", "subjects", "test-archive"}
    assert set(sample.tree()) == {f"{name}.epub" for name in names}
    assert sample.status == 0


def test_pages_stand_in_the_order_of_the_volumes(sample: Archive) -> None:
    with docutils_namespace():
        folders = (sample.docs, sample.docs, sample.out, sample.root / "trees")
        env = Sphinx(*folders, "archive-epub", status=None, warning=None).env
    for volume in (whole(env), *series(env)):
        book = Book(sample.out / f"{volume.path}.epub")
        assert book.pages == list(volume.docnames)
        assert book.spine[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]
        assert book.spine[-1] == "colophon.xhtml"


def test_contents_have_the_parts_and_below_them_their_pages(everything: Book) -> None:
    parts = everything.find("nav.xhtml", "//x:nav[@epub:type='toc']/x:ol/x:li")
    heads = ["".join(part[0].itertext()) for part in parts]
    assert heads[0] == "Test archive"
    assert parts[heads.index("Browse")][0].get("href") is None  # a folder without a page of its own
    campaigns = parts[heads.index("Campaigns")]
    assert campaigns[0].get("href") == "pages/campaigns/index.xhtml"
    assert [link.text for link in campaigns.iter("{*}a")][1:] == [
        "기륭전자 파업", "Sinter Metal", "Still open", "Days of action",
    ]  # fmt: skip
    assert [link.get("lang") for link in campaigns.iter("{*}a")][1] == "ko"


def test_contents_of_a_series_name_every_page_once(campaigns: Book) -> None:
    links = campaigns.find("nav.xhtml", "//x:nav[@epub:type='toc']//x:a/@href")
    assert links == [f"pages/{page}.xhtml" for page in campaigns.pages] + ["colophon.xhtml"]


def test_landmarks_lead_to_cover_contents_and_beginning(campaigns: Book) -> None:
    marks = campaigns.find("nav.xhtml", "//x:nav[@epub:type='landmarks']//x:a")
    assert {mark.get("{http://www.idpf.org/2007/ops}type"): mark.get("href") for mark in marks} == {
        "cover": "cover.xhtml",
        "titlepage": "title.xhtml",
        "toc": "nav.xhtml",
        "bodymatter": "pages/campaigns/index.xhtml",
        "colophon": "colophon.xhtml",
    }


def test_every_link_leads_somewhere(sample: Archive) -> None:
    for path in sample.out.glob("*.epub"):
        assert Book(path).broken() == []


def test_links_to_pages_of_other_books_are_addresses(everything: Book, campaigns: Book) -> None:
    found = "//x:a[.='our Jim']/@href"
    assert everything.find("campaigns/sinter", found) == ["../people/jim.xhtml"]
    assert campaigns.find("campaigns/sinter", found) == [f"{WEB}people/jim.html"]
    # No book has the lists of years; the site has.
    assert f"{WEB}browse/years.html#year-2008" in everything.find("campaigns/sinter", "//@href")


def test_markers_are_filled(campaigns: Book) -> None:
    assert "December 2008 to January 2012" in campaigns.words("campaigns/sinter", "//*[@class='record-summary']")
    assert len(campaigns.find("campaigns/sinter", "//x:ol[contains(@class, 'record-source-list')]/x:li")) == 2
    assert "Court delays" in campaigns.words("campaigns/sinter", "//x:section[@id='record-mentions']")
    assert len(campaigns.find("campaigns/index", "//x:ul[contains(@class, 'listing')]/x:li")) == 4


def test_drawings_stay_with_their_names(everything: Book) -> None:
    drawings = everything.find("browse/whole", "//x:div[@class='drawing']")
    assert len(drawings) > 2
    assert all(drawing.get("aria-label") for drawing in drawings)
    told = everything.find("package.opf", "//o:item[@href='pages/browse/whole.xhtml']/@properties")
    assert told == ["svg"]


def test_words_in_other_languages_say_so(campaigns: Book) -> None:
    title = campaigns.find("campaigns/korea", "//x:h1")[0]
    names = {"lang", "{http://www.w3.org/XML/1998/namespace}lang"}
    assert {title.get(name) for name in names} == {"ko"}


def test_a_page_ends_with_how_it_is_cited_and_where_it_is(campaigns: Book) -> None:
    foot = campaigns.words("campaigns/sinter", "//x:footer")
    assert foot == (
        "Cite as International Metalworkers, “Sinter Metal” (campaign, December 2008 to January 2012). "
        f"Test archive. {WEB}campaigns/sinter.html"
    )
    assert campaigns.words("campaigns/index", "//x:footer") == f"On the web {WEB}campaigns/index.html"


def test_what_is_for_the_screen_is_not_there(everything: Book) -> None:
    for page in everything.pages:
        assert not everything.find(page, "//x:script | //x:button | //*[@class='headerlink'] | //x:input")
        assert "Cite this page" not in everything.words(page)


def test_package_says_what_the_book_is(campaigns: Book, everything: Book) -> None:
    assert campaigns.said("dc:title") == ["Campaigns", "4 records"]
    assert campaigns.said("dc:language") == ["en"]
    assert campaigns.said("dc:publisher") == ["Test archive"]
    assert campaigns.said("dc:identifier") == [
        uuid5(NAMESPACE_URL, f"{WEB}campaigns.epub").urn,
        f"{WEB}campaigns.epub",
    ]
    assert campaigns.said("dc:source") == [WEB]
    assert campaigns.said("dc:subject") == ["Strikes", "Wildcat strikes"]
    assert campaigns.said("dc:description") == ["Campaigns: 4 records of Test archive."]
    assert campaigns.said("belongs-to-collection") == ["Test archive"]
    assert everything.said("belongs-to-collection") == []
    # The project says neither rights nor edition, so nothing is said, least of all the day of the build.
    assert [campaigns.said(name) for name in ("dc:rights", "dc:date", "schema:bookEdition")] == [[], [], []]
    assert campaigns.said("dcterms:modified") == ["1970-01-01T00:00:00Z"]


def test_package_says_how_the_book_can_be_read(campaigns: Book, everything: Book) -> None:
    assert campaigns.said("schema:accessMode") == ["textual"]
    assert everything.said("schema:accessMode") == ["textual", "visual"]
    assert everything.said("schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in everything.said("schema:accessibilityFeature")
    assert "alternativeText" not in campaigns.said("schema:accessibilityFeature")
    assert everything.said("schema:accessibilityHazard") == ["none"]
    assert "drawing" in everything.said("schema:accessibilitySummary")[0]
    assert everything.said("dcterms:conformsTo") == []


def test_edition_rights_and_author_are_told(
    new_archive: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    conf = 'release = "2026.3"\ncopyright = "Texts <CC BY> & more"\nauthor = "A. Smith"\n'
    archive = new_archive({}, conf).build("-b", "archive-epub")
    book = Book(archive.out / "test-archive.epub")
    assert book.said("dc:creator") == ["A. Smith"]
    assert book.said("dc:rights") == ["Texts <CC BY> & more"]
    assert book.said("dc:date") == ["2026-03"]
    assert book.said("schema:bookEdition") == ["2026.3"]
    assert book.said("dcterms:modified") == ["2026-09-21T14:13:20Z"]
    assert "A. Smith. Test archive. Edition 2026.3." in book.words("colophon.xhtml")
    assert "Texts <CC BY> & more" in book.words("colophon.xhtml")


def test_cover_is_a_picture_with_words(campaigns: Book, everything: Book) -> None:
    item = campaigns.find("package.opf", "//o:item[@properties='cover-image']")[0]
    picture = Image.open(BytesIO(campaigns.files[f"EPUB/{item.get('href')}"]))
    assert picture.size == (1600, 2560)
    ground, rule = picture.convert("RGB").getpixel((800, 1500)), picture.convert("RGB").getpixel((20, 1500))
    assert (ground, rule) == ((250, 246, 238), (122, 31, 20))
    assert campaigns.find("cover.xhtml", "//x:img/@alt") == ["Cover: Campaigns, 4 records. Test archive"]
    assert campaigns.files["EPUB/cover.png"] != everything.files["EPUB/cover.png"]


def test_fonts_come_with_their_licence(campaigns: Book) -> None:
    style = campaigns.files["EPUB/book.css"].decode()
    fonts = [name for name in campaigns.files if name.endswith(".otf")]
    assert len(fonts) == 3
    assert all(f'url("{name.removeprefix("EPUB/")}")' in style for name in fonts)
    assert b"SIL OPEN FONT LICENSE" in campaigns.files["EPUB/fonts/OFL.txt"].upper()
