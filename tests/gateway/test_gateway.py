"""A harvester at the gateway: everything, what changed since, and every way to ask wrongly."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode
from wsgiref.util import setup_testing_defaults
from xml.etree import ElementTree

import pytest
import requests
from sickle import Sickle, oaiexceptions

from sphinx_archive.exports import oai
from sphinx_archive.exports.archive import one_line
from sphinx_archive.gateway import application
from tests.building import put
from tests.conformance.of_oai import endpoint, faults, harvest
from tests.exports.conftest import archive_with, changed, hostile, real
from tests.exports.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

__all__ = ["hostile", "real"]
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = {"metadataPrefix": "oai_dc"}
BEGIN = "oai:archive.example:"


def write(archive: Archive, folder: Path) -> Path:
    """Write the answers of an archive into a folder, in place of those that are there."""
    for path in folder.rglob("*.*"):
        path.unlink()
    return put(folder, oai.files(archive))


def stamps(archive: Archive) -> dict[str, str]:
    """Return the day of the last change of every record and of what is there no more, by identifier."""
    found = {f"{BEGIN}gone": "2026-11-20"}
    for record in archive.catalogue.records.values():
        dates = archive.history.of(record.docname)
        assert dates
        found |= {f"{BEGIN}{key}": dates.changed.date().isoformat() for key in (record.key, *record.aliases)}
    return found


def harvested(records: Any) -> dict[str, str]:
    """Return the day of each record that a harvester brings home, by identifier; none comes twice."""
    found = [record.header if hasattr(record, "header") else record for record in records]
    assert len({header.identifier for header in found}) == len(found)
    return {header.identifier: header.datestamp for header in found}


@pytest.fixture(scope="module")
def site(real: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(real, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with endpoint(site) as found:
        yield found


@pytest.fixture(scope="module")
def client(address: str) -> Sickle:
    return Sickle(address)


def test_a_harvest_brings_home_every_record_with_its_day(real: Archive, client: Sickle) -> None:
    records = list(client.ListRecords(**DC))
    assert harvested(records) == stamps(real)
    gone = {key for key in stamps(real) if key.removeprefix(BEGIN) not in real.catalogue.records}
    assert {record.header.identifier for record in records if record.header.deleted} == gone
    for record in records:
        if not record.header.deleted:
            described = real.catalogue.records[record.header.identifier.removeprefix(BEGIN)]
            assert record.metadata["title"][0] == one_line(described.shown_title)
            assert record.metadata["identifier"] == [real.page(described)]


def test_identifiers_alone_are_the_same(real: Archive, client: Sickle) -> None:
    assert harvested(client.ListIdentifiers(**DC)) == stamps(real)


def test_hostile_records_come_home_unharmed(hostile: Archive, tmp_path: Path) -> None:
    with endpoint(write(hostile, tmp_path)) as found:
        records = [record for record in Sickle(found).ListRecords(**DC) if not record.header.deleted]
    assert len(records) == len(hostile.catalogue.records)
    for record in records:
        described = hostile.catalogue.records[record.header.identifier.removeprefix(BEGIN)]
        assert record.metadata["title"][0] == one_line(described.shown_title)
        assert record.metadata.get("coverage", [""])[0] in (
            str(described.date.value) if described.date else "",
            *map(one_line, described.places),
        )


def test_the_sets_are_the_kinds(real: Archive, client: Sickle) -> None:
    sets = {found.setSpec: found.setName for found in client.ListSets()}
    assert sets["film-short"] == "Film shorts"
    for kind in sets:
        of_kind = {BEGIN + record.key for record in real.catalogue.of_kind(kind)}
        found = {record.header.identifier for record in client.ListRecords(set=kind, **DC) if not record.header.deleted}
        assert found == of_kind


def test_one_record_can_be_asked_for(client: Sickle) -> None:
    record = client.GetRecord(identifier=f"{BEGIN}sinter-metal", **DC)
    assert record.metadata["date"] == ["2008-12/2012-01"]
    assert record.header.setSpecs == ["campaign"]
    gone = client.GetRecord(identifier=f"{BEGIN}gone", **DC)
    assert gone.header.deleted
    assert gone.header.datestamp == "2026-11-20"


def test_the_gateway_says_where_it_is_and_who_to_write_to(site: Path, client: Sickle, address: str) -> None:
    identify = client.Identify()
    assert identify.baseURL == address
    assert identify.adminEmail == "nobody@archive.invalid"
    assert (identify.deletedRecord, identify.granularity) == ("persistent", "YYYY-MM-DD")
    assert identify.earliestDatestamp == "2026-10-01"
    other = application(site, "https://elsewhere.example/oai", "library@elsewhere.example")
    content = call(other, "verb=Identify")
    assert b"<baseURL>https://elsewhere.example/oai</baseURL>" in content
    assert b"<adminEmail>library@elsewhere.example</adminEmail>" in content
    assert faults(content) == []


def test_the_forms_of_a_record_are_told(client: Sickle) -> None:
    assert [found.metadataPrefix for found in client.ListMetadataFormats()] == ["oai_dc"]
    assert [found.metadataPrefix for found in client.ListMetadataFormats(identifier=f"{BEGIN}gone")] == ["oai_dc"]


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-10-05", "2026-10-07"),
        ("2026-10-30", ""),
        ("", "2026-10-01"),
        ("2026-10-09", "2026-10-09"),
        ("2026-11-01", ""),
    ],
)
def test_an_incremental_harvest_has_what_changed_on_those_days(
    real: Archive, client: Sickle, since: str, until: str
) -> None:
    bounds = {name: day for name, day in (("from", since), ("until", until)) if day}
    expected = {name: day for name, day in stamps(real).items() if since <= day <= (until or "9999")}
    assert expected
    assert harvested(client.ListRecords(**DC, **bounds)) == expected
    news = {name: day for name, day in expected.items() if kind_of(real, name) == "news"}
    if news:
        assert harvested(client.ListIdentifiers(set="news", **DC, **bounds)) == news


def kind_of(archive: Archive, identifier: str) -> str:
    record = archive.catalogue.get(identifier.removeprefix(BEGIN))
    return record.kind if record else "news"


def test_after_one_change_the_next_harvest_has_just_that_record(hostile: Archive, tmp_path: Path) -> None:
    with endpoint(write(hostile, tmp_path)) as found:
        client = Sickle(found)
        assert harvested(client.ListRecords(**DC)) == stamps(hostile)
        with pytest.raises(oaiexceptions.NoRecordsMatch):
            client.ListRecords(**DC, **{"from": "2026-12-01"})
        write(changed(hostile, {"korean": "2026-12-02"}), tmp_path)
        assert harvested(client.ListRecords(**DC, **{"from": "2026-12-01"})) == {f"{BEGIN}korean": "2026-12-02"}
        assert harvested(client.ListRecords(**DC)) == stamps(hostile) | {f"{BEGIN}korean": "2026-12-02"}


def test_a_site_that_is_built_anew_during_a_harvest_hides_no_record(real: Archive, tmp_path: Path) -> None:
    keys = sorted(real.catalogue.records)
    archive = changed(real, dict.fromkeys(keys, "2026-10-01"))
    with endpoint(write(archive, tmp_path)) as found:
        records = iter(Sickle(found).ListRecords(**DC))
        first = [next(records).header.identifier for _ in range(100)]
        write(changed(archive, dict.fromkeys(keys[:50], "2026-12-01")), tmp_path)
        rest = [record.header.identifier for record in records]
    assert {*first, *rest} == stamps(real).keys()


def test_a_list_is_cut_into_a_hundred_records_at_most_and_counted(real: Archive, address: str) -> None:
    asked, cursor, sizes = {"verb": "ListRecords", **DC}, 0, []
    while asked:
        content = requests.get(address, asked, timeout=10).content
        assert faults(content) == []
        root = ElementTree.fromstring(content)  # noqa: S314
        token = root.find(f".//{OAI}resumptionToken")
        assert token is not None
        assert token.attrib == {"completeListSize": str(len(stamps(real))), "cursor": str(cursor)}
        sizes.append(len(root.findall(f".//{OAI}record")))
        cursor += sizes[-1]
        asked = {"verb": "ListRecords", "resumptionToken": token.text} if token.text else {}
    assert cursor == len(stamps(real))
    assert max(sizes) <= 100
    # Days are joined: thirty of them come in far fewer answers.
    assert len(sizes) <= 2 * cursor / 100


def test_the_tokens_of_the_files_themselves_lead_on(site: Path, client: Sickle, real: Archive) -> None:
    first = min((site / "oai" / "ListIdentifiers" / "oai_dc" / "all").iterdir())
    root = ElementTree.fromstring(first.read_bytes())  # noqa: S314
    begun = [header.findtext(f"{OAI}identifier") for header in root.iter(f"{OAI}header")]
    token = root.findtext(f".//{OAI}resumptionToken")
    rest = [header.identifier for header in client.ListIdentifiers(resumptionToken=token)]
    assert sorted([*begun, *rest]) == sorted(stamps(real))


def test_a_short_list_needs_no_token(client: Sickle) -> None:
    found = client.ListRecords(**DC, **{"from": "2026-10-09", "until": "2026-10-09"})
    assert b"resumptionToken" not in found.oai_response.raw.encode()


WELL_FORMED = "oai_dc,,,,100,2026-10-05,a"
WRONG = [
    ("badVerb", ""),
    ("badVerb", "verb="),
    ("badVerb", "verb=identify"),
    ("badVerb", "verb=Steal"),
    ("badVerb", "verb=Identify&verb=Identify"),
    ("badVerb", "metadataPrefix=oai_dc"),
    ("badVerb", "verb=%F0%9F%9B%A0"),
    ("badArgument", "verb=Identify&set=news"),
    ("badArgument", "verb=ListRecords"),
    ("badArgument", "verb=ListRecords&metadataPrefix="),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&colour=red"),
    ("badArgument", "verb=ListRecords&metadataPrefix=../../index"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc%00"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc%0A"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&set=../all"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&set=%ED%8C%8C%EC%97%85"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=20261001"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-W10-1"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-10-01T00:00:00Z"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=%D9%A2%D9%A0%D9%A2%D9%A6-10-01"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-10-05&until=2026-10-04"),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&until=yesterday"),
    ("badArgument", f"verb=ListRecords&metadataPrefix=oai_dc&resumptionToken={WELL_FORMED}"),
    ("badArgument", f"verb=GetRecord&resumptionToken={WELL_FORMED}"),
    ("badArgument", "verb=GetRecord&metadataPrefix=oai_dc"),
    ("badArgument", f"verb=GetRecord&identifier={BEGIN}sinter-metal"),
    ("badArgument", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}a%20b"),
    ("badArgument", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}{'a' * 5_000}"),
    ("badArgument", "verb=ListRecords&" + "&".join(f"a{number}=1" for number in range(500))),
    ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken="),
    ("cannotDisseminateFormat", "verb=ListRecords&metadataPrefix=marc21"),
    ("cannotDisseminateFormat", "verb=ListIdentifiers&metadataPrefix=.."),
    ("cannotDisseminateFormat", f"verb=GetRecord&metadataPrefix=mods&identifier={BEGIN}sinter-metal"),
    ("idDoesNotExist", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}nobody"),
    ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=sinter-metal"),
    ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:sinter-metal"),
    ("idDoesNotExist", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}../../../index"),
    ("idDoesNotExist", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}..%2F..%2FIdentify"),
    ("idDoesNotExist", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}/etc/passwd"),
    ("idDoesNotExist", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={BEGIN}"),
    ("idDoesNotExist", f"verb=ListMetadataFormats&identifier={BEGIN}nobody"),
    ("noRecordsMatch", "verb=ListRecords&metadataPrefix=oai_dc&set=nothing"),
    ("noRecordsMatch", "verb=ListRecords&metadataPrefix=oai_dc&set=all"),
    ("noRecordsMatch", "verb=ListRecords&metadataPrefix=oai_dc&from=2031-01-01"),
    ("noRecordsMatch", "verb=ListIdentifiers&metadataPrefix=oai_dc&until=1893-08-01"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=x"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=../../index.json"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=marc21,,,,100,2026-10-05,a"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=oai_dc,nothing,,,100,2026-10-05,a"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=oai_dc,all,,,100,2026-10-05,a"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=oai_dc,,,,100,2031-10-05,a"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=oai_dc,,,,1e9,2026-10-05,a"),
    ("badResumptionToken", "verb=ListRecords&resumptionToken=oai_dc,,,,9999999999,2026-10-05,a"),
    ("badResumptionToken", "verb=ListSets&resumptionToken=x"),
]


@pytest.mark.parametrize(("code", "query"), WRONG)
def test_a_wrong_request_is_told_what_is_wrong(site: Path, code: str, query: str) -> None:
    content = call(application(site), query)
    assert faults(content) == []
    root = ElementTree.fromstring(content)  # noqa: S314
    assert [(child.tag, child.get("code")) for child in root[2:]] == [(f"{OAI}error", code)]
    # With these two the arguments are not repeated, since they may be anything.
    assert bool(root[1].attrib) == (code not in ("badVerb", "badArgument"))
    assert b"passwd" not in re.sub(rb"<request.*?</request>", b"", content)


ERRORS = [
    (oaiexceptions.BadArgument, {"metadataPrefix": "oai_dc", "from": "2026"}),
    (oaiexceptions.CannotDisseminateFormat, {"metadataPrefix": "marc21"}),
    (oaiexceptions.NoRecordsMatch, {"metadataPrefix": "oai_dc", "from": "2031-01-01"}),
    (oaiexceptions.BadResumptionToken, {"resumptionToken": "x"}),
]


@pytest.mark.parametrize(("error", "asked"), ERRORS)
def test_a_harvester_understands_what_is_wrong(client: Sickle, error: type[Exception], asked: dict[str, str]) -> None:
    with pytest.raises(error):
        client.ListRecords(**asked)


def test_a_harvester_can_ask_by_post(site: Path, address: str, real: Archive) -> None:
    assert harvested(Sickle(address, http_method="POST").ListIdentifiers(**DC)) == stamps(real)
    content = requests.post(address, {"verb": "Steal"}, timeout=10).content
    assert b'code="badVerb"' in content


@pytest.mark.parametrize("length", ["", "-1", "x", "99999999999999999999", "٣"])
def test_a_post_of_a_false_length_is_no_harm(site: Path, length: str) -> None:
    assert b'code="badVerb"' in call(application(site), "verb=Identify", REQUEST_METHOD="POST", CONTENT_LENGTH=length)


def test_a_huge_post_is_not_read_whole(site: Path) -> None:
    body = io.BytesIO(b"verb=Identify&" + b"a" * 10_000_000)
    call(application(site), "", REQUEST_METHOD="POST", CONTENT_LENGTH="10000014", **{"wsgi.input": body})
    assert body.tell() < 100_000


@pytest.mark.parametrize("host", ["", "a b", "evil.example/<x>", "\x00", "a\r\nb", "ü.example", "x" * 100 + ":x"])
def test_a_host_that_is_none_stands_in_no_answer(site: Path, host: str) -> None:
    content = call(application(site), "verb=Identify", HTTP_HOST=host)
    assert b"<baseURL>http://127.0.0.1:80/" in content
    assert faults(content) == []


@pytest.mark.parametrize("path", ["/oai", "/", "", "/../../etc/passwd", "/a b", "/\x00\x07", "/é<&"])
def test_whatever_path_is_asked_for_leads_to_no_file(site: Path, path: str) -> None:
    content = call(application(site), "verb=Identify", PATH_INFO=path, HTTP_HOST="archive.example")
    assert f"<baseURL>http://archive.example{quote(path, encoding='latin-1')}</baseURL>".encode() in content
    assert faults(content) == []


def test_other_methods_are_refused(address: str) -> None:
    answer = requests.delete(address, timeout=10)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")


def test_answers_are_xml_in_utf_8(address: str) -> None:
    answer = requests.get(address, {"verb": "Identify"}, timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/xml; charset=UTF-8")


@pytest.mark.parametrize("broken", ["oai/index.json", "oai/Identify.xml"])
@pytest.mark.parametrize("content", [None, b"", b"<half"])
def test_while_a_site_is_built_harvesters_are_asked_to_come_again(
    hostile: Archive, tmp_path: Path, broken: str, content: bytes | None
) -> None:
    path = write(hostile, tmp_path) / broken
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    statuses: list[str] = []
    call(application(tmp_path), "verb=Identify", statuses=statuses)
    assert statuses == ["503 Service Unavailable"]


def test_the_check_finds_a_record_that_no_list_has(tmp_path: Path) -> None:
    site = write(archive_with({path: text.encode() for path, text in HOSTILE.items()}), tmp_path)
    assert harvest(site).failures == ()
    extra = site / "oai" / "GetRecord" / "oai_dc" / "extra.xml"
    extra.write_bytes((extra.parent / "bare.xml").read_bytes())
    assert harvest(site).failures


def test_the_command_says_where_it_answers(site: Path) -> None:
    command = [sys.executable, "-m", "sphinx_archive.gateway", str(site), "--port", "0", "--email", "a@b.example"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout
            found = server.stdout.readline().split("?")[0]
            assert Sickle(found).Identify().adminEmail == "a@b.example"
        finally:
            server.terminate()


def test_the_command_refuses_a_folder_without_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx_archive.gateway", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "has no answers for harvesters" in done.stderr


def test_the_gateway_needs_nothing_of_the_rest() -> None:
    code = (
        "import sys, sphinx_archive.gateway; print([name for name in sys.modules if name.split('.')[0] in"
        " ('sphinx', 'docutils', 'pydantic', 'yaml') or (name.startswith('sphinx_archive.') and"
        " not name.startswith('sphinx_archive.gateway'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def call(app: Any, query: str, statuses: list[str] | None = None, **more: Any) -> bytes:
    """Return what an application answers to a query, as a web server would pass it on."""
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    if more.get("REQUEST_METHOD") == "POST" and "wsgi.input" not in more:
        more["wsgi.input"] = io.BytesIO()
    environ |= {"QUERY_STRING": query, **more}
    return b"".join(app(environ, lambda status, headers: statuses.append(status) if statuses is not None else None))


def test_arguments_may_be_coded_as_browsers_do(site: Path) -> None:
    query = urlencode({"verb": "GetRecord", "identifier": f"{BEGIN}sinter-metal", **DC})
    assert "%3A" in query
    assert b"<GetRecord><record>" in call(application(site), query)
