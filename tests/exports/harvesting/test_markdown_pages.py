"""Pages as Markdown: read again as pages of records, and by a parser that knows nothing of the archive's own roles."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.harvesting import markdown
from sphinx_archive.records import body
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page
from sphinx_archive.records.wording import in_parts
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

PARSER = MarkdownIt("commonmark").use(front_matter_plugin).use(footnote_plugin).enable("table")
FRONT = "kind: news\nsources:\n  first:\n    title: T\n  second-one:\n    title: U\n"


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def words(text: str) -> str:
    """Return the text that a reader of the Markdown sees, without its footnotes."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "code_inline", "softbreak"))


def of(text: str, front: str = FRONT, **others: str) -> str:
    """Return the Markdown of a page with a text, beside other pages."""
    pages = {"news/page.md": f"---\n{front}---\n# Page\n\n{text}\n", **others}
    archive = archive_with({path: content.encode() for path, content in pages.items()})
    return markdown.render(archive.catalogue.records["page"], replace(archive, licence="", address=""))


def body_of(text: str, **others: str) -> str:
    """Return what became of the text alone."""
    return of(text, **others).partition("# Page\n\n")[2].partition("\n\n---")[0]


def test_the_header_is_still_that_of_the_record(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        page = read_page(f"{record.docname}.md", markdown.render(record, archive).encode())
        assert page.record == record
        assert {problem.code for problem in page.problems} <= {"unsourced-statement", "title-markup"}
        own = archive.source(record.docname)
        assert in_parts(own)[0].strip() in markdown.render(record, archive)


def test_every_citation_is_a_footnote_and_every_role_a_link(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        uses = list(body.uses(in_parts(archive.source(record.docname))[1]))
        found = list(tokens(markdown.render(record, archive)))
        marks = [token for token in found if token.type == "footnote_ref"]
        assert len(marks) == sum(use.role == "source" for use in uses)
        cited = {use.target for use in uses if use.role == "source"}
        assert {token.meta["label"] for token in marks} == cited
        assert not any(f"{{{name}}}" in token.content for token in found for name in ("source", "record", *KINDS))
        assert linked(found, record, archive) == [
            target.key
            for use in uses
            if use.role in {"record", *KINDS} and (target := archive.catalogue.get(use.target))
        ]


def linked(found: list[Token], record: Record, archive: Archive) -> list[str]:
    """Return the keys of the pages in Markdown that a page links to, in order."""
    places = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
    docnames = [normpath(join(dirname(record.docname), place))[:-3] for place in places if place.endswith(".md")]
    records = [archive.catalogue.at(docname) for docname in docnames]
    assert all(records)
    return [target.key for target in records if target]


def test_footnotes_say_what_the_record_knows_of_a_source(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        notes = footnotes(markdown.render(record, archive))
        for name, (text, links) in notes.items():
            source = record.sources[name]
            said = (source.title, source.author, source.publisher, source.date and source.date.text, source.note)
            assert all(" ".join(part.split()) in text for part in said if part)
            assert links == [unquote(address) for address in (source.url, source.archived) if address]


def footnotes(text: str) -> dict[str, tuple[str, list[str]]]:
    """Return the text and the links of each footnote by its name."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for token in PARSER.parse(text):
        name = token.meta["label"] if token.type == "footnote_open" else name
        if name and token.type == "inline":
            inside = token.children or []
            links = [body_address(child) for child in inside if child.type == "link_open"]
            found[name] = ("".join(child.content for child in inside if child.type == "text"), links)
        name = "" if token.type == "footnote_close" else name
    return found


def body_address(token: Token) -> str:
    """Return where a link leads, as it was written: parsers code what addresses may not hold."""
    return unquote(str(token.attrs["href"]))


def test_the_page_ends_with_its_address_and_licence(hostile: Archive) -> None:
    for record in hostile.catalogue.ordered:
        text = markdown.render(record, hostile)
        hrefs = [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]
        assert {hostile.page(record), hostile.licence} <= set(hrefs)
        assert f"{one_line(record.shown_title)}: a record of Archive of {{Us}} & Co." in words(text).replace("\n", " ")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("So {source}`first`.", "So[^first]."),
        ("So {source}`first` {source}`second-one`.", "So[^first][^second-one]."),
        ("So {source}`first`\n{source}`second-one`.", "So[^first]\n[^second-one]."),
        ("Write ``{source}`first` ``, ``{news}`x` ``.", "Write ``{source}`first` ``, ``{news}`x` ``."),
        ("```\n{source}`first`\n```", "```\n{source}`first`\n```"),
        ("By {news}`other`.", "By [Other \\[one\\]](other.md)."),
        ("By {news}`that\n<other>`.", "By [that](other.md)."),
        ("By {record}`other`.", "By [Other \\[one\\]](other.md)."),
        ("By {archive:news}`other`.", "By [Other \\[one\\]](other.md)."),
        ("By {campaign}`far`.", "By [Far](../campaigns/far.md)."),
        ("By {news}`nowhere`, {news}`no one <nowhere>`.", "By nowhere, no one."),
        ("By {download}`the list <x.csv>`.", "By the list."),
        ("A [Krise]{.language-de}.", 'A <span lang="de">Krise</span>.'),
        ("A [[a] {news}`other`]{.language-de}.", 'A <span lang="de">[a] [Other \\[one\\]](other.md)</span>.'),
        ("A `[Krise]{.language-de}`.", "A `[Krise]{.language-de}`."),
        ("See [that](../campaigns/far.md).", "See [that](../campaigns/far.md)."),
        ("- one {source}`first`\n- two", "- one[^first]\n- two"),
        ("| a | b |\n|---|---|\n| x {source}`first` | y |", "| a | b |\n|---|---|\n| x[^first] | y |"),
        ("```{note}\nWell {source}`first`.\n```", "\nWell[^first].\n"),
        (":::{video} media/x.webm\n:alt: Cards & a *disc*\n\nSilent {source}`first`.\n:::",
         "Film on the page: Cards \\& a \\*disc\\*.\n\nSilent[^first].\n"),
        ("```{listing}\n:kind: news\n```", "A list that the page shows.\n"),
        ("```{code-block} python\nx = 1\n```", "```{code-block} python\nx = 1\n```"),
        ("% a note of the editor {source}`first`", "% a note of the editor {source}`first`"),
    ],
)  # fmt: skip
def test_each_form_of_markup_becomes_plain(written: str, plain: str) -> None:
    others = {
        "news/other.md": "---\nkind: news\n---\n# Other \\[one\\]\n",
        "campaigns/far.md": "---\nkind: campaign\n---\n# Far\n",
    }
    assert body_of(written, **others).strip("\n") == plain.strip("\n")


@pytest.mark.parametrize(
    "title", ["1. Mai 1893", "- dash", "# no heading", "*a* _b_ `c` [d](e) <f> &amp; ~~g~~ \\\\", "a | b"]
)
def test_titles_of_sources_stand_as_they_are(title: str) -> None:
    front = f"kind: news\nsources:\n  first:\n    title: '{title}'\n    archived: https://example.org/a_b_(c)\n"
    assert footnotes(of("So {source}`first`.", front))["first"] == (
        f"{title}. Archived copy: https://example.org/a_b_(c).", ["https://example.org/a_b_(c)"]
    )  # fmt: skip
