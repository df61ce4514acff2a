"""``make links``: a real check against a local server, and what is kept of it."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.editing.links import WaybackMachine, links, updated
from sphinx_archive.records.ledger import Reach, read_ledger
from tests.archives import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_KEPT = "    not-archived: not looked up yet\n"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Return the address of a server that has one page."""
    (tmp_path / "there.html").write_text("<h1>There</h1>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


def page(server: str) -> str:
    return (
        "---\nkind: news\ndate: 2009\nsources:\n"
        f"  there:\n    url: {server}/there.html\n    title: There\n{NOT_KEPT}"
        f"  gone:\n    url: {server}/gone.html\n    title: Gone\n{NOT_KEPT}"
        "---\n# A report\n\nIt was so {source}`there`, they say {source}`gone`.\n"
    )


def test_from_the_check_to_the_page(new_archive, server: str, capsys: pytest.CaptureFixture[str]) -> None:
    archive = new_archive({"index.md": "# Test archive\n", "news/report.md": page(server)})
    archive.build("-b", "linkcheck")
    copies = {f"{server}/gone.html": "https://web.archive.org/web/2010/gone"}
    assert links(archive.docs, archive.out / "output.json", lambda address: copies.get(address, "")) == 0
    assert "2 addresses, 1 reached, 1 with an archived copy" in capsys.readouterr().out
    rows, problems = read_ledger((archive.docs / "data/links.csv").read_text("utf-8"))
    assert problems == []
    assert {row.status for row in rows.values()} == {"working", "broken"}
    archive.build()
    assert archive.warnings == ()
    there, gone = archive.page("news/report").cssselect(".record-source-list li")
    assert "The address answered on" in words_of(there)
    assert "The address did not answer on" in words_of(gone)
    assert gone.cssselect("a")[1].get("href") == "https://web.archive.org/web/2010/gone"


def test_a_changed_ledger_changes_the_pages_that_name_its_addresses(new_archive, server: str) -> None:
    other = page(server).replace(server, "https://elsewhere.example")
    archive = new_archive({"index.md": "# Test\n", "news/report.md": page(server), "news/other.md": other}).build()
    ledger = f"address,status,checked,reached,archived\n{server}/gone.html,broken,2026-11-24,2026-01-02,\n"
    archive.write({"data/links.csv": ledger})
    archive.build()
    assert {name for name in archive.written if name.startswith("news/")} == {"news/report.html"}
    assert "did not answer on 24 November 2026; it last did on 2 January 2026." in words_of(archive.page("news/report"))


def test_a_faulty_ledger_is_told_in_the_build_with_its_line(new_archive, server: str) -> None:
    ledger = "address,status,checked,reached,archived\nnonsense,broken,2026-11-24,,\n"
    archive = new_archive({"index.md": "# Test\n", "news/report.md": page(server), "data/links.csv": ledger}).build()
    (told,) = archive.warnings
    assert "data/links.csv:2:1: WARNING: 'nonsense' is no web address." in told


def test_what_was_known_before_is_kept() -> None:
    known = {
        "https://a.example/": Reach("https://a.example/", "working", "2026-01-01", "2026-01-01", "https://c.example/")
    }
    found = [{"uri": "https://a.example/", "status": "timeout"}, {"uri": "https://b.example/", "status": "ignored"}]

    def never(address: str) -> str:
        raise AssertionError(address)

    assert updated(known, found, "2026-11-24", never) == [
        Reach("https://a.example/", "timeout", "2026-11-24", "2026-01-01", "https://c.example/")
    ]


def test_without_a_network_the_ledger_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = tmp_path / "output.json"
    results.write_text(json.dumps({"uri": "https://a.example/", "status": "broken"}) + "\n")
    assert links(tmp_path, results, lambda _: "") == 1
    assert "is there a network?" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("content", [None, "no JSON"])
def test_results_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None) -> None:
    results = tmp_path / "output.json"
    if content:
        results.write_text(content)
    assert links(tmp_path, results, lambda _: "") == 2
    assert "make links" in capsys.readouterr().err


def test_a_ledger_with_mistakes_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results, ledger = tmp_path / "output.json", tmp_path / "data" / "links.csv"
    results.write_text(json.dumps({"uri": "https://a.example/", "status": "working"}) + "\n")
    ledger.parent.mkdir()
    ledger.write_text("my own notes\n")
    assert links(tmp_path, results, lambda _: "") == 2
    assert "data/links.csv:1:1: WARNING:" in capsys.readouterr().err
    assert ledger.read_text() == "my own notes\n"


class Answer:
    view_url = "https://web.archive.org/web/2010/https://a.example/"


def test_the_internet_archive_is_asked_once_it_fails_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    from wayback.exceptions import WaybackRetryError

    machine = WaybackMachine()
    asked = []

    class Client:
        def search(self, address: str, **_: object) -> Iterator[Answer]:
            asked.append(address)
            if "fails" in address:
                raise WaybackRetryError(1, 1, "no network")
            return iter([Answer()] if "a.example" in address else [])

    machine._client = Client()  # type: ignore[assignment]
    assert machine("https://a.example/") == Answer.view_url
    assert machine("https://none.example/") == ""
    assert machine("https://web.archive.org/web/2009/x") == ""
    assert machine("https://fails.example/") == ""
    assert machine("https://a.example/") == ""
    assert asked == ["https://a.example/", "https://none.example/", "https://fails.example/"]
    assert "does not answer" in capsys.readouterr().err
