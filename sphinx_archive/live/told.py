"""What an editor is told beside a page: the problems of ``check``, the warnings of Sphinx, and why Sphinx stopped."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.records.problems import Problem

# How Sphinx prints a warning: file and line, if it knows them; the code last.
_WARNING = re.compile(
    r"(?:(?P<path>.+?)(?::(?P<line>\d+)(?::(?P<column>\d+))?|:)?: )?"
    r"(?:WARNING|ERROR|SEVERE|CRITICAL): (?P<text>.*?)"
    r"(?: \[(?P<code>[\w.-]+)\])?",
    re.DOTALL,
)
STOPPED = "live.stopped"


class Told(NamedTuple):
    """One message.

    ``path`` is below the archive's folder, whole where it is elsewhere and empty where there is none; ``line`` and
    ``column`` count from 1, and are 0 where nobody knows them.
    """

    path: str
    line: int
    column: int
    text: str
    code: str = ""

    def __str__(self) -> str:
        """Return the line as ``check`` and the build print it."""
        place = "".join(f"{part}:" for part in (self.path, self.line, self.column) if part)
        return f"{place}{' ' if place else ''}WARNING: {self.text}{f' [{self.code}]' if self.code else ''}"


def of_problem(problem: Problem) -> Told:
    """Return a problem of ``check``, in the words of a build."""
    return Told(problem.path, problem.line, problem.column, problem.text, f"archive.{problem.code}")


def of_warning(warning: str, docs: Path) -> Told:
    """Return what Sphinx printed as one warning."""
    found = _WARNING.fullmatch(warning.strip())
    if not found:
        return Told("", 0, 0, _one_line(warning))
    path = below(found["path"], docs) if found["path"] else ""
    line, column = int(found["line"] or 0), int(found["column"] or 0)
    return Told(path, line, column, _one_line(found["text"]), found["code"] or "")


def of_error(error: BaseException, docs: Path) -> Told:
    """Return why Sphinx stopped: the first cause, at the last line of the archive's own files that led to it."""
    while error.__cause__:
        error = error.__cause__
    said = list(_places(error))
    places = [*said, *((frame.filename, frame.lineno or 0) for frame in _frames(error))]
    ours = [(path, line) for path, line in places if Path(path).is_relative_to(docs.resolve())]
    path, line = (*ours, *said, ("", 0))[0]
    words = getattr(error, "msg", None) or getattr(error, "message", None) or str(error)
    # By name: the server does without Sphinx. What Sphinx itself says is a sentence.
    is_sentence = any(kind.__name__ == "SphinxError" for kind in type(error).__mro__)
    words = words if is_sentence else f"{type(error).__name__}: {words}"
    advice = " Mend it and save: the preview starts again by itself."
    return Told(below(path, docs) if path else "", line, 0, f"{_one_line(str(words)).rstrip('.')}.{advice}", STOPPED)


def below(path: str, docs: Path) -> str:
    """Return a file's path below the archive's folder, or the whole path of one that is elsewhere."""
    resolved = Path(path).resolve()
    return resolved.relative_to(docs.resolve()).as_posix() if resolved.is_relative_to(docs.resolve()) else path


def together(*groups: Iterable[Told]) -> tuple[Told, ...]:
    """Return messages of several sources in order of file and line, each once."""
    found = {one for group in groups for one in group}
    # MyST and `check` tell of the same in other words.
    nowhere = {(one.path, one.line) for one in found if one.code == "archive.unknown-page"}
    return tuple(sorted(one for one in found if one.code != "myst.xref_missing" or (one.path, one.line) not in nowhere))


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    """Yield where an error says that it is: mistakes of syntax, in Python and in templates, do."""
    path, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(path, str) and isinstance(line, int):
        yield path, line


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return traceback.extract_tb(error.__traceback__)[::-1]


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))
