"""OAI-PMH: the answers to a harvester's questions, written beforehand; a gateway only has to find the right file.

Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_archive.exports.oai import answers, static_repository
from sphinx_archive.exports.oai.answers import answer, header_element, record_element
from sphinx_archive.exports.oai.headers import domain, headers, identifier
from sphinx_archive.exports.oai.pages import pages, resumption, tokens
from sphinx_archive.exports.oai.prefixes import PREFIXES
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.oai.headers import Header

    Records = dict[str, etree._Element]
    Files = Iterator[tuple[str, bytes]]

FOLDER = "oai"
# The folder of the lists that have every kind; no kind is called so.
ALL = "all"


def files(archive: Archive) -> Files:
    """Yield the answers and the static repository; nothing where the archive has no address or no records."""
    found = headers(archive)
    if not domain(archive) or not found:
        return
    kinds = [kind for kind in KINDS if any(header.kind == kind for header in found)]
    lists = {ALL: found, **{kind: [header for header in found if header.kind == kind] for kind in kinds}}
    yield from _single(archive, found, kinds)
    yield f"{FOLDER}/index.json", _index(archive, lists)
    rendered: dict[str, Records] = {}
    for prefix in PREFIXES:
        records = {header.key: record_element(header, prefix, archive) for header in found}
        yield from _records(archive, found, prefix, records)
        for kind, listed in lists.items():
            yield from _list(archive, listed, (prefix, kind), records)
        rendered[prefix] = {header.key: records[header.key] for header in found if header.record}
    if 0 < len(archive.catalogue.records) <= static_repository.MOST:
        of_prefix = ((prefix, records.values()) for prefix, records in rendered.items())
        yield static_repository.PATH, static_repository.static_repository(of_prefix, found, archive)


def _single(archive: Archive, found: Sequence[Header], kinds: Sequence[str]) -> Files:
    """Yield the answers of which there is one."""
    said = answers.identify(archive, archive.at(FOLDER), found[0].day, "persistent")
    parts = {
        "Identify": [*said, *answers.naming(found[0].key, archive)],
        "ListMetadataFormats": answers.metadata_formats(),
        "ListSets": answers.sets(kinds),
    }
    for verb, elements in parts.items():
        yield f"{FOLDER}/{verb}.xml", answer(verb, {}, elements, archive, found[-1].day)


def _records(archive: Archive, found: Sequence[Header], prefix: str, records: Records) -> Files:
    """Yield an answer for each record."""
    for header in found:
        asked = {"identifier": identifier(header.key, archive), "metadataPrefix": prefix}
        content = answer("GetRecord", asked, [records[header.key]], archive, header.day)
        yield f"{FOLDER}/GetRecord/{prefix}/{header.key}.xml", content


def _list(archive: Archive, listed: Sequence[Header], which: tuple[str, str], records: Records) -> Files:
    """Yield the pages of a list, once with the records and once with nothing but their headers."""
    prefix, kind = which
    cut = pages(listed)
    asked_with = tokens(cut, prefix, "" if kind == ALL else kind)
    begin = {"metadataPrefix": prefix} | ({} if kind == ALL else {"set": kind})
    for page, own, following in zip(cut, asked_with, [*asked_with[1:], ""], strict=True):
        asked = {"resumptionToken": own} if own else begin
        parts = {
            "ListRecords": [records[header.key] for header in page.headers],
            "ListIdentifiers": [header_element(header, archive) for header in page.headers],
        }
        for verb, elements in parts.items():
            content = [*elements, *resumption(page, following, len(listed))]
            said = answer(verb, asked, content, archive, page.headers[0].day)
            yield f"{FOLDER}/{verb}/{prefix}/{kind}/{page.name}.xml", said


def _index(archive: Archive, lists: Mapping[str, Sequence[Header]]) -> bytes:
    """Return what a gateway has to know: how identifiers begin, the prefixes, and the pages of each list.

    A page is its name, which begins with its day, the key of its first record, and how many it has.
    """
    rows = {
        kind: [[page.name, page.headers[0].key, len(page.headers)] for page in pages(listed)]
        for kind, listed in lists.items()
    }
    index = {"identifiers": identifier("", archive), "prefixes": list(PREFIXES), "lists": rows}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
