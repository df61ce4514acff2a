"""All records as one whole: reads pages, keeps their records, answers for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.addnodes import pending_xref

from sphinx_archive.catalogue.domain import ArchiveDomain, archive_domain
from sphinx_archive.messages import report
from sphinx_archive.records import frontmatter
from sphinx_archive.records.page import Page, is_record_page, is_utf_8, read_page

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup(app: Sphinx) -> None:
    """Connect the catalogue to a build."""
    app.add_domain(ArchiveDomain)
    app.connect("env-get-outdated", _read_again)
    app.connect("env-before-read-docs", _leave_out_unreadable)
    app.connect("source-read", _read)
    app.connect("doctree-read", _note_mentions)
    app.connect("env-updated", _freeze)


def _read_again(app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]) -> list[str]:
    """Name the pages that link to the file of a page that has come or gone: MyST looks for it while it reads."""
    pages = archive_domain(env).pages
    return sorted(
        docname
        for docname, page in pages.items()
        if not {*added, *removed}.isdisjoint(link.docname for link in page.links)
    )


def _leave_out_unreadable(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Report the pages that are not UTF-8 and build without them: Sphinx would give up on the whole archive."""
    for docname in list(docnames):
        path = Path(env.doc2path(docname))
        if path.suffix == ".md" and not is_utf_8(content := path.read_bytes()):
            docnames.remove(docname)
            env.clear_doc(docname)
            env.project.docnames.discard(docname)
            _note(app, docname, content)


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note a page's record, and hand Sphinx the page with empty lines where the front matter was.

    MyST would flatten the front matter to text, and complain of broken YAML a second time.
    """
    path = Path(app.env.doc2path(docname))
    if path.suffix != ".md":
        return
    page = _note(app, docname, path.read_bytes())
    if page.lines:
        _, rest = frontmatter.split(source[0])
        source[0] = "\n" * page.lines + rest


def _note(app: Sphinx, docname: str, content: bytes) -> Page:
    page = read_page(f"{docname}.md", content)
    for problem in page.problems:
        report(problem, Path(app.srcdir))
    archive_domain(app.env).note_page(docname, page)
    return page


def _note_mentions(app: Sphinx, document: nodes.document) -> None:
    """Note every record that a page's text names, by role or by a link to its file."""
    docname = app.env.current_document.docname
    targets = [
        ("page" if node["refdomain"] == "doc" else "key", node["reftarget"])
        for node in document.findall(pending_xref)
        if node.get("refdomain") in ("archive", "doc")
    ]
    domain = archive_domain(app.env)
    domain.note_mentions(docname, targets)
    page = domain.pages.get(docname)
    if page and (page.record or is_record_page(page.path)):
        # Record pages are reached by listings and search; a global toctree would cost more than the rest of
        # the build (see benchmarks/). Sphinx asks that such pages say so.
        app.env.metadata[docname]["orphan"] = ""


def _freeze(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Build the catalogue once, before pages are written, and name the pages it makes stale."""
    return archive_domain(env).stale_pages(app.builder.name)
