"""The directives of a page: which there are, what they are given, and the lines they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARSER = MarkdownIt("commonmark").use(colon_fence_plugin)
_NAMED = re.compile(r"\{(?P<name>[\w:+-]+)\}[ \t]*(?P<argument>.*)")
_FENCES = ("```", "~~~", ":::")
_OPENING = re.compile(r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{", re.MULTILINE)
_OPTION = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*)")


class Directive(NamedTuple):
    """A directive by name; ``lines`` are its first and the one after its last, ``body`` the first below its options."""

    name: str
    argument: str
    options: dict[str, str]
    lines: tuple[int, int]
    body: int


def directives(text: str) -> Iterator[Directive]:
    """Yield the directives of a Markdown text that stand in no other, in order; lines count from 0.

    Source: https://myst-parser.readthedocs.io/en/latest/syntax/roles-and-directives.html
    """
    if not any(mark in text for mark in _FENCES) or not _OPENING.search(text):
        return  # reading a page as a whole is dear, and few have any
    for token in _PARSER.parse(text):
        named = _NAMED.fullmatch(token.info.strip()) if token.type in ("fence", "colon_fence") else None
        if named and token.map:
            options = _options(token.content)
            body = token.map[0] + 1 + len(options)
            yield Directive(named["name"], named["argument"], options, (token.map[0], token.map[1]), body)


def _options(content: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in content.split("\n"):
        match = _OPTION.fullmatch(line)
        if not match or match["name"] in found:
            break
        found[match["name"]] = match["value"]
    return found
