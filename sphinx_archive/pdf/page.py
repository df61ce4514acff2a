"""What a renderer knows: the page it is on, and the book around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import get_node_location

from .breaking import breakable
from .expressions import NOTHING, Expression, block, call, literal
from .glyphs import Glyphs, describe, typographic

if TYPE_CHECKING:
    from .places import Places
    from .reports import Reports

LONGEST_IN_TITLES = 24
Renderer = Callable[[nodes.Element, "Page"], Expression]

_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?P<region>[A-Z]{2}))?(?:-.*)?")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True)
class Book:
    """What every page may know of the whole printed archive."""

    printed: frozenset[str]
    """Pages of the archive that are in some volume."""
    elsewhere: frozenset[str]
    """Pages of the archive that are in none: links to them lead to the web."""
    pictures: Mapping[str, str]
    """Path of an image in the sources -> path of its copy, seen from the book's folder."""
    named: frozenset[str]
    """Pages of persons, organisations, places: links to them are listed in the index of names."""
    address: str
    """Where the archive is on the web, or an empty string."""
    glyphs: Glyphs
    reports: Reports
    places: Places
    """Gathers where links may lead, and where they do."""
    curly: bool = True
    """Whether Sphinx makes quotation marks typographic; then the book does the same with what is not on a page."""

    def said(self, text: str) -> str:
        """Return text from the settings, the catalogue or the index as it is printed, and report what no font has."""
        for character in self.glyphs.missing(unicodedata.normalize("NFC", text)):
            self.reports.warn(
                "pdf-missing-glyph",
                f"No font of the book has the character {describe(character)} in {text!r}, "
                "which is a setting, a name or a term of the index. Write it in another way, or add a font to "
                "sphinx_archive/pdf/fonts.",
                "",
            )
        return self.shown(text)

    def shown(self, text: str) -> str:
        """Return text that was said before as it is printed, without a report."""
        return self.glyphs.printable(typographic(text) if self.curly else text)


@dataclass(frozen=True)
class Page:
    """One page while it is rendered; never changed, only replaced for the inner parts."""

    docname: str
    book: Book
    renderers: Mapping[type, Renderer]
    level: int = 1
    """Level of the next heading."""
    bare: bool = False
    """In a title: no links, no notes, because titles are repeated in the contents and the running heads."""
    scopes: tuple[str, ...] = ()
    """Classes of the containers around."""
    longest: int = 60
    """Letters of the longest word that fits a line; longer ones may break anywhere."""
    footnotes: Mapping[str, nodes.footnote] = field(default_factory=dict)
    first_uses: frozenset[int] = frozenset()
    """`id()` of the nodes that are the first to refer to a footnote or to explain an abbreviation."""

    def render(self, node: nodes.Node) -> Expression:
        """Return a node as a Typst expression, in its language and with its places."""
        if isinstance(node, nodes.Text):
            return self.text(node.astext(), node)
        assert isinstance(node, nodes.Element)
        expression = self._renderer(node)(node, self)
        return self.spoken(node, expression)

    def inside(self, node: nodes.Element) -> Expression:
        """Return the children of a node."""
        return self.all(node.children)

    def all(self, children: Iterable[nodes.Node]) -> Expression:
        """Return nodes one after the other."""
        return block([self.render(child) for child in children])

    def text(self, text: str, place: nodes.Node | str | None = None) -> Expression:
        """Return running text: runs of space become one space."""
        whole = _SPACE.sub(" ", self.printable(text, place))
        return literal(breakable(whole, self.longest, hyphenated=not self.bare))

    def printable(self, text: str, place: nodes.Node | str | None = None) -> str:
        """Return text with every character that no font has reported and replaced."""
        composed = unicodedata.normalize("NFC", text)
        for character in self.book.glyphs.missing(composed):
            self.warn(
                "pdf-missing-glyph",
                f"No font of the book has the character {describe(character)}, used on the page {self.docname!r}. "
                "Write it in another way, or add a font to sphinx_archive/pdf/fonts.",
                place or self.docname,
            )
        return self.book.glyphs.printable(composed)

    def anchored(self, node: nodes.Element, expression: Expression) -> Expression:
        """Put the places that links to `node` lead to in front of it."""
        if self.bare:
            return expression
        return block([*self.anchors(node["ids"]), expression])

    def anchors(self, ids: Iterable[str]) -> list[Expression]:
        """Return the places for some ids of this page."""
        return [call("anchor", literal(self.label(name))) for name in ids]

    def label(self, name: str) -> str:
        """Return the label of an id of this page."""
        return f"{self.docname}#{name}"

    def spoken(self, node: nodes.Element, expression: Expression) -> Expression:
        """Say in which language a node is, if it says so."""
        match = _LANGUAGE.fullmatch(language_of(node))
        if not match or expression == NOTHING:
            return expression
        region = match["region"]
        return call("spoken", literal(match["language"]), literal(region) if region else Expression("none"), expression)

    def warn(self, code: str, text: str, place: nodes.Node | str | None) -> None:
        """Warn the author at the line of a node, or of the nearest element around it that has one."""
        self.book.reports.warn(code, text, self.where(place))

    def where(self, place: nodes.Node | str | None) -> str:
        """Return file and line of a node, or of the nearest element around it that has a line."""
        # MyST gives images the line 0.
        while isinstance(place, nodes.Node) and not place.line:
            place = place.parent
        found = get_node_location(place) if isinstance(place, nodes.Node) else place
        return found or self.docname

    def deeper(self) -> Page:
        """Return the page for the inside of a section."""
        return replace(self, level=self.level + 1)

    def within(self, scope: str) -> Page:
        """Return the page for the inside of a container."""
        return replace(self, scopes=(*self.scopes, scope))

    def titled(self) -> Page:
        """Return the page for a title."""
        return replace(self, bare=True, longest=min(self.longest, LONGEST_IN_TITLES))

    def _renderer(self, node: nodes.Element) -> Renderer:
        for kind in type(node).__mro__:
            if kind in self.renderers:
                return self.renderers[kind]
        return render_unknown


def render_unknown(node: nodes.Element, page: Page) -> Expression:
    """Warn about an element that nobody taught the book, and print what is in it."""
    kind = f"{type(node).__module__}.{type(node).__qualname__}"
    page.warn(
        "pdf-unknown-node",
        f"The PDF does not know the element {kind}; its text is printed without its form. "
        "Write it in another way, or teach it to sphinx_archive/pdf.",
        node,
    )
    return page.anchored(node, page.inside(node))


def language_of(node: nodes.Element) -> str:
    """Return the BCP 47 tag that a node carries, or an empty string."""
    if isinstance(node, nodes.literal_block | nodes.literal):
        return ""  # their `language` is a programming language
    for name in ("language", "xml:lang", "lang"):
        value = node.get(name)
        if isinstance(value, str) and value:
            return value
    # The class that docutils turns into `lang` in HTML.
    classes: list[str] = node["classes"]
    return next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")
