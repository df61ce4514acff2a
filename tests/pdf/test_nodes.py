"""Every kind of element that an archive page can have is one that the book knows."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

import myst_parser
import pytest
from docutils import nodes
from sphinx import addnodes
from sphinxcontrib import video

import sphinx_archive.pages
from sphinx_archive.pdf.rendering import RENDERERS

if TYPE_CHECKING:
    from types import ModuleType

# What the element around it prints.
BY_PARENT = {
    "attribution", "classifier", "colspec", "definition", "definition_list_item", "description", "desc_signature",
    "desc_signature_line", "entry", "field", "field_body", "field_list", "field_name", "film_caption", "film_player",
    "film_poster", "film_source", "film_summary", "film_track", "hlistcol", "label", "legend", "line", "list_item",
    "option", "option_argument", "option_group", "option_list_item", "option_string", "production", "row", "tbody",
    "term", "tgroup", "thead",
}  # fmt: skip
# What the text of a signature or of a line of code is made of.
IN_SIGNATURES = {
    name for name in vars(addnodes) if name.startswith("desc_") and name not in {"desc_content", "desc_inline"}
}
# What is in the matter that docutils takes from the top of a page, which Sphinx keeps as metadata.
IN_METADATA = {
    "address", "author", "authors", "contact", "copyright", "date", "header", "footer", "organization", "revision",
    "status", "version",
}  # fmt: skip
# What is gone once Sphinx has resolved a page: what it resolves to is printed.
RESOLVED = {"document", "toctree", "substitution_reference", "record_marker", "listing_marker", "overview_marker",
            "books_marker", "coins_mark"}  # fmt: skip
# What other classes are made of.
ABSTRACT = {"Element", "TextElement", "FixedTextElement", "PureTextElement", "_desc_classes_injector"}
# What looks like the kind of element that it is made from, and is meant to.
LIKE_ITS_BASE = {
    "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "admonition",
    "seealso", "comment", "pending", "substitution_definition", "film_figure", "film_transcript",
    "meta", "centered",
}  # fmt: skip


def modules() -> list[ModuleType]:
    """Return every module whose elements an archive page can have."""
    packages = (myst_parser, sphinx_archive.pages)
    names = [found.name for package in packages for found in
             pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if "_docs" not in found.name]  # fmt: skip
    return [nodes, addnodes, video, *map(importlib.import_module, names)]


KINDS = sorted(
    {
        kind
        for module in modules()
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, nodes.Element) and kind.__module__ == module.__name__
    },
    key=lambda kind: f"{kind.__module__}.{kind.__name__}",
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_book_knows_this_element(kind: type[nodes.Element]) -> None:
    elsewhere = BY_PARENT | IN_SIGNATURES | IN_METADATA | RESOLVED | ABSTRACT | LIKE_ITS_BASE
    assert kind in RENDERERS or kind.__name__ in elsewhere, "teach it to sphinx_archive/pdf, or say here who prints it"


def test_the_list_names_only_elements_that_there_are() -> None:
    names = {kind.__name__ for kind in KINDS} | {"desc_signature_line"}
    listed = BY_PARENT | IN_METADATA | RESOLVED | ABSTRACT | LIKE_ITS_BASE
    assert listed <= names, sorted(listed - names)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.__name__ in LIKE_ITS_BASE], ids=lambda k: k.__name__)
def test_an_element_like_its_base_is_printed_as_it(kind: type[nodes.Element]) -> None:
    assert any(base in RENDERERS for base in kind.__mro__)
