"""Sphinx with all pages of an archive read, which reads again what was saved and writes a page when it is wanted."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from os import fspath
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.util.build_phase import BuildPhase
from sphinx.util.console import nocolor
from sphinx.util.docutils import LoggingReporter, docutils_namespace, patch_docutils

from sphinx_archive.live.between import Page
from sphinx_archive.live.told import Told, of_warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.live.between import Places

SCRIPT = "/_live/live.js"


class _Heard:
    """Takes the warnings of Sphinx, each with the page that was being read."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        self.env: BuildEnvironment | None = None

    def write(self, text: str) -> None:
        if text.strip():
            self.lines.append((self.env.current_document.docname if self.env else "", text))

    def flush(self) -> None:
        """Do nothing: nothing waits."""

    def take(self) -> list[tuple[str, str]]:
        lines, self.lines = self.lines, []
        return lines


@contextmanager
def opened(places: Places) -> Iterator[Project]:
    """Open an archive with docutils as a build from the command line has it."""
    with patch_docutils(places.docs), docutils_namespace():
        yield Project(places)


class Project:
    """An archive as Sphinx knows it.

    The builder is Sphinx's for HTML, under its own name, so that pages are what a build makes of them. But it never
    builds: no exports, no search index and no page is written that nobody looks at.
    """

    def __init__(self, places: Places) -> None:
        nocolor()
        rmtree(places.site, ignore_errors=True)
        self._docs = places.docs
        self._heard = _Heard()
        # Sphinx asks for a whole file and only writes to it.
        stream = cast("Any", self._heard)
        folders = (places.docs, places.docs, places.site, places.trees)
        self._app = Sphinx(*folders, "html", status=None, warning=stream)
        self._env = self._heard.env = self._app.env
        self._builder = cast("StandaloneHTMLBuilder", self._app.builder)
        self._edition = ""
        self._is_dressed = False
        self._written: dict[str, Page] = {}
        self._whole: tuple[Told, ...] = ()
        self._app.connect("env-purge-doc", self._forget)
        self._app.connect("html-page-context", self._add_script)
        self._start = self._messages(self._heard.take())

    def read(self, edition: str) -> tuple[Told, ...]:
        """Read what was saved since the last time; return the messages about all pages.

        ``edition`` is written into pages, so that a browser knows whether it has the newest.
        """
        self._edition, self._written = edition, {}
        # Sphinx keeps the tree of its first page as long as it runs.
        vars(self._env).pop("master_doctree", None)
        self._builder.phase = BuildPhase.READING
        self._builder.read()
        for docname, text in self._heard.take():
            message = of_warning(text, self._docs)
            self._kept.setdefault(docname or message.path.removesuffix(".md"), []).append(message)
        self._builder.phase = BuildPhase.CONSISTENCY_CHECK
        self._env.check_consistency()
        self._env.toctree_includes = dict(sorted(self._env.toctree_includes.items()))
        # What the last page alone wanted is forgotten.
        self._builder.init_css_files()
        self._builder.init_js_files()
        # Pages have their search box, but no index is made for it.
        self._builder.search = False
        self._builder.prepare_writing(set())
        self._builder.search = True
        if not self._is_dressed:
            self._copy_static()
        self._whole = self._messages(self._heard.take())
        return (*self._start, *self._whole, *(message for kept in self._kept.values() for message in kept))

    def keep(self) -> None:
        """Keep what was read for the next start."""
        path = Path(self._app.doctreedir, ENV_PICKLE_FILENAME)
        new = path.with_suffix(".new")
        new.write_bytes(pickle.dumps(self._env, pickle.HIGHEST_PROTOCOL))
        new.replace(path)

    def page(self, name: str) -> Page | None:
        """Return a page by its name, which is its path below the site without ``.html``; None where there is none."""
        if name not in self._written:
            if name in self._env.found_docs:
                self._write(name)
            elif not self._write_made(name):
                return None
            file = Path(self._builder.get_output_path(name))
            self._written[name] = Page(file.read_bytes(), self._messages(self._heard.take()))
            # Pages that no author wrote are left out when Sphinx asks for them, if they are there and show the same.
            file.unlink()
        return self._written[name]

    def file(self, path: str) -> Path | None:
        """Return the file of the archive that a site has at a path: a picture, or a film to play or take away."""
        folder, _, name = path.partition("/")
        files: dict[str, Mapping[Any, Any]] = {
            "_downloads": self._env.dlfiles,
            "_images": self._env.images,
        }
        there = files.get(folder, {})
        return next((self._docs / source for source, (_, kept) in there.items() if fspath(kept) == name), None)

    @property
    def _kept(self) -> dict[str, list[Told]]:
        """Return the messages of reading each page, which are kept with the page until it is read again."""
        kept: dict[str, list[Told]] = vars(self._env).setdefault("archive_live_told", {})
        return kept

    def _copy_static(self) -> None:
        """Put style sheets, scripts and pictures of the theme where pages look for them."""
        self._builder.copy_static_files()
        self._builder.copy_extra_files()
        self._is_dressed = True

    def _forget(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        self._kept.pop(docname, None)

    def _add_script(self, app: Sphinx, pagename: str, templatename: str, context: object, doctree: object) -> None:
        self._builder.add_js_file(SCRIPT, defer="defer", **{"data-edition": self._edition})

    def _messages(self, lines: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
        return tuple(of_warning(text, self._docs) for _, text in lines)

    def _write(self, docname: str) -> None:
        """Write an author's page, from its tree on the disk: the one that Sphinx remembers may be older."""
        self._builder.phase = BuildPhase.RESOLVING
        tree: nodes.document = pickle.loads(Path(self._app.doctreedir, f"{docname}.doctree").read_bytes())  # noqa: S301
        tree.settings.env = self._env
        tree.reporter = LoggingReporter(str(self._env.doc2path(docname)))
        tree = self._env.get_and_resolve_doctree(docname, self._builder, doctree=tree, tags=self._app.tags)
        self._builder.phase = BuildPhase.WRITING
        self._builder.write_doc_serialized(docname, tree)
        self._builder.write_doc(docname, tree)

    def _write_made(self, name: str) -> bool:
        """Write a page that no author wrote, such as that of a year; tell whether there is one."""
        self._builder.phase = BuildPhase.WRITING
        for pages in self._app.events.emit("html-collect-pages"):
            for page, context, template in pages:
                if page == name:
                    self._builder.handle_page(page, context, template)
                    return True
        return False
