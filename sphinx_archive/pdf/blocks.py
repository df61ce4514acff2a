"""Paragraphs, sections, boxes, quotations and code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .breaking import breakable
from .direction import runs_right_to_left
from .expressions import NOTHING, Expression, block, call, literal, number, truth
from .inlines import render_nothing, render_plain, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer

SCOPES = frozenset(
    {"record-header", "record-sources", "record-mentions", "listing", "listing-group", "film", "toctree-wrapper"}
)
"""Classes of containers, sections, lists and tables that the theme gives a form of their own."""
RUNNING_HEAD_LENGTH = 64


def scoped(node: nodes.Element, page: Page, expression: Expression) -> Expression:
    """Give an element the form of its class, if the theme knows it."""
    for name in node["classes"]:
        if name in SCOPES:
            expression = call("scoped", literal(name), expression)
    return expression


def inner(node: nodes.Element, page: Page) -> Page:
    """Return the page for the inside of an element with classes."""
    for name in node["classes"]:
        page = page.within(name) if name in SCOPES else page
    return page


def render_section(node: nodes.Element, page: Page) -> Expression:
    """A section: its title one level below the section around it, so that no level is ever skipped."""
    page = inner(node, page)
    deeper = page.deeper()
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    heading = render_heading(titles[0], node["ids"], page) if titles else block(page.anchors(node["ids"]))
    rest = deeper.all(child for child in node.children if child not in titles[:1])
    return scoped(node, page, block([heading, rest]))


def render_heading(title: nodes.Element, ids: list[str], page: Page) -> Expression:
    """The title of a section, which links lead to and the bookmarks show."""
    quiet = any(scope.startswith("record-") for scope in page.scopes)
    body = page.spoken(title, page.titled().inside(title))
    label = literal(page.label(ids[0])) if ids else Expression("none")
    heading = call("section-title", number(page.level), label, body, bookmarked=truth(not quiet))
    return block([heading, *page.anchors([*ids[1:], *title["ids"]])])


def render_page_title(title: nodes.Element | None, page: Page, fallback: str) -> Expression:
    """The title of a page of the archive; the running heads repeat it."""
    text = title.astext() if title else fallback
    short = text if len(text) <= RUNNING_HEAD_LENGTH else text[:RUNNING_HEAD_LENGTH].rsplit(" ", 1)[0] + " …"
    body = page.spoken(title, page.titled().inside(title)) if title else page.text(fallback)
    return call(
        "page-title",
        number(page.level),
        literal(page.docname),
        literal(page.book.shown(short)),
        body,
    )


def render_document(document: nodes.document, page: Page) -> Expression:
    """A whole page of the archive, from its title on."""
    section = next((child for child in document.children if isinstance(child, nodes.section)), None)
    title = section.next_node(nodes.title) if section is not None else None
    if section is None or title is None or title.parent is not section:
        page.warn("pdf-no-title", "This page has no title. Begin it with `# Title`.", page.docname)
        heading = render_page_title(None, page, page.docname.rsplit("/", 1)[-1])
        return block([heading, page.deeper().inside(document)])
    position = document.index(section)
    before, after = document.children[:position], document.children[position + 1 :]
    opening = [
        render_page_title(title, page, ""),
        *page.anchors([*section["ids"], *title["ids"]]),
        page.all(before),
        page.deeper().all(child for child in section.children if child is not title),
    ]
    return block([*opening, page.all(after)])


def render_paragraph(node: nodes.Element, page: Page) -> Expression:
    """A paragraph."""
    body = page.inside(node)
    alone = len(node.children) == 1 and isinstance(node.children[0], nodes.image)
    if alone or body == NOTHING or any(map(_stands_alone, node.children)):
        return page.anchored(node, body)
    paragraph = call("par", body)
    if runs_right_to_left(node.astext()):
        paragraph = call("right-to-left", paragraph)
    return page.anchored(node, paragraph)


def _stands_alone(node: nodes.Node) -> bool:
    """Tell whether an element is a block, such as a contents list: Typst would drop it inside a paragraph."""
    return isinstance(node, nodes.Body) and not isinstance(node, nodes.Inline)


def render_container(node: nodes.Element, page: Page) -> Expression:
    """A group of elements, in the form of its class."""
    within = inner(node, page)
    return page.anchored(node, scoped(node, page, within.inside(node)))


def render_admonition(node: nodes.Element, page: Page) -> Expression:
    """A note, a warning or another box with a title."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    if titles:
        title = page.titled().inside(titles[0])
    else:
        title = page.text(str(admonitionlabels.get(node.tagname, node.tagname.capitalize())))
    body = page.all(child for child in node.children if child not in titles)
    return page.anchored(node, call("boxed", title, body))


