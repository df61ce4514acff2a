"""Where a page names a record, and how it says so, to the letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.splices import Splice, spliced
from sphinx_archive.editing.writing import front_matter, heading
from sphinx_archive.records.body import SPAN, TITLED
from sphinx_archive.records.fields import in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.prose import CLOSING, FENCE, VERBATIM
from sphinx_archive.records.relations import NAMING
from sphinx_archive.records.whole import ROLES
from sphinx_archive.records.wording import LINK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
WISH = re.compile(
    rf"[ \t]*:?(?:{'|'.join(kind.name for kind in KINDS.values() if kind.is_authority)}):[ \t]*[\"']?(?P<key>[\w-]+)"
)
ENTRY = re.compile(r"[ \t]*(?:[^<\r\n]*<(?P<named>[^<>\r\n]+)>|(?P<bare>[^\s:<][^<\r\n]*?))[ \t]*(?=[\r\n]|\Z)")
# A line of words, behind the marks of the quotation that it goes on in.
WORDS = re.compile(r"(?P<lead>(?:^|[\r\n]+)[ \t>]*)(?P<words>[^\r\n]+)")


class Mention(NamedTuple):
    """A place in a page that names a record.

    ``written`` is what stands there, in one line. ``key`` and ``whole`` are stretches of the page's text: that of the
    key, or of the file's name without its ending; and all that would be in vain if the record went. ``shown`` is what
    readers see there, as Markdown; None where nothing could stand instead. Fields of front matter have no stretches.
    """

    line: int
    column: int
    written: str
    key: tuple[int, int] = (0, 0)
    whole: tuple[int, int] = (0, 0)
    shown: str | None = None
    field: str = ""


def mentions(page: Page, text: str, record: Record, keys: Iterable[str] = ()) -> list[Mention]:
    """Return where a page, with this text, names a record by one of its keys (all of them if none are said) or file."""
    wanted = frozenset(keys) or frozenset({record.key, *record.aliases})
    if not any(key in text for key in wanted):
        return []
    try:
        return sorted([*_in_fields(page, text, wanted), *_Reading(page, text, record, wanted).mentions()])
    except Refused as refusal:
        raise Refused(f"{page.path}: {refusal}") from None


def renamed(text: str, found: Iterable[Mention], key: str) -> str:
    """Return a page's text in which mentions outside of front matter name another key."""
    return spliced(text, _from_the_end(Splice(*one.key, key) for one in found if not one.field))


def unlinked(text: str, found: Iterable[Mention]) -> str:
    """Return a page's text in which mentions outside of front matter say what readers saw, and lead nowhere."""
    return spliced(text, _from_the_end(Splice(*one.whole, one.shown or "") for one in found if not one.field))


def fields_renamed(values: Mapping[str, Any], keys: Iterable[str], key: str) -> dict[str, Any]:
    """Return the fields of a front matter that name one of the keys, with another key in its place, once."""
    wanted = frozenset(keys)

    def one(entry: Any) -> Any:
        if isinstance(entry, dict):
            return {**entry, "organisation": key} if entry.get("organisation") in wanted else entry
        return key if entry in wanted else entry

    changed = {}
    for field, entries in _naming(values):
        now: list[Any] = []
        for entry in map(one, entries):
            if entry not in now:
                now.append(entry)
        if now != entries:
            changed[field] = now
    return changed


