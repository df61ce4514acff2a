"""From the rows of a list Zotero makes the items that the records state."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.exports.web import coins
from tests.exports.conftest import archive_with
from tests.exports.web.test_tags import IMF, MAKERS, NAME, PAGES
from tests.exports.web.zotero import of_coins

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive

WEB = {"publicationTitle": NAME, "date": "2009-01-09"}
KINDS = {
    "sinter": ("webpage", MAKERS, WEB | {"title": "Sinter Metal"}),
    "oslo": ("webpage", MAKERS, WEB),
    "speech": ("webpage", MAKERS, WEB),
    "court": ("webpage", MAKERS, WEB | {"title": "법원"}),
    "bureau": ("webpage", MAKERS, WEB),
    "note": ("report", MAKERS, {"institution": IMF[1], "date": "2009-01-09"}),
    "green": ("film", [("contributor", *IMF[1:])], {"title": "A Union of Green", "date": "2009-11"}),
    "imf": ("encyclopediaArticle", [], {"title": IMF[1], "publicationTitle": NAME, "date": ""}),
    "cruz": ("encyclopediaArticle", [], {"publicationTitle": NAME, "date": ""}),
    "strikes": ("encyclopediaArticle", [], {"title": "Strikes"}),
    "smiths-strike": ("webpage", [("author", "Union of Smiths Welders and Turners", "")], {"date": "1893"}),
}


@pytest.fixture(scope="module")
def small() -> Archive:
    return archive_with(PAGES)


@pytest.mark.parametrize("key", KINDS)
def test_zotero_offers_each_kind_as_what_it_is(small: Archive, key: str) -> None:
    record = small.catalogue.records[key]
    item = of_coins(coins.render(record, small))
    assert item is not None
    kind, creators, fields = KINDS[key]
    assert (item.type, item.creators) == (kind, creators)
    assert {name: item[name] for name in fields} == fields
    assert item["url"] == small.page(record)


def test_every_record_can_be_read_back(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        query = coins.render(record, archive)
        read = parse_qs(query, strict_parsing=True)
        assert read["rft.title"] == [title(record)]
        assert read["rft.identifier"] == [archive.page(record)]
        item = of_coins(query)
        assert item is not None
        assert item.type == TYPES[record.kind].zotero
        assert "?" not in {role for role, *_ in item.creators}
        # Zotero takes a plus sign for a space, however it is written.
        assert item["title"] == title(record).replace("+", " ")
