"""Serve a built site as a host on the web would, and count what headless Chromium transfers of it."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import shutil
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Request

# What hosts compress on the way; Pagefind's own files are compressed already.
COMPRESSED = (".css", ".html", ".js", ".json", ".mjs", ".svg")
# Long enough that a second question finds in the browser's cache what the first one fetched.
KEPT = "max-age=1200"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and more pages by path that are not in it."""

    def __init__(self, *arguments: Any, more: Mapping[str, bytes], **others: Any) -> None:
        self.more = more
        super().__init__(*arguments, **others)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_head(self) -> Any:
        path = urlsplit(self.path).path
        file = Path(self.translate_path(self.path))
        if path not in self.more and not file.is_file():
            return super().send_head()
        content = self.more[path] if path in self.more else file.read_bytes()
        is_compressed = file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _compressed(content) if is_compressed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", KEPT)
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A browser that is closed takes no more.
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


@functools.lru_cache(maxsize=64)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)


@contextmanager
def serving(folder: Path, more: Mapping[str, bytes] | None = None) -> Iterator[str]:
    """Serve a folder while a block runs, and ``more``: contents by path; yield the address."""
    handler = functools.partial(_Handler, directory=str(folder), more=more or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield headless Chromium: the system's, or else the one that Playwright installed."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Transfer(NamedTuple):
    """What one request brought: the address's path, and the bytes of the body as they came over the network."""

    path: str
    size: int


class Traffic:
    """Notes what a page and its workers transfer, by the browser's own count (CDP, Network.loadingFinished)."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.seen: set[str] = set()
        page.on("requestfinished", lambda request: self.requests.append(request))

    def settled(self) -> list[Transfer]:
        """Wait until nothing is under way; return what was transferred since the last time."""
        self.page.wait_for_load_state("networkidle")
        # A page that is loaded already is idle at once for Playwright, whatever it fetches.
        quiet, before = 0, -1
        while quiet < 3:
            self.page.wait_for_timeout(150)
            quiet = quiet + 1 if len(self.requests) == before else 0
            before = len(self.requests)
        return self.taken()

    def taken(self) -> list[Transfer]:
        """Return what was transferred since the last time, in the order in which it came; nothing that was cached."""
        requests, self.requests[:] = self.requests[:], []
        found = [Transfer(urlsplit(one.url).path, self._size(one)) for one in requests]
        return [one for one in found if one.size]

    def _size(self, request: Request) -> int:
        """Return the bytes of a body; of the script of a worker, which the browser counts for nobody, as announced."""
        size = max(0, request.sizes()["responseBodySize"])
        response = request.response()
        if not size and response and request.url not in self.seen:
            size = int(response.headers.get("content-length", 0))
        self.seen.add(request.url)
        return size
