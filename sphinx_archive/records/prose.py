"""The prose of a Markdown text: its paragraphs, headings and entries without code and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTAINER = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*"
FENCE = re.compile(CONTAINER + r"(?P<mark>`{3,}(?=[^`]*$)|~{3,}|:{3,})[ \t]*(?P<name>\{[\w:+-]+\})?")
CLOSING = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*")
VERBATIM = frozenset({"{code-block}", "{code}", "{literalinclude}", "{sourcecode}", "{eval-rst}", "{math}", "{raw}"})
# Where a line of its own begins, whatever stands above it: a span of code never reaches over.
APART = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|])")
# Lines of MyST that nobody reads: comments, targets such as (name)=, and breaks.
ASIDE = re.compile(r" {0,3}(?:%|\(.+\)=[ \t]*$|\+[ \t]*\+[ \t]*\+)")
APART_FROM_PROSE = re.compile(r"`{3}|~{3}|:{3}|<!--|^ {0,3}[%(+]", re.MULTILINE)
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")


class Block(NamedTuple):
    """Lines that belong together; ``line`` is the number of the first, ``is_nested`` holds inside a directive."""

    text: str
    line: int
    is_nested: bool

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of the block."""
        starts = _starts(self.text)
        row = bisect_right(starts, offset) - 1
        return self.line + row, offset - starts[row] + 1


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


# A page is asked for its roles, links, heading and sentences one after the other.
@lru_cache(maxsize=2)
def blocks(text: str, first_line: int) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; ``first_line`` is the number of its first line."""
    return tuple(_blocks(text, first_line))


def _blocks(text: str, first_line: int) -> Iterator[Block]:
    lines: list[str] = []
    start, nested = first_line, False
    for number, line, is_nested in _prose(text, first_line):
        is_apart = number != start + len(lines) or not line.strip() or APART.match(line) or is_nested != nested
        if lines and (is_apart or HEADING.match(lines[0]) or UNDERLINE.fullmatch(lines[-1])):
            yield Block("\n".join(lines), start, nested)
            lines = []
        if line.strip():
            start, nested = (start, nested) if lines else (number, is_nested)
            lines.append(line)
    if lines:
        yield Block("\n".join(lines), start, nested)


def _prose(text: str, first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Yield number, text and nesting of the lines that are prose; directives hold prose, other fences do not."""
    if not APART_FROM_PROSE.search(text):
        for number, line in enumerate(text.split("\n"), first_line):
            yield number, line, False
        return
    fences: list[tuple[str, bool]] = []
    in_comment = False
    for number, line in enumerate(text.split("\n"), first_line):
        if in_comment:
            in_comment = "-->" not in line
            continue
        closed = _closed(line, fences)
        if closed is not None:
            del fences[closed:]
        elif fences and fences[-1][1]:
            continue
        elif match := FENCE.match(line):
            is_code = not match["name"] or match["name"] in VERBATIM
            fences.append((match["mark"], is_code))
            if not is_code:
                yield number, " " * match.end() + line[match.end() :], True
        elif line.lstrip(" ").startswith("<!--"):
            in_comment = "-->" not in line
        elif not ASIDE.match(line):
            yield number, line, bool(fences)


def _closed(line: str, fences: list[tuple[str, bool]]) -> int | None:
    """Return the outermost fence that a line closes: an outer fence ends whatever is still open in it."""
    if not fences or not (match := CLOSING.fullmatch(line)):
        return None
    return next((place for place, (mark, _) in enumerate(fences) if match["mark"].startswith(mark)), None)
