"""Wording: what a page's text says without its markup, the whole of it and each sentence that cites sources."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.body import ESCAPE, SPAN, TITLED
from sphinx_archive.records.frontmatter import split
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.prose import UNDERLINE, blocks
from sphinx_archive.records.statements import SOURCE, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    TitleOf = Callable[[str], str]

TO_RECORDS = frozenset({"record", *KINDS})
# What begins a block without being said: marks of lists, quotations, headings and definitions.
MARK = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|:)[ \t]+[ \t>]*)*")
# Lines that nobody reads: rules of tables, options of directives, targets, breaks, and where links lead.
UNSAID = re.compile(r"[ \t]*(?:[|:\-\s]+|:[\w-]+:.*|\([^()]+\)=|\+\+\+.*|\[[^\]]+\]:.*)")
TITLE = re.compile(r" {0,3}#(?:[ \t]|$)")
LINK = re.compile(r"!?(?<!\\)\[((?:[^\[\]\\]|\\.)*)\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\{[^{}]*\}|\[[^\[\]]*\])")
TAG = re.compile(r"(?<!\\)<(?:(https?://[^\s<>]+)|/?[A-Za-z][^<>]*)>")
STRONG = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<![\s\\])\1(?!\w)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Stands for the place of a span, whose words are taken as they are.
PLACE = re.compile("\x02")


class Cited(NamedTuple):
    """A sentence without markup, the names of the sources it cites, and its line."""

    text: str
    sources: tuple[str, ...]
    line: int


def below_front_matter(text: str) -> tuple[str, int]:
    """Return the text of a page below its front matter, and the number of its first line."""
    front, rest = split(text.removeprefix("\N{BOM}").replace("\r\n", "\n").replace("\r", "\n"))
    return rest, front.count("\n") + 1


def cited(text: str, first_line: int, title_of: TitleOf) -> Iterator[Cited]:
    """Yield the sentences that cite sources; ``title_of`` returns what a link to a key shows."""
    for sentence in sentences(text, first_line):
        if SOURCE.search(sentence.written):
            named = (" ".join(match["content"].split()) for match in _cites(sentence.written))
            row = sentence.written.replace("|", " ") if sentence.written.startswith("|") else sentence.written
            yield Cited(plain(row, title_of), tuple(dict.fromkeys(named)), sentence.line)


def words(text: str, title_of: TitleOf) -> str:
    """Return what a page says, a line to a block, without its title."""
    return "\n".join(filter(None, _said(text, title_of)))


def plain(written: str, title_of: TitleOf) -> str:
    """Return Markdown text as readers see it, in one line, without the marks of sources."""
    spans: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        spans.append(_shown(match, title_of))
        return "\x02" if spans[-1] else ""

    text = SPAN.sub(put_aside, CONTROL.sub("", " ".join(MARK.sub("", written, count=1).split())))
    text = STRONG.sub(r"\2", TAG.sub(lambda match: match[1] or "", LINK.sub(r"\1", text)))
    text = ESCAPE.sub(lambda match: match[1] or html.unescape(match[2]), text)
    shown = iter([span for span in spans if span])
    text = PLACE.sub(lambda _: next(shown), text)
    return re.sub(r" (?=[.,;:!?)](?:\s|$))", "", " ".join(text.split()))


def _cites(written: str) -> Iterator[re.Match[str]]:
    return (match for match in SPAN.finditer(written) if _role(match) == "source")


def _role(match: re.Match[str]) -> str:
    return (match["role"] or "").removeprefix("archive:")


def _shown(match: re.Match[str], title_of: TitleOf) -> str:
    """Return what readers see in place of a span of code or a role: nothing of a source."""
    content, role = " ".join(match["content"].split()), _role(match)
    if role == "source":
        return ""
    titled = TITLED.fullmatch(content) if role else None
    if titled:
        return content[: content.rindex("<")].rstrip()
    return title_of(content) if role in TO_RECORDS else content


def _said(text: str, title_of: TitleOf) -> Iterator[str]:
    for block in blocks(text, 1):
        lines = [line for line in block.text.split("\n") if not UNSAID.fullmatch(line)]
        is_title = TITLE.match(block.text) or block.text.rpartition("\n")[2].startswith("===")
        if lines and not (is_title and not block.is_nested):
            kept = lines[:-1] if len(lines) > 1 and UNDERLINE.fullmatch(lines[-1]) else lines
            yield plain("\n".join(kept).replace("|", " "), title_of)
