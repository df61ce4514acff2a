"""When each page came, last changed and got its title, as Git remembers it: asked for all pages at once."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from shutil import which
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# What begins the line of a commit; no path has it.
_COMMIT = "\0"
# A line that makes or changes a title; of one that is underlined only the underline is seen.
_TITLE = "^ {0,3}(#[ \t]|=+[ \t]*$)"


class Dates(NamedTuple):
    """When a page was first committed and when it last was, in UTC."""

    created: datetime
    changed: datetime


@dataclass(frozen=True)
class History:
    """Dates by path below the archive's folder, and when each page last got a title.

    ``edition`` is what stands for pages that history does not know.
    """

    pages: Mapping[str, Dates] = field(default_factory=dict)
    edition: datetime | None = None
    titled: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, docname: str) -> Dates | None:
        """Return when a page came and last changed.

        Without a history both are the date of the edition (SOURCE_DATE_EPOCH), and None where nobody says that
        either: never the time of the build, which would make every harvest a full harvest.
        """
        known = self.pages.get(_path(docname))
        return known or (Dates(self.edition, self.edition) if self.edition else None)

    def titled_at(self, docname: str) -> datetime | None:
        """Return when a page last got its title, which other pages show; None where history does not know."""
        return self.titled.get(_path(docname))


def stamp(moment: datetime) -> str:
    """Return a moment of a history as RFC 3339, XML and the web write it: ``2026-11-28T12:00:00Z``."""
    return f"{moment.isoformat()[:19]}Z"


def history_of(folder: Path) -> History:
    """Return the history of the pages in a folder; Git is asked for all pages at once, and again for their titles."""
    pages, titles = read_log(_log(folder)), read_log(_log(folder, f"-G{_TITLE}"))
    return History(pages, newest_change(), {path: dates.changed for path, dates in titles.items()})


def newest_change() -> datetime | None:
    """Return the moment of the newest change as SOURCE_DATE_EPOCH says it; never the clock.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(said), UTC) if said.isdecimal() else None


def read_log(lines: Iterable[str]) -> dict[str, Dates]:
    """Return the dates of each path that a log names: lines of seconds since 1970, each followed by its paths."""
    found: dict[str, Dates] = {}
    moment = datetime.fromtimestamp(0, UTC)
    for line in lines:
        if line.startswith(_COMMIT):
            moment = datetime.fromtimestamp(int(line.removeprefix(_COMMIT)), UTC)
        elif line:
            known = found.get(line, Dates(moment, moment))
            # Commits may bear dates in another order than they follow each other.
            found[line] = Dates(min(known.created, moment), max(known.changed, moment))
    return found


def _path(docname: str) -> str:
    return f"{docname}.md"


def _log(folder: Path, *wanted: str) -> list[str]:
    """Return the commits of a folder's pages, newest first; nothing where Git is not there or knows too little.

    A shallow clone ends at a commit that seems to have made every file; what it says of them would be wrong.
    """
    git = which("git")
    if not git or _asked(git, folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return []
    form = ("-c", "core.quotePath=false", "log", "--format=%x00%ct", "--name-only", "--no-renames", "--relative")
    return _asked(git, folder, *form, *wanted, "--", ".").split("\n")


def _asked(git: str, folder: Path, *words: str) -> str:
    """Return what Git answers; an empty text where it refuses, as outside a repository."""
    answer = subprocess.run([git, "-C", folder, *words], capture_output=True, check=False)  # noqa: S603
    return "" if answer.returncode else answer.stdout.decode("utf-8", "replace")