def render_aside(node: nodes.Element, page: Page) -> Expression:
    """A topic or a sidebar: a box whose title is not part of the outline."""
    titles = [child for child in node.children if isinstance(child, nodes.title | nodes.subtitle)]
    title = block([page.titled().inside(child) for child in titles])
    body = page.all(child for child in node.children if child not in titles)
    return page.anchored(node, call("boxed", title, body))


def render_block_quote(node: nodes.Element, page: Page) -> Expression:
    """A quotation, with the person quoted below it."""
    sources = [child for child in node.children if isinstance(child, nodes.attribution)]
    body = page.all(child for child in node.children if child not in sources)
    source = block([page.anchored(child, page.inside(child)) for child in sources]) if sources else Expression("none")
    return page.anchored(node, call("quoted", body, source=source))


def render_code(node: nodes.Element, page: Page) -> Expression:
    """A block of code, kept as it was typed, with numbers where an author asked for them."""
    text = breakable(page.printable(node.astext(), node), page.longest)
    arguments: Mapping[str, int] = node.get("highlight_args", {})
    first = number(arguments.get("linenostart", 1)) if node.get("linenos") else Expression("none")
    return page.anchored(node, call("code", literal(text), first=first))


def render_code_caption(node: nodes.Element, page: Page) -> Expression:
    """The caption of a code block."""
    return page.anchored(node, call("caption", page.inside(node)))


def render_line_block(node: nodes.Element, page: Page) -> Expression:
    """Lines that keep their ends, such as verse or an address."""
    lines = [
        render_line_block(child, page) if isinstance(child, nodes.line_block) else _line(child, page)
        for child in node.children
        if isinstance(child, nodes.Element)
    ]
    return page.anchored(node, call("verse", *lines, nested=truth(isinstance(node.parent, nodes.line_block))))


def _line(node: nodes.Element, page: Page) -> Expression:
    body = page.anchored(node, page.inside(node))
    return literal("\N{NO-BREAK SPACE}") if body == NOTHING else body


def render_transition(node: nodes.Element, page: Page) -> Expression:
    """A break between paragraphs; MyST also puts one before the notes, which are not there on paper."""
    below = list(node.findall(include_self=False, descend=False, siblings=True))
    if all(isinstance(sibling, nodes.footnote | nodes.Invisible) for sibling in below):
        return NOTHING
    return call("transition")


def render_title(node: nodes.Element, page: Page) -> Expression:
    """A title where no section begins: bold, and not in the outline."""
    return page.anchored(node, call("rubric", replace(page, bare=True).inside(node)))


BLOCKS: Mapping[type, Renderer] = {
    nodes.section: render_section,
    nodes.paragraph: render_paragraph,
    addnodes.compact_paragraph: render_paragraph,
    nodes.container: render_container,
    nodes.compound: render_container,
    addnodes.start_of_file: render_plain,
    nodes.title: render_title,
    nodes.subtitle: render_title,
    nodes.rubric: wrapped("rubric"),
    nodes.Admonition: render_admonition,
    nodes.topic: render_aside,
    nodes.sidebar: render_aside,
    addnodes.versionmodified: render_plain,
    nodes.block_quote: render_block_quote,
    nodes.literal_block: render_code,
    nodes.doctest_block: render_code,
    nodes.caption: render_code_caption,
    nodes.line_block: render_line_block,
    nodes.transition: render_transition,
    nodes.decoration: render_nothing,
    nodes.docinfo: render_nothing,
    addnodes.centered: wrapped("centred"),
}
