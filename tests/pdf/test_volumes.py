"""An archive is printed whole, by series, with parts and record by record; links lead out of a volume to the web."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from sphinx_archive.catalogue import volumes
from tests.pdf.printing import Printed, print_archive, write_files
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'extensions = ["myst_parser", "sphinx_archive"]\nprimary_domain = "archive"\nsmartquotes = False\n'
WEB = "https://archive.example.org/en"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the sample as printed, to be looked at."""
    docs = tmp_path_factory.mktemp("volumes") / "docs"
    write_files(docs, SAMPLE, CONF)
    return print_archive(docs)


@pytest.fixture
def own(archive: Printed, tmp_path: Path) -> Printed:
    """Return a copy of the printed sample, which a test may change and print again."""
    folder = tmp_path / "own"
    shutil.copytree(archive.source.parent, folder)
    moved = {name: folder / getattr(archive, name).relative_to(archive.source.parent) for name in ("source", "path")}
    return replace(archive, **moved)


def paths(book: Printed) -> set[str]:
    """Return the files of all PDFs."""
    return {path.relative_to(book.path.parent).as_posix() for path in book.path.parent.rglob("*.pdf")}


def links(book: Printed) -> set[str]:
    """Return the addresses of the web that a PDF leads to."""
    actions = [entry.get_object().get("/A", {}) for page in book.reader.pages for entry in page.get("/Annots", [])]
    return {str(action["/URI"]) for action in actions if "/URI" in action}


def test_every_record_has_a_pdf_beside_its_page_and_every_folder_one(archive: Printed) -> None:
    records = {re.sub(r"md$", "pdf", path) for path, text in SAMPLE.items() if "kind:" in text and "index" not in path}
    records -= {path for path in records if path.startswith("browse")}
    folders = {f"{path.partition('/')[0]}.pdf" for path in records}
    assert paths(archive) == records | folders | {"campaigns/sinter.with-parts.pdf", "the-metalworkers-archive.pdf"}
    assert archive.warnings == ""


def test_record_by_itself_leads_to_the_others_on_the_web(archive: Printed) -> None:
    sinter = archive.volume("campaigns/sinter")
    assert {f"{WEB}/organisations/imf.html", f"{WEB}/news/court.html", f"{WEB}/people/jim.html"} <= links(sinter)
    assert "(p." not in sinter.text
    assert "Court delays (p." not in sinter.text


def test_record_by_itself_says_where_it_is_from_and_how_it_is_cited(archive: Printed) -> None:
    sinter = archive.volume("campaigns/sinter")
    assert f"{WEB}/campaigns/sinter.html" in sinter.pages[0]
    assert f"p. {len(sinter.pages)} of {len(sinter.pages)}" in sinter.pages[-1]
    end = sinter.text[sinter.text.index("How to cite") :]
    assert "International Metalworkers, “Sinter Metal” (campaign, " in end
    assert "CC BY 4.0" in end


def test_record_by_itself_has_no_heading_above_its_title(archive: Printed) -> None:
    kinds = structure(archive.volume("campaigns/sinter").reader.trailer["/Root"]["/StructTreeRoot"])
    assert [kind for kind in kinds if re.fullmatch("/H[1-6]", kind)][:2] == ["/H1", "/H2"]


def bookmarks(book: Printed) -> list[str]:
    """Return the titles of all bookmarks."""
    return titles(book.reader.outline)


def titles(entries: list[Any]) -> list[str]:
    """Return the titles of bookmarks and of those below them."""
    return [title for entry in entries for title in (titles(entry) if isinstance(entry, list) else [entry.title])]


