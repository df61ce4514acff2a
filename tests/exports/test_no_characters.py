"""Texts with what is no character break no export: XML has no way to write it."""

from __future__ import annotations

from lxml import etree

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.writing import OF_CATALOGUE
from tests.exports.conftest import archive_with

NONE = "Half \ufffe a \x0b\uffff title"
IN_YAML = '"Half \\ufffe a \\x0b\\uffff title"'
SOURCES = f"sources:\n  first:\n    url: https://example.org/\n    title: {IN_YAML}\n    author: {IN_YAML}\n"
PAGES = {
    "news/item.md": "---\nkind: news\ndate: 2009\ncreators: [union]\nsubjects: [term]\n"
    f"alt-titles: {{de: {IN_YAML}}}\nplaces: [{IN_YAML}]\n{SOURCES}---\n# {NONE}\n\n{NONE} {{source}}`first`.\n",
    "organisations/union.md": f"---\nkind: organisation\nvariants: [{IN_YAML}]\nseat: {IN_YAML}\n---\n# {NONE}\n",
    "subjects/term.md": f"---\nkind: subject\nscope: {IN_YAML}\n---\n# {NONE}\n",
}
XML = (".xml", ".rdf")


def test_what_is_no_character_is_left_out_and_the_rest_stays() -> None:
    archive = archive_with({path: text.encode() for path, text in PAGES.items()})
    assert len(archive.catalogue.records) == len(PAGES)
    files = [found for make in OF_CATALOGUE for found in make(archive)]
    texts = {path: " ".join(etree.fromstring(content).itertext()) for path, content in files if path.endswith(XML)}
    assert {"feeds/new.xml", "oai.xml", "data/ead3.xml", "data/ead2002.xml"} <= texts.keys()
    assert all("Half a title" in texts[path] for path in ("feeds/new.xml", "oai.xml", "data/ead3.xml"))


def test_a_text_in_one_line_has_single_spaces_and_keeps_signs_that_shape_others() -> None:
    assert one_line(NONE) == "Half a title"
    assert one_line("  two\u00a0 words\n") == "two words"
    assert one_line("  two  words ") == "two words"
    assert one_line("🛠️ \u200fשלום") == "🛠️ \u200fשלום"
