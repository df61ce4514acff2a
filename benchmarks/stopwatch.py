"""A Sphinx extension for the benchmarks: notes how much CPU a build has used when its pages are written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NOTE = "pages-written.txt"


def setup(app: Sphinx) -> dict[str, Any]:
    """Note it before anything else that happens at the end of a build, such as the search index."""
    app.connect("build-finished", note, priority=-1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def note(app: Sphinx, exception: Exception | None) -> None:
    """Write the CPU seconds of this process and its children beside the doctrees."""
    used = os.times()
    seconds = used.user + used.system + used.children_user + used.children_system
    Path(app.doctreedir, NOTE).write_text(f"{seconds}\n", encoding="utf-8")
