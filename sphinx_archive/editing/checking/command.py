"""``python -m sphinx_archive check``: every problem of the archive's pages, without building it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.editing.changes import Refused, finish, save
from sphinx_archive.editing.check import links_to_nowhere, problems_of, problems_of_tables
from sphinx_archive.editing.checking.changed import changed_files, half_staged_files, staged_files
from sphinx_archive.editing.checking.formats import FORMATS
from sphinx_archive.editing.checking.reading import read_all, uncollected
from sphinx_archive.editing.folder import docs_argument, is_page
from sphinx_archive.editing.keys.keeping import keep_keys
from sphinx_archive.records.published import KEYS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence, Set

    from sphinx_archive.records.page import Page

EXAMPLES = """\
examples:
  python -m sphinx_archive check                            every page of docs/
  python -m sphinx_archive check docs/campaigns/strike.md   one page, held against all others
  python -m sphinx_archive check --changed                  what was changed since the last commit
  python -m sphinx_archive check --changed-since main       what a branch changed, as in a pull request
  python -m sphinx_archive check --fix --dry-run            what can be put right by itself, without doing it
  python -m sphinx_archive check --fix                      put that right, then check
  python -m sphinx_archive check --format sarif             problems for the page of a pull request
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("files", nargs="*", type=Path, default=[], help="show only the problems of these pages")
    which.add_argument("--changed", action="store_true", help="only of files that differ from the last commit")
    which.add_argument("--changed-since", metavar="REF", help="only of files that changed since a branch left REF")
    which.add_argument("--staged", action="store_true", help="only of files that the next commit changes")
    parser.add_argument("--fix", action="store_true", help="put right what has one right form, and say what was done")
    parser.add_argument("--dry-run", action="store_true", help="with --fix: say what would be done, and do nothing")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people, programs or forges (text)")
    parser.add_argument("--keep-keys", action="store_true", help="put the keys of finished pages into the register")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    folder = wanted.docs
    if not folder.is_dir():
        return _wrong(f"No folder {folder}. Name the archive's folder: --docs FOLDER.")
    if wanted.dry_run and not wanted.fix:
        return _wrong("--dry-run says what --fix would do. Write both.")
    try:
        asked = _asked(folder, wanted)
    except Refused as refusal:
        return _wrong(str(refusal))
    left = fix(folder, asked, is_dry=wanted.dry_run) if wanted.fix else 0
    return max(left, check(folder, asked, form=wanted.format, keep=wanted.keep_keys))


class Asked(NamedTuple):
    """The files that a command asks about, by their path below the archive's folder; ``paths`` is None for all.

    ``missing`` are files that somebody named and that are no pages of the archive.
    """

    paths: Set[str] | None = None
    missing: Sequence[Path] = ()


def fix(folder: Path, asked: Asked, *, is_dry: bool) -> int:
    """Put pages right and say what was done; return 1 if there is something to do and nothing was to be done."""
    # What puts pages right takes a while to import, and most checks never need it.
    from sphinx_archive.editing.fixing.archive import fixes

    finish(folder)
    changes, done = fixes(folder, asked.paths)
    if not is_dry:
        save(folder, changes)
    for path, (line, what) in done:
        _tell(f"{_seen(folder, path)}:{line}: {what}")
    pages = _number(len(changes), "page").capitalize()
    _tell(f"{pages} would change; nothing was written." if is_dry else f"{pages} changed.")
    return int(is_dry and bool(changes))


def check(folder: Path, asked: Asked, *, form: str, keep: bool) -> int:
    """Print the problems of an archive, or of some of its files; return 1 if there are any, 2 if a file is no page.

    Where asked to ``keep`` them, the keys of the pages that have none are put into the register.
    """
    if keep:
        finish(folder)
    with uncollected():
        pages = read_all(folder)
        found = sorted([*problems_of(pages), *links_to_nowhere(pages, folder), *problems_of_tables(pages, folder)])
    shown = [problem for problem in found if asked.paths is None or problem.path in asked.paths]
    if text := FORMATS[form]([problem._replace(path=_seen(folder, problem.path)) for problem in shown]):
        _print(_printable(text))
    _sum_up(pages, len(found), len(shown), asked)
    for path in asked.missing:
        _tell(f"{path} is no page of {folder}. Name its files: {folder}/campaigns/example.md.")
    if keep:
        _keep(folder, pages, {problem.path for problem in found})
    return 2 if asked.missing else int(bool(shown))


def _asked(folder: Path, wanted: Namespace) -> Asked:
    if wanted.files:
        return _named(folder, wanted.files)
    if wanted.staged:
        for path in sorted(half_staged_files(folder)):
            _tell(f"{_seen(folder, path)} was changed after it was staged; it is checked as it is now.")
        return Asked(staged_files(folder))
    return Asked(changed_files(folder, wanted.changed_since) if wanted.changed or wanted.changed_since else None)


def _named(folder: Path, files: Iterable[Path]) -> Asked:
    """Return the files that somebody named; a link in the folder is meant itself, not what it leads to."""
    inside = folder.resolve()
    whole = {file: file.parent.resolve() / file.name for file in files}
    names = {file: path.relative_to(inside).as_posix() for file, path in whole.items() if path.is_relative_to(inside)}
    pages = {file: name for file, name in names.items() if is_page(name) and (folder / name).is_file()}
    return Asked(frozenset(pages.values()), [file for file in whole if file not in pages])


def _sum_up(pages: Sequence[Page], found: int, shown: int, asked: Asked) -> None:
    count = len(pages) if asked.paths is None else sum(page.path in asked.paths for page in pages)
    others = f" Other files have {_number(found - shown, 'problem')}." if found > shown and not asked.missing else ""
    _tell(f"{_number(shown, 'problem').capitalize()} in {_number(count, 'page')}.{others}")


def _keep(folder: Path, pages: Iterable[Page], unfinished: Set[str]) -> None:
    """Put the keys of finished pages into the register, and say so."""
    count = keep_keys(folder, [page.record for page in pages if page.record and page.path not in unfinished])
    if count:
        _tell(f"{_number(count, 'key')} written into {folder / KEYS}; commit it with the pages.")


def _seen(folder: Path, path: str) -> str:
    """Return the path of a file of the archive as seen from the working directory, if it is below that."""
    whole = folder / path
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except OSError as error:
        # At its end Python would try again what failed here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Who closes a pipe has read enough.
        if not isinstance(error, BrokenPipeError):
            _tell(f"The problems cannot be printed: {error.strerror}.")


def _wrong(message: str) -> int:
    _tell(message)
    return 2


def _tell(message: str) -> None:
    print(_printable(message), file=sys.stderr)


def _printable(text: str) -> str:
    """Return a text as a terminal can show it: a file's name need not be text."""
    return text.encode(errors="backslashreplace").decode()


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
