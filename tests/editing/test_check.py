"""``python -m sphinx_archive check``: what an editor sees without building."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.checking.reading import read_all
from sphinx_archive.editing.folder import read_archive
from tests.archives import campaign
from tests.editing.folders import write
from tests.sample import SAMPLE

ROOT = Path(__file__).parents[2]
FAULTY = campaign("contries: [TR]\n")
TOLD = "campaigns/strike.md:4:1: WARNING: Unknown field 'contries'. Did you mean 'countries'? [archive.unknown-field]"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive's folder with two faulty pages, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    pages = {"campaigns/strike.md": FAULTY, "news/report.md": "", "campaigns/good.md": campaign(title="Good")}
    for name, text in pages.items():
        path = Path("docs", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Path("docs")


def check(docs: Path, files: list[Path], *options: str) -> int:
    """Run the command in this process; return its status."""
    return main(["check", "--docs", str(docs), *options, *map(str, files)])


def run(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx_archive", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    )


def test_problems_are_printed_one_a_line_with_a_path_to_click(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(docs, []) == 1
    printed = capsys.readouterr()
    first, second = printed.out.splitlines()
    assert first == f"docs/{TOLD}"
    assert second.startswith("docs/news/report.md:1:1: WARNING: The page is empty.")
    assert printed.err == "2 problems in 3 pages.\n"


def test_an_archive_without_problems(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "campaigns/strike.md").unlink()
    (docs / "news/report.md").unlink()
    assert check(docs, []) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "No problems in 1 page.\n")


def test_only_the_files_asked_for(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(docs, [docs / "campaigns/strike.md"]) == 1
    assert capsys.readouterr().out.splitlines() == [f"docs/{TOLD}"]
    assert check(docs, [docs / "campaigns/good.md"]) == 0
    assert capsys.readouterr().out == ""


def test_files_may_be_named_by_any_path(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (docs.resolve() / "campaigns/strike.md", Path("docs/news/../campaigns/strike.md")):
        assert check(docs, [path]) == 1
        assert capsys.readouterr().out.splitlines() == [f"docs/{TOLD}"]


@pytest.mark.parametrize("name", ["docs/campaigns/nothing.md", "docs/campaigns", "conf.md"])
def test_a_file_that_is_no_page_of_the_archive(docs: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    Path("conf.md").write_text("# A page elsewhere\n")
    assert check(docs, [Path(name)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert Path(name).name in printed.err


def test_no_folder(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(Path("elsewhere"), []) == 2
    assert "elsewhere" in capsys.readouterr().err


def test_what_is_no_page_is_left_out(docs: Path) -> None:
    for name in ("_build/x.md", ".git/x.md", "handbook/examples/x.md", "campaigns/.draft.md", "campaigns/x.txt"):
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("no front matter")
    (docs / "campaigns/folder.md").mkdir()
    assert [page.path for page in read_archive(docs)] == ["campaigns/good.md", "campaigns/strike.md", "news/report.md"]


def test_what_cannot_be_opened_is_told(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, target in (("nowhere", "gone"), ("round", "round.md"), ("folder", ".")):
        (docs / f"campaigns/{name}.md").symlink_to(target)
    # What leads to such a page has no mistake of its own.
    (docs / "campaigns/good.md").write_text(campaign("related: [nowhere]\n", title="Good"), "utf-8")
    assert check(docs, [docs / "campaigns/good.md"]) == 0
    assert check(docs, []) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "unreadable-file" in line]
    assert [line.partition(": WARNING")[0] for line in told] == [
        f"docs/campaigns/{name}.md:1:1" for name in ("folder", "nowhere", "round")
    ]


def test_a_file_name_that_is_no_text(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(b"docs/campaigns/caf\xe9.md".decode("utf-8", "surrogateescape")).write_text(campaign())
    assert check(docs, []) == 1
    assert "bad-key" in capsys.readouterr().out


def test_the_command_from_the_shell(docs: Path) -> None:
    found = run("check", folder=docs.parent.resolve())
    assert found.returncode == 1
    assert found.stdout.splitlines()[0] == f"docs/{TOLD}"
    assert "Traceback" not in found.stderr
    assert run("check", "--docs", "nowhere").returncode == 2
    assert run("check", "--help").returncode == 0
    assert run("chekc").returncode == 2
    assert run().returncode == 2


def test_several_processes_read_what_one_reads(docs: Path) -> None:
    for name, text in SAMPLE.items():
        write(docs, {name: text})
    write(docs, {"campaigns/broken.md": "---\nkind: [\n", "campaigns/latin.md": b"caf\xe9"})
    assert read_all(docs, many=1, at_once=5) == list(read_archive(docs))


@pytest.mark.parametrize(("into", "told"), [("| true", ""), ("> /dev/full", "No space left on device")])
def test_what_cannot_be_printed_is_no_error(docs: Path, into: str, told: str) -> None:
    many = "".join(f"field{number}: x\n" for number in range(1_500))
    (docs / "campaigns/strike.md").write_text(f"---\nkind: campaign\n{many}---\n# T\n")
    found = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m sphinx_archive check {into}"],
        cwd=docs.parent,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told in found.stderr
    assert "Traceback" not in found.stderr
    assert "problems in 3 pages." in found.stderr


def test_the_command_does_without_sphinx(docs: Path) -> None:
    code = (
        "import sys; sys.argv = ['x', 'check']; from sphinx_archive.__main__ import main; main();"
        "print([name for name in sys.modules if name.split('.')[0] in ('sphinx', 'docutils', 'myst_parser', 'edtf')])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=docs.parent,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert found.stdout.splitlines()[-1] == "[]"


def test_the_sample_of_these_tests_has_no_problem(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in list(docs.rglob("*.md")):
        path.unlink()
    for name, text in SAMPLE.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert check(docs, []) == 0, capsys.readouterr().out


def test_the_archive_itself_is_read_without_an_error() -> None:
    found = run("check")
    assert found.returncode in (0, 1)
    assert "Traceback" not in found.stderr
    assert all(" WARNING: " in line and line.startswith("docs/") for line in found.stdout.splitlines())


def test_a_link_to_a_file_that_is_not_there_is_told(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = campaign(title="Linked") + "\nSee [it](godo.md), [the report](../news/report.md) and `[code](no.md)`.\n"
    Path("docs/campaigns/linked.md").write_text(text, "utf-8")
    assert check(docs, [docs / "campaigns/linked.md"]) == 1
    line = text.splitlines().index("See [it](godo.md), [the report](../news/report.md) and `[code](no.md)`.") + 1
    told = f"{line}:10: WARNING: No page 'godo.md'. Did you mean 'good.md'? [archive.unknown-page]\n"
    assert capsys.readouterr().out == f"docs/campaigns/linked.md:{told}"


def test_tables_beside_the_pages_are_checked_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "withdrawn.csv").write_text("key,kind,date,reason\ngone,news,soon,x\n", "utf-8")
    (tmp_path / "data" / "links.csv").write_text("key,page\n", "utf-8")
    (tmp_path / "data" / "keys.csv").write_text("key,kind,date\ngone,news,2026-11-28\n", "utf-8")
    assert check(tmp_path, []) == 1
    lines = capsys.readouterr().out.splitlines()
    tables = [line.rpartition("/")[2].partition(" ")[0] for line in lines]
    assert tables == ["keys.csv:2:1:", "links.csv:1:1:", "withdrawn.csv:2:1:"]
    assert "make rename KEY=gone" in lines[0]
    assert "Write year-month-day" in lines[2]


def test_keys_of_finished_pages_are_kept_when_asked_for(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = docs / "data" / "keys.csv"
    assert check(docs, []) == 1
    assert not keys.exists()
    assert check(docs, [], "--keep-keys") == 1
    assert capsys.readouterr().err.endswith("1 key written into docs/data/keys.csv; commit it with the pages.\n")
    text = keys.read_text("utf-8")
    assert re.fullmatch(r"key,kind,date\ngood,campaign,20\d\d-\d\d-\d\d\n", text)
    (docs / "campaigns/strike.md").write_text(campaign(), "utf-8")
    check(docs, [], "--keep-keys")
    assert keys.read_text("utf-8").startswith(text)
    assert keys.read_text("utf-8").splitlines()[2].startswith("strike,campaign,")
    keys.write_text("key,kind,date\ngood,campaign,soon\n", "utf-8")
    check(docs, [], "--keep-keys")
    assert keys.read_text("utf-8") == "key,kind,date\ngood,campaign,soon\n"
