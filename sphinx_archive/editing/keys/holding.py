"""A whole archive in an editor's hands: its pages, its registers of keys, and changes that leave it sound."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Change, Refused, finish, save
from sphinx_archive.editing.check import problems_of, problems_of_keys
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.keys.keeping import today
from sphinx_archive.records.page import Page, read_page
from sphinx_archive.records.problems import Problem
from sphinx_archive.records.published import KEYS, keys_lines, read_keys, with_keys_of
from sphinx_archive.records.withdrawn import REGISTER, read_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.published import Published
    from sphinx_archive.records.withdrawn import Withdrawn

MOST_TOLD = 10


@dataclass(frozen=True)
class Holding:
    """The pages of an archive as they stand, in order of path, and what is beside them."""

    folder: Path
    pages: tuple[Page, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Page]:
        """Return the page that each key leads to, earlier keys included."""
        found = {page.record.key: page for page in reversed(self.pages) if page.record}
        for page in self.pages:
            for alias in page.record.aliases if page.record else ():
                found.setdefault(alias, page)
        return found

    @cached_property
    def _by_path(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.pages}

    @cached_property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """Return the withdrawn records; raises :class:`Refused` where their register cannot be read."""
        rows, problems = read_register(self.text(REGISTER), {})
        _refuse_unread(problems)
        return tuple(rows)

    @cached_property
    def published(self) -> tuple[Published, ...]:
        """Return every key that was published; raises :class:`Refused` where their register cannot be read."""
        rows, problems = read_keys(self.text(KEYS))
        _refuse_unread(problems)
        return tuple(rows)

    def content(self, path: str) -> bytes | None:
        """Return what a file holds, None where it is not there; raises :class:`Refused` if a page was changed since."""
        file = self.folder / path
        content = file.read_bytes() if file.is_file() else None
        read = self._by_path.get(path)
        if read and (content is None or blake2b(content, digest_size=8).digest() != read.digest):
            raise Refused(f"{file} was changed by somebody else meanwhile. Nothing was changed; run the command again.")
        return content

    def text(self, path: str) -> str:
        """Return a file as text; raises :class:`Refused` if it is none, and an empty text where there is no file."""
        try:
            return (self.content(path) or b"").decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(f"{self.folder / path} is not UTF-8. Save it as UTF-8.") from None

    def change(self, path: str, text: str | None) -> Change:
        """Return the change that gives a file another text, or with None takes it away."""
        return Change(path, self.content(path), None if text is None else text.encode())

    def with_keys(self, records: Iterable[Record]) -> Change:
        """Return the change that puts the keys of records into the register."""
        return self.change(KEYS, keys_lines(with_keys_of(self.published, records, today())))

    def land(self, changes: Sequence[Change], moved: Mapping[str, str] | None = None) -> None:
        """Make changes if no page is the worse for them, or raise :class:`Refused` and make none.

        ``moved`` tells to which path the page of another has gone.
        """
        after = self.after(changes)
        said = {change.path: (change.after or b"").decode() for change in changes}
        before = Counter((moved or {}).get(one.path, one.path) + one.message for one in problems_of(self.pages))
        new = [one for one in problems_of(after) if not before[one.path + one.message]]
        new += _dead_links(after, self.pages)
        withdrawn, problems = read_register(said.get(REGISTER, self.text(REGISTER)), _records(after))
        told = {problem.message for problem in self._problems_of_keys()}
        keys = problems_of_keys(said.get(KEYS, self.text(KEYS)), after, withdrawn)
        new += [*problems, *(problem for problem in keys if problem.message not in told)]
        if new:
            raise Refused(_worse(new))
        save(self.folder, changes)

    def after(self, changes: Iterable[Change]) -> list[Page]:
        """Return the pages as they are when changes are made."""
        changed = {change.path: change.after for change in changes if change.path.endswith(".md")}
        pages = [page for page in self.pages if page.path not in changed]
        pages += [read_page(path, content) for path, content in changed.items() if content is not None]
        return sorted(pages, key=lambda page: page.path.split("/"))

    def _problems_of_keys(self) -> Iterator[Problem]:
        return problems_of_keys(self.text(KEYS), self.pages, self.withdrawn)


def take_up(folder: Path) -> Holding:
    """Return an archive as it stands, with what was interrupted finished; raises :class:`Refused` without a folder."""
    if not folder.is_dir():
        raise Refused(f"No folder {folder}. Name the archive's folder: --docs FOLDER.")
    finish(folder)
    return Holding(folder, tuple(read_archive(folder)))


def _records(pages: Iterable[Page]) -> dict[str, Record]:
    found = {page.record.key: page.record for page in pages if page.record}
    return {alias: record for record in found.values() for alias in record.aliases} | found


def _dead_links(after: Iterable[Page], before: Iterable[Page]) -> Iterator[Problem]:
    """Yield the links to the files of pages that are there no more."""
    gone = {page.path for page in before} - {page.path for page in after}
    for page in after:
        for link in page.links:
            if f"{link.docname}.md" in gone:
                message = f"'{link.file}' leads to this page."
                yield Problem(page.path, link.line, link.column, "unknown-page", message)


def _worse(problems: Sequence[Problem]) -> str:
    more = len(problems) - MOST_TOLD
    rest = [f"and {more} more"] if more > 0 else []
    return "\n".join(["Nothing was changed, because then there would be:", *map(str, problems[:MOST_TOLD]), *rest])


def _refuse_unread(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused("\n".join(["Nothing was changed. Mend this first:", *map(str, problems)]))
