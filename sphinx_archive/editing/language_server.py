"""``python -m sphinx_archive language-server``: completes and checks pages in any editor while somebody types.

Editors that speak the Language Server Protocol start it and talk to it over standard input and output.
Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from sphinx_archive.editing.check import links_to_nowhere, problems_of
from sphinx_archive.editing.folder import docs_argument, read_archive
from sphinx_archive.editing.schemas.offers import Known, offers
from sphinx_archive.records.page import read_page

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sphinx_archive.editing.schemas.offers import Offer
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.problems import Problem

EXAMPLES = """\
examples:
  python -m sphinx_archive language-server     an editor starts it so; it says nothing to people

VS Code: the settings are in .vscode/; install the extension that it recommends.
Helix:   [language-server.archive]
         command = ".venv/bin/python"
         args = ["-m", "sphinx_archive", "language-server"]
"""
# What is typed before something that can be offered.
BEFORE = ["`", "<", " ", "[", ",", "-"]
END_OF_LINE = 10_000


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    server_of(wanted.docs).start_io()
    return 0


class Desk:
    """The pages of an archive, as they stand on the disk or in an editor that has not saved them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.pages: dict[str, Page] = {}
        self.known = Known.of(())

    def read(self) -> None:
        """Read all pages from the disk."""
        self.pages = {page.path: page for page in read_archive(self.folder)}
        self.known = Known.of(page.record for page in self.pages.values() if page.record)

    def path(self, uri: str) -> str:
        """Return the path of a page below the archive's folder; empty for a file that is none."""
        path = Path(to_fs_path(uri) or "").resolve()
        inside = path.suffix == ".md" and path.is_relative_to(self.folder)
        return path.relative_to(self.folder).as_posix() if inside else ""

    def problems(self, path: str, text: str) -> list[Problem]:
        """Return what is wrong with a page whose text somebody types, held against all others."""
        self.pages[path] = page = read_page(path, text.encode())
        found = [*problems_of(list(self.pages.values())), *links_to_nowhere([page], self.folder)]
        return sorted(problem for problem in found if problem.path == path)


def server_of(folder: Path) -> LanguageServer:
    """Return the server for the archive in a folder."""
    server = LanguageServer("archive", "1", text_document_sync_kind=types.TextDocumentSyncKind.Full)
    desk = Desk(folder)

    def tell(uri: str) -> None:
        if path := desk.path(uri):
            text = server.workspace.get_text_document(uri).source
            told = [_diagnostic(problem) for problem in desk.problems(path, text)]
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        desk.read()
        tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        desk.read()
        tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=BEFORE))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        if not desk.path(params.text_document.uri):
            return []
        text, place = server.workspace.get_text_document(params.text_document.uri).source, params.position
        return [_item(offer, place) for offer in offers(text, place.line, place.character, desk.known)]

    return server


def _diagnostic(problem: Problem) -> types.Diagnostic:
    start = types.Position(problem.line - 1, problem.column - 1)
    place = types.Range(start, types.Position(problem.line - 1, END_OF_LINE))
    severity = types.DiagnosticSeverity.Warning
    return types.Diagnostic(place, problem.text, severity, code=problem.code, source="archive")


def _item(offer: Offer, place: types.Position) -> types.CompletionItem:
    start = types.Position(place.line, place.character - offer.typed)
    edit = types.TextEdit(types.Range(start, place), offer.text)
    # Typing the name of a country or a person finds its code or key.
    found_by = f"{offer.text} {offer.meaning}"
    return types.CompletionItem(offer.text.strip(), detail=offer.meaning, filter_text=found_by, text_edit=edit)
