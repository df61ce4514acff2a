"""``python -m sphinx_archive live``: the page that is being edited, in a browser that follows every save."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import webbrowser
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.editing.folder import docs_argument, is_page
from sphinx_archive.live.bench import Bench, State, address
from sphinx_archive.live.between import Places
from sphinx_archive.live.folder import PACKAGE, Difference, difference, look
from sphinx_archive.live.told import below

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sphinx_archive.live.folder import Look

HOST = "127.0.0.1"
# Milliseconds without a further change after which a save is complete; and between two looks if nothing is noticed.
PAUSE, LOOK = 50, 3_000
EXAMPLES = """\
examples:
  make live                                                the first page; then every page that you save
  make live PAGE=docs/campaigns/strike.md                  this page first
  python -m sphinx_archive live --stay                     the browser stays on its page and only refreshes it
  python -m sphinx_archive live --port 8001 --no-browser   elsewhere, and open the address yourself

The preview has the pages and nothing else. `make serve` shows the whole site.
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("page", nargs="?", type=Path, help="the page to open first (the first of the archive)")
    parser.add_argument("--stay", action="store_true", help="do not go to the page that was saved")
    parser.add_argument("--port", type=int, default=8000, help="where the browser finds the preview (8000)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    parser.add_argument(
        "--build", type=Path, default=Path("_build/live"), help="the preview's own folder (_build/live)"
    )
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    docs: Path = wanted.docs
    if not (docs / "conf.py").is_file():
        print(f"There is no {docs}/conf.py. Name the archive's folder: --docs FOLDER.", file=sys.stderr)
        return 2
    first = below(str(wanted.page), docs) if wanted.page else "index.md"
    if not is_page(first) or (wanted.page and not (docs / first).is_file()):
        print(f"{wanted.page} is no page of {docs}. Name its file: {docs}/campaigns/example.md.", file=sys.stderr)
        return 2
    try:
        listening = socket.create_server((HOST, wanted.port))
    except (OSError, OverflowError):
        print(
            f"Port {wanted.port} cannot be had: another preview may have it. Close that, or try: make live PORT=8001",
            file=sys.stderr,
        )
        return 1
    places = Places(docs, wanted.build / "site", wanted.build / "trees")
    return preview(Bench(places), listening, first, follows=not wanted.stay, opens=not wanted.no_browser)


def preview(bench: Bench, listening: socket.socket, first: str, *, follows: bool, opens: bool) -> int:
    """Serve a preview until Ctrl+C; return an exit status."""
    import uvicorn

    from sphinx_archive.live.serving import application, entry

    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    place = entry(address(first), follows=follows)
    application_ = application(bench, lambda: place, lambda: server.should_exit)
    server = uvicorn.Server(uvicorn.Config(application_, log_config=None, access_log=False, lifespan="off"))
    over = threading.Event()
    watching = threading.Thread(target=watch, args=(bench, over), daemon=True)
    watching.start()
    url = f"http://{HOST}:{listening.getsockname()[1]}/"
    print(f"{url} (stop with Ctrl+C)", flush=True)
    if opens:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        over.set()
        bench.close()
    return 0


def watch(bench: Bench, over: threading.Event) -> None:
    """Take up what is saved, until it is over.

    What the system notices is only a reason to look: it misses what happens in new folders and on network drives.
    """
    from watchfiles import watch as noticed

    docs = bench.places.docs
    own = (bench.places.site, bench.places.trees)
    seen = look(docs, own)
    _take(bench, Difference(), seen)
    reasons = noticed(
        *(docs, PACKAGE),
        watch_filter=None,
        step=PAUSE,
        stop_event=over,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for _ in chain([None], reasons):
        now = look(docs, own)
        if changed := difference(seen, now):
            _take(bench, changed, now)
        seen = now


def _take(bench: Bench, changed: Difference, now: Look) -> None:
    before = bench.state
    bench.take(changed, now)
    _print(before, bench.state, bench.places.docs)


def _print(before: State, after: State, docs: Path) -> None:
    """Print what is wrong now and was not before, as ``check`` prints it."""
    for message in after.told:
        if message not in before.told:
            place = (docs / message.path).as_posix() if message.path else ""
            print(f"{place}{str(message).removeprefix(message.path)}", file=sys.stderr, flush=True)
