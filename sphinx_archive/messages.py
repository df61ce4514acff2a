"""The one place that logs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from sphinx.util import logging

from sphinx_archive.codes import MEANINGS

if TYPE_CHECKING:
    from pathlib import Path

    from docutils.nodes import Node

    from sphinx_archive.records.problems import Problem

Location: TypeAlias = "str | tuple[str, int] | Node | None"
logger = logging.getLogger(__name__)


def report(problem: Problem, folder: Path) -> None:
    """Log a problem of a page below ``folder`` as a warning that an editor can click."""
    where = f"{os.path.relpath(folder / problem.path)}:{problem.line}:{problem.column}"
    logger.warning(problem.text, type="archive", subtype=problem.code, location=where)


def warn(code: str, message: str, location: Location) -> None:
    """Log a warning at a node or a (docname, line)."""
    assert code in MEANINGS, code
    logger.warning(message, type="archive", subtype=code, location=location)
