"""Editors complete and check pages while somebody types: by our own server, and by the one for YAML with our schema."""

from __future__ import annotations

import asyncio
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.schemas.command import as_text
from sphinx_archive.editing.schemas.front_matter import schema_of
from sphinx_archive.editing.schemas.offers import Known, offers
from sphinx_archive.records.frontmatter import split
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

ROOT = Path(__file__).parents[2]
YAML_SERVER = ROOT / ".venv" / "npm" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 20


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "docs"
    for path, text in SAMPLE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def known(archive: Path) -> Known:
    return Known.of(page.record for page in read_archive(archive) if page.record)


def place(marked: str) -> tuple[str, int, int]:
    """Return a text without its mark ``‸``, and the line and column where that stood."""
    before = marked.partition("‸")[0]
    return marked.replace("‸", ""), before.count("\n"), len(before.rpartition("\n")[2])


def news(front: str) -> str:
    return f"---\nkind: news\n{front}\n---\n# News\n"


@pytest.mark.parametrize(
    ("marked", "text", "meaning"),
    [
        ("---\nki‸\n---\n", "kind: ", "What the page describes."),
        ("---\nkind: ‸\n---\n", "film-short", "Film shorts"),
        (news("da‸"), "date: ", "When it happened or was published"),
        (news("countries: [TR, ‸]"), "KR", "South Korea"),
        (news("title-language: t‸"), "tr", "Turkish"),
        (news("rights: ‸"), "http://rightsstatements.org/vocab/CNE/1.0/", "Copyright not evaluated"),
        (news("people: [‸"), "jim", "Jim"),
        (news("organisations:\n  - ‸"), "osteras", "Østerås Union"),
        (news("organisations:\n- os‸"), "osteras", "Østerås Union"),
        (news("organisations: ‸"), "fiom", "International Metalworkers: write imf"),
        (news("part-of: [k‸]"), "korea", "기륭전자 파업"),
        (news("sources:\n  a:\n    ‸"), "not-archived: ", "Why there is no such copy."),
        (
            news("date:\n  value: 2009\n  variants:\n    - value: 2010\n      s‸"),
            "sources: ",
            "Which sources state it.",
        ),
        (news("date:\n  value: 2009\n  sources: [‸\nsources:\n  a:\n    title: Ein Flugblatt"), "a", "Ein Flugblatt"),
        ("---\nkind: person\noffices:\n  - office: x\n    organisation: ‸\n---\n", "imf", "International Metalworkers"),
        (news("sources:\n  a:\n    title: T") + "\nSo {source}`‸", "a", "T"),
        (news("") + "\nLed by {person}`‸`", "jim", "Jim"),
        (news("") + "\nLed by {record}`our Jim <j‸>`", "jim", "Jim"),
    ],
)
def test_what_fits_is_offered_with_what_it_means(known: Known, marked: str, text: str, meaning: str) -> None:
    found = {offer.text: offer for offer in offers(*place(marked), known)}
    assert meaning in found[text].meaning


@pytest.mark.parametrize(
    "marked",
    [
        "‸",
        news("") + "\nA ‸",
        news("") + "\n{date}`‸",
        news("nonsense:\n  ‸"),
        news("seat: ‸"),
        "---\nkind: xxx\nplaces: ‸",
    ],
)
def test_where_nothing_can_be_known_nothing_is_offered(known: Known, marked: str) -> None:
    assert offers(*place(marked), known) == []


def test_only_what_fits_is_offered(known: Known) -> None:
    assert {offer.text for offer in offers(*place(news("subjects: [‸]")), known)} == {"conflict", "strikes", "wildcat"}
    names = {offer.text for offer in offers(*place(news("date: 2009\n‸")), known)}
    assert {"countries: ", "sources: "} <= names
    assert names.isdisjoint({"date: ", "kind: ", "offices: ", "scope: "})
    assert {offer.typed for offer in offers(*place(news("countries: [T‸")), known)} == {1}


