"""Lists of all kinds, and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .direction import runs_right_to_left
from .expressions import NOTHING, Expression, array, block, call, literal, number, truth
from .inlines import render_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .page import Page, Renderer

# docutils' name of a numbering -> Typst's pattern.
_NUMBERINGS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def flow(
    node: nodes.Element, page: Page, *, tight: bool = True, skipped: type[nodes.Node] = nodes.comment
) -> Expression:
    """Return the content of an item, a cell or a note: the first paragraph of a tight one is not set apart.

    The places of the node are not put here: call `Page.anchored` where it has some.
    """
    children = [child for child in node.children if not isinstance(child, (nodes.comment, skipped))]
    if tight and children and isinstance(children[0], nodes.paragraph):
        first, *rest = children
        assert isinstance(first, nodes.Element)
        opening = page.spoken(first, page.anchored(first, _beside(first, page)))
        return block([opening, page.all(rest)])
    return page.all(children)


def _beside(paragraph: nodes.Element, page: Page) -> Expression:
    """Return a paragraph that stands beside a bullet or in a cell, also when it runs from right to left."""
    body = page.inside(paragraph)
    # Without its own paragraph, Typst sets a passage in Arabic at the other end of the line.
    return call("par", body) if runs_right_to_left(paragraph.astext()) else body


def is_tight(node: nodes.Element) -> bool:
    """Tell whether no item of a list has more than one paragraph."""
    return all(
        sum(isinstance(child, nodes.paragraph) for child in item.children) <= 1
        for item in node.children
        if isinstance(item, nodes.Element)
    )


def items_of(node: nodes.Element, page: Page, tight: bool) -> list[Expression]:
    """Return the content of each item."""
    return [
        page.spoken(item, page.anchored(item, flow(item, page, tight=tight)))
        for item in node.children
        if isinstance(item, nodes.list_item)
    ]


def render_bullet_list(node: nodes.Element, page: Page) -> Expression:
    """A list with bullets; letters and years to jump to are for the screen."""
    if "listing-contents" in node["classes"]:
        return page.anchored(node, NOTHING)
    tight = is_tight(node)
    return page.anchored(node, call("list", *items_of(node, page, tight), tight=truth(tight)))


def render_enumerated_list(node: nodes.Element, page: Page) -> Expression:
    """A numbered list, with the numbering that the author chose."""
    tight = is_tight(node)
    sign = _NUMBERINGS.get(node.get("enumtype", "arabic"), "1")
    pattern = f"{node.get('prefix', '')}{sign}{node.get('suffix', '.') or '.'}"
    items = items_of(node, page, tight)
    start = number(node.get("start", 1))
    return page.anchored(node, call("enum", *items, tight=truth(tight), start=start, numbering=literal(pattern)))


def render_definition_list(node: nodes.Element, page: Page) -> Expression:
    """Terms and what they mean."""
    rows = [_definition(item, page) for item in node.children if isinstance(item, nodes.definition_list_item)]
    return page.anchored(node, call("definitions", array(rows)))


def _definition(item: nodes.Element, page: Page) -> Expression:
    terms = [child for child in item.children if isinstance(child, nodes.term)]
    classifiers = [child for child in item.children if isinstance(child, nodes.classifier)]
    bodies = [child for child in item.children if isinstance(child, nodes.definition)]
    heads = _separated([page.spoken(term, page.anchored(term, page.inside(term))) for term in terms], ", ")
    kinds = [block([literal(" : "), call("emph", page.inside(kind))]) for kind in classifiers]
    first = [flow(body, page) for body in bodies[:1]]
    others = [flow(body, page, tight=False) for body in bodies[1:]]
    return array([page.anchored(item, block([*heads, *kinds])), block([*first, *others])])


def render_field_list(node: nodes.Element, page: Page) -> Expression:
    """Labels and values."""
    rows = [_field(field, page) for field in node.children if isinstance(field, nodes.field)]
    return page.anchored(node, call("fields", array(rows), long=truth("record-figures" in node["classes"])))


def _field(field: nodes.field, page: Page) -> Expression:
    names = [page.inside(child) for child in field.children if isinstance(child, nodes.field_name)]
    bodies = [page.spoken(child, flow(child, page)) for child in field.children if isinstance(child, nodes.field_body)]
    return array([page.anchored(field, block(names)), block(bodies)])


def render_option_list(node: nodes.Element, page: Page) -> Expression:
    """Options of a command and what they do."""
    rows = []
    for item in node.findall(nodes.option_list_item):
        options = [
            call("raw", literal(page.printable(option.astext(), option))) for option in item.findall(nodes.option)
        ]
        bodies = [flow(child, page) for child in item.children if isinstance(child, nodes.description)]
        rows.append(array([block(_separated(options, ", ")), block(bodies)]))
    return page.anchored(node, call("definitions", array(rows)))


def render_hlist(node: nodes.Element, page: Page) -> Expression:
    """A list in columns on the web: one list on paper."""
    lists = node.findall(nodes.bullet_list)
    items = [item for part in lists for item in items_of(part, page, True)]
    return page.anchored(node, call("list", *items))


def _separated(expressions: Iterable[Expression], sign: str) -> list[Expression]:
    """Return expressions with a sign between them."""
    parts: list[Expression] = []
    for expression in expressions:
        parts += [literal(sign), expression] if parts else [expression]
    return parts


LISTS: Mapping[type, Renderer] = {
    nodes.bullet_list: render_bullet_list,
    nodes.enumerated_list: render_enumerated_list,
    nodes.definition_list: render_definition_list,
    nodes.field_list: render_field_list,
    nodes.option_list: render_option_list,
    addnodes.glossary: render_plain,
    addnodes.hlist: render_hlist,
}
