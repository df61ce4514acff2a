"""What harvesters get, read back by another XML reader and held against the protocol's schemas."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from sphinx_archive.catalogue.history import History
from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports import oai
from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.oai import static_repository
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries
from sphinx_archive.records.withdrawn import Withdrawn
from tests.conformance.of_oai import answers, faults
from tests.exports.conftest import changed

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "names": "http://www.openarchives.org/OAI/2.0/oai-identifier",
    "static": "http://www.openarchives.org/OAI/2.0/static-repository",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(archive: Archive) -> dict[str, bytes]:
    """Return the files by path; none is written twice."""
    found = list(oai.files(archive))
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    return written(archive)


@pytest.fixture(scope="module")
def real_files(real: Archive) -> dict[str, bytes]:
    return written(real)


def all_faults(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Return what the schemas find wrong, by file."""
    return {name: found for name, content in files.items() if name.endswith(".xml") and (found := faults(content))}


def every_key(archive: Archive) -> set[str]:
    """Return the keys that are in use, and those that were."""
    earlier = {alias for record in archive.catalogue.records.values() for alias in record.aliases}
    return {*archive.catalogue.records, *earlier, "gone"}


def only(archive: Archive, *records: Record) -> Archive:
    """Return an archive of a few records, and nothing withdrawn."""
    return replace(archive, catalogue=Catalogue({record.key: record for record in records}), withdrawn=())


def read(content: bytes) -> Element:
    return ElementTree.fromstring(content)  # noqa: S314


def text(element: Element, path: str) -> str:
    return element.findtext(path, "", NAMES)


def said(content: bytes, name: str) -> list[str | None]:
    """Return the values of one element of Dublin Core, in order."""
    return [element.text for element in read(content).iterfind(f".//dc:{name}", NAMES)]


def headers(files: dict[str, bytes], folder: str) -> list[tuple[str, str]]:
    """Return day and identifier of each header in a list's files, in the order of the index."""
    kind = folder.rpartition("/")[2]
    names = [row[0] for row in json.loads(files["oai/index.json"])["lists"][kind]]
    pages = [read(files[f"oai/{folder}/{name}.xml"]) for name in names]
    found = [header for page in pages for header in page.iterfind(".//oai:header", NAMES)]
    return [(text(header, "oai:datestamp"), text(header, "oai:identifier")) for header in found]


def test_every_answer_is_valid(hostile: Archive) -> None:
    assert all_faults(written(hostile)) == {}


def test_every_record_is_valid(files: dict[str, bytes]) -> None:
    # The lists hold the same; with a built site the check of conformance looks at these, too.
    assert all_faults({name: content for name, content in files.items() if "/GetRecord/" in name}) == {}


def test_every_record_says_what_its_page_says(archive: Archive, files: dict[str, bytes]) -> None:
    for record in archive.catalogue.records.values():
        content = files[f"oai/GetRecord/oai_dc/{record.key}.xml"]
        titles = [(title.text, title.get(LANGUAGE)) for title in read(content).iterfind(".//dc:title", NAMES)]
        assert titles[0] == (one_line(record.shown_title), record.title_language or "en")
        assert titles[1:] == [(one_line(title), tag) for tag, title in record.alt_titles.items()]
        assert said(content, "identifier") == [archive.page(record)]
        assert said(content, "type") == [KINDS[record.kind].label]
        assert said(content, "language") == list(record.languages)
        assert said(content, "rights") == list(dict.fromkeys(filter(None, [record.rights, archive.licence])))
        is_item = record.date and not KINDS[record.kind].is_authority
        assert said(content, "date") == ([record.date.value.text] if record.date and is_item else [])
        about = [
            *([record.date.value.text] if record.date else []),
            *(countries()[code] for code in record.countries),
            *map(one_line, record.places),
        ]
        assert said(content, "coverage") == list(dict.fromkeys(about))
        found = [archive.catalogue.get(key) for key in (*record.organisations, *record.people, *record.subjects)]
        assert said(content, "subject") == list(dict.fromkeys(one_line(other.title) for other in found if other))
        makers = [archive.catalogue.get(key) for key in record.creators]
        assert said(content, "creator") == [one_line(maker.title) for maker in makers if maker]
        addresses = {source.url for source in record.sources.values() if source.url}
        wholes = {archive.page(whole) for key in record.part_of if (whole := archive.catalogue.get(key))}
        assert {*said(content, "source"), *said(content, "relation")} == addresses | wholes


