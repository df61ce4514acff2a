"""Checks of what harvesters get: every answer against the protocol's schemas, and a harvester at the gateway."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, make_server

from lxml import etree
from sickle import Sickle
from xmlschema import XMLSchema

from sphinx_archive.gateway import application
from tests.conformance.check import Check, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = Path(__file__).parents[1] / "schemas" / "oai"
OAI = "http://www.openarchives.org/OAI/2.0/"


@cache
def schema() -> XMLSchema:
    """Return the schema of answers and static repositories, with those of all that may stand in them."""
    text = (SCHEMAS / "olac-static-repository.xsd").read_text("utf-8")
    # What OLAC changed, it marked: its own prefix, and its own stricter schema of answers.
    text = text.replace(' fixed="olac"', "")
    text = text.replace("http://www.language-archives.org/OLAC/1.1/OLAC-PMH.xsd", "OAI-PMH.xsd")
    found = XMLSchema(text, base_url=str(SCHEMAS), allow="local", build=False)
    for namespace, name in ((f"{OAI}oai_dc/", "oai_dc.xsd"), (f"{OAI}oai-identifier", "oai-identifier.xsd")):
        found.import_schema(namespace, str(SCHEMAS / name))
    found.build()
    return found


def faults(content: bytes) -> list[str]:
    """Return what is wrong with an answer, or with a static repository."""
    errors = schema().iter_errors(etree.fromstring(content), use_location_hints=False)
    return [f"{error.path}: {error.reason}" for error in errors]


@contextmanager
def endpoint(folder: Path) -> Iterator[str]:
    """Serve the answers of a built site while the caller harvests it; give the address."""
    with make_server("127.0.0.1", 0, application(folder), handler_class=_Quiet) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/oai"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def answers(site: Path) -> Outcome:
    """Hold every answer, and the static repository, against their schemas."""
    files = [*sorted((site / "oai").rglob("*.xml")), *site.glob("oai.xml")]
    wrong = (f"{file.relative_to(site)}: {fault}" for file in files for fault in faults(file.read_bytes()))
    return Outcome(len(files), tuple(wrong))


def harvest(site: Path) -> Outcome:
    """Harvest the whole archive, and each of its sets, through the gateway; compare with the single records."""
    single = {path.stem: _stamp(path) for path in (site / "oai" / "GetRecord" / "oai_dc").glob("*.xml")}
    wrong: list[str] = []
    with endpoint(site) as address:
        client = Sickle(address)
        index = json.loads((site / "oai" / "index.json").read_text("utf-8"))
        harvested = [record.header for record in client.ListRecords(metadataPrefix="oai_dc")]
        found = {header.identifier.removeprefix(index["identifiers"]): header.datestamp for header in harvested}
        if found != single or len(harvested) != len(single):
            wrong.append(f"harvested {len(harvested)} records, of which {len(found.items() ^ single.items())} differ")
        sets = [name for kind in client.ListSets() for name in _keys(client, kind.setSpec)]
        if sorted(sets) != sorted(header.identifier for header in harvested):
            wrong.append(f"the sets have {len(sets)} records in all")
    return Outcome(len(harvested), tuple(wrong))


def _stamp(path: Path) -> str:
    match = re.search(rb"<datestamp>([^<]+)</datestamp>", path.read_bytes())
    return match[1].decode() if match else ""


def _keys(client: Sickle, kind: str) -> list[str]:
    return [header.identifier for header in client.ListIdentifiers(metadataPrefix="oai_dc", set=kind)]


# Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm
STANDARD = "OAI-PMH 2.0"
CHECKS = (
    Check("OAI-PMH", STANDARD, "xmlschema", answers),
    Check("OAI-PMH", STANDARD, "Sickle", harvest, package="sickle"),
)