def fields_unlinked(values: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a front matter that name one of the keys, without it; None for those that are empty then."""
    wanted = frozenset(keys)
    changed = {}
    for field, entries in _naming(values):
        now = [entry for entry in entries if isinstance(entry, dict) or entry not in wanted]
        if now != entries:
            changed[field] = now or None
    return changed


def _naming(values: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for field in map(in_yaml, NAMING):
        if isinstance(entries := values.get(field), list):
            yield field, entries


def _in_fields(page: Page, text: str, wanted: frozenset[str]) -> Iterator[Mention]:
    for field, entries in _naming(front_matter(text)) if page.places else ():
        for number, entry in enumerate(entries):
            key = entry.get("organisation") if isinstance(entry, dict) else entry
            if key in wanted:
                place = page.places.get((field, number)) or page.places.get((field,), (1, 1))
                # An office without its organisation would say nothing.
                shown = None if isinstance(entry, dict) else ""
                yield Mention(*place, f"{field}: {key}", shown=shown, field=field)


def _from_the_end(found: Iterable[Splice]) -> list[Splice]:
    return sorted(found)[::-1]


class _Reading:
    """Finds the mentions in what is written below a page's front matter."""

    def __init__(self, page: Page, text: str, record: Record, wanted: frozenset[str]) -> None:
        self.page, self.text, self.title, self.wanted = page, text, record.title, wanted
        self.docnames = {join(dirname(record.docname), key) for key in wanted}
        self.lines = [match.start() for match in LINE.finditer(text)]
        # No column counts the byte order mark.
        self.mark = len(text) - len(text.removeprefix("\N{BOM}"))

    def mentions(self) -> Iterator[Mention]:
        for use in self.page.uses:
            is_page = use.role == "doc" and self.leads_here(use.target)
            if is_page or (use.role in (*ROLES, "any") and use.target in self.wanted):
                yield self.role(use.line, use.column, is_page=is_page)
        for link in self.page.links:
            if link.docname in self.docnames:
                yield self.link(link.line, link.column, link.file)
        if "{listing}" in self.text or "{toctree}" in self.text:
            yield from self.in_directives()

    def offset(self, line: int, column: int) -> int:
        return self.lines[line - 1] + column - 1 + (self.mark if line == 1 else 0)

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def leads_here(self, target: str) -> bool:
        """Tell whether the name of a page, from this page or from the archive's folder, is that of the record's."""
        folder = "" if target.startswith("/") else dirname(self.page.path)
        return normpath(join(folder, target.lstrip("/"))).removesuffix(".md") in self.docnames

    def role(self, line: int, column: int, *, is_page: bool) -> Mention:
        match = SPAN.match(self.text, self.offset(line, column))
        assert match, "a role stands where it was read"
        start, content = match.start("content"), match["content"]
        titled = TITLED.fullmatch(content)
        low, high = titled.span("target") if titled else (0, len(content))
        shown = content[: content.rindex("<")].rstrip() if titled else self.title
        key = self.stem(start + low, start + high) if is_page else (start + low, start + high)
        return Mention(line, column, _brief(match[0]), key, match.span(), _as_markdown(shown))

    def link(self, line: int, column: int, file: str) -> Mention:
        start = self.offset(line, column)
        key = self.stem(start, start + len(file))
        # A link is seldom longer than a few lines.
        around = LINK.finditer(self.text, self.lines[max(line - 6, 0)])
        whole = next((match for match in around if match.start() < start < match.end()), None)
        if not whole or whole[0].startswith("!"):
            return Mention(line, column, file, key)
        return Mention(line, column, _brief(whole[0]), key, whole.span(), whole[1] or _as_markdown(self.title))

    def in_directives(self) -> Iterator[Mention]:
        for name, start, line in directives(self.text, self.offset(self.page.lines + 1, 1)):
            if name == "{listing}" and (wish := WISH.match(line)) and wish["key"] in self.wanted:
                low, high = (start + end for end in wish.span("key"))
                yield Mention(*self.place(low), line.strip(), (low, high))
            elif name == "{toctree}" and (entry := ENTRY.match(line)):
                group = "named" if entry["named"] else "bare"
                if self.leads_here(entry[group].strip()):
                    low, high = (start + end for end in entry.span(group))
                    yield Mention(*self.place(low), line.strip(), self.stem(low, high), (start, start + len(line)), "")

    def stem(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of a file's name in that of its path, without its ending."""
        path = self.text[start:end]
        return start + path.rfind("/") + 1, start + len(path.removesuffix(".md"))


def directives(text: str, start: int) -> Iterator[tuple[str, int, str]]:
    """Yield name, offset and line of what stands in directives, from an offset of a text on; not what is code."""
    fences: list[tuple[str, str]] = []
    for found in LINE.finditer(text, start):
        line = found[0].rstrip("\r\n")
        closing = CLOSING.fullmatch(line)
        closed = next(
            (number for number, (mark, _) in enumerate(fences) if closing and closing["mark"].startswith(mark)), None
        )
        if closed is not None:
            del fences[closed:]
        elif (not fences or fences[-1][1]) and (opening := FENCE.match(line)):
            name = opening["name"] or ""
            fences.append((opening["mark"], "" if name in VERBATIM else name))
        elif fences and fences[-1][1]:
            yield fences[-1][1], found.start(), found[0]


def _brief(written: str) -> str:
    return " ".join(written.split())


def _as_markdown(text: str) -> str:
    """Return words as Markdown that says them and nothing else; lines and what they begin with stay."""
    return WORDS.sub(lambda match: match["lead"] + heading(match["words"]).removeprefix("# "), text)
