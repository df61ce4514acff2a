"""The bench: what the preview knows, and what it does when something is saved."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_archive.editing.check import links_to_nowhere, problems_of, problems_of_tables
from sphinx_archive.editing.folder import is_page
from sphinx_archive.live.told import Told, of_problem, together
from sphinx_archive.live.worker import PATIENCE, Failed, Worker
from sphinx_archive.records.page import Page as Read
from sphinx_archive.records.page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_archive.live.between import Page, Places
    from sphinx_archive.live.folder import Difference, Look

# Seconds that a browser waits for a page before it is shown that one is being made; and that the end waits for work.
WAIT, TICK = 1.5, 0.1


@dataclass(frozen=True)
class State:
    """What browsers are told: the newest edition, the page that was saved in it, what goes on and what is wrong."""

    edition: str
    saved: str = ""
    doing: str = ""
    told: tuple[Told, ...] = ()

    def as_json(self) -> str:
        """Return it as one line; a message on a page says where that is."""
        told = [{**message._asdict(), "page": address(message.path)} for message in self.told]
        return json.dumps({"edition": self.edition, "saved": self.saved, "doing": self.doing, "told": told})


def address(path: str) -> str:
    """Return where the page of a file is on the preview, or an empty text for what is no page."""
    return f"/{path.removesuffix('.md')}.html" if is_page(path) else ""


@dataclass
class Bench:
    """Holds the worker and the state; one thread changes them at a time."""

    places: Places
    state: State = field(default_factory=lambda: State(_edition(), doing="The pages are being read."))
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _worker: Worker | None = None
    _is_closed: bool = False
    _pages: dict[str, tuple[tuple[int, int], Read]] = field(default_factory=dict)
    _of_sphinx: tuple[Told, ...] = ()
    _of_pages: dict[str, tuple[Told, ...]] = field(default_factory=dict)
    _checked: tuple[Told, ...] = ()

    def take(self, changed: Difference, look: Look) -> None:
        """Bring everything up to date with what was saved; ``look`` is how the folder is now."""
        with self._turn:
            if self._is_closed:
                return
            if changed.needs_new_worker:
                self._end()
            if self._worker is None:
                self.state = replace(self.state, doing="Sphinx starts and reads the pages.")
                self._worker = Worker(self.places)
            edition = _edition()
            saved = next(iter(changed.pages)) if len(changed.pages) == 1 else ""
            check = threading.Thread(target=self._check, args=(look,))
            check.start()
            self._of_pages = {}
            try:
                self._of_sphinx = self._worker.read(edition)
            except Failed as failed:
                self._stop(failed.told)
            check.join()
            self.state = State(edition, address(saved), "", self._told())

    def page(self, name: str) -> Page | None:
        """Return a page; raise :class:`Failed` if there is none to be had, and TimeoutError while they are read."""
        if not self._turn.acquire(timeout=WAIT):
            raise TimeoutError
        try:
            page = self._running().page(name)
            self._of_pages[name] = page.told if page else ()
        except Failed as failed:
            if failed.is_over:
                self._stop(failed.told)
            self._of_pages[name] = (failed.told,)
            raise
        finally:
            if (told := self._told()) != self.state.told:
                self.state = replace(self.state, told=told)
            self._turn.release()
        return page

    def file(self, path: str) -> Path | None:
        """Return the file that a site has at a path."""
        with self._turn:
            return self._running().file(path)

    def close(self) -> None:
        """End the worker for good; it may keep what it has read, unless it is at work."""
        self._is_closed = True
        if self._turn.acquire(timeout=TICK):
            self._end(PATIENCE)
        elif worker := self._worker:
            worker.kill()

    def _running(self) -> Worker:
        if self._worker is None:
            raise Failed(self._of_sphinx[0], is_over=True)
        return self._worker

    def _stop(self, told: Told) -> None:
        self._end()
        self._of_sphinx = (told,)

    def _end(self, patience: float = 0) -> None:
        if self._worker:
            self._worker.stop(patience)
        self._worker = None

    def _told(self) -> tuple[Told, ...]:
        return together(self._checked, self._of_sphinx, *self._of_pages.values())

    def _check(self, look: Look) -> None:
        """Do what ``check`` does, but read only pages that changed."""
        self._pages = dict(self._read(look))
        pages = [page for _, page in self._pages.values()]
        docs = self.places.docs
        found = (problems_of(pages), links_to_nowhere(pages, docs), problems_of_tables(pages, docs))
        self._checked = tuple(of_problem(problem) for problems in found for problem in problems)

    def _read(self, look: Look) -> Iterable[tuple[str, tuple[tuple[int, int], Read]]]:
        for path, seen in look.items():
            if is_page(path):
                known = self._pages.get(path)
                try:
                    yield path, known if known and known[0] == seen else (seen, self._page(path))
                except OSError:  # it is gone already; the next look finds that out
                    continue

    def _page(self, path: str) -> Read:
        return read_page(path, (self.places.docs / path).read_bytes())


def _edition() -> str:
    """Return a name that no other edition has, of this preview or of one that ran before."""
    return str(time.time_ns())
