"""Where the PDFs and e-books are that the other builders write beside the pages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.volumes import Volume, series, single, whole, with_parts
from sphinx_archive.pages.links import WITH_PAGES, joined

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_archive.records.fields import Record


class Book(NamedTuple):
    """A file to take away: what readers call it, where it is from the page, its media type."""

    label: str
    link: str
    type: str


class books_marker(nodes.General, nodes.Element):  # noqa: N801  node classes are lower case in docutils
    """Stands for the books of a page until all pages are read."""


class Books(SphinxDirective):
    """Leaves a marker; the list is drawn when all pages are read."""

    def run(self) -> list[nodes.Node]:
        """Return the marker."""
        marker = books_marker()
        self.set_source_info(marker)
        return [marker]


def setup(app: Sphinx) -> None:
    """Add the setting that says that there are books, and the directive that lists them."""
    app.add_config_value("archive_books", False, "env", bool)
    app.add_node(books_marker)
    app.add_directive("books", Books)
    app.connect("html-page-context", _add_context)


def of_record(record: Record, builder: Builder) -> list[Book]:
    """Return the PDF of a record, and that of it with its parts where it has some."""
    if not _are_there(builder):
        return []
    catalogue = archive_domain(builder.env).catalogue
    books = [_pdf(single(record), "This page as a PDF", record.docname, builder)]
    if volume := with_parts(record, catalogue):
        books.append(_pdf(volume, f"With its parts ({len(volume.docnames) - 1}), as a PDF", record.docname, builder))
    return books


def fill(marker: nodes.Element, docname: str, builder: Builder) -> None:
    """Put the books of a page in place of their marker; where there are none, not even an empty section stays."""
    found = _listed(docname, builder) if _are_there(builder) else []
    section = marker.parent
    marker.replace_self(found)
    if not found and isinstance(section, nodes.section) and not any(map(_is_seen, section.children)):
        section.parent.remove(section)


def _is_seen(node: nodes.Node) -> bool:
    """Tell whether readers see a part of a section besides its title; tables of contents may be hidden."""
    wrapped = isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"]
    return not wrapped and not isinstance(node, nodes.title | toctree)


def _listed(docname: str, builder: Builder) -> list[nodes.Node]:
    """Return the books: on the first page the whole archive and every series, elsewhere those of its folder."""
    env = builder.env
    if docname == env.config.root_doc:
        wanted = [whole(env), *series(env)]
    else:
        folder = docname.partition("/")[0]
        wanted = [volume for volume in series(env) if volume.path.partition(".")[0] == folder]
    if len(wanted) == 1:
        return [_line("All in one: ", wanted[0], docname, builder)]
    lines = [_line(f"{volume.title}: ", volume, docname, builder) for volume in wanted]
    return [nodes.bullet_list("", *(nodes.list_item("", line) for line in lines))] if lines else []


def _line(name: str, volume: Volume, docname: str, builder: Builder) -> nodes.paragraph:
    """Return what a volume is called, with a link for each format."""
    links = [
        nodes.reference("", format_name, refuri=_address(volume.path, ending, docname, builder), internal=True)
        for format_name, ending in (("PDF", "pdf"), ("e-book (EPUB)", "epub"))
    ]
    return nodes.paragraph("", name, *joined(links))


def _add_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Tell the templates of the PDF of a record's page."""
    record = archive_domain(app.env).catalogue.at(pagename)
    books = of_record(record, app.builder) if record else []
    context["archive_pdf"] = books[0] if books else None


def _are_there(builder: Builder) -> bool:
    return bool(builder.config.archive_books) and builder.name in WITH_PAGES


def _pdf(volume: Volume, label: str, docname: str, builder: Builder) -> Book:
    return Book(label, _address(volume.path, "pdf", docname, builder), "application/pdf")


def _address(path: str, ending: str, docname: str, builder: Builder) -> str:
    return relative_uri(builder.get_target_uri(docname), f"{path}.{ending}")
