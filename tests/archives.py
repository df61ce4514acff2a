"""Builds tiny archives: a test says which pages there are and asks what came of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from sphinx.cmd.build import main as sphinx_build

from sphinx_archive.records.page import read_page
from sphinx_archive.records.whole import problems_among
from tests.building import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page

CONF = """
project = "Test archive"
extensions = ["myst_parser", "sphinx_archive"]
primary_domain = "archive"
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
exclude_patterns = ["_build", "handbook/examples", "**/.*"]
html_theme = "basic"
html_sidebars = {"**": ["archive-sidebar.html"]}
html_baseurl = "https://archive.example/"
html_copy_source = False
smartquotes = False
"""
INDEX = "# Test archive\n"


@dataclass
class Archive:
    """A folder of pages and what Sphinx makes of it."""

    root: Path
    warnings: tuple[str, ...] = ()
    status: int = 0
    written: frozenset[str] = frozenset()

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def out(self) -> Path:
        return self.root / "html"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write pages; the ends of lines are those of the text."""
        put(self.docs, files)

    def build(self, *options: str) -> Archive:
        """Build with Sphinx, as from the command line in the archive's own folder."""
        before = self._times()
        told = self.root / "warnings.txt"
        builder = () if "-b" in options else ("-b", "html")
        arguments = ["-q", "-w", str(told), "-d", "trees", *builder, *options, "docs", "html"]
        here = Path.cwd()
        os.chdir(self.root)
        try:
            self.status = sphinx_build(arguments)
        finally:
            os.chdir(here)
        self.warnings = tuple(told.read_text("utf-8").splitlines())
        self.written = frozenset(name for name, time in self._times().items() if before.get(name) != time)
        return self

    def _times(self) -> dict[str, int]:
        return {
            path.relative_to(self.out).as_posix(): path.stat().st_mtime_ns
            for path in self.out.rglob("*.html")
            if self.out.is_dir()
        }

    def page(self, docname: str) -> HtmlElement:
        """Return the page that readers open."""
        return html.fromstring((self.out / f"{docname}.html").read_bytes().decode("utf-8"))

    def tree(self) -> dict[str, bytes]:
        """Return all that was written for readers, by its path."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != ".buildinfo" and path.suffix not in (".bak",)
        }


def words_of(element: HtmlElement) -> str:
    """Return an element's text as a reader sees it, white space folded."""
    return " ".join(element.text_content().split())


def one(element: HtmlElement, css: str) -> HtmlElement:
    """Return the one element that a selector finds."""
    found = element.cssselect(css)
    assert len(found) == 1, f"{css}: {len(found)} found"
    return found[0]


def read(text: str | bytes, path: str = "campaigns/strike.md") -> Page:
    """Read one page alone."""
    return read_page(path, text.encode() if isinstance(text, str) else text)


def record_of(text: str, path: str = "campaigns/strike.md") -> Record:
    """Return the record of a page that must have one."""
    record = read(text, path).record
    assert record is not None
    return record


def told(*pages: Page) -> list[str]:
    """Return the lines that authors of some pages are told, in the order of the pages."""
    own = [problem for page in pages for problem in page.problems]
    return [str(problem) for problem in sorted([*own, *problems_among(pages)])]


def campaign(front: str = "", body: str = "", *, title: str = "A strike") -> str:
    """Return a campaign's page without a fault, with more front matter and text."""
    return (
        f"---\nkind: campaign\ndate: 2009\n{front}"
        "sources:\n  leaflet-2009:\n    title: A leaflet\n    not-archived: kept on paper\n"
        f"---\n# {title}\n\nIt began {{source}}`leaflet-2009`. {body}\n"
    )
