"""Each person and organisation has an authority record, which says what its page and the other pages say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sphinx_archive.exports.finding_aids import eac
from tests.building import put
from tests.conformance.of_finding_aids import CHECKS
from tests.exports.conftest import archive_with
from tests.exports.finding_aids.conftest import EAC, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

HREF = "{http://www.w3.org/1999/xlink}href"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def named(archive: Archive) -> list[Record]:
    return [record for record in archive.catalogue.ordered if record.kind in ("organisation", "person")]


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall("/".join(f"e:{step}" if step[0].isalpha() else step for step in path.split("/")), EAC)


def words(root: etree._Element, path: str) -> list[str]:
    return [text(element) for element in found(root, path)]


@pytest.fixture(scope="session")
def records(archive: Archive, made: dict[str, bytes]) -> list[tuple[Record, etree._Element]]:
    """Return each person and organisation with its authority record."""
    return [(record, etree.fromstring(made[f"{record.docname}.eac.xml"])) for record in named(archive)]


def test_there_are_no_others(archive: Archive, made: dict[str, bytes]) -> None:
    expected = {f"{record.docname}.eac.xml" for record in named(archive)}
    assert {name for name in made if name.endswith(".eac.xml")} == expected


def test_the_record_is_named_by_its_key(records: list[tuple[Record, etree._Element]]) -> None:
    for record, root in records:
        assert words(root, "control/recordId") == [record.key]
        kind = {"organisation": "corporateBody", "person": "person"}[record.kind]
        assert words(root, "cpfDescription/identity/entityType") == [kind]


def test_names_are_those_of_the_record(records: list[tuple[Record, etree._Element]]) -> None:
    for record, root in records:
        entries = found(root, "cpfDescription/identity/nameEntry")
        authorised = [entry for entry in entries if entry.find("e:authorizedForm", EAC) is not None]
        assert [text(entry.find("e:part", EAC)) for entry in authorised] == [record.sort_name or record.title]
        parts = {text(entry.find("e:part", EAC)) for entry in entries}
        own = [record.title, *record.alt_titles.values(), *record.acronyms.values(), *record.variants]
        assert parts == {record.sort_name or record.title, *own}
        tagged = {(entry.get(LANGUAGE), text(entry.find("e:part", EAC))) for entry in entries if entry.get(LANGUAGE)}
        assert tagged >= {*record.alt_titles.items(), *record.acronyms.items()}


def test_dates_of_existence_are_those_of_the_record(records: list[tuple[Record, etree._Element]]) -> None:
    for record, root in records:
        date = record.date.value if record.date else None
        dates = [
            one.get("standardDate") or one.get("notBefore")
            for one in root.iterfind(".//e:existDates//*", EAC)
            if not one.tag.endswith("dateRange")
        ]
        sides = [side.rstrip("~?%") for side in date.text.split("/") if side not in ("", "..")] if date else []
        assert dates == sides


def test_sources_are_those_of_the_record(records: list[tuple[Record, etree._Element]]) -> None:
    for record, root in records:
        sources = found(root, "control/sources/source")
        assert [source.get(HREF) for source in sources] == [source.url for source in record.sources.values()]


def test_what_one_made_is_listed(archive: Archive, records: list[tuple[Record, etree._Element]]) -> None:
    for record, root in records:
        made = found(root, "cpfDescription/relations/resourceRelation[@resourceRelationType='creatorOf']")
        items = [other for other in archive.catalogue.records.values() if record.key in other.creators]
        assert sorted(one.get(HREF, "") for one in made) == sorted(f"{archive.page(item)}#it" for item in items)


def relations(root: etree._Element) -> Iterator[tuple[str, str, str, str]]:
    """Yield type, name, dates and note of each relation to a name."""
    for relation in found(root, "cpfDescription/relations/cpfRelation"):
        dates = "/".join(one.get("standardDate", "") for one in relation.iterfind("e:dateRange/*", EAC))
        note = text(relation.find("e:descriptiveNote", EAC))
        yield relation.get("cpfRelationType", ""), text(relation.find("e:relationEntry", EAC)), dates, note


def test_relations_between_names_stand_on_both_sides(
    archive: Archive, records: list[tuple[Record, etree._Element]]
) -> None:
    other_side = {
        "temporal-earlier": "temporal-later",
        "temporal-later": "temporal-earlier",
        "associative": "associative",
    }
    sides = {(record.sort_name or record.title, *relation) for record, root in records for relation in relations(root)}
    assert sides == {(other, other_side[kind], name, dates, note) for name, kind, other, dates, note in sides}
    assert not [name for name, _, other, _, _ in sides if name == other]


def page(kind: str, title: str, front: str = "") -> bytes:
    return f"---\nkind: {kind}\n{front}---\n# {title}\n\nIt was.\n".encode()


def test_offices_and_succession_are_told(tmp_path: Path) -> None:
    archive = archive_with(
        {
            "organisations/old.md": page("organisation", "Old", "identifiers: {gnd: '1', wikidata: Q2}\n"),
            "organisations/new.md": page(
                "organisation", "New", "predecessors: [old]\nseat: Geneva\ncountries: [CH]\naliases: [newer]\n"
            ),
            "people/ann.md": page(
                "person",
                "Ann Lee",
                "sort-name: Lee, Ann\norganisations: [new]\n"
                "offices: [{office: president, organisation: new, dates: 1989/..}]\n",
            ),
        }
    )
    rendered = {key: eac.render(record, archive) for key, record in archive.catalogue.records.items()}
    old, new, ann = (etree.fromstring(rendered[key]) for key in ("old", "new", "ann"))
    assert list(relations(old)) == [("temporal-later", "New", "", "")]
    assert list(relations(new)) == [
        ("temporal-earlier", "Old", "", ""),
        ("associative", "Lee, Ann", "1989", "president"),
    ]
    assert list(relations(ann)) == [("associative", "New", "1989", "president")]
    assert words(old, "cpfDescription/identity/entityId")[1:] == [
        "https://d-nb.info/gnd/1",
        "https://www.wikidata.org/wiki/Q2",
    ]
    assert words(new, "control/otherRecordId") == ["newer"]
    assert words(new, "cpfDescription/description/place") == ["country Switzerland", "seat Geneva"]
    assert words(ann, "cpfDescription/description/occupation/term") == ["president"]
    site = put(tmp_path, {f"names/{key}.eac.xml": content for key, content in rendered.items()})
    assert CHECKS[2].run(site).failures == ()


def test_history_is_told_without_marks(real: Archive) -> None:
    root = etree.fromstring(eac.render(real.catalogue.records["marcello-malentacchi"], real))
    first, *_ = words(root, "cpfDescription/description/biogHist/p")
    assert first.startswith("Marcello Malentacchi, born at Grosseto in Italy in 1947, was general secretary of the")
    assert not [sign for sign in "{}`[]" if sign in first]
