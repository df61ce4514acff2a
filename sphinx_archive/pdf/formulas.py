"""Formulas: from LaTeX to a drawing, with the LaTeX as its alternative text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes

from .expressions import Expression, block, call, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer

_EM = 24
"""Size at which formulas are drawn; the theme scales them to the text around."""
_WIDEST = 34
"""Width of a line of text, in em."""
_COLOUR = "#333333"
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ROWS = re.compile(r"\\\\")
_FRAME = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath)\*?\}")
_ALIGNED = re.compile(r"\\(begin|end)\{(?:align|aligned|split|eqnarray|flalign|alignat)\*?\}")
_GATHERED = re.compile(r"\\(begin|end)\{(?:gather|gathered|multline)\*?\}")
_NONE = Expression("none")
_INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})


class FormulaError(ValueError):
    """A formula that cannot be drawn, and why."""


@dataclass(frozen=True)
class Drawn:
    """A formula as SVG, with its width and its depth below the line in em."""

    svg: str
    width: float
    depth: float


def render_math(node: nodes.Element, page: Page) -> Expression:
    """A formula in a line; in a title, which is repeated as plain text, it stays as it was typed."""
    source = node.astext().strip()
    drawn = None if page.bare else _drawn_or_reported(source, node, page, inline=True)
    if drawn is None:
        return page.anchored(node, call("raw", literal(page.printable(source, node))))
    scale = min(1, _WIDEST / drawn.width)
    placed = call("formula", _file(drawn), alt=literal(source), width=_em(drawn.width, scale),
                  depth=_em(drawn.depth, scale))  # fmt: skip
    return page.anchored(node, placed)


def render_math_block(node: nodes.Element, page: Page) -> Expression:
    """Formulas of their own, one below the other, with the number that links give them."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", node.astext()) if part.strip()]
    number = page.text(f"({node['number']})") if node.get("number") else _NONE
    numbers = [_NONE] * (len(parts) - 1) + [number]
    formulas = block([_apart(part, node, page, shown) for part, shown in zip(parts, numbers, strict=True)])
    # MyST names each such formula at random, which no link knows, and which no two builds would share.
    return formulas if "amsmath" in node["classes"] else page.anchored(node, formulas)


def _apart(source: str, node: nodes.Element, page: Page, number: Expression) -> Expression:
    drawn = _drawn_or_reported(source, node, page, inline=False)
    if drawn is None:
        return call("code", literal(page.printable(source, node)))
    return call("formula-apart", _file(drawn), alt=literal(source), width=_em(drawn.width), number=number)


def _drawn_or_reported(source: str, node: nodes.Element, page: Page, *, inline: bool) -> Drawn | None:
    try:
        return draw(source, inline=inline)
    except FormulaError as error:
        page.warn(
            "pdf-math",
            f"The PDF cannot typeset the formula {' '.join(source.split())[:60]!r}: {error} "
            "It is printed as it was typed. Correct it, or write it in words.",
            node,
        )
        return None


def draw(source: str, *, inline: bool) -> Drawn:
    """Return the drawing of a formula; raise `FormulaError` when it cannot be read or drawn."""
    from ziamath.zmath import Math  # takes half a second, and few archives have formulas

    mathml = _mathml(source if inline else _in_rows(source), inline=inline)
    try:
        formula = Math(ElementTree.tostring(mathml, "unicode"), size=_EM)
        svg = formula.svg()
    except Exception as error:
        message = "it has a form that cannot be drawn."
        raise FormulaError(message) from error
    _refuse_missing(mathml, formula.font)
    _, top, width, height = map(float, ElementTree.fromstring(svg).attrib["viewBox"].split())  # noqa: S314 - just made
    if not (width > 0 and height > 0 and isfinite(width + height)):
        message = "there is nothing in it to draw."
        raise FormulaError(message)
    return Drawn(svg, width / _EM, (top + height) / _EM)


def _mathml(source: str, *, inline: bool) -> ElementTree.Element:
    """Return a formula as MathML in the colour of the text."""
    from ziamath.tex import tex2mml

    try:
        mathml = ElementTree.fromstring(tex2mml(_plain(source), inline))  # noqa: S314 - just made, and without a DTD
    except Exception as error:
        message = "it is not LaTeX that can be read; look for a brace or an argument that is missing."
        raise FormulaError(message) from error
    for text in mathml.itertext():
        if _COMMAND.fullmatch(text.strip()):
            message = f"the command {text.strip()} is unknown."
            raise FormulaError(message)
    mathml.set("mathcolor", _COLOUR)
    return mathml


def _plain(source: str) -> str:
    """Return a formula with the few environments that the reader of LaTeX knows in place of their like."""
    aligned = _ALIGNED.sub(r"\\\1{align*}", _FRAME.sub("", source))
    return _GATHERED.sub(r"\\\1{matrix}", aligned)


def _in_rows(source: str) -> str:
    """Return a formula of several lines as the aligned rows that Sphinx makes of it on the web."""
    return f"\\begin{{aligned}}{source}\\end{{aligned}}" if _ROWS.search(source) and "\\begin" not in source else source


def _refuse_missing(mathml: ElementTree.Element, font: object) -> None:
    """Raise an error for a character that would be drawn as an empty box."""
    for character in "".join(mathml.itertext()):
        if unicodedata.category(character) not in _INVISIBLE and not font.glyphindex(character):  # type: ignore[attr-defined]
            message = f"the typeface of formulas has no {character!r} (U+{ord(character):04X})."
            raise FormulaError(message)


def _file(drawn: Drawn) -> Expression:
    return Expression(f"bytes({literal(drawn.svg)})")


def _em(length: float, scale: float = 1) -> Expression:
    return Expression(f"{length * scale:.3f}em")


FORMULAS: Mapping[type, Renderer] = {nodes.math: render_math, nodes.math_block: render_math_block}
