"""The server of a preview: pages, the files they need, and a stream that tells browsers of every save."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sphinx_archive.live.worker import Failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from sphinx_archive.live.bench import Bench

HERE = Path(__file__).parent
HOSTS = ["127.0.0.1", "localhost"]
# Seconds between two looks at whether there is something to tell, and between two signs of life.
TICK, ALIVE = 0.05, 15.0
FRESH = {"Cache-Control": "no-store"}
NOT_READY = "The pages are being read. This page opens by itself as soon as they are."
NOT_THERE = (
    "There is no page at this address. Perhaps its file was deleted or has another name now; if it comes back, it "
    "opens here. The preview has no search, no PDFs and no files of other formats either: make serve shows them."
)


def application(bench: Bench, start: Callable[[], str], is_closing: Callable[[], bool]) -> Starlette:
    """Return the server; ``start`` is where it leads browsers first, ``is_closing`` tells whether it is to end."""
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True)
    fault = templates.get_template("fault.html")

    def shown_instead(told: str, status: int) -> HTMLResponse:
        page = fault.render(told=told, edition=bench.state.edition)
        return HTMLResponse(page, status, headers=FRESH)

    def first(request: Request) -> Response:
        return RedirectResponse(start(), headers=FRESH)

    def page(request: Request) -> Response:
        path = request.path_params["path"]
        try:
            if path.endswith(".html"):
                found = bench.page(path.removesuffix(".html"))
                return HTMLResponse(found.content, headers=FRESH) if found else shown_instead(NOT_THERE, 404)
            file = bench.file(path) or _below(bench.places.site, path)
        except TimeoutError:
            return shown_instead(NOT_READY, 503)
        except Failed as failed:
            return shown_instead(str(failed.told), 500)
        if file is None or not file.is_file():
            return shown_instead(NOT_THERE, 404)
        return FileResponse(file, headers={"Cache-Control": "no-cache"})

    def changes(request: Request) -> Response:
        return StreamingResponse(_changes(bench, is_closing), media_type="text/event-stream", headers=FRESH)

    routes = [
        Route("/", first),
        Route("/_live/changes", changes),
        Mount("/_live", StaticFiles(directory=HERE / "static")),
        Route("/{path:path}", page),
    ]
    # Another site, opened in the same browser under a name that it lets lead here, is not answered.
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)])


async def _changes(bench: Bench, is_closing: Callable[[], bool]) -> AsyncIterator[str]:
    """Yield the state now, and whenever it changes.

    Source of the form: HTML, section 9.2 (server-sent events).
    """
    told, waited = None, 0.0
    while not is_closing():
        state = bench.state
        if state is not told:
            told, waited = state, 0.0
            yield f"data: {state.as_json()}\n\n"
        elif waited > ALIVE:
            waited = 0.0
            yield ": alive\n\n"
        await asyncio.sleep(TICK)
        waited += TICK


def _below(folder: Path, path: str) -> Path | None:
    """Return a file by its path below a folder; None for a path that leads out of it, or is none."""
    try:
        file = (folder / path).resolve()
    except (OSError, ValueError):
        return None
    return file if file.is_relative_to(folder.resolve()) else None


def entry(address: str, *, follows: bool) -> str:
    """Return the address at which a browser starts; ``follows`` lets it go to every page that is saved."""
    return f"{quote(address)}{'?follow' if follows else ''}"
