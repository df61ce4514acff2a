"""The layout of a page: blanks that nobody sees, tabs, line ends at the end, and the order of fields.

Each function takes a page's text and returns it with another layout, with the line and a word for each change.
A change is made only where the front matter says the same before and after.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_archive.editing.writing import ORDER, UNREADABLE
from sphinx_archive.records.frontmatter import OPENING, FrontMatter, plain_ends, read_front_matter, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDED = re.compile(r"([^\r\n]*?)[ \t]*(\r\n|\r|\n|$)")
INDENT = re.compile(r"[ \t]*")


class Done(NamedTuple):
    """What was changed, and in which line."""

    line: int
    what: str


Laid: TypeAlias = tuple[str, list[Done]]


def without_mark(page: str) -> Laid:
    """Take out the byte order mark."""
    bare = page.removeprefix("\N{BOM}")
    return bare, [Done(1, "byte order mark taken out")] if bare != page else []


def with_last_end(page: str) -> Laid:
    """End the last line."""
    lines = LINE.findall(page)
    if not page.strip() or page.endswith(("\n", "\r")):
        return page, []
    end = ENDED.fullmatch(lines[0])
    return page + (end[2] if end and end[2] else "\n"), [Done(len(lines), "last line ended")]


def without_tabs(page: str) -> Laid:
    """Put spaces in place of tabs that YAML forbids, where it does not matter how many there are."""
    if "\t" not in page or not any(mistake.code == "tab" for mistake in front_of(page).mistakes):
        return page, []
    narrow, wide = (_each_line(page, partial(_untabbed, width)) for width in (2, 8))
    meant = front_of(narrow)
    if is_unreadable(meant) or not _says_the_same(meant, front_of(wide)):
        return page, []
    return narrow, [Done(number, "spaces in place of a tab") for number in _differing(page, narrow)]


def without_blanks(page: str) -> Laid:
    """Take out blanks at the ends of lines of front matter; what a comment ends with stays."""
    shortest = _each_line(page, _unblanked)
    if shortest == page or is_unreadable(before := front_of(page)):
        return page, []
    kept = page
    for number in _differing(page, shortest):
        lines = _lines(kept)
        shorter = "".join([*lines[: number - 1], _unblanked(lines[number - 1]), *lines[number:]])
        if _says_the_same(before, front_of(shorter)):
            kept = shorter
    return kept, [Done(number, "blanks at the end of the line taken out") for number in _differing(page, kept)]


def in_order(page: str) -> Laid:
    """Put the fields into the order of the field table, each with the comments above it."""
    before, lines = front_of(page), _lines(page)
    opening = OPENING.match(plain_ends("".join(lines)).removeprefix("\N{BOM}"))
    names = [str(place[0]) for place in before.places if len(place) == 1]
    if is_unreadable(before) or not opening or not names:
        return page, []
    starts = [_with_comments(lines, before.places[name,][0] - 1, opening[0].count("\n")) for name in names]
    end = before.lines - 1
    if any(start >= after for start, after in pairwise([*starts, end])):
        return page, []
    chunks = ["".join(lines[start:after]) for start, after in pairwise([*starts, end])]
    # What no field table knows stays behind what it stood behind.
    ranks = list(accumulate([ORDER.get(name, -1) for name in names], _rank))
    order = sorted(range(len(names)), key=lambda number: ranks[number])
    sorted_page = "".join([*lines[: starts[0]], *(chunks[number] for number in order), *lines[end:]])
    if sorted_page == page or not _says_the_same(before, front_of(sorted_page), ordered=False):
        return page, []
    moved = next(number for number, place in enumerate(order) if number != place)
    return sorted_page, [Done(starts[moved] + 1, f"fields in order: '{names[order[moved]]}' before '{names[moved]}'")]


@lru_cache(maxsize=4)
def front_of(page: str) -> FrontMatter:
    """Return what a page's front matter says."""
    return read_front_matter(split(plain_ends(page.removeprefix("\N{BOM}")))[0])


def is_unreadable(front: FrontMatter) -> bool:
    """Whether a front matter has mistakes in which nobody can say what it means."""
    return any(mistake.code in UNREADABLE for mistake in front.mistakes)


def _says_the_same(one: FrontMatter, other: FrontMatter, *, ordered: bool = True) -> bool:
    """Whether two front matters hold the same values, and the same mistakes besides their places."""
    codes = [sorted((mistake.code, mistake.message) for mistake in front.mistakes) for front in (one, other)]
    names = [list(front.values) if ordered else sorted(front.values) for front in (one, other)]
    return one.values == other.values and codes[0] == codes[1] and names[0] == names[1]


def _lines(page: str) -> list[str]:
    return LINE.findall(page)


def _each_line(page: str, change: Callable[[str], str]) -> str:
    """Return a page with the lines of its front matter changed."""
    lines, count = _lines(page), front_of(page).lines
    return "".join([*(change(line) for line in lines[:count]), *lines[count:]])


def _differing(before: str, after: str) -> Iterator[int]:
    """Yield the numbers of lines that differ."""
    pairs = zip(_lines(before), _lines(after), strict=True)
    yield from (number for number, (one, other) in enumerate(pairs, 1) if one != other)


def _untabbed(width: int, line: str) -> str:
    return INDENT.sub(lambda indent: indent[0].replace("\t", " " * width), line, count=1)


def _unblanked(line: str) -> str:
    found = ENDED.fullmatch(line)
    return f"{found[1]}{found[2]}" if found and "#" not in line else line


def _rank(last: int, rank: int) -> int:
    return rank if rank >= 0 else last


def _with_comments(lines: list[str], at: int, first: int) -> int:
    """Return where the comments right above a field begin."""
    while at > first and lines[at - 1].startswith("#"):
        at -= 1
    return at
