"""A Sphinx extension for the benchmarks: notes how much CPU a build has used at some moments."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NOTE = "cpu.json"
FIRST, LAST = -1, 999


def setup(app: Sphinx) -> dict[str, Any]:
    """Note it around the exports, and before anything else that happens at the end of a build: the search index."""
    app.connect("write-started", partial(note, "before exports"), priority=FIRST)
    app.connect("write-started", partial(note, "after exports"), priority=LAST)
    app.connect("build-finished", partial(note, "pages written"), priority=FIRST)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def note(moment: str, app: Sphinx, *_: object) -> None:
    """Write the CPU seconds of this process and its children beside the doctrees, by moment."""
    path = Path(app.doctreedir, NOTE)
    noted = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(noted | {moment: sum(os.times()[:4])}), "utf-8")
