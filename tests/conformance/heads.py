"""A site on this machine for programs that read links: of pages it gives the heads alone."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


TYPES = {".html": "text/html; charset=utf-8", ".json": "application/linkset+json", "": "application/linkset+json"}


class Heads(SimpleHTTPRequestHandler):
    """Answers with files; the text of a page, in which nobody looks for links of this sort, would cost most time."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        body = body.partition(b"<body")[0] if path.suffix == ".html" else body
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving_heads(site: Path) -> Iterator[str]:
    """Serve a site at a free port; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Heads, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
