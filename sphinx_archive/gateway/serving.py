"""Serving: requests of harvesters over HTTP, as any Python web server passes them on (WSGI, PEP 3333)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lxml import etree

from sphinx_archive.gateway.asking import Refused, read
from sphinx_archive.gateway.finding import OAI, find

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMES: Any = {None: OAI[1:-1], "xsi": XSI}  # lxml's stubs know no namespace without a prefix
SCHEMA = f"{OAI[1:-1]} {OAI[1:-1]}OAI-PMH.xsd"
HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?", re.ASCII)
# Longer than any request that the protocol knows.
MOST_BYTES = 16_384


def application(folder: str | Path, address: str = "", email: str = "") -> WSGIApplication:
    """Return a WSGI application that answers harvesters from a built site.

    ``address`` is where they find it, if that is another than the one they ask at, as behind a proxy; ``email`` is
    the address to which they can write.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, content = "200 OK", [("Content-Type", "text/xml; charset=UTF-8")], b""
        if environ["REQUEST_METHOD"] not in ("GET", "POST"):
            status, headers = "405 Method Not Allowed", [("Allow", "GET, POST")]
        else:
            try:
                content = _answer(Path(folder) / "oai", _query(environ), address or _address(environ), email)
            except (OSError, JSONDecodeError, etree.XMLSyntaxError):  # the site is being built
                status, headers = "503 Service Unavailable", [("Retry-After", "60")]
        start_response(status, [*headers, ("Content-Length", str(len(content)))])
        return [content]

    return answer


def _answer(folder: Path, query: str, address: str, email: str) -> bytes:
    """Return the answer to a query: what was found, or the error that says why nothing was."""
    root = etree.Element(f"{OAI}OAI-PMH", {f"{{{XSI}}}schemaLocation": SCHEMA}, NAMES)
    etree.SubElement(root, f"{OAI}responseDate").text = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    request = etree.SubElement(root, f"{OAI}request")
    request.text = address
    try:
        arguments = read(query)
        for name, value in arguments.items():
            request.set(name, value)
        etree.SubElement(root, f"{OAI}{arguments['verb']}").extend(find(folder, arguments))
        _fill(root, {"baseURL": address, "adminEmail": email})
    except Refused as error:
        del root[2:]
        etree.SubElement(root, f"{OAI}error", code=error.code).text = str(error)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _fill(root: etree._Element, known: dict[str, str]) -> None:
    """Put into an answer to Identify what only the gateway knows."""
    for name, text in known.items():
        for element in root.findall(f"{OAI}Identify/{OAI}{name}"):
            element.text = text or element.text


def _query(environ: WSGIEnvironment) -> str:
    """Return the arguments as they came: in the address, or in the form that a POST carries."""
    if environ["REQUEST_METHOD"] == "GET":
        return str(environ.get("QUERY_STRING", ""))[:MOST_BYTES]
    length = str(environ.get("CONTENT_LENGTH", ""))
    size = min(int(length), MOST_BYTES) if re.fullmatch(r"\d{1,15}", length, re.ASCII) else 0
    content: bytes = environ["wsgi.input"].read(size)
    return content.decode("utf-8", "replace")


def _address(environ: WSGIEnvironment) -> str:
    """Return the address that was asked at."""
    host = str(environ.get("HTTP_HOST", ""))
    if not HOST.fullmatch(host):
        host = f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    path = quote(f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}", encoding="latin-1")
    return f"{environ['wsgi.url_scheme']}://{host}{path}"
