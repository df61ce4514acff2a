"""The text below the front matter, as far as the catalogue needs it before Sphinx has read the page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,}|:{3,})\s*(\{[\w:-]+\})?")
VERBATIM = frozenset({"{code-block}", "{code}", "{literalinclude}", "{sourcecode}", "{eval-rst}", "{math}"})
SPAN = re.compile(r"(?:\{(?P<role>[\w:-]+)\})?(?P<ticks>`+)(?P<content>.+?)(?P=ticks)(?!`)")
TITLED = re.compile(r".*<(?P<target>[^<>]*)>\s*", re.DOTALL)
HEADING = re.compile(r"^#[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*$")
MARKUP = re.compile(r"(?<!\\)(?:[*`]|(?<!\w)_|_(?!\w)|<[A-Za-z/]|\]\()")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Use(NamedTuple):
    """A role in running text: ``{person}`irvin-jim``` or ``{person}`the leader <irvin-jim>```."""

    role: str
    target: str
    line: int
    column: int


class Heading(NamedTuple):
    """The title of a page as plain text, its line, and whether it holds Markdown markup."""

    title: str
    line: int
    has_markup: bool


def uses(text: str, first_line: int = 1) -> Iterator[Use]:
    """Yield every role in a Markdown text, outside code; ``first_line`` is the number of its first line."""
    for number, line in _prose(text, first_line):
        for match in SPAN.finditer(line):
            if match["role"]:
                titled = TITLED.fullmatch(match["content"])
                target = (titled["target"] if titled else match["content"]).strip()
                yield Use(match["role"], target, number, match.start() + 1)


def heading(text: str, first_line: int = 1) -> Heading | None:
    """Return the first heading of the first level, or None."""
    for number, line in _prose(text, first_line):
        if match := HEADING.match(line):
            title = html.unescape(ESCAPE.sub(r"\1", match["title"]))
            return Heading(" ".join(title.split()), number, bool(MARKUP.search(match["title"]))) if title else None
    return None


def _prose(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that are not code; directives hold prose, other fences do not."""
    fence = ""
    for number, line in enumerate(text.splitlines(), first_line):
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip(" `~:"):
                fence = ""
        elif (match and not match[1].startswith(":") and (not match[2] or match[2] in VERBATIM)) or (
            match and match[2] in VERBATIM
        ):
            fence = match[1]
        else:
            yield number, line
