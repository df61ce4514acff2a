"""Wording: what a page's text says without its markup, the whole of it and each sentence that cites sources."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.body import ESCAPE, SPAN, TITLED
from sphinx_archive.records.frontmatter import plain_ends, split
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.prose import UNDERLINE, blocks
from sphinx_archive.records.statements import SOURCE, sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.records.prose import Block

    TitleOf = Callable[[str], str]

TO_RECORDS = frozenset({"record", *KINDS})
# What begins a block without being said: marks of lists, quotations, headings and definitions.
MARK = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|:)[ \t][ \t>]*)*")
# Lines that nobody reads: rules of tables, options of directives, targets, breaks, and where links lead.
UNSAID = re.compile(r"[ \t]*(?:[|:\-\s]+|:[\w-]+:.*|\([^()]+\)=|\+\+\+.*|\[[^\]]+\]:.*)")
TITLE = re.compile(r" {0,3}#(?:[ \t]|$)")
LINK = re.compile(r"!?(?<!\\)\[((?:[^\[\]\\]|\\.)*)\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\{[^{}]*\}|\[[^\[\]]*\])")
TAG = re.compile(r"(?<!\\)<(?:(https?://[^\s<>]+)|/?[A-Za-z][^<>]*)>")
STRONG = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<![\s\\])\1(?!\w)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Stands for the place of a span, whose words are taken as they are.
PLACE = re.compile("\x02")
# Stands for a mark of a source, which takes the space before it along.
MARK_OF_SOURCE = re.compile(" *\x03")

# How many sentences tell how a page begins.
FIRST = 2


class Cited(NamedTuple):
    """A sentence without markup, the names of the sources it cites, and its line."""

    text: str
    sources: tuple[str, ...]
    line: int


class Wording(NamedTuple):
    """What a page says, a line to a block, without its title; its first sentences; and which of all cite sources."""

    words: str
    first: tuple[str, ...]
    cited: tuple[Cited, ...]


def in_parts(page: str) -> tuple[str, str]:
    """Return the front matter of a page with its fences, and the text below it, with the ends of lines of Unix."""
    return split(plain_ends(page.removeprefix("\N{BOM}")))


def below_front_matter(page: str) -> tuple[str, int]:
    """Return the text of a page below its front matter, and the number of its first line."""
    front, text = in_parts(page)
    return text, front.count("\n") + 1


def wording(page: str, title_of: TitleOf) -> Wording:
    """Return the wording of a page with its front matter; ``title_of`` returns what a link to a key shows."""
    said: list[str] = []
    first: list[str] = []
    found: list[Cited] = []
    for block in blocks(*below_front_matter(page)):
        sentences = [one for one in sentences_of(block) if not UNSAID.fullmatch(one.written)]
        read = [(one, *_read(_unruled(one.written), title_of)) for one in sentences]
        said.append(" ".join(text for _, text, _ in read) if read else _besides(block, title_of))
        if len(first) < FIRST:
            first += (text for _, text, _ in read if text)
        found += (Cited(text, names, one.line) for one, text, names in read if SOURCE.search(one.written))
    return Wording("\n".join(filter(None, said)), tuple(first[:FIRST]), tuple(found))


def plain(written: str, title_of: TitleOf) -> str:
    """Return Markdown text as readers see it, in one line, without the marks of sources."""
    return _read(written, title_of)[0]


def _read(written: str, title_of: TitleOf) -> tuple[str, tuple[str, ...]]:
    """Return Markdown text as readers see it, and the names of the sources that it cites."""
    spans: list[str] = []
    names: dict[str, None] = {}

    def put_aside(match: re.Match[str]) -> str:
        content, role = " ".join(match["content"].split()), (match["role"] or "").removeprefix("archive:")
        if role == "source":
            names[content] = None
            return "\x03"
        spans.append(_shown(content, role, title_of))
        return "\x02"

    text = " ".join(written[_after_mark(written) :].split())
    text = SPAN.sub(put_aside, text if text.isprintable() else CONTROL.sub("", text))
    # Most texts have none of these, and asking for a sign is many times as fast as looking for a pattern.
    if "[" in text:
        text = LINK.sub(r"\1", text)
    if "<" in text:
        text = TAG.sub(lambda match: match[1] or "", text)
    if "*" in text or "_" in text:
        text = STRONG.sub(r"\2", text)
    if "\\" in text or "&" in text:
        text = ESCAPE.sub(lambda match: match[1] or html.unescape(match[2]), text)
    shown = iter(spans)
    text = PLACE.sub(lambda _: next(shown, ""), MARK_OF_SOURCE.sub("", text))
    return " ".join(text.split()), tuple(names)


def _after_mark(written: str) -> int:
    match = MARK.match(written)
    return match.end() if match else 0


def _shown(content: str, role: str, title_of: TitleOf) -> str:
    """Return what readers see in place of a span of code or a role."""
    if role and TITLED.fullmatch(content):
        return content[: content.rindex("<")].rstrip()
    return title_of(content) if role in TO_RECORDS else content


def _unruled(written: str) -> str:
    """Return a row of a table without its rules; any other text as it is."""
    return written.replace("|", " ") if written.startswith("|") else written


def _besides(block: Block, title_of: TitleOf) -> str:
    """Return what a block says that holds no running text: a heading, the head of a table, or a part of a directive."""
    lines = [line for line in block.text.split("\n") if not UNSAID.fullmatch(line)]
    is_title = TITLE.match(block.text) or block.text.rpartition("\n")[2].startswith("===")
    if not lines or (is_title and not block.is_nested):
        return ""
    kept = lines[:-1] if len(lines) > 1 and UNDERLINE.fullmatch(lines[-1]) else lines
    return plain(_unruled("\n".join(kept)), title_of)