def structure(element: object) -> list[str]:
    """Return the kinds of all elements of the structure tree, in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [kind for child in element for kind in structure(child)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/S"])] if "/S" in element else []
    return own + (structure(element["/K"]) if "/K" in element else [])


def test_series_has_page_numbers_within_and_addresses_without(archive: Printed) -> None:
    campaigns = archive.volume("campaigns")
    assert re.search(r"Days of action \(p\. \d+\)", campaigns.text)
    assert f"{WEB}/organisations/imf.html" in links(campaigns)
    assert "Founded" not in campaigns.text
    assert "6 records" not in campaigns.pages[0]
    assert "4 records" in campaigns.pages[0]
    assert "1 record " in f"{archive.volume('people').pages[0]} "
    assert campaigns.reader.metadata is not None
    assert campaigns.reader.metadata.author != "Campaigns"


def test_index_of_a_series_has_the_names_that_occur_in_it_and_no_others(archive: Printed) -> None:
    campaigns = archive.volume("campaigns")
    index = campaigns.text[campaigns.text.rindex("Index of names, places and subjects") :]
    assert "International Metalworkers, " in index
    assert "FIOM, see International Metalworkers" in index
    assert "Østerås" not in index


def test_parts_are_printed_with_what_they_are_part_of(archive: Printed) -> None:
    book = archive.volume("campaigns/sinter.with-parts")
    assert "with the 2 records that are part of it" in book.pages[0]
    assert book.text.index("Second") < book.text.index("Court delays", book.text.index("Second"))
    assert [entry.title for entry in book.reader.outline if not isinstance(entry, list)] == [
        "Contents",
        "Sinter Metal",
        "Court delays",
        "Éclair again",
        "Index of names, places and subjects",
        "About this book",
    ]


def test_what_a_record_says_of_itself_to_programs(archive: Printed) -> None:
    with pikepdf.open(archive.volume("campaigns/sinter").path) as pdf, pdf.open_metadata() as said:
        assert said["dc:title"] == "Sinter Metal"
        assert said["dc:creator"] == ["International Metalworkers"]
        assert said["dc:identifier"] == f"{WEB}/campaigns/sinter.html"
        assert said["dc:subject"] == {"International Metalworkers", "[European Metalworkers]", "Jim", "Wildcat strikes"}
        assert said["dc:coverage"] == "2008-12/2012-01; Türkiye; Istanbul; Üsküdar"
        assert said["dc:language"] == {"en", "tr"}
        assert said["pdfuaid:part"] == "1"


def test_only_the_pdfs_of_what_changed_are_printed_again(own: Printed) -> None:
    out = own.path.parent
    before = {path: (out / path).stat().st_mtime_ns for path in paths(own)}
    page = own.source / "news" / "second.md"
    page.write_text(page.read_text("utf-8").replace("{campaign}`sinter`", "The same, {campaign}`sinter`"), "utf-8")
    again = print_archive(own.source)
    changed = {path for path in paths(again) if (out / path).stat().st_mtime_ns != before[path]}
    assert changed == {"news/second.pdf", "news.pdf", "campaigns/sinter.with-parts.pdf", "the-metalworkers-archive.pdf"}
    assert "The same" in again.volume("news/second").text


def test_pdfs_of_what_is_gone_are_deleted_and_others_files_left(own: Printed) -> None:
    out = own.path.parent
    (out / "campaigns" / "theirs.pdf").write_bytes(b"")
    (own.source / "campaigns" / "open.md").unlink()
    assert {"campaigns/open.pdf", "campaigns/theirs.pdf"} & paths(print_archive(own.source)) == {"campaigns/theirs.pdf"}


def test_pdf_that_somebody_spoilt_is_made_again(own: Printed) -> None:
    whole = own.path.read_bytes()
    own.path.write_bytes(b"not a PDF")
    assert print_archive(own.source).path.read_bytes() == whole


def test_archive_too_large_for_one_volume(own: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "LARGEST", 3)
    monkeypatch.setattr(volumes, "LARGEST_WHOLE", 3)
    with (own.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("release = '4'\n")
    book = print_archive(own.source)
    assert {"campaigns.2000s.pdf", "campaigns.2010s.pdf", "organisations.i.pdf", "news.pdf"} <= paths(book)
    assert "campaigns.pdf" not in paths(book)
    assert "Jim" not in book.text[: book.text.index("The whole")]
    shelf = "".join(book.text.split())
    assert f"Campaigns,2000s:{WEB}/campaigns.2000s.pdf" in shelf
    parts = [own.volume(path.removesuffix(".pdf")) for path in paths(book) if path.startswith("campaigns.")]
    found = [title for part in parts for title in bookmarks(part)]
    assert sorted(set(found) & {"Days of action", "Sinter Metal"}) == ["Days of action", "Sinter Metal"]
    assert found.count("Sinter Metal") == 1, "a record of two decades is in one volume of its series"
    assert book.warnings == ""


def test_date_of_the_newest_change(own: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    record = own.volume("campaigns/sinter").path.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    book = print_archive(own.source)
    assert "November 28, 2026" in book.text[book.text.rindex("About this book") :]
    assert book.reader.metadata is not None
    assert str(book.reader.metadata["/CreationDate"]).startswith("D:20261128")
    assert own.volume("campaigns/sinter").path.read_bytes() == record, "another record's change is not its own"


def test_changed_picture_is_printed_though_its_page_is_the_same(own: Printed) -> None:
    page = own.source / "news" / "second.md"
    page.write_text(page.read_text("utf-8") + "\n![A field](../picture.png)\n", "utf-8")
    before = print_archive(own.source).volume("news/second").path.read_bytes()
    Image.new("RGB", (160, 90), (20, 30, 125)).save(own.source / "picture.png")
    assert print_archive(own.source).volume("news/second").path.read_bytes() != before
