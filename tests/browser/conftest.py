"""The built archive, a server for it, and a browser that tells what a page did."""

from __future__ import annotations

import functools
import http.server
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of the archive, below a folder as on Read the Docs."""
    with serving(site) as address:
        yield address


class serving:  # noqa: N801  reads as a statement
    """Serves a folder while a block runs."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __exit__(self, *exception: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@dataclass
class Watched:
    """A page, the addresses it asked for and the errors it made."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))

    def elsewhere(self, address: str) -> list[str]:
        """Return what was asked of anybody but the archive's own server."""
        return [url for url in self.requests if not url.startswith((address, "data:", "blob:"))]


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Return a maker of watched pages: ``watch(width=390, color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options: object) -> Watched:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))  # type: ignore[arg-type]
        return Watched(contexts[-1].new_page())

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(watch: Callable[..., Watched], server: str) -> Iterator[Page]:
    """Return a page that must make no error and ask nobody else for anything."""
    watched = watch()
    yield watched.page
    assert watched.errors == []
    assert watched.elsewhere(server) == []