def test_a_description_is_what_a_term_covers_or_how_its_page_begins(hostile: Archive) -> None:
    files = written(hostile)
    assert said(files["oai/GetRecord/oai_dc/term.xml"], "description") == ["What is {called} so, & more."]
    assert said(files["oai/GetRecord/oai_dc/bare.xml"], "description") == ["It was so."]


def test_descriptions_have_no_markup(real: Archive, real_files: dict[str, bytes]) -> None:
    for record in real.catalogue.records.values():
        (description,) = said(real_files[f"oai/GetRecord/oai_dc/{record.key}.xml"], "description") or [""]
        assert "{source}" not in str(description)
        assert "](" not in str(description)
        assert len(str(description)) < 2_000
    (sinter,) = said(real_files["oai/GetRecord/oai_dc/sinter-metal.xml"], "description")
    assert str(sinter).startswith(
        "Sinter Metal was a joint campaign of the International Metalworkers' Federation (IMF)"
    )


def test_the_datestamp_is_the_day_of_the_last_change(archive: Archive, files: dict[str, bytes]) -> None:
    for record in archive.catalogue.records.values():
        header = read(files[f"oai/GetRecord/oai_dc/{record.key}.xml"]).find(".//oai:header", NAMES)
        dates = archive.history.of(record.docname)
        assert header is not None
        assert dates
        assert text(header, "oai:identifier") == f"oai:archive.example:{record.key}"
        assert text(header, "oai:datestamp") == dates.changed.date().isoformat()
        assert text(header, "oai:setSpec") == record.kind
        assert "status" not in header.attrib


def test_a_record_is_harvested_anew_when_another_that_it_names_gets_a_new_title(hostile: Archive) -> None:
    catalogue = replace(hostile.catalogue, mentions={"news/bare": ("mononym",)})
    titled = {
        "subjects/term.md": datetime(2027, 1, 2, tzinfo=UTC),
        "people/mononym.md": datetime(2027, 1, 3, tzinfo=UTC),
    }
    files = written(replace(hostile, catalogue=catalogue, history=replace(hostile.history, titled=titled)))
    days = {identifier.rpartition(":")[2]: day for day, identifier in headers(files, "ListRecords/oai_dc/all")}
    assert days["braces"] == "2027-01-02"
    assert days["bare"] == "2027-01-03"
    assert days["foreign"] < "2027"


def test_what_was_withdrawn_is_told_for_ever_and_has_no_metadata(files: dict[str, bytes]) -> None:
    record = read(files["oai/GetRecord/oai_dc/gone.xml"]).find(".//oai:record", NAMES)
    assert record is not None
    header = record.find("oai:header", NAMES)
    assert header is not None
    assert [child.tag for child in record] == [header.tag]
    assert header.attrib == {"status": "deleted"}
    assert text(header, "oai:datestamp") == "2026-11-20"
    assert ("2026-11-20", "oai:archive.example:gone") in headers(files, "ListRecords/oai_dc/news")
    assert text(read(files["oai/Identify.xml"]), ".//oai:deletedRecord") == "persistent"


def test_an_earlier_key_is_a_record_that_is_there_no_more(hostile: Archive) -> None:
    bare = hostile.catalogue.records["bare"].model_copy(update={"aliases": ("barer",)})
    archive = changed(only(hostile, bare), {"bare": "2026-05-04"})
    files = written(archive)
    deleted = b'<header status="deleted"><identifier>oai:archive.example:barer<'
    assert deleted in files["oai/GetRecord/oai_dc/barer.xml"]
    assert [day for day, _ in headers(files, "ListIdentifiers/oai_dc/all")] == ["2026-05-04"] * 2


def test_a_key_that_is_in_use_again_is_a_record(hostile: Archive) -> None:
    archive = replace(hostile, withdrawn=(Withdrawn("bare", "news", "2026-11-20", "No."),))
    content = written(archive)["oai/GetRecord/oai_dc/bare.xml"]
    assert b"deleted" not in content
    assert said(content, "title") == ["Nothing else"]


