"""The text of a page rewritten: roles become links and footnotes, directives become words."""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.harvesting.directives import directives
from sphinx_archive.exports.harvesting.footnotes import mark
from sphinx_archive.exports.harvesting.pages import OF_RECORDS
from sphinx_archive.exports.harvesting.plain import autolink, escaped, label
from sphinx_archive.records import body
from sphinx_archive.records.prose import VERBATIM
from sphinx_archive.records.wording import TO_RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.harvesting.directives import Directive
    from sphinx_archive.records.fields import Record


class Edit(NamedTuple):
    """What stands instead of a stretch of a text, from its first character to before its last."""

    start: int
    end: int
    instead: str


def rewritten(text: str, record: Record, archive: Archive) -> tuple[str, tuple[str, ...]]:
    """Return the text of a record's page as plain Markdown, and the names of the sources it cites, in order."""
    starts, uses = _starts(text), tuple(body.uses(text))
    edits = (
        *_roles(text, starts, uses, record, archive),
        *_languages(text, starts),
        *_directives(text, starts, record, archive),
    )
    cited = tuple(use.target for use in uses if use.role == "source")
    return _applied(text, sorted(edits)), cited


def _applied(text: str, edits: list[Edit]) -> str:
    found, place = [], 0
    for edit in edits:
        if edit.start >= place:  # what stands in a stretch that went as a whole went with it
            found += [text[place : edit.start], edit.instead]
            place = edit.end
    return "".join([*found, text[place:]])


def _starts(text: str) -> list[int]:
    """Return where each line begins, and one more for the end."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _roles(
    text: str, starts: list[int], uses: tuple[body.Use, ...], record: Record, archive: Archive
) -> Iterator[Edit]:
    for use in uses:
        start = starts[use.line - 1] + use.column - 1
        if not (match := body.SPAN.match(text, start)):
            continue
        if use.role == "source":
            # The mark stands close to what it supports.
            yield Edit(len(text[:start].rstrip(" ")), match.end(), mark(use.target))
        else:
            yield Edit(start, match.end(), _linked(use, match["content"], record, archive))


def _linked(use: body.Use, content: str, record: Record, archive: Archive) -> str:
    """Return a link to the record that a role names, or the role's words where it leads to none."""
    titled = body.TITLED.fullmatch(content)
    words = content[: content.rindex("<")].strip() if titled else ""
    found = archive.catalogue.get(use.target) if use.role in TO_RECORDS else None
    if not found:
        return label(words or use.target)
    return f"[{label(words or title(found))}]({_way(found.docname, dirname(record.docname))})"


@lru_cache(maxsize=10_000)
def _way(docname: str, folder: str) -> str:
    """Return the path of a page as seen from a folder; pages of one folder often lead to the same ones."""
    return relpath(f"{docname}.md", folder or ".")


def _languages(text: str, starts: list[int]) -> Iterator[Edit]:
    """Yield the brackets of stretches in another language, which plain Markdown says with an element of HTML."""
    for tag, line, column in body.languages(text) if ".language-" in text else ():
        closing = text.rfind("]{", 0, starts[line - 1] + column - 1)
        opening = _opening(text, closing)
        if opening >= 0:
            yield Edit(opening, opening + 1, f'<span lang="{tag}">')
            yield Edit(closing, text.index("}", closing) + 1, "</span>")


def _opening(text: str, closing: int) -> int:
    """Return where the bracket opens that closes at a place; -1 where none does."""
    depth = 0
    for place in range(closing, -1, -1):
        sign = text[place] if not text[:place].endswith("\\") else ""
        depth += (sign == "]") - (sign == "[")
        if depth == 0:
            return place
    return -1


def _directives(text: str, starts: list[int], record: Record, archive: Archive) -> Iterator[Edit]:
    """Yield the opening of each directive with its options, and its closing; what it holds stays."""
    for found in directives(text):
        if f"{{{found.name}}}" in VERBATIM:
            continue
        first, last = found.lines
        yield Edit(starts[first], starts[found.body] - 1, _said(found, archive.page(record)))
        closing = text[starts[last - 1] : starts[last] - 1].strip()
        if last > found.body and closing and not closing.strip(":`~"):
            yield Edit(starts[last - 1], starts[last] - 1, "")


def _said(found: Directive, address: str) -> str:
    """Return what stands for a directive: nothing for one that only frames its text."""
    place = f" {autolink(address)}" if address else ""
    if found.name == "video":
        shown = found.options.get("alt") or found.argument
        return f"Film on the page{place}: {escaped(shown)}."
    return f"A list that the page shows{place}." if found.name in OF_RECORDS else ""
