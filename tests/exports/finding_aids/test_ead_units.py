"""Each record is one unit of a finding aid, and says there what its page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.records.date_words import words
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries
from tests.exports.finding_aids.conftest import read, text, texts

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record
    from tests.exports.finding_aids.conftest import Aid


def items(archive: Archive) -> dict[str, Record]:
    return {record.key: record for record in archive.catalogue.ordered if not KINDS[record.kind].is_authority}


def name(record: Record) -> str:
    return record.sort_name or " ".join(record.title.split())


def test_every_item_is_there_once_and_no_authority(aid: Aid, archive: Archive) -> None:
    assert sorted(text(unit.find("did/unitid")) for unit in aid.units()) == sorted(items(archive))


def test_series_are_the_folders(aid: Aid, archive: Archive) -> None:
    series = [text(one.find("did/unitid")) for one in aid.root.iter("c") if one.get("level") == "series"]
    assert sorted(series) == sorted({record.docname.partition("/")[0] for record in items(archive).values()})


def test_each_unit_has_the_title_of_its_record(aid: Aid, archive: Archive) -> None:
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        assert texts(unit, "did/unittitle") == [" ".join(record.shown_title.split())]


def test_each_unit_has_the_date_of_its_record_in_words(aid: Aid, archive: Archive) -> None:
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        if aid.dialect == "ead2002":
            assert texts(unit, "did/unitdate") == ([words(record.date.value)] if record.date else [])
        else:
            assert len(unit.findall("did/unitdatestructured")) == (record.date is not None)


def test_each_unit_has_the_creators_of_its_record(aid: Aid, archive: Archive) -> None:
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        made = [name(archive.catalogue.records[key]) for key in record.creators]
        credits_ = [text for credit in (record.director, record.producer) if credit for text in credit.split("; ")]
        assert texts(unit, "did/origination") == made + credits_


def test_each_unit_leads_to_its_authority_records(aid: Aid, archive: Archive) -> None:
    attribute = {"ead3": "identifier", "ead2002": "authfilenumber"}[aid.dialect]
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        others = [archive.catalogue.records[key] for key in (*record.subjects, *record.organisations, *record.people)]
        found = {
            access.get(attribute): text(access)
            for access in unit.find("controlaccess")
            if access.tag in ("subject", "corpname", "persname")
        }
        assert found == {f"{archive.page(other)}#it": name(other) for other in others}


def test_each_unit_has_places_languages_and_kind(aid: Aid, archive: Archive) -> None:
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        places = [
            *(countries()[code] for code in record.countries),
            *(" ".join(place.split()) for place in record.places),
        ]
        assert texts(unit, "controlaccess/geogname") == places
        assert texts(unit, "controlaccess/genreform") == [KINDS[record.kind].label]
        assert len(unit.findall("did/langmaterial//language")) == len(record.languages)


def test_parts_stand_below_their_whole(aid: Aid, archive: Archive) -> None:
    below = 0
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        parent = text(unit.getparent().find("did/unitid"))
        assert parent == (record.part_of[0] if record.part_of else record.docname.partition("/")[0])
        assert unit.get("level") == ("file" if unit.find("c") is not None else "item")
        below += bool(record.part_of)
    assert below == sum(bool(record.part_of) for record in items(archive).values())


def test_originals_and_sources_are_linked(aid: Aid, archive: Archive) -> None:
    path = {"ead3": "ref", "ead2002": "extref"}[aid.dialect]
    href = {"ead3": "href", "ead2002": "{http://www.w3.org/1999/xlink}href"}[aid.dialect]
    for unit in aid.units():
        record = archive.catalogue.records[text(unit.find("did/unitid"))]
        originals = dict.fromkeys(source.url for source in record.published if source.url)
        assert [link.get(href) for link in unit.findall(f"originalsloc/p/{path}")] == list(originals)
        sources = (
            "processinfo[@localtype='sources']" if aid.dialect == "ead3" else "did/note[@type='sourcesDescription']"
        )
        found = [link.get(href) for link in unit.findall(f"{sources}/p/{path}")]
        assert found == [source.url for source in record.sources.values() if source.url]


def test_the_files_of_series_hold_the_same_units(aid: Aid, made: dict[str, bytes]) -> None:
    ending = f".{aid.dialect}.xml"
    series = {path: read(path, content) for path, content in made.items() if path.endswith(ending)}
    assert len(series) > 3
    apart = [(text(unit.find("did/unitid")), text(unit)) for one in series.values() for unit in one.units()]
    assert sorted(apart) == sorted((text(unit.find("did/unitid")), text(unit)) for unit in aid.units())
    assert {one.root.find("archdesc").get("level") for one in series.values()} == {"series"}
