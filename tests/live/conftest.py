"""A small archive, and a preview of it as an editor starts it."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.archives import Archive, campaign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


@dataclass
class Preview:
    """An archive and the address of its preview."""

    archive: Archive
    address: str

    def save(self, name: str, text: str | bytes) -> None:
        self.archive.write({name: text})


@pytest.fixture(scope="module")
def preview(new_archive: Callable[..., Archive]) -> Iterator[Preview]:
    """Return a preview that runs while the tests of a module do; it must end well and never show a traceback."""
    archive = new_archive(
        {"campaigns/strike.md": campaign(title="A strike"), "campaigns/march.md": campaign(title="A march")}
    )
    command = [sys.executable, "-m", "sphinx_archive", "live", "--no-browser", "--port", "0"]
    with (archive.root / "told.txt").open("w") as told:
        process = subprocess.Popen(
            [*command, "--docs", archive.docs, "--build", archive.root / "live"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
        assert process.stdout is not None
        yield Preview(archive, process.stdout.readline().split()[0])
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert "Traceback" not in (archive.root / "told.txt").read_text("utf-8")
