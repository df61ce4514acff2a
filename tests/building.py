"""Files in folders; and the archive itself, built once for every test, by whichever process comes first."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PATIENCE = 1800
"""Seconds to wait for the process that builds."""


def put(folder: Path, files: Mapping[str, bytes | str] | Iterable[tuple[str, bytes | str]]) -> Path:
    """Write files into a folder, each at its path, and return the folder; the ends of lines are those of the text."""
    for name, content in dict(files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def built(factory: pytest.TempPathFactory, builder: str) -> Path:
    """Return the folder with the site, in which a builder has done its part; ARCHIVE_SITE names one that is whole."""
    if ready := os.environ.get("ARCHIVE_SITE"):
        return Path(ready).resolve()
    # Under xdist every process has a folder of its own in one that they share.
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    turn = shared / f"turn-of-{builder}"
    try:
        turn.mkdir()
    except FileExistsError:
        _wait_for(turn)
    else:
        _build(shared, turn, builder)
    assert (turn / "done").exists(), (
        f"Sphinx did not build docs/ with {builder}: make {builder.split('-')[-1]} says why."
    )
    return shared / "site"


def _build(shared: Path, turn: Path, builder: str) -> None:
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-j", "auto", "-d", shared / "trees", "-b", builder]
    try:
        subprocess.run([*sphinx, DOCS, shared / "site"], check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        (turn / "done").touch()
    finally:
        (turn / "over").touch()


def _wait_for(turn: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not (turn / "over").exists() and time.monotonic() < end:
        time.sleep(1)
