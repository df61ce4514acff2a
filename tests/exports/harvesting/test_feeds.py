"""Feeds: held against the schema of RFC 4287, and read back entry by entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.catalogue.history import Dates, History
from sphinx_archive.exports.archive import title
from sphinx_archive.exports.harvesting import feeds
from sphinx_archive.records.kinds import FOLDERS, KINDS
from tests.exports.conftest import archive_with
from tests.exports.harvesting.harvesters import feed_faults

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive
    from tests.exports.harvesting.conftest import Site

NAMES = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(archive: Archive) -> dict[str, Any]:
    """Return the feeds of an archive as a reader of XML sees them, by path."""
    return {feed.path: etree.fromstring(feeds.render(feed, archive)) for feed in feeds.feeds(archive)}


def text(element: Any, path: str) -> list[str]:
    return [found.text for found in element.findall(f"a:{path}", NAMES)]


def test_feeds_are_valid(harvest: Site) -> None:
    found = sorted(harvest.folder.glob("feeds/*.xml"))
    assert len(found) > len(FOLDERS) - 3
    assert feed_faults(found) == []


def test_every_entry_says_what_the_record_says(archive: Archive) -> None:
    records = {archive.page(record): record for record in archive.catalogue.ordered}
    for feed in read(archive).values():
        for entry in feed.findall("a:entry", NAMES):
            record = records[text(entry, "id")[0]]
            dates = archive.history.of(record.docname)
            assert dates
            assert text(entry, "title") == [title(record)]
            assert entry.find("a:title", NAMES).get(LANGUAGE) == record.title_language
            assert text(entry, "updated") == [f"{dates.changed:%Y-%m-%dT%H:%M:%SZ}"]
            assert text(entry, "published") == [f"{dates.created:%Y-%m-%dT%H:%M:%SZ}"]
            assert text(entry, "author/a:name") == list(archive.texts(record, "creators"))
            terms = {found.get("term"): found.get("label") for found in entry.findall("a:category", NAMES)}
            assert terms.pop(record.kind) == KINDS[record.kind].label
            assert tuple(terms.values()) == archive.texts(record, "subjects")
            links = [dict(found.attrib) for found in entry.findall("a:link", NAMES)]
            assert links == [{"rel": "alternate", "type": "text/html", "href": archive.page(record)}]


def test_feeds_hold_the_newest_and_say_when_they_changed(real: Archive) -> None:
    found = read(real)
    changed = text(found["feeds/changed.xml"], "entry/a:updated")
    every = sorted((dates.changed for dates in real.history.pages.values()), reverse=True)
    assert changed == [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in every[:50]]
    assert text(found["feeds/changed.xml"], "updated") == changed[:1]
    for folder in FOLDERS:
        feed = found[f"feeds/{folder}.xml"]
        assert all(f"/{folder}/" in address for address in text(feed, "entry/a:id"))
        assert len(feed.findall("a:entry", NAMES)) == min(
            50, sum(KINDS[record.kind].folder == folder for record in real.catalogue.records.values())
        )


def test_the_newest_record_comes_first_however_often_others_change() -> None:
    moments = [datetime(2026, 5, day, tzinfo=UTC) for day in (1, 2, 3)]
    pages = {f"news/{key}.md": f"---\nkind: news\n---\n# {key}\n".encode() for key in ("old", "new")}
    history = {"news/old.md": Dates(moments[0], moments[2]), "news/new.md": Dates(moments[1], moments[1])}
    found = read(replace(archive_with(pages), history=History(history)))
    assert text(found["feeds/new.xml"], "entry/a:title") == ["new", "old"]
    assert text(found["feeds/changed.xml"], "entry/a:title") == ["old", "new"]


def test_a_feed_says_where_it_is_what_it_is_of_and_under_which_licence(real: Archive) -> None:
    feed = read(real)["feeds/congress.xml"]
    assert text(feed, "id") == ["https://archive.example/en/feeds/congress.xml"]
    assert text(feed, "title") == ["Archive of {Us} & Co: Congresses and congress articles"]
    assert text(feed, "author/a:name") == ["Archive of {Us} & Co"]
    assert text(feed, "rights") == ["https://spdx.org/licenses/CC-BY-4.0"]
    links = {found.get("rel"): found.get("href") for found in feed.findall("a:link", NAMES)}
    assert links == {
        "self": "https://archive.example/en/feeds/congress.xml",
        "alternate": "https://archive.example/en/congress/index.html",
        "license": "https://spdx.org/licenses/CC-BY-4.0",
    }


def test_summaries_are_the_first_sentences_without_markup(real: Archive) -> None:
    told = {
        text(entry, "id")[0]: text(entry, "summary") for entry in read(real)["feeds/campaigns.xml"].iter("{*}entry")
    }
    assert told["https://archive.example/en/campaigns/sinter-metal.html"] == [
        "Sinter Metal was a joint campaign of the International Metalworkers' Federation (IMF) and the European"
        " Metalworkers' Federation (EMF), from 2008 to 2012, for workers in Istanbul who lost their jobs."
        " The company had dismissed them in December 2008 after they joined the union Birleşik Metal-İş."
    ]


def test_control_characters_and_lines_do_no_harm() -> None:
    page = '---\nkind: news\ntitle-language: ar\n---\n# A\x07 & "B" <c>\n\nOne\x1b sentence\nin two lines.\n'
    feed = read(archive_with({"news/x.md": page.encode()}))["feeds/news.xml"]
    assert text(feed, "entry/a:title") == ['A & "B" <c>']
    assert text(feed, "entry/a:summary") == ["One sentence in two lines."]


def test_the_same_history_gives_the_same_feeds(hostile: Archive) -> None:
    twice = [[feeds.render(feed, hostile) for feed in feeds.feeds(hostile)] for _ in range(2)]
    assert twice[0] == twice[1]


def test_the_schema_refuses_broken_feeds(hostile: Archive, tmp_path: Path) -> None:
    content = feeds.render(next(feeds.feeds(hostile)), hostile).decode()
    broken = {
        "<updated>2026": "<updated>May 2026",
        "<id>": "<name>x</name><id>",
        'type="text/html" href': 'type="html" href',
        "</feed>": "",
    }
    for number, (right, wrong) in enumerate(broken.items()):
        assert right in content
        (tmp_path / f"{number}.xml").write_text(content.replace(right, wrong, 1), "utf-8")
    told = "\n".join(feed_faults(sorted(tmp_path.iterdir())))
    assert all(f"{number}.xml" in told for number in range(len(broken)))
