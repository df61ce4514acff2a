"""Measure the CPU of indexing a built archive: ours and Sphinx's own, on the same pages, apart from the build."""

from __future__ import annotations

import io
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.search.entries import entries
from sphinx_archive.search.passages import PassageCollector
from sphinx_archive.search.writing import write_index

if TYPE_CHECKING:
    from sphinx_archive.search.entries import Entry


class Indexing(NamedTuple):
    """Seconds of CPU of our index, of Pagefind's and the passages' part in it, and of Sphinx's; what was indexed."""

    ours: float
    pagefind: float
    passages: float
    stock: float
    records: int
    entries: list[Entry]


def indexing(source: Path, site: Path) -> Indexing:
    """Index the pages of a built site again, elsewhere; doctrees are beside it, as ``measuring.sphinx`` has it.

    Sphinx's index is fed with the pages as they were read. In a build it gets them as they are written, with a few
    generated words more.
    """
    trees = site.with_name(f"{site.name}-doctrees")
    app = Sphinx(source, source, site, trees, "html", status=None, warning=None)
    passages = stock = 0.0
    collector, indexer = PassageCollector(), IndexBuilder(app.env, app.config.language, {}, "")
    for docname in sorted(app.env.found_docs):
        doctree = app.env.get_doctree(docname)
        app.env.prepare_settings(docname)
        start = time.process_time()
        collector.process_doc(app, doctree)
        middle = time.process_time()
        indexer.feed(docname, f"{docname}.md", app.env.titles[docname].astext(), doctree)
        passages += middle - start
        stock += time.process_time() - middle
    start = time.process_time()
    indexer.dump(io.StringIO(), app.builder.indexer_format)  # type: ignore[attr-defined]
    stock += time.process_time() - start
    with tempfile.TemporaryDirectory() as elsewhere:
        app.outdir = Path(elsewhere)  # type: ignore[assignment]
        before = os.times()
        write_index(app, None)
        after = os.times()
    # Pagefind is the only process that is started and waited for.
    pagefind = after.children_user + after.children_system - before.children_user - before.children_system
    written = after.user + after.system - before.user - before.system + pagefind
    records = len(archive_domain(app.env).catalogue.records)
    return Indexing(passages + written, pagefind, passages, stock, records, list(entries(app)))