def test_lists_have_everything_once_in_the_order_of_change(archive: Archive, files: dict[str, bytes]) -> None:
    expected = {f"oai:archive.example:{key}" for key in every_key(archive)}
    for verb in ("ListRecords", "ListIdentifiers"):
        found = headers(files, f"{verb}/oai_dc/all")
        assert found == sorted(found)
        assert len(found) == len(expected)
        assert {identifier for _, identifier in found} == expected
        kinds = json.loads(files["oai/index.json"])["lists"].keys() - {"all"}
        of_sets = [header for kind in kinds for header in headers(files, f"{verb}/oai_dc/{kind}")]
        assert sorted(of_sets) == found


def test_each_kind_with_records_is_a_set_called_as_readers_call_it(archive: Archive, files: dict[str, bytes]) -> None:
    found = {text(row, "oai:setSpec"): text(row, "oai:setName") for row in read(files["oai/ListSets.xml"])[2]}
    kinds = {record.kind for record in archive.catalogue.records.values()} | {"news"}
    assert found == {kind: KINDS[kind].plural for kind in kinds}


def test_a_file_of_a_list_has_one_day_and_a_hundred_records_at_most(real: Archive) -> None:
    keys = [record.key for record in real.catalogue.records.values() if not record.aliases]
    archive = changed(real, dict.fromkeys(keys[:250], "2026-03-01"))
    files = written(archive)
    pages = {
        name: [text(header, "oai:datestamp") for header in read(content).iterfind(".//oai:header", NAMES)]
        for name, content in files.items()
        if name.startswith("oai/ListRecords/oai_dc/all/")
    }
    assert all(len(set(days)) == 1 and len(days) <= 100 for days in pages.values())
    assert all(name.rpartition("/")[2].startswith(days[0]) for name, days in pages.items())
    assert [len(pages[f"oai/ListRecords/oai_dc/all/2026-03-01-{number}.xml"]) for number in (1, 2, 3)] == [100, 100, 50]


def test_the_files_of_a_list_lead_from_one_to_the_next(real: Archive, real_files: dict[str, bytes]) -> None:
    names = [row[0] for row in json.loads(real_files["oai/index.json"])["lists"]["all"]]
    token, before = "", 0
    for name in names:
        root = read(real_files[f"oai/ListRecords/oai_dc/all/{name}.xml"])
        request, resumption = root.find("oai:request", NAMES), root.find(".//oai:resumptionToken", NAMES)
        assert request is not None
        assert resumption is not None
        assert request.get("resumptionToken", "") == token
        assert resumption.attrib == {"completeListSize": str(len(every_key(real))), "cursor": str(before)}
        token = resumption.text or ""
        before += len(root.findall(".//oai:header", NAMES))
    assert not token


def test_without_a_history_a_record_has_the_day_of_the_edition(hostile: Archive) -> None:
    archive = replace(hostile, history=History({}, datetime(2026, 11, 28, 23, 59, tzinfo=UTC)))
    assert {day for day, name in headers(written(archive), "ListRecords/oai_dc/all") if "gone" not in name} == {
        "2026-11-28"
    }


def test_without_any_date_a_record_has_the_earliest_day_and_never_that_of_the_build(hostile: Archive) -> None:
    archive = replace(hostile, history=History(), withdrawn=())
    files = written(archive)
    assert {day for day, _ in headers(files, "ListRecords/oai_dc/all")} == {"1970-01-01"}
    assert text(read(files["oai/Identify.xml"]), ".//oai:earliestDatestamp") == "1970-01-01"
    assert not [name for name, content in files.items() if date.today().isoformat().encode() in content]


def test_a_change_touches_the_files_of_its_record_and_its_days_alone(
    real: Archive, real_files: dict[str, bytes]
) -> None:
    before, after = real_files, written(changed(real, {"sinter-metal": "2026-12-24"}))
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in differing if "GetRecord" in name} == {"oai/GetRecord/oai_dc/sinter-metal.xml"}
    assert "oai/ListRecords/oai_dc/all/2026-12-24-1.xml" in differing
    assert not {name for name in differing if "/news/" in name or "/person/" in name}


def test_the_repository_says_how_records_are_named(hostile: Archive) -> None:
    identify = read(written(hostile)["oai/Identify.xml"])
    assert text(identify, ".//oai:repositoryName") == hostile.name
    assert text(identify, ".//names:repositoryIdentifier") == "archive.example"
    assert text(identify, ".//names:sampleIdentifier").startswith("oai:archive.example:")


