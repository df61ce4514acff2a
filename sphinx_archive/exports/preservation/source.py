"""The source as Git knows it: which commit, when it was made, what is not committed yet, and its files."""

from __future__ import annotations

import subprocess
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from shutil import which
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Commit(NamedTuple):
    """A state of the source: its name in Git, and when it was committed, in UTC."""

    name: str
    moment: datetime


def newest(folder: Path) -> Commit:
    """Return the commit that is checked out; raise ValueError where there is none."""
    name, seconds = _ask(folder, "log", "-1", "--format=%H %ct").decode().split()
    return Commit(name, datetime.fromtimestamp(int(seconds), UTC))


def uncommitted(folder: Path) -> list[str]:
    """Return the files that Git would lose: changed or new ones, by path."""
    told = _ask(folder, "-c", "core.quotePath=false", "status", "--porcelain", "--no-renames", "--", ".").decode()
    return [line[3:] for line in told.splitlines()]


def write_source(folder: Path, commit: Commit, target: Path) -> None:
    """Write the files of a commit into a folder."""
    with tarfile.open(fileobj=BytesIO(_ask(folder, "archive", "--format=tar", commit.name))) as files:
        files.extractall(target, filter="data")


def _ask(folder: Path, *words: str) -> bytes:
    git = which("git")
    if git is None:
        raise ValueError("Git is not installed, and only Git knows what the source is. Install it.")
    answer = subprocess.run([git, "-C", folder, *words], capture_output=True, check=False)  # noqa: S603
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip()
        raise ValueError(f"Git does not know {folder.resolve()} ({said}). A release is made where commits are.")
    return answer.stdout
