"""``make links``: a real check against a local server, and what is kept of it."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.links.command import links, updated
from sphinx_archive.editing.links.copies import NOT_TRIED, fill, save_copies
from sphinx_archive.editing.links.internet_archive import NotSaved, WaybackMachine
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


def test_a_ledger_with_mistakes_is_not_written_over(tmp_path: Path) -> None:
    results, ledger = tmp_path / "output.json", tmp_path / "data" / "links.csv"
    results.write_text(json.dumps({"uri": "https://a.example/", "status": "working"}) + "\n")
    ledger.parent.mkdir()
    ledger.write_text("my own notes\n")
    with pytest.raises(Refused, match=r"data/links\.csv:1:1: WARNING:"):
        links(tmp_path, results, lambda _: "")
    assert ledger.read_text() == "my own notes\n"


class Answer:
    view_url = "https://web.archive.org/web/2010/https://a.example/"


def test_the_internet_archive_is_asked_once_it_fails_no_more() -> None:
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
    assert machine.find("https://a.example/") == Answer.view_url
    assert machine.find("https://none.example/") == ""
    assert machine.find("https://web.archive.org/web/2009/x") == ""
    with pytest.raises(NotSaved, match="does not answer"):
        machine.find("https://fails.example/")
    assert machine.find("https://a.example/") == ""
    assert asked == ["https://a.example/", "https://none.example/", "https://fails.example/"]


class Machine(BaseHTTPRequestHandler):
    """Speaks as the Internet Archive does where pages are saved."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        address = self.path.removeprefix("/save/")
        status, headers = 302, {}
        if self.path.startswith("/save/elsewhere/"):
            headers["Location"] = f"/web/20261128120000/https://a.example/{self.path.rpartition('/')[2]}"
        elif "step" in address:
            headers["Location"] = "/save/elsewhere/step"
        elif "circle" in address:
            headers["Location"] = self.path
        elif "thief" in address:
            headers["Location"] = "https://thief.example/web/20261128120000/x"
        elif "robots" in address:
            status, headers = 403, {"X-Archive-Wayback-Runtime-Error": "RobotAccessControlException: Blocked By Robots"}
        elif "slow" in address:
            status = 200
        elif "busy" in address:
            status = 429
        else:
            headers["Location"] = f"/web/20261128120000/{address}"
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def machine() -> Iterator[WaybackMachine]:
    Machine.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Machine) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield WaybackMachine(f"http://127.0.0.1:{found.server_port}", patience=5)
        found.shutdown()


def test_a_copy_is_asked_for_and_its_address_kept(machine: WaybackMachine) -> None:
    copy = "https://web.archive.org/web/20261128120000/"
    assert machine.save("https://a.example/x?y=1&z=a%20b") == f"{copy}https://a.example/x?y=1&z=a%20b"
    assert machine.save("https://a.example/step") == f"{copy}https://a.example/step"


@pytest.mark.parametrize(
    ("address", "said", "is_last"),
    [
        ("https://a.example/robots", "Blocked By Robots", False),
        ("https://a.example/slow", "a copy may come later", False),
        ("https://a.example/circle", "circle", False),
        ("https://a.example/thief", "answered 302", False),
        ("https://a.example/busy", "asks to wait", True),
    ],
)
def test_why_there_is_no_copy(machine: WaybackMachine, address: str, said: str, is_last: bool) -> None:
    with pytest.raises(NotSaved, match=said) as answer:
        machine.save(address)
    assert answer.value.is_last == is_last


def test_no_network_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = cited(tmp_path, "one", "two")
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    assert save_copies(docs, WaybackMachine("http://127.0.0.1:9").save, 20, NOT_TRIED, pause=0) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "is there a network?" in told.err
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


