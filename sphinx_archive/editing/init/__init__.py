"""``python -m sphinx_archive init``: another archive, with its first pages, ready to be built."""

from __future__ import annotations

import shutil
import tempfile
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.init import facts as reading
from sphinx_archive.editing.init.extension import SHELF, Extension, extension
from sphinx_archive.editing.init.facts import Facts
from sphinx_archive.editing.init.starter import files

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

EXAMPLES = """\
examples:
  python -m sphinx_archive init seafarers-archive
  python -m sphinx_archive init ../seafarers --name "Seafarers' Archive" --colour '#0b5c8a'
  python -m sphinx_archive init sea --url https://seafarers.readthedocs.io/en/latest/
  python -m sphinx_archive init sea --extension git+https://forge.example.org/union/archive@v1
"""
# What a folder may hold already: a repository that a forge has made, and nothing else.
MAY_BE_THERE = frozenset({".git"})


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("folder", type=Path, help="where it goes: a new folder, or an empty one")
    parser.add_argument("--name", type=_worded(reading.read_name), help="what it is called (the folder's name)")
    parser.add_argument("--language", type=_worded(reading.read_tag), default="en", help="of its pages, as BCP 47 (en)")
    parser.add_argument("--url", type=_worded(reading.read_url), help="its address on the web")
    parser.add_argument("--repository", type=_worded(reading.read_repository), help="its page on a forge")
    parser.add_argument(
        "--colour", type=_worded(reading.read_colour), default="#0b5c8a", help="of mark and links (#0b5c8a)"
    )
    parser.add_argument(
        "--extension",
        metavar="WHERE",
        help="where the extension is: an address for pip, a wheel or a checkout (where this one came from)",
    )


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    folder = wanted.folder
    _free(folder)
    name = wanted.name or _name_of(folder)
    taken = extension(wanted.extension)
    known = Facts(name, taken.requirement, wanted.language, wanted.colour, wanted.url or "", wanted.repository or "")
    made = init(folder, known, taken)
    _tell(folder, known, made, taken)
    return 0


def init(folder: Path, known: Facts, taken: Extension) -> int:
    """Make an archive in a folder, all of it or nothing; return how many files it has. Raises :class:`Refused`."""
    made: dict[str, bytes] = files(known)
    try:
        if taken.wheel:
            made[f"{SHELF}/{taken.wheel.name}"] = taken.wheel.read_bytes()
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".init-", dir=folder.parent) as desk:
            whole = Path(desk) / "archive"
            _write(whole, made)
            _bring(whole, folder)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise Refused(f"{folder} was not made:{where} cannot be written or read ({error.strerror}).") from error
    return len(made)


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _bring(whole: Path, folder: Path) -> None:
    """Move what was made to its place, in one go where nothing is there yet."""
    if not folder.exists():
        whole.rename(folder)
        return
    moved = []
    try:
        for entry in sorted(whole.iterdir()):
            moved.append(entry.rename(folder / entry.name))  # noqa: PERF401  known even if the next one fails
    except OSError:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise


def _free(folder: Path) -> None:
    """Refuse a folder that holds anything but a new repository."""
    try:
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists() or path.is_symlink())
        if not there.is_dir() or folder.is_symlink():
            raise Refused(f"{there} is no folder, so {folder} cannot be made. Name a new folder.")
        held = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise Refused(f"{folder} cannot be looked into ({error.strerror}). Name a folder of your own.") from error
    if left := sorted(held - MAY_BE_THERE):
        raise Refused(f"{folder} is not empty: it holds {left[0]}. Name a new folder; nothing was changed.")


def _name_of(folder: Path) -> str:
    try:
        return reading.name_of_folder(folder)
    except ValueError as error:
        raise Refused(str(error)) from None


def _worded(read: Callable[[str], str]) -> Callable[[str], str]:
    """Return a reader whose own words the command line shows."""

    def worded(text: str) -> str:
        try:
            return read(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return worded


def _tell(folder: Path, known: Facts, made: int, taken: Extension) -> None:
    print(f"{folder}: {known.name}, {made} files. Its README says how to go on; this builds it:\n")
    print(f"  cd {folder}\n  make")
    if taken.here_only:
        print(
            f"\nNote: it takes the extension from this machine ({taken.requirement}), out of Read the Docs' reach.\n"
            "Before you publish, put an address for pip into its requirements.txt, or a wheel: uv build --wheel."
        )
