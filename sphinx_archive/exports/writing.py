"""Writing: the files of every format, beside the pages of the site.

Most are made of the catalogue alone and are there before the first page is written, which may tell of them. Those
that say something of the pages themselves, such as their digest, come last.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.exports import citations, finding_aids, harvesting, oai, preservation, tables, web
from sphinx_archive.exports.archive import ENDINGS, archive_of
from sphinx_archive.exports.web import linked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_archive.exports.archive import Archive

    # The path of a file below the site's folder, and what is in it.
    Files = Iterable[tuple[str, bytes]]

OF_CATALOGUE: tuple[Callable[[Archive], Files], ...] = (
    citations.files,
    preservation.files,
    harvesting.files,
    linked.files,
    web.files,
    tables.files,
    finding_aids.files,
    oai.files,
)
# These read the pages, and the files that are there already, in the site's folder.
OF_PAGES: tuple[Callable[[Archive, Path], Files], ...] = (harvesting.files_of_pages,)
# Which files a build has written, beside Sphinx's own `.buildinfo`: what the next one has no more is taken away.
NOTES = (".archive-exports.json", ".archive-exports-of-pages.json")


def write_before_pages(app: Sphinx, builder: Builder) -> None:
    """Write the files that are made of the catalogue."""
    if (archive := _archive(app)) is not None:
        _replace(app, chain.from_iterable(files(archive) for files in OF_CATALOGUE), NOTES[0])


def write_after_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write the files that are made of the pages, once all of these are written without an error."""
    if exception is None and (archive := _archive(app)) is not None:
        _replace(app, chain.from_iterable(files(archive, Path(app.outdir)) for files in OF_PAGES), NOTES[1])


def _archive(app: Sphinx) -> Archive | None:
    ending = ENDINGS.get(app.builder.name)
    return archive_of(app.env, ending) if ending else None


def _replace(app: Sphinx, wanted: Iterable[tuple[str, bytes]], note: str) -> None:
    """Write the files that are not yet as they should be, and take away what an earlier build wrote besides."""
    outdir = Path(app.outdir)
    noted = outdir / note
    before = _read(noted)
    paths = set(_written(outdir, wanted))
    for path in sorted(before - paths):
        (outdir / path).unlink(missing_ok=True)
    noted.write_text(json.dumps(sorted(paths)), "utf-8")


def _written(outdir: Path, wanted: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    folders: set[Path] = set()
    for name, content in wanted:
        path = outdir / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
        yield name


def _read(noted: Path) -> set[str]:
    try:
        return set(json.loads(noted.read_text("utf-8")))
    except (OSError, ValueError):
        return set()
