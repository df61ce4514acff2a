"""The text below the front matter, as far as the catalogue needs it before Sphinx has read the page."""

from __future__ import annotations

import html
import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sphinx_archive.records.prose import APART, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

# Looking ahead for the first sign of a span, before anything may be left out, is three times as fast.
SPAN = re.compile(
    r"(?=[`{])(?:(?<!\\)\{(?P<role>[\w:+-]+)\})?(?<![\\`])(?P<ticks>`+)(?!`)"
    r"(?P<content>.+?)(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
TITLED = re.compile(r".+<(?P<target>[^<]*)>", re.DOTALL)
LINK = re.compile(r"(?:\]\(|^ {0,3}\[[^\]]+\]:)\s*<?(?P<target>[^\s<>()#:]+\.md)(?=[\s)>#]|$)", re.MULTILINE)
SPAN_LANGUAGE = re.compile(r"\]\{[^{}\n]*?\.language-(?P<tag>[^\s.#}]+)")
HEADING = re.compile(r" {0,3}#(?:[ \t](?P<title>.*))?")
UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
MARKUP = re.compile(r"(?<!\\)(?:[*`]|(?<!\w)_|_(?!\w)|<[A-Za-z/]|\]\()")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)")


class Use(NamedTuple):
    """A role in running text: ``{person}`jane-doe``` or ``{person}`the leader <jane-doe>```."""

    role: str
    target: str
    line: int
    column: int


class Link(NamedTuple):
    """A link to a page by its file: the page's docname and the file as it is written."""

    docname: str
    file: str
    line: int
    column: int


class Heading(NamedTuple):
    """The title of a page as plain text, its line, and whether it holds Markdown markup."""

    title: str
    line: int
    has_markup: bool


def uses(text: str, first_line: int = 1) -> Iterator[Use]:
    """Yield every role in a Markdown text, outside code; ``first_line`` is the number of its first line."""
    for block in blocks(text, first_line):
        for match in SPAN.finditer(block.text):
            if match["role"]:
                role = match["role"].removeprefix("archive:")
                titled = TITLED.fullmatch(match["content"]) if role != "source" else None
                target = " ".join((titled["target"] if titled else match["content"]).split())
                yield Use(role, target, *block.place(match.start()))


def links(text: str, docname: str, first_line: int = 1) -> Iterator[Link]:
    """Yield every link to a Markdown file, outside code; the docname is that of the page it should lead to."""
    for block in blocks(text, first_line) if ".md" in text else ():
        # Spaces in place of code keep every other place where it is.
        for match in LINK.finditer(SPAN.sub(lambda span: " " * len(span[0]), block.text)):
            target = normpath(join(dirname(docname), unquote(match["target"]))).removesuffix(".md")
            yield Link(target, match["target"], *block.place(match.start("target")))


def languages(text: str, first_line: int = 1) -> Iterator[tuple[str, int, int]]:
    """Yield the tag, line and column of every stretch that is marked as another language: ``[Krise]{.language-de}``."""
    for block in blocks(text, first_line) if ".language-" in text else ():
        for match in SPAN_LANGUAGE.finditer(SPAN.sub(lambda span: " " * len(span[0]), block.text)):
            yield match["tag"], *block.place(match.start("tag"))


def heading(text: str, first_line: int = 1) -> Heading | None:
    """Return the first heading of the first level, ``# Title`` or underlined with ``===``, or None."""
    for block in blocks(text, first_line):
        *above, last = block.text.split("\n")
        if block.is_nested:
            continue
        if not above and (match := HEADING.fullmatch(last)):
            return _titled(_unclosed(match["title"] or ""), block.line)
        if above and UNDERLINE.fullmatch(last) and not APART.match(block.text):
            return _titled(" ".join(above), block.line)
    return None


def _unclosed(written: str) -> str:
    """Return a heading without the signs that may close it: ``Title ##`` is ``Title``."""
    title = written.strip(" \t")
    bare = title.rstrip("#")
    return title if bare and not bare.endswith((" ", "\t")) else bare


def _titled(written: str, line: int) -> Heading | None:
    title = " ".join(ESCAPE.sub(lambda match: match[1] or html.unescape(match[2]), written).split())
    return Heading(title, line, bool(MARKUP.search(written))) if title else None