def _run(work: Coroutine[object, object, None]) -> None:
    """Run in a thread of its own: in this one the loop of Playwright may be at work already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


class Editor:
    """Stands for an editor: starts a server, opens one file there and remembers what the server says of it."""

    def __init__(self, path: Path, language: str) -> None:
        self.uri, self.language, self.version = path.as_uri(), language, 1
        self.client = LanguageClient("test", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def hear(said: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(said)

    async def run(self, command: list[str], use: Callable[[Editor], Awaitable[None]]) -> None:
        await self.client.start_io(*command)
        try:
            await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
            self.client.initialized(types.InitializedParams())
            await asyncio.wait_for(use(self), PATIENCE)
            await self.client.shutdown_async(None)
        finally:
            self.client.exit(None)
            await asyncio.wait_for(self.client.stop(), PATIENCE)

    def open(self, text: str) -> None:
        there = types.TextDocumentItem(self.uri, self.language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(there))

    def type(self, text: str) -> None:
        self.version += 1
        whole = types.TextDocumentContentChangeWholeDocument(text)
        there = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(there, [whole]))

    async def problems(self) -> list[tuple[int, str]]:
        return [(said.range.start.line, said.message) for said in (await self.told.get()).diagnostics]

    async def offered(self, line: int, column: int) -> dict[str, types.CompletionItem]:
        at = types.CompletionParams(types.TextDocumentIdentifier(self.uri), types.Position(line, column))
        answer = await self.client.text_document_completion_async(at)
        items = answer.items if isinstance(answer, types.CompletionList) else answer or []
        return {item.label: item for item in items}


def test_an_editor_is_told_what_the_check_tells_before_anything_is_saved(archive: Path) -> None:
    text = SAMPLE["news/court.md"]

    async def use(editor: Editor) -> None:
        editor.open(text)
        assert await editor.problems() == []
        editor.type(text.replace("kind: news\n", "kind: news\ncontries: [TR]\npeople: [jimm]\n"))
        assert await editor.problems() == [
            (2, "Unknown field 'contries'. Did you mean 'countries'?"),
            (3, "No record has the key 'jimm'. Did you mean 'jim'?"),
        ]
        item = (await editor.offered(3, len("people: [")))["jim"]
        assert item.detail == "Jim"
        assert item.text_edit.new_text == "jim"

    command = [sys.executable, "-m", "sphinx_archive", "language-server", "--docs", str(archive)]
    _run(Editor(archive / "news" / "court.md", "markdown").run(command, use))


def test_the_server_for_yaml_completes_and_checks_front_matter_by_the_schema(archive: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is not installed."
    assert YAML_SERVER.is_file(), f"{YAML_SERVER} is not there; install it with: make .venv/npm/.ready"
    schema = tmp_path / "schema.json"
    schema.write_text(as_text(schema_of(page.record for page in read_archive(archive) if page.record)), "utf-8")
    front = split(SAMPLE["campaigns/sinter.md"])[0].strip("-\n")
    text = f"# yaml-language-server: $schema={schema.as_uri()}\n{front}\n"

    async def use(editor: Editor) -> None:
        editor.open(text)
        assert await editor.problems() == []
        line = text.count("\n")
        editor.type(text.replace("[TR]", "[Turkey]") + "offices: [x]\n")
        (country, told), foreign = await editor.problems()
        assert "[TR]" in text.split("\n")[country]
        assert told.startswith("Value is not accepted.")
        assert foreign == (line, "A campaign has no such field. Delete it.")
        editor.type(text.replace("kind: campaign", "kind: subject"))
        told = {message for _, message in await editor.problems()}
        assert any("scope" in message for message in told), told
        editor.type(f"{text}ti\n")
        assert {"title-language", "seat"} & (await editor.offered(line, 1)).keys() == {"title-language"}
        editor.type(f"{text}title-origin: \n")
        assert {"published", "supplied"} <= (await editor.offered(line, len("title-origin: "))).keys()

    _run(Editor(tmp_path / "front-matter.yaml", "yaml").run([node, str(YAML_SERVER), "--stdio"], use))
