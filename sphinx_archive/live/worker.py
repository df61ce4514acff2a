"""The worker: Sphinx in a process of its own, so that what breaks it breaks nothing else."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sphinx_archive.live.between import Answer
from sphinx_archive.live.told import STOPPED, Told, of_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from sphinx_archive.live.between import Page, Places
    from sphinx_archive.live.project import Project

Question: TypeAlias = "tuple[Literal['read', 'page', 'file'], str]"
# Seconds without a question after which the worker keeps what it has read.
IDLE = 1.0
# Seconds that it may take to keep it when the preview ends.
PATIENCE = 10.0


class Failed(Exception):  # noqa: N818  (it is an answer to a person, not an error)
    """There is no answer; ``told`` says why, and ``is_over`` whether the worker has ended."""

    def __init__(self, told: Told, *, is_over: bool) -> None:
        super().__init__(str(told))
        self.told = told
        self.is_over = is_over


class Worker:
    """A worker as the server sees it: questions and answers, one at a time."""

    def __init__(self, places: Places) -> None:
        # Not forked: threads of the server may hold locks, and Windows cannot.
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, places), name="preview", daemon=True)
        self._process.start()
        theirs.close()

    def read(self, edition: str) -> tuple[Told, ...]:
        """Let it read what was saved; return the messages about all pages."""
        told: tuple[Told, ...] = self._ask(("read", edition))
        return told

    def page(self, name: str) -> Page | None:
        """Return a page."""
        page: Page | None = self._ask(("page", name))
        return page

    def file(self, path: str) -> Path | None:
        """Return the file that a site has at a path."""
        file: Path | None = self._ask(("file", path))
        return file

    def stop(self, patience: float = 0) -> None:
        """End it while it waits for questions; with patience it may keep what it has read."""
        self._ours.close()
        self._process.join(patience)
        self.kill()

    def kill(self) -> None:
        """End it at once; who waits for an answer gets none."""
        self._process.kill()

    def _ask(self, question: Question) -> Any:
        try:
            self._ours.send(question)
            answer: Answer = self._ours.recv()
        except (EOFError, OSError):
            text = "Sphinx ended without a word. Save a page, and the preview starts again."
            raise Failed(Told("", 0, 0, text, STOPPED), is_over=True) from None
        if answer.fault:
            raise Failed(answer.fault, is_over=answer.is_last)
        return answer.value


def work(connection: Connection, places: Places) -> None:
    """Answer questions until nobody can ask any more, or until one cannot be answered."""
    # Ctrl+C reaches all processes of a terminal; this one ends with the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # Imported here: the server does without Sphinx.
        from sphinx_archive.live.project import opened

        with opened(places) as project:
            _answer(connection, project, places)
    except BaseException as error:  # noqa: BLE001  whatever it is, the editor is told
        with suppress(OSError):
            connection.send(Answer(fault=of_error(error, places.docs), is_last=True))


def _answer(connection: Connection, project: Project, places: Places) -> None:
    def page(name: str) -> Answer:
        try:
            return Answer(project.page(name))
        except Exception as error:  # noqa: BLE001  one page, or a template of some; others can be written
            return Answer(fault=of_error(error, places.docs))

    answers: dict[str, Callable[[str], Answer]] = {
        "read": lambda edition: Answer(project.read(edition)),
        "page": page,
        "file": lambda path: Answer(project.file(path)),
    }
    is_kept = True
    while True:
        if not is_kept and not connection.poll(IDLE):
            project.keep()
            is_kept = True
        try:
            what, name = connection.recv()
        except EOFError:
            break
        connection.send(answers[what](name))
        is_kept = is_kept and what != "read"
    if not is_kept:
        project.keep()
