"""The numbers that Sphinx gives to figures, tables, code, formulas and sections, put where readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

    Numbers = Mapping[str, tuple[int, ...]]
    """Id -> number, a figure for each level."""


def write_numbers(document: nodes.document, docname: str, env: BuildEnvironment) -> None:
    """Write the numbers into titles and captions, which Sphinx leaves to each format."""
    _number_sections(document, env.toc_secnumbers.get(docname, {}))
    if env.config.numfig:
        _number_captions(document, env.toc_fignumbers.get(docname, {}), env)


def _number_sections(document: nodes.document, numbers: Numbers) -> None:
    for position, section in enumerate(document.findall(nodes.section)):
        name = "" if position == 0 else f"#{section['ids'][0]}"
        title = section.next_node(nodes.title)
        if name in numbers and title is not None:
            # The space keeps a number at its title.
            title.insert(0, nodes.Text(f"{_dotted(numbers[name])}.\N{NO-BREAK SPACE}"))


def _number_captions(document: nodes.document, numbers: Mapping[str, Numbers], env: BuildEnvironment) -> None:
    kind_of = env.domains.standard_domain.get_enumerable_node_type
    for node in document.findall(nodes.Element):
        kind = "displaymath" if isinstance(node, nodes.math_block) else kind_of(node)
        found = numbers.get(kind or "", {}).get(next(iter(node["ids"]), ""))
        caption = next(node.findall(lambda child: isinstance(child, nodes.caption | nodes.title)), None)
        if found and kind == "displaymath" and env.config.math_numfig:
            node["number"] = _dotted(found)
        elif found and isinstance(caption, nodes.Element) and kind in env.config.numfig_format:
            caption.insert(0, nodes.Text(f"{env.config.numfig_format[kind] % _dotted(found)} "))


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))