def cited(folder: Path, *names: str, kept: str = NOT_KEPT) -> Path:
    """Return an archive of one page for each name, which cites an address with that name."""
    for name in names:
        text = f"    url: https://a.example/{name}\n    title: T # of {name}\n{kept}"
        path = folder / f"news/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        sources = f"sources:\n  {name}-2009:\n{text}"
        path.write_text(f"---\nkind: news\ndate: 2009\n{sources}---\n# On {name}\n\nSo {{source}}`{name}-2009`.\n")
    return folder


def ledger(docs: Path) -> dict[str, Reach]:
    rows, problems = read_ledger((docs / "data/links.csv").read_text("utf-8"))
    assert problems == []
    return rows


def test_copies_are_made_one_by_one_and_the_next_run_goes_on(
    tmp_path: Path, machine: WaybackMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = cited(tmp_path, "one", "two", "three", "robots")
    cited(tmp_path, "refused", kept="    not-archived: the site forbids copies\n")
    cited(tmp_path, "known", kept="    archived: https://copies.example/known\n")
    (docs / "data").mkdir()
    (docs / "data/links.csv").write_text(
        "address,status,checked,reached,archived\nhttps://a.example/two,broken,2026-01-02,2026-01-01,\n"
        "https://a.example/three,working,2026-01-02,2026-01-02,\n"
    )
    save_copies(docs, machine.save, 2, NOT_TRIED, pause=0)
    save_copies(docs, machine.save, 2, NOT_TRIED, pause=0)
    told = capsys.readouterr()
    assert "https://a.example/robots: not saved: RobotAccessControlException: Blocked By Robots\n" in told.err
    assert "1 addresses are still without one." in told.out
    assert {path.rpartition("/")[2] for path in Machine.asked} == {"one", "three", "robots"}
    rows = ledger(docs)
    copy = "https://web.archive.org/web/20261128120000/https://a.example"
    assert rows["https://a.example/three"] == Reach(
        "https://a.example/three", "working", "2026-01-02", "2026-01-02", f"{copy}/three"
    )
    assert rows["https://a.example/one"].archived == f"{copy}/one"
    assert rows["https://a.example/one"].reached == rows["https://a.example/one"].checked != ""
    assert rows["https://a.example/two"].archived == ""


def test_nobody_is_asked_again_after_a_word_to_wait(tmp_path: Path, machine: WaybackMachine) -> None:
    docs = cited(tmp_path, "busy-1", "busy-2", "busy-3")
    assert save_copies(docs, machine.save, 20, NOT_TRIED, pause=0) == 1
    assert len(Machine.asked) == 1


def test_known_copies_are_written_into_pages_and_nothing_else_is(
    tmp_path: Path, machine: WaybackMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = cited(tmp_path, "one", "two")
    cited(tmp_path, "refused", kept="    not-archived: the site forbids copies\n")
    save_copies(docs, machine.save, 20, NOT_TRIED, pause=0)
    before = {path.name: path.read_text() for path in docs.glob("news/*.md")}
    assert fill(docs, NOT_TRIED) == 0
    assert "2 copies written into 2 pages." in capsys.readouterr().out
    after = {path.name: path.read_text() for path in docs.glob("news/*.md")}
    copy = "    archived: https://web.archive.org/web/20261128120000/https://a.example/one\n"
    assert after["one.md"] == before["one.md"].replace(NOT_KEPT, copy)
    assert after["refused.md"] == before["refused.md"]
    assert fill(docs, NOT_TRIED) == 0
    assert "0 copies written into 0 pages." in capsys.readouterr().out


def test_the_command_says_what_it_wants(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "--docs", str(tmp_path)]) == 2
    assert "--save" in capsys.readouterr().err
    (tmp_path / "data").mkdir()
    (tmp_path / "data/links.csv").write_text("my own notes\n")
    for words in (["--save"], ["--fill"]):
        assert main(["links", *words, "--docs", str(tmp_path)]) == 1
        assert "data/links.csv:1:" in capsys.readouterr().err
    assert main(["links", "--fill", "--docs", str(tmp_path / "nowhere")]) == 1
