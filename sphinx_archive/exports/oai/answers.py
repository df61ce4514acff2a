"""Answers: what an OAI-PMH endpoint says, but for the moment at which it does.

Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm, OAI-PMH.xsd.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.exports.oai.headers import domain, identifier
from sphinx_archive.exports.oai.oai_dc import LOCATION, XSI
from sphinx_archive.exports.oai.prefixes import PREFIXES
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.oai.headers import Header

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
OAI = f"{{{NAMESPACE}}}"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
NAMES = "http://www.openarchives.org/OAI/2.0/oai-identifier"
# The protocol demands an address to write to, and pages of an archive have none; no letter reaches this domain
# (RFC 2606). Whoever answers harvesters puts in the own one.
NOBODY = "nobody@archive.invalid"
DAYS = "YYYY-MM-DD"
PREFIXED: Any = {None: NAMESPACE, "xsi": XSI}  # lxml's stubs know no namespace without a prefix
# What the schema of identifiers takes for a domain, which a computer's bare name or number is not.
DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+")


def answer(verb: str, asked: Mapping[str, str], parts: Iterable[etree._Element], archive: Archive, day: str) -> bytes:
    """Return a whole answer to a verb and its arguments, as of the start of a day."""
    root = etree.Element(f"{OAI}OAI-PMH", {LOCATION: f"{NAMESPACE} {SCHEMA}"}, PREFIXED)
    _add(root, "responseDate", f"{day}T00:00:00Z")
    etree.SubElement(root, f"{OAI}request", {"verb": verb, **asked}).text = archive.at("oai")
    etree.SubElement(root, f"{OAI}{verb}").extend(parts)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def identify(archive: Archive, address: str, earliest: str, deleted: str) -> list[etree._Element]:
    """Return what the repository at an address says of itself."""
    said = {
        "repositoryName": archive.name,
        "baseURL": address,
        "protocolVersion": "2.0",
        "adminEmail": NOBODY,
        "earliestDatestamp": earliest,
        "deletedRecord": deleted,
        "granularity": DAYS,
    }
    return [_element(name, text) for name, text in said.items()]


def naming(sample: str, archive: Archive) -> list[etree._Element]:
    """Return how records are named, shown with one of the keys; nothing where the domain is none."""
    if not DOMAIN.fullmatch(domain(archive)):
        return []
    description = etree.Element(f"{OAI}description")
    unprefixed: Any = {None: NAMES}
    names = etree.SubElement(description, f"{{{NAMES}}}oai-identifier", {LOCATION: f"{NAMES} {NAMES}.xsd"}, unprefixed)
    said = {"scheme": "oai", "repositoryIdentifier": domain(archive), "delimiter": ":"}
    for name, text in {**said, "sampleIdentifier": identifier(sample, archive)}.items():
        etree.SubElement(names, f"{{{NAMES}}}{name}").text = text
    return [description]


def metadata_formats() -> list[etree._Element]:
    """Return the forms in which every record can be had."""
    found = []
    for prefix, form in PREFIXES.items():
        found.append(etree.Element(f"{OAI}metadataFormat"))
        _add(found[-1], "metadataPrefix", prefix)
        _add(found[-1], "schema", form.schema)
        _add(found[-1], "metadataNamespace", form.namespace)
    return found


def sets(kinds: Iterable[str]) -> list[etree._Element]:
    """Return a set for each kind."""
    found = []
    for kind in kinds:
        found.append(etree.Element(f"{OAI}set"))
        _add(found[-1], "setSpec", kind)
        _add(found[-1], "setName", KINDS[kind].plural)
    return found


def header_element(header: Header, archive: Archive) -> etree._Element:
    """Return the header of a record."""
    found = etree.Element(f"{OAI}header", {} if header.record else {"status": "deleted"})
    _add(found, "identifier", identifier(header.key, archive))
    _add(found, "datestamp", header.day)
    _add(found, "setSpec", header.kind)
    return found


def record_element(header: Header, prefix: str, archive: Archive) -> etree._Element:
    """Return a record in one form, with its header; only that where it was withdrawn."""
    found = etree.Element(f"{OAI}record", nsmap=PREFIXED)
    found.append(header_element(header, archive))
    if header.record:
        etree.SubElement(found, f"{OAI}metadata").append(PREFIXES[prefix].render(header.record, archive))
    return found


def _element(name: str, text: str) -> etree._Element:
    found = etree.Element(f"{OAI}{name}")
    found.text = text
    return found


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{OAI}{name}").text = text
