"""Typst: from the files of a volume to the bytes of an accessible, archivable PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import typst

from .glyphs import FONTS
from .packing import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_PAGE = re.compile(r"pages[/\\](?P<docname>.+?)\.typ:(?P<line>\d+)")


class PressError(Exception):
    """Typst refused a volume: on which page of the archive, if it says so, and why."""

    def __init__(self, docname: str, reason: str) -> None:
        super().__init__(docname, reason)
        self.docname = docname
        self.reason = reason


@dataclass(frozen=True)
class Job:
    """A volume to print: its ``main`` file below ``root``, and what Typst reads beside it (``inputs``).

    ``path`` is its file without the ending; ``description`` Dublin Core; ``moment`` the date written into it, in
    seconds since 1970; ``size`` its number of pages of the archive; ``digest`` decides whether it is new.
    """

    path: str
    root: str
    main: str
    inputs: Mapping[str, str]
    description: Mapping[str, tuple[str, ...]]
    moment: int
    size: int
    digest: str


@dataclass(frozen=True)
class Printed:
    """A PDF, and what Typst warned about."""

    document: bytes
    warnings: tuple[str, ...]


def press(job: Job) -> Printed:
    """Print a volume; the same files give the same bytes on every machine.

    Raises `PressError` where Typst finds a mistake.
    """
    compiler = typst.Compiler(font_paths=_fonts(), root=job.root, sys_inputs=dict(job.inputs))
    try:
        document, warnings = compiler.compile_with_warnings(
            input=job.main, format="pdf", pdf_standards=list(STANDARDS), timestamp=job.moment
        )
    except typst.TypstError as error:
        raise explained(error) from None
    assert isinstance(document, bytes)
    found = tuple(f"Typst warned: {warning.message}. {' '.join(warning.hints)}".strip() for warning in warnings)
    return Printed(packed(document, job.description), found)


def explained(error: typst.TypstError) -> PressError:
    """Return what Typst found: the page, what is wrong, and Typst's advice."""
    where = _PAGE.search(error.diagnostic or "")
    advice = " ".join(error.hints or [])
    return PressError(where["docname"] if where else "", f"{error.message}. {advice}".strip())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
