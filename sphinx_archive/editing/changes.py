"""Changes to files of an archive: all of them, or none.

New contents are first written into a folder beside the pages, then a journal that says what goes where; only then do
files move. What fails before the journal is complete leaves everything as it was; what is interrupted after it is
finished by the next command.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Sphinx, git and `check` leave folders with a dot alone.
SHELF = ".changes"
JOURNAL = "journal.json"


class Refused(Exception):  # noqa: N818  (it is an answer to a person, not an error)
    """What a command does not do, and why, in words for the person at the keyboard."""


class Change(NamedTuple):
    """One file of an archive, by its path below the folder: what it held when it was read, and what it shall hold.

    None stands for a file that is not there.
    """

    path: str
    before: bytes | None
    after: bytes | None


def save(folder: Path, changes: Sequence[Change]) -> None:
    """Make every change in the folder of an archive, or raise :class:`Refused` and make none."""
    finish(folder)
    changes = [change for change in changes if change.before != change.after]
    _untouched(folder, changes)
    shelf = folder / SHELF
    try:
        _prepare(shelf, changes)
        for change in changes:
            (folder / change.path).parent.mkdir(parents=True, exist_ok=True)
            _may_change(folder / change.path)
        # Once the journal has its name, the changes are made, whatever happens.
        (shelf / f"{JOURNAL}.new").replace(shelf / JOURNAL)
    except OSError as error:
        shutil.rmtree(shelf, ignore_errors=True)
        where = f" {error.filename}" if error.filename else ""
        raise Refused(f"Nothing was changed:{where} cannot be written ({error.strerror}).") from error
    finish(folder)


def finish(folder: Path) -> None:
    """Finish what an interrupted command began to change, or forget what it had only prepared."""
    shelf = folder / SHELF
    if (shelf / JOURNAL).is_file():
        for path, name in json.loads((shelf / JOURNAL).read_text("utf-8")):
            if not name:
                (folder / path).unlink(missing_ok=True)
            elif (shelf / name).exists():
                (shelf / name).replace(folder / path)
    shutil.rmtree(shelf, ignore_errors=True)


def _untouched(folder: Path, changes: Sequence[Change]) -> None:
    """Refuse to write over what somebody else saved meanwhile, and outside the archive."""
    inside = folder.resolve()
    for change in changes:
        path = folder / change.path
        if not path.resolve().is_relative_to(inside):
            raise Refused(f"{change.path} is outside {folder}. Nothing was changed.")
        if (path.read_bytes() if path.is_file() else None) != change.before:
            raise Refused(f"{path} was changed by somebody else meanwhile. Nothing was changed; run the command again.")


def _prepare(shelf: Path, changes: Sequence[Change]) -> None:
    shutil.rmtree(shelf, ignore_errors=True)
    shelf.mkdir()
    journal = []
    for number, change in enumerate(changes):
        name = "" if change.after is None else f"{number}"
        if change.after is not None:
            _write(shelf / name, change.after)
        journal.append((change.path, name))
    _write(shelf / f"{JOURNAL}.new", json.dumps(journal).encode())


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _may_change(path: Path) -> None:
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise PermissionError(13, "no permission", str(path))
