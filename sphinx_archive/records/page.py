"""One page of the archive: its record, where every value stands, and what an author can fix in it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sphinx_archive.records import body, frontmatter
from sphinx_archive.records.fields import FIELDS, Fields, Record, in_yaml
from sphinx_archive.records.kinds import FOLDERS, KINDS
from sphinx_archive.records.problems import Problem
from sphinx_archive.records.statements import Statements, statements
from sphinx_archive.records.values import read_key
from sphinx_archive.records.vocabulary import read_language
from sphinx_archive.records.words import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from sphinx_archive.records.body import Link, Use
    from sphinx_archive.records.frontmatter import Path, Place

LARGEST = 500_000
UNREAD = 5_000_000  # of a larger file nothing is read: it is no page
NONE = Statements()
DEFAULTS = {name: field.default for name, field in Fields.model_fields.items()}
MOST_UNCITED = 20  # so many sentences without a source are told at once


@dataclass(frozen=True)
class Page:
    """A page as it stands in the source.

    ``path`` is relative to the archive's folder; ``record`` is None where the page describes nothing or
    its kind is unknown; ``lines`` counts the lines of front matter; ``places`` gives line and column of
    each value; ``uses`` are the roles in the text and ``links`` its links to the files of pages.
    ``statements`` tells which sentences of a record's text cite a source.
    ``digest`` is another for every other content of the file.
    ``is_whole`` is False where something could not be read: what follows from that is no second mistake.
    """

    path: str
    record: Record | None
    lines: int
    places: dict[Path, Place]
    uses: tuple[Use, ...] = ()
    links: tuple[Link, ...] = ()
    statements: Statements = NONE
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    digest: bytes = b""


def is_record_page(path: str) -> bool:
    """Whether the page at this path must describe something: any page of a kind's folder but its index."""
    where = PurePosixPath(path)
    return len(where.parts) > 1 and where.parts[0] in FOLDERS and where.name != "index.md"


def is_utf_8(content: bytes) -> bool:
    """Whether a file's content is text at all."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_page(path: str, content: bytes) -> Page:
    """Read one page; ``path`` is relative to the archive's folder. Mistakes become problems, never errors."""
    if len(content) > UNREAD:
        message = f"The page has more than {UNREAD:,} bytes, and nothing of it is read. Split it below {LARGEST:,}."
        too_long = Problem(path, 1, 1, "page-too-long", message)
        return Page(path, None, 0, {}, problems=(too_long,), is_whole=False)
    text = frontmatter.plain_ends(content.decode("utf-8", errors="replace"))
    digest = blake2b(content, digest_size=8).digest()
    found = list(_problems_of_file(path, content, text))
    text = text.removeprefix("\N{BOM}")
    block, rest = frontmatter.split(text)
    front = frontmatter.read_front_matter(block)
    found += _unknown_languages(path, rest, front.lines + 1)
    uses = tuple(body.uses(rest, front.lines + 1))
    links = tuple(body.links(rest, path.removesuffix(".md"), front.lines + 1))
    if not is_record_page(path) and "kind" not in front.values:
        return Page(path, None, 0, {}, uses, links, problems=tuple(found), digest=digest)
    if not text.strip():
        kinds = ", ".join(KINDS)
        empty = Problem(path, 1, 1, "empty-page", f"The page is empty. Begin with front matter: kind: one of {kinds}.")
        return Page(path, None, 0, {}, problems=(*found, empty), is_whole=False, digest=digest)
    found += [Problem(path, line, column, code, message) for code, line, column, message in front.mistakes]
    reading = _Reading(path, front)
    record = reading.record(body.heading(rest, front.lines + 1))
    is_whole = reading.is_whole and not front.mistakes and record is not None
    told = statements(rest, front.lines + 1) if record and record.kind in FIELDS["sources"].needed else NONE
    problems = (*found, *reading.problems, *(_uncited(path, *place) for place in told.uncited[:MOST_UNCITED]))
    return Page(path, record, front.lines, reading.places, uses, links, told, problems, is_whole, digest)


def _unknown_languages(path: str, rest: str, first_line: int) -> Iterator[Problem]:
    """Yield the stretches of text that are marked as a language that does not exist."""
    for tag, line, column in body.languages(rest, first_line):
        try:
            read_language(tag)
        except ValueError as error:
            yield Problem(path, line, column, "unknown-language", str(error))


def _uncited(path: str, line: int, column: int) -> Problem:
    message = "This sentence names no source and leads to no record. Write {source}`name` after what it states."
    return Problem(path, line, column, "unsourced-statement", message)


def _problems_of_file(path: str, content: bytes, text: str) -> Iterator[Problem]:
    if content.startswith(b"\xef\xbb\xbf"):
        yield Problem(
            path, 1, 1, "byte-order-mark", "The file begins with a byte order mark. Save it as UTF-8 without BOM."
        )
    if not is_utf_8(content):
        before = text[: text.index("\N{REPLACEMENT CHARACTER}")]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        yield Problem(path, line, column, "not-utf-8", "The file is not UTF-8. Save it as UTF-8.")
    if len(content) > LARGEST:
        size = f"{len(content):,} bytes"
        yield Problem(
            path, 1, 1, "page-too-long", f"The page has {size}; readers wait for it. Split it below {LARGEST:,}."
        )


