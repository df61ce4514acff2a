"""The order of the book."""

from __future__ import annotations

from types import SimpleNamespace

from docutils import nodes

from sphinx_archive.catalogue.parts import Part, parts


def test_first_page_then_loose_pages_then_folders_as_the_first_page_names_them() -> None:
    docnames = {
        "films/a",
        "index",
        "campaigns/zeta",
        "campaigns/index",
        "campaigns/2008/alpha",
        "about",
        "campaigns/Beta",
    }
    titles = {docname: nodes.title("", docname.upper()) for docname in docnames}
    env = SimpleNamespace(
        found_docs=docnames,
        titles=titles,
        config=SimpleNamespace(root_doc="index"),
        domains={},
        toctree_includes={"index": ["films/a"]},
    )
    assert parts(env) == (  # type: ignore[arg-type]
        Part("INDEX", ("index",)),
        Part("ABOUT", ("about",)),
        Part("Films", ("films/a",)),
        Part("CAMPAIGNS/INDEX", ("campaigns/index", "campaigns/2008/alpha", "campaigns/Beta", "campaigns/zeta")),
    )
