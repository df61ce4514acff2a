"""Writing: the files of every format, beside the pages of the site.

Most are made of the catalogue alone and are there before the first page is written, which may tell of them. Those
that say something of the pages themselves, such as their digest, come last.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.exports import (
    ".archive-exports-of-pages.json")   def write_before_pages(app: Sphinx,
    "/" if app.builder.name == "dirhtml" else ".html")   def _replace(app: Sphinx,
    "dirhtml"):         return None     return archive_of(app.env,
    "utf-8")   def _written(outdir: Path,
    ) # These read the pages,
    ) # Which files a build has written,
    ...] = (     citations.files,
    ...] = (harvesting.files_of_pages,
    Files],
    Iterable,
    Iterator      from sphinx.application import Sphinx     from sphinx.builders import Builder      from sphinx_archive.exports.archive import Archive      # The path of a file below the site's folder,
    NOTES[0])   def write_after_pages(app: Sphinx,
    NOTES[1])   def _archive(app: Sphinx) -> Archive | None:     if app.builder.name not in ("html",
    Path(app.outdir)) for files in OF_PAGES),
    Path],
    ValueError):         return set(),
    and take away what an earlier build wrote besides."""     outdir = Path(app.outdir)     noted = outdir / note     before = _read(noted)     paths = set(_written(outdir,
    and the files that are there already,
    and what is in it.     Files = Iterable[tuple[str,
    beside Sphinx's own `.buildinfo`: what the next one has no more is taken away. NOTES = (".archive-exports.json",
    builder: Builder) -> None:     """Write the files that are made of the catalogue."""     if (archive := _archive(app)) is not None:         _replace(app,
    bytes]],
    bytes]]  OF_CATALOGUE: tuple[Callable[[Archive],
    bytes]]) -> Iterator[str]:     for name,
    chain.from_iterable(files(archive,
    chain.from_iterable(files(archive) for files in OF_CATALOGUE),
    citations,
    content in wanted:         path = outdir / name         if not path.is_file() or path.read_bytes() != content:             path.parent.mkdir(parents=True,
    exception: Exception | None) -> None:     """Write the files that are made of the pages,
    exist_ok=True)             path.write_bytes(content)         yield name   def _read(noted: Path) -> set[str]:     try:         return set(json.loads(noted.read_text("utf-8")))     except (OSError,
    finding_aids,
    finding_aids.files,
    harvesting,
    harvesting.files,
    in the site's folder. OF_PAGES: tuple[Callable[[Archive,
    linked.files,
    note: str) -> None:     """Write the files that are not yet as they should be,
    oai,
    once all of these are written without an error."""     if exception is None and (archive := _archive(app)) is not None:         _replace(app,
    preservation,
    preservation.files,
    tables,
    tables.files,
    wanted))     for path in sorted(before - paths):         (outdir / path).unlink(missing_ok=True)     noted.write_text(json.dumps(sorted(paths)),
    wanted: Iterable[tuple[str,
    web from sphinx_archive.exports.archive import archive_of from sphinx_archive.exports.web import linked  if TYPE_CHECKING:     from collections.abc import Callable,
    web.files,
)