"""Other people's programs that harvest: validators of lists and feeds, and a client of ResourceSync."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import xmlschema
from lxml import etree
from resync.client import Client

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMAS = Path(__file__).parents[2] / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TERMS = "{http://www.openarchives.org/rs/terms/}"
MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+")
LISTS = ("sitemap*.xml", "resourcesync/*.xml", ".well-known/resourcesync")


def lists(site: Path) -> list[Path]:
    """Return the sitemaps of a site and its documents of ResourceSync."""
    return sorted(path for pattern in LISTS for path in site.glob(pattern))


def list_faults(paths: Iterable[Path]) -> list[str]:
    """Return what the schemas of sitemaps and of ResourceSync say against lists."""
    return [f"{path}: {fault}" for path in paths for fault in _list_faults(path)]


def _list_faults(path: Path) -> Iterator[str]:
    try:
        tree = etree.parse(path)
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    index = tree.getroot().tag == f"{SITEMAP}sitemapindex"
    yield from (str(error.reason) for error in _schema(index).iter_errors(_as_in_2013(tree)))


@cache
def _schema(index: bool) -> xmlschema.XMLSchema:
    schema = xmlschema.XMLSchema(SCHEMAS / "sitemap" / ("siteindex.xsd" if index else "sitemap.xsd"), build=False)
    schema.add_schema(SCHEMAS / "resourcesync" / "resourcesync.xsd", build=False)
    schema.build()
    return schema


def _as_in_2013(tree: Any) -> Any:
    """Return a list without what the schema, older than the standard of 2017, does not know.

    That is the moment of a change in an attribute of its own, and that the name of a media type may have dots.
    """
    for element in tree.iter(f"{TERMS}md", f"{TERMS}ln"):
        element.attrib.pop("datetime", None)
        if "." in element.get("type", "") and MEDIA_TYPE.fullmatch(element.get("type")):
            del element.attrib["type"]
    return tree


def feed_faults(paths: Iterable[Path]) -> list[str]:
    """Return what jing says against feeds, with the schema of RFC 4287; all of them in one process."""
    program = Path(sys.executable).with_name("pyjing")
    run = subprocess.run(
        [program, "-c", SCHEMAS / "atom" / "atom.rnc", *paths], capture_output=True, text=True, check=False
    )
    return run.stdout.splitlines() or ([run.stderr] if run.returncode else [])


@contextmanager
def served(site: Path, address: str) -> Iterator[str]:
    """Serve a site at an address of its own, which stands in the lists instead of the one it was built for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = site / unquote(urlsplit(self.path).path).lstrip("/")
            if not path.is_file():
                self.send_error(404)
                return
            content = path.read_bytes()
            if path.suffix != ".html":
                content = content.replace(address.encode(), here.encode())
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Copy:
    """A copy of a site that the client of ResourceSync keeps in a folder; it remembers when it was last in step."""

    def __init__(self, here: str, folder: Path) -> None:
        self.here = here
        self.pages = folder / "pages"
        self.notes = folder
        self.pages.mkdir(parents=True, exist_ok=True)

    def client(self, *digests: str) -> Client:
        """Return a client; it compares digests only in whole lists, in those of changes it fails over them."""
        client = Client(hashes=digests)
        client.set_mappings([self.here, str(self.pages)])
        return client

    def begin(self) -> None:
        """Fetch everything that differs."""
        with self._noted():
            self.client("sha-256").baseline_or_audit(allow_deletion=True)

    def differs(self) -> tuple[int, int, int]:
        """Return how many pages the source has otherwise, no more, or only the source has."""
        client = self.client("sha-256")
        source = client.find_resource_list()
        _, updated, deleted, created = client.build_resource_list().compare(source)
        return len(updated), len(deleted), len(created)

    def follow(self, since: str | None = None) -> None:
        """Fetch what has changed since the last time."""
        with self._noted():
            self.client().incremental(
                allow_deletion=True, change_list_uri=f"{self.here}/resourcesync/changelist.xml", from_datetime=since
            )

    def files(self) -> dict[str, bytes]:
        """Return the pages that the copy has, by path."""
        found = sorted(path for path in self.pages.rglob("*") if path.is_file())
        return {path.relative_to(self.pages).as_posix(): path.read_bytes() for path in found}

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """The client writes its notes into the folder that one stands in."""
        before = Path.cwd()
        os.chdir(self.notes)
        try:
            yield
        finally:
            os.chdir(before)
