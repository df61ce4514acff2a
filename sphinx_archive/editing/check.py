"""``python -m sphinx_archive check``: every problem of the archive's pages, without building it."""

from __future__ import annotations

import sys
from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused, finish
from sphinx_archive.editing.folder import docs_argument, read_archive
from sphinx_archive.editing.keeping import keep_keys
from sphinx_archive.records.ledger import LEDGER, read_ledger
from sphinx_archive.records.problems import Problem, did_you_mean
from sphinx_archive.records.published import KEYS, lost_keys, read_keys
from sphinx_archive.records.whole import problems_among
from sphinx_archive.records.withdrawn import REGISTER, read_register

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Sequence, Set

    from sphinx_archive.records.page import Page
    from sphinx_archive.records.withdrawn import Withdrawn


EXAMPLES = """\
examples:
  python -m sphinx_archive check                            every page of docs/
  python -m sphinx_archive check docs/campaigns/strike.md   one page, held against all others
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="*", type=Path, help="show only the problems of these pages")
    parser.add_argument("--keep-keys", action="store_true", help="put the keys of finished pages into the register")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    return check(wanted.docs, wanted.files, keep=wanted.keep_keys)


def problems_of(pages: Sequence[Page]) -> list[Problem]:
    """Return the problems of pages, their own and those among them, sorted by page and line."""
    own = [problem for page in pages for problem in page.problems]
    return sorted([*own, *problems_among(pages)])


def links_to_nowhere(pages: Sequence[Page], folder: Path) -> Iterator[Problem]:
    """Yield the links to files that are not there; in a build MyST tells of them, as myst.xref_missing."""
    for page in pages:
        for docname, file, line, column in page.links:
            if not (folder / f"{docname}.md").is_file():
                near = did_you_mean(file, [relpath(other.path, dirname(page.path)) for other in pages])
                message = f"No page '{file}'.{near or ' Write the path as seen from the folder of this page.'}"
                yield Problem(page.path, line, column, "unknown-page", message)


def problems_of_tables(pages: Sequence[Page], folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the tables that editors keep beside the pages."""
    known = {page.record.key: page.record for page in pages if page.record}
    known |= {alias: record for record in list(known.values()) for alias in record.aliases}
    yield from read_ledger(_text(folder / LEDGER))[1]
    withdrawn, problems = read_register(_text(folder / REGISTER), known)
    yield from problems
    yield from problems_of_keys(_text(folder / KEYS), pages, withdrawn)


def problems_of_keys(text: str, pages: Sequence[Page], withdrawn: Iterable[Withdrawn]) -> Iterator[Problem]:
    """Yield what is wrong with the register of keys, and which of them lead nowhere."""
    published, problems = read_keys(text)
    yield from problems
    yield from lost_keys(text, published, pages, withdrawn)


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def check(folder: Path, files: Iterable[Path], *, keep: bool = False) -> int:
    """Print the problems of an archive, or of some of its files; return 1 if there are any, 2 if nothing was read.

    Where asked to ``keep`` them, the keys of the pages that have none are put into the register.
    """
    if not folder.is_dir():
        print(f"No folder {folder}. Name the archive's folder: --docs FOLDER.", file=sys.stderr)
        return 2
    if keep:
        finish(folder)
    pages = list(read_archive(folder))
    there = {(folder / page.path).resolve() for page in pages}
    wanted = {path.resolve(): path for path in files}
    missing = [path for resolved, path in wanted.items() if resolved not in there]
    for path in missing:
        print(f"{path} is no page of {folder}. Name its files: {folder}/campaigns/example.md.", file=sys.stderr)
    found = sorted([*problems_of(pages), *links_to_nowhere(pages, folder), *problems_of_tables(pages, folder)])
    shown = [problem for problem in found if not wanted or (folder / problem.path).resolve() in wanted]
    for problem in shown:
        # A file name need not be text.
        print(f"{folder.as_posix()}/{problem}".encode(errors="backslashreplace").decode())
    count = (len(wanted) - len(missing)) if wanted else len(pages)
    print(f"{_number(len(shown), 'problem')} in {_number(count, 'page')}.", file=sys.stderr)
    if keep:
        _keep(folder, pages, {problem.path for problem in found})
    return 2 if missing else int(bool(shown))


def _keep(folder: Path, pages: Iterable[Page], unfinished: Set[str]) -> None:
    """Put the keys of finished pages into the register, and say so."""
    try:
        count = keep_keys(folder, [page.record for page in pages if page.record and page.path not in unfinished])
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return
    if count:
        print(f"{_number(count, 'key')} written into {folder / KEYS}; commit it with the pages.", file=sys.stderr)


def _number(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"
