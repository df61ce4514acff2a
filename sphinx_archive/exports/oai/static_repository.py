"""The whole archive in one file that a gateway of others can answer harvesters from: ``oai.xml``.

Source: http://www.openarchives.org/OAI/2.0/guidelines-static-repository.htm, static-repository.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.exports.oai import answers
from sphinx_archive.exports.oai.oai_dc import LOCATION, XSI

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.oai.headers import Header

PATH = "oai.xml"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/static-repository"
SCHEMA = "http://www.openarchives.org/OAI/2.0/static-repository.xsd"
# Section 1: for collections of between 1 and 5,000 records.
MOST = 5_000
# Section 3.2: the base URL is that of the gateway, then that of this file without its `http://`.
GATEWAY = "http://gateway.invalid/oai"
WHY = (
    " No gateway answers for this archive yet: gateway.invalid stands for one (RFC 2606), and archive.invalid for an"
    " address to write to. Whoever offers a gateway can have both put right. "
)


def static_repository(
    records: Iterable[tuple[str, Iterable[etree._Element]]], found: Sequence[Header], archive: Archive
) -> bytes:
    """Return the file, with the records in each prefix; these lose their sets, which such a file cannot have."""
    names: Any = {None: NAMESPACE, "oai": answers.NAMESPACE, "xsi": XSI}
    root = etree.Element(f"{{{NAMESPACE}}}Repository", {LOCATION: f"{NAMESPACE} {SCHEMA}"}, names)
    root.append(etree.Comment(WHY))
    address = f"{GATEWAY}/{archive.at(PATH).partition('://')[2]}"
    said = answers.identify(archive, address, min(header.day for header in found), "no")
    etree.SubElement(root, f"{{{NAMESPACE}}}Identify").extend(said)
    etree.SubElement(root, f"{{{NAMESPACE}}}ListMetadataFormats").extend(answers.metadata_formats())
    for prefix, elements in records:
        listed = etree.SubElement(root, f"{{{NAMESPACE}}}ListRecords", metadataPrefix=prefix)
        listed.extend(elements)
        etree.strip_elements(listed, f"{answers.OAI}setSpec")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
