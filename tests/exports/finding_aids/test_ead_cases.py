"""What finding aids say of dates, titles and history, and what they do where the archive has no order of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.catalogue.history import History
from sphinx_archive.exports.finding_aids import files
from tests.building import put
from tests.conformance.of_finding_aids import CHECKS
from tests.exports.conftest import archive_with
from tests.exports.finding_aids.conftest import aids_of, read, text, texts

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from sphinx_archive.exports.archive import Archive


def page(kind: str, front: str = "", title: str = "One", body: str = "So it was.") -> bytes:
    return f"---\nkind: {kind}\n{front}---\n# {title}\n\n{body}\n".encode()


def only(front: str, **parts: str) -> dict[str, etree._Element]:
    """Return the unit of a record with some front matter in each EAD."""
    archive = archive_with({"news/one.md": page("news", front, **parts)})
    return {aid.dialect: aid.unit("one") for aid in aids_of(archive)}


@pytest.mark.parametrize(
    ("date", "normal", "certainty"),
    [
        ("2009", "2009", ""),
        ("2009-05", "2009-05", ""),
        ("2009-05-24", "2009-05-24", ""),
        ("2008-12/2012-01", "2008-12/2012-01", ""),
        ("1893~", "1893", "approximate"),
        ("1893?", "1893", "uncertain"),
        ("1893%", "1893", "approximate-and-uncertain"),
        ("1893~/1904", "1893/1904", "approximate"),
        ("198X", "1980-01-01/1989-12-31", ""),
        ("2010/..", "", ""),
        ("../1945", "", ""),
        ("3001", "", ""),
    ],
)
def test_a_date_is_normal_where_ead_2002_can_say_it(date: str, normal: str, certainty: str) -> None:
    (when,) = only(f'date: "{date}"\n')["ead2002"].findall("did/unitdate")
    assert (when.get("normal", ""), when.get("certainty", "")) == (normal, certainty)
    assert text(when)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2010/..", {"standarddate": "2010"}, None),
        ("../1945", None, {"standarddate": "1945"}),
        ("1893~/1904-05", {"standarddate": "1893"}, {"standarddate": "1904-05"}),
        ("198X/1991", {"notbefore": "1980-01-01", "notafter": "1989-12-31"}, {"standarddate": "1991"}),
    ],
)
def test_ead3_leaves_an_open_side_out(date: str, start: dict[str, str] | None, end: dict[str, str] | None) -> None:
    (found,) = only(f'date: "{date}"\n')["ead3"].findall("did/unitdatestructured/daterange")
    sides = [found.find(name) for name in ("fromdate", "todate")]
    assert [None if side is None else dict(side.attrib) for side in sides] == [start, end]


def test_ead3_has_one_date_in_words() -> None:
    (found,) = only('date: "1893~"\n')["ead3"].findall("did/unitdatestructured")
    assert (found.get("certainty"), text(found)) == ("approximate", "c. 1893")
    assert found.find("datesingle").get("standarddate") == "1893"


def test_what_is_not_stated_is_left_out() -> None:
    for unit in only("date: 2009\n").values():
        gone = ("did/origination", "did/langmaterial", "did/physdesc", "userestrict", "originalsloc", "relatedmaterial")
        assert not [path for path in gone if unit.find(path) is not None]
    archive = archive_with({"films/one.md": page("film-short")})
    assert [aid.unit("one").find("did/unitdate") for aid in aids_of(archive)] == [None, None]


def test_it_is_told_where_a_title_is_from() -> None:
    front = "title-origin: {}\ndate: 2009\nalt-titles: {{de: Eins, fr: Un}}\n"
    for aid, unit in only(front.format("supplied")).items():
        kind = {"ead3": "localtype", "ead2002": "type"}[aid]
        assert text(unit.find("did/unittitle")) == "[One]"
        assert texts(unit, f"odd[@{kind}='titlesource']") == ["Title supplied by this archive."]
        said = " ".join(texts(unit, f"odd[@{kind}='titleparallel']"))
        assert "German: Eins" in said
        assert "French: Un" in said
    for unit in only(front.format("published")).values():
        assert not [one for one in texts(unit, "odd") if "supplied" in one]


def test_a_page_is_told_in_paragraphs() -> None:
    units = only("date: 2009\n", body="It *was* so.\n\nAnd so.")
    assert texts(units["ead3"], "scopecontent/p") == ["It was so.", "And so."]
    # AtoM keeps the last paragraph alone.
    (paragraph,) = units["ead2002"].findall("scopecontent/p")
    assert [paragraph.text, *(lb.tail.strip() for lb in paragraph)] == ["It was so.", "And so."]


def test_figures_and_disagreement_are_told() -> None:
    front = "date:\n  value: 2009\n  variants: [{value: 2010, sources: [a]}]\nfigures: {dismissed: 38}\n"
    for unit in only(front + "sources: {a: {title: A, url: https://example.org/}}\n").values():
        said = " ".join(texts(unit, "odd"))
        assert "Date: 2009; others say 2010." in said
        assert "Dismissed: 38." in said


def test_languages_have_the_codes_of_libraries() -> None:
    units = only("date: 2009\nlanguages: [de, pt-BR, sr-Latn, gsw]\n")
    for unit in units.values():
        found = [(one.get("langcode"), text(one)) for one in unit.iter("language")]
        assert found[:2] == [("ger", "German"), ("por", "Brazilian Portuguese")]
        assert found[2][0] == "srp"
        assert found[3] == (None, "Swiss German")
    assert texts(units["ead3"], "did/langmaterial/languageset/script") == ["Latin"]


def test_dates_of_description_are_those_of_the_history(hostile: Archive, real: Archive) -> None:
    for archive in (hostile, real):
        known = {key: archive.history.of(record.docname) for key, record in archive.catalogue.records.items()}
        for aid in aids_of(archive):
            for unit in aid.units():
                dates = known[text(unit.find("did/unitid"))]
                days = [date.get("normal") for date in unit.findall("processinfo/p/date")]
                assert dates
                assert days == [dates.created.date().isoformat(), dates.changed.date().isoformat()]


def test_without_a_history_no_date_is_made_up(hostile: Archive) -> None:
    for aid in aids_of(replace(hostile, history=History())):
        assert not list(aid.root.iterfind(".//processinfo/p/date"))
        assert [text(one) for one in aid.root.iter("eventdatetime")] == (["unknown"] if aid.dialect == "ead3" else [])


def test_without_an_address_there_are_no_links_to_the_archive(hostile: Archive, tmp_path: Path) -> None:
    made = dict(files(replace(hostile, address="")))
    assert not [name for name in made if "subjects" in name]
    assert not [name for name, content in made.items() if b"archive.example" in content]
    site = put(tmp_path, made)
    assert [check.run(site).failures for check in CHECKS[:3]] == [(), (), ()]


def chain(length: int) -> Archive:
    fronts = (f"date: 2009\npart-of: [n{number - 1}]\n" if number else "date: 2009\n" for number in range(length))
    return archive_with({f"news/n{number}.md": page("news", front) for number, front in enumerate(fronts)})


def test_parts_are_no_deeper_than_ead_counts(tmp_path: Path) -> None:
    archive = chain(400)
    for aid in aids_of(archive):
        assert sorted(text(unit.find("did/unitid")) for unit in aid.units()) == sorted(archive.catalogue.records)
        assert max(sum(1 for _ in unit.iterancestors("c")) for unit in aid.units()) == 11
    site = put(tmp_path, dict(files(archive)))
    assert [check.run(site).failures for check in CHECKS[:2]] == [(), ()]


def test_records_that_are_parts_of_each_other_are_there_once() -> None:
    archive = archive_with(
        {f"news/{key}.md": page("news", f"date: 2009\npart-of: [{whole}]\n") for key, whole in (("a", "b"), ("b", "a"))}
    )
    for aid in aids_of(archive):
        assert [text(unit.find("did/unitid")) for unit in aid.units()] == ["a", "b"]


def test_another_whole_is_told_as_related() -> None:
    pages = {f"campaigns/{key}.md": page("campaign", "date: 2009\n", f"Whole {key}") for key in ("a", "b")}
    archive = archive_with({**pages, "news/one.md": page("news", "date: 2009\npart-of: [a, b, a]\n")})
    for aid in aids_of(archive):
        unit = aid.unit("one")
        assert text(unit.getparent().find("did/unitid")) == "a"
        assert texts(unit, "relatedmaterial/p") == ["Whole b"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    body = "So\x00 it\x1b was\ufffe and \U0001f6e0\ufe0f is."
    for unit in only("date: 2009\n", body=body).values():
        assert text(unit.find("scopecontent")) == "So it was and \U0001f6e0\ufe0f is."


def test_an_archive_without_records_has_a_finding_aid_that_says_so(tmp_path: Path) -> None:
    made = dict(files(archive_with({})))
    assert sorted(made) == ["data/ead2002.xml", "data/ead3.xml"]
    assert texts(read("ead3.xml", made["data/ead3.xml"]).root, "archdesc/did/physdesc") == ["0 records"]
    site = put(tmp_path, made)
    assert [check.run(site).failures for check in CHECKS[:2]] == [(), ()]


def test_the_same_sources_give_the_same_bytes(real: Archive) -> None:
    assert dict(files(real)) == dict(files(real))
