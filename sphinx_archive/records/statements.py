"""Statements: which sentences of a page's text name their source, and which name nothing at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.body import SPAN
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.prose import HEADING, UNDERLINE, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.records.prose import Block

# A stop with what closes after it; then white space, and no source, which would belong to what stands before it.
END = re.compile(r"[.!?。][\"'”’»)\]]*(?=\s+(?!\{source\})[\"'“‘«(\[]*(?P<next>\S))")
# Stops that end no sentence: initials and the common abbreviations.
NO_END = re.compile(r"(?:\b[^\W\d_]|\b(?:St|Mr|Mrs|Ms|Dr|Prof|No|Nos|Art|Inc|Ltd|Co|Corp|Jr|vs|ca|pp))\.$")
SOURCE = re.compile(r"\{source\}`")
RECORD = re.compile(r"\{(?:record|" + "|".join(KINDS) + r")\}`|\]\([^()]*\.md[)#]")
# Where links lead: [name]: https://example.org. A note, [^name]: text, is text.
WHERE = re.compile(r"(?: {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*\S.*\n?)+")
STRAY = re.compile(r"[\s.,;:!?\-–—*_>#|=+~]*")
# The number of an entry in a list ends no sentence either.
NUMBER = re.compile(r"[ \t>]*\d{1,9}\.")
WINDOW = 100  # so much before a stop tells whether it ends a sentence
LONGEST_ABBREVIATION = len("Corp.")


class Sentence(NamedTuple):
    """A sentence of running text as it is written, with line and column of its first character."""

    written: str
    line: int
    column: int


class Statements(NamedTuple):
    """Sentences of a page: how many cite a source, how many only lead to other records, and where the rest stand.

    ``uncited`` holds line and column of every sentence that does neither.
    """

    cited: int = 0
    signposts: int = 0
    uncited: tuple[tuple[int, int], ...] = ()


def statements(text: str, first_line: int) -> Statements:
    """Sort the sentences of a page's running text."""
    cited, signposts, uncited = 0, 0, []
    for sentence in sentences(text, first_line):
        if SOURCE.search(sentence.written):
            cited += 1
        elif RECORD.search(sentence.written):
            signposts += 1
        else:
            uncited.append((sentence.line, sentence.column))
    return Statements(cited, signposts, tuple(uncited))


def sentences(text: str, first_line: int) -> Iterator[Sentence]:
    """Yield the sentences of a page's running text."""
    for block in blocks(text, first_line):
        yield from sentences_of(block)


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block; what stands in directives, such as a film's caption, is none."""
    if not block.is_nested and not _is_apart(block.text):
        for offset, written in _sentences(block.text):
            yield Sentence(written.lstrip(), *block.place(offset))


def _is_apart(text: str) -> bool:
    """Whether a block is a heading, where links lead, or a row of a table that cites nothing: its head, or a rule."""
    if HEADING.match(text) or UNDERLINE.fullmatch(text.rpartition("\n")[2]) or WHERE.fullmatch(text):
        return True
    return text.lstrip().startswith("|") and not SOURCE.search(text)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a block with their offsets; one line of a list or table is a sentence too."""
    start = 0
    spans: list[tuple[int, int]] | None = None
    for match in END.finditer(text):
        before = text[max(start, match.end() - WINDOW) : match.end()].rstrip("\"'”’»)]")
        tail = max(0, len(before) - LONGEST_ABBREVIATION)
        if match["next"].islower() or NO_END.search(before, tail) or NUMBER.fullmatch(before):
            continue
        # The title of a film may be a question; within a link it ends no sentence.
        spans = [span.span() for span in SPAN.finditer(text)] if spans is None else spans
        span = bisect_left(spans, (match.end(), 0)) - 1
        if span < 0 or spans[span][1] <= match.end():
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield a sentence without the white space before it; nothing where only signs are left."""
    sentence = text[start:end]
    if not STRAY.fullmatch(sentence):
        yield start + len(sentence) - len(sentence.lstrip()), sentence