@pytest.mark.parametrize("address", ["http://localhost:8000", "http://127.0.0.1/a", "http://[::1]:80"])
def test_a_computer_without_a_domain_has_valid_answers_too(hostile: Archive, address: str) -> None:
    files = written(replace(hostile, address=address))
    assert all_faults(files) == {}
    assert b"oai-identifier>" not in files["oai/Identify.xml"]


@pytest.mark.parametrize("address", ["", "/docs"])
def test_without_an_address_there_are_no_answers(hostile: Archive, address: str) -> None:
    assert written(replace(hostile, address=address)) == {}


def test_without_records_there_are_no_answers(hostile: Archive) -> None:
    assert written(only(hostile)) == {}


def test_where_everything_was_withdrawn_harvesters_are_told(hostile: Archive) -> None:
    files = written(replace(only(hostile), withdrawn=hostile.withdrawn))
    assert headers(files, "ListRecords/oai_dc/all") == [("2026-11-20", "oai:archive.example:gone")]
    assert "oai.xml" not in files
    assert all_faults(files) == {}


def test_what_xml_cannot_hold_is_left_out(hostile: Archive) -> None:
    bad = "two\r\nlines\x00 \x0b\u2028here\ud7ff & <so>"
    record = hostile.catalogue.records["bare"].model_copy(
        update={"title": bad, "alt_titles": {"ko": bad}, "places": (bad,)}
    )
    content = written(only(hostile, record))["oai/GetRecord/oai_dc/bare.xml"]
    assert said(content, "title") == ["two lines here\ud7ff & <so>"] * 2


def test_the_same_sources_give_the_same_bytes(hostile: Archive) -> None:
    assert written(hostile) == written(hostile)


def test_the_static_repository_has_every_record_and_keeps_its_rules(archive: Archive, files: dict[str, bytes]) -> None:
    root = read(files["oai.xml"])
    assert root.tag == f"{{{NAMES['static']}}}Repository"
    assert text(root, ".//oai:baseURL") == "http://gateway.invalid/oai/archive.example/en/oai.xml"
    assert text(root, ".//oai:deletedRecord") == "no"
    assert text(root, ".//oai:granularity") == "YYYY-MM-DD"
    names = [text(record, ".//oai:identifier") for record in root.iterfind(".//oai:record", NAMES)]
    assert Counter(names) == Counter(f"oai:archive.example:{key}" for key in archive.catalogue.records)
    forbidden = ("oai:setSpec", "oai:resumptionToken", "oai:header[@status]", "oai:request", "oai:responseDate")
    assert not [name for name in forbidden if root.find(f".//{name}", NAMES) is not None]
    assert len(root.findall(".//oai:metadata", NAMES)) == len(names)


def test_above_five_thousand_records_there_is_no_static_repository(
    hostile: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert static_repository.MOST == 5_000
    monkeypatch.setattr(static_repository, "MOST", len(hostile.catalogue.records))
    assert "oai.xml" in written(hostile)
    monkeypatch.setattr(static_repository, "MOST", len(hostile.catalogue.records) - 1)
    assert "oai.xml" not in written(hostile)


BROKEN = [
    ("oai/Identify.xml", b"persistent", b"never"),
    ("oai/Identify.xml", b"<scheme>oai<", b"<scheme>uri<"),
    ("oai/Identify.xml", b"nobody@archive.invalid", b"nobody"),
    ("oai/GetRecord/oai_dc/bare.xml", b"dc:date>", b"dc:when>"),
    ("oai/GetRecord/oai_dc/bare.xml", b"<setSpec>news<", b"<setSpec>the news<"),
    ("oai.xml", b"Identify>", b"Identity>"),
    ("oai.xml", b"dc:publisher>", b"dc:printer>"),
]


@pytest.mark.parametrize(("name", "good", "bad"), BROKEN)
def test_the_check_finds_a_broken_answer(hostile: Archive, tmp_path: Path, name: str, good: bytes, bad: bytes) -> None:
    files = written(hostile)
    broken = files[name].replace(good, bad)
    assert broken != files[name]
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(broken)
    outcome = answers(tmp_path)
    assert outcome.checked == 1
    assert outcome.failures