class _Reading:
    """Makes a record of front matter, dropping only what cannot be read and saying so."""

    def __init__(self, path: str, front: frontmatter.FrontMatter) -> None:
        self.path = path
        self.front = front
        self.places = dict(front.places)
        self.problems: list[Problem] = []
        self.is_whole = True

    def note(self, place: Path, code: str, message: str) -> None:
        """Note a problem at the value's own place, or at the nearest one that encloses it."""
        while place and place not in self.places:
            place = place[:-1]
        self.problems.append(Problem(self.path, *self.places.get(place, (1, 1)), code, message))

    def record(self, heading: body.Heading | None) -> Record | None:
        """Return the record, or None where its kind is not known."""
        values = dict(self.front.values)
        if not values and self.front.mistakes:
            return None
        key, title = self.key(), self.title(heading)
        if "kind" not in values:
            if ("kind",) not in self.places:
                self.note((), "missing-field", f"This page needs front matter with a 'kind': {', '.join(KINDS)}.")
            return None
        fields = self.fields(values)
        if fields is None:
            return None
        self.check(fields)
        named = {name: getattr(fields, name) for name in DEFAULTS}
        docname = self.path.removesuffix(".md")
        return Record.model_construct(**named, key=key, title=title or key, docname=docname)

    def key(self) -> str:
        key = PurePosixPath(self.path).stem
        try:
            return read_key(key)
        except ValueError as error:
            self.note((), "bad-key", f"{error} Rename the file.")
            return key

    def title(self, heading: body.Heading | None) -> str:
        if heading is None:
            self.problems.append(
                Problem(
                    self.path,
                    self.front.lines + 1,
                    1,
                    "missing-title",
                    "The page has no title. Begin its text with '# Title'.",
                )
            )
            return ""
        if heading.has_markup:
            message = "Titles are plain text. Write \\* for a star, \\_ for a line, \\` for a tick, and no links."
            self.problems.append(Problem(self.path, heading.line, 1, "title-markup", message))
        return heading.title

    def fields(self, values: dict[str, Any]) -> Fields | None:
        """Validate, drop what is wrong, and validate again; every round drops at least one value."""
        for _round in range(len(self.places) + 1):
            try:
                return Fields.model_validate(values)
            except ValidationError as error:
                wrong = error.errors(include_url=False)
            explained = [explain(entry, self.places) for entry in wrong]
            for entry, (place, code, message) in zip(wrong, explained, strict=True):
                # What lacks a part because that part was dropped has been told of already.
                if self.is_whole or entry["type"] not in ("missing", "too_short"):
                    self.note(place, code, message)
            if any(entry["loc"][:1] == ("kind",) for entry in wrong):
                return None
            self.is_whole = False
            dropped = {place for place, _, _ in explained}
            values, self.places = _without(values, dropped), _renumbered(self.places, dropped)
        return None

    def check(self, fields: Fields) -> None:
        """Note what the kind does not allow or lacks, and a page in the wrong folder."""
        kind = KINDS[fields.kind]
        one = kind.one[0].upper() + kind.one[1:]
        for name, row in FIELDS.items():
            if name in fields.model_fields_set:
                value = getattr(fields, name)
                if kind.name not in row.kinds and value != DEFAULTS[name]:
                    message = f"{one} has no field '{in_yaml(name)}'. Delete it."
                    self.note((in_yaml(name),), "field-not-of-kind", message)
                self.check_list(in_yaml(name), value)
            if kind.name in row.needed and (in_yaml(name),) not in self.places:
                message = f"{one} needs the field '{in_yaml(name)}': {row.meaning}"
                self.note(("kind",), "missing-field", message)
        for name in fields.sources:
            if not {("sources", name, "archived"), ("sources", name, "not-archived")} & self.places.keys():
                message = "Give the address of a copy, 'archived: https://...', or the reason, 'not-archived: ...'."
                self.note(("sources", name), "not-archived", message)
        if PurePosixPath(self.path).parts[:-1] != (kind.folder,):
            message = f"{one} belongs in {kind.folder}/. Move the file there."
            self.note(("kind",), "wrong-folder", message)

    def check_list(self, name: str, values: Any) -> None:
        """Note what a list of texts holds twice."""
        seen: set[str] = set()
        for number, value in enumerate(values if isinstance(values, tuple) else ()):
            if value in seen:
                self.note((name, number), "duplicate-value", f"'{value}' is in this list already. Delete it.")
            elif isinstance(value, str):
                seen.add(value)


def _without(values: Any, dropped: Iterable[Path]) -> Any:
    """Return the values without those at the dropped paths."""
    if not isinstance(values, dict | list):
        return values
    kept = {
        step: _without(value, [path[1:] for path in dropped if path[0] == step and path[1:]])
        for step, value in (values.items() if isinstance(values, dict) else enumerate(values))
        if (step,) not in dropped
    }
    return kept if isinstance(values, dict) else list(kept.values())


def _renumbered(places: Mapping[Path, Place], dropped: Set[Path]) -> dict[Path, Place]:
    """Return the places with lists numbered as they are without the dropped entries; a dropped field stays known."""
    gone = {(path[:-1], path[-1]) for path in dropped if isinstance(path[-1], int)}
    return {
        tuple(_moved(path, at, gone) for at in range(len(path))): place
        for path, place in places.items()
        if not any((path[:at], path[at]) in gone for at in range(len(path)))
    }


def _moved(path: Path, at: int, gone: Set[tuple[Path, str | int]]) -> str | int:
    """Return a step of a path, a number less by the entries of its list that are gone before it."""
    step = path[at]
    return step if isinstance(step, str) else step - sum((path[:at], number) in gone for number in range(step))
