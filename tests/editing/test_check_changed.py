"""The check of what changed: a repository whose files change, and what is told of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_archive.__main__ import main
from tests.archives import campaign
from tests.editing.folders import write

ROOT = Path(__file__).parents[2]
FAULTY = campaign("contries: [TR]\n")


def git(*words: str) -> None:
    settings = ("user.name=x", "user.email=x@example.org", "commit.gpgsign=false", "core.hooksPath=/dev/null")
    options = [option for setting in settings for option in ("-c", setting)]
    subprocess.run(["git", *options, *words], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "x")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the archive of a repository, in whose folder the command runs; an old page has a problem."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    write(Path("docs"), {"campaigns/old.md": FAULTY, "campaigns/good.md": campaign(title="Good")})
    commit()
    return Path("docs")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    """Return what runs the check and returns its status, the names of the pages it told of, and its last line."""

    def run(*options: str) -> tuple[int, list[str], str]:
        capsys.readouterr()
        status = main(["check", *options])
        printed = capsys.readouterr()
        names = [line.partition(":")[0].rpartition("/")[2] for line in printed.out.splitlines()]
        return status, names, (printed.err.splitlines() or [""])[-1]

    return run


def test_only_what_differs_from_the_last_commit_is_told(docs: Path, told) -> None:
    assert told("--changed") == (0, [], "No problems in no pages. Other files have 1 problem.")
    write(docs, {"campaigns/new.md": FAULTY, "campaigns/good.md": FAULTY})
    assert told("--changed")[:2] == (1, ["good.md", "new.md"])
    git("add", "docs/campaigns/new.md")
    assert told("--changed")[:2] == (1, ["good.md", "new.md"])
    assert told("--staged")[:2] == (1, ["new.md"])
    assert told()[:2] == (1, ["good.md", "new.md", "old.md"])


def test_names_that_need_care(docs: Path, told) -> None:
    write(docs, {'campaigns/기륭 "x".md': FAULTY, "campaigns/two\nlines.md": FAULTY})
    assert told("--changed")[0] == 1
    assert told("--changed")[2].startswith("4 problems in 2 pages.")


def test_what_is_held_against_the_whole(docs: Path, told) -> None:
    write(docs, {"campaigns/new.md": campaign("related: [old, nobody]\n", title="New")})
    assert told("--changed")[:2] == (1, ["new.md"])
    git("mv", "docs/campaigns/good.md", "docs/campaigns/better.md")
    assert told("--changed")[:2] == (1, ["new.md"])


def test_a_page_that_goes_is_missed_by_those_that_stay(docs: Path, told) -> None:
    write(docs, {"campaigns/old.md": campaign("related: [good]\n", title="Old")})
    commit()
    (docs / "campaigns/good.md").unlink()
    assert told("--changed") == (0, [], "No problems in no pages. Other files have 1 problem.")


def test_ignored_files_are_not_new(docs: Path, told) -> None:
    write(Path(), {".gitignore": "docs/campaigns/draft-*\n"})
    write(docs, {"campaigns/draft-x.md": FAULTY})
    assert told("--changed")[:2] == (0, [])


def test_what_a_branch_changed_since_it_left_another(docs: Path, told) -> None:
    git("switch", "-q", "-c", "mine")
    write(docs, {"campaigns/mine.md": FAULTY})
    commit()
    git("switch", "-q", "main")
    write(docs, {"campaigns/theirs.md": FAULTY})
    commit()
    git("switch", "-q", "mine")
    assert told("--changed")[:2] == (0, [])
    assert told("--changed-since", "main")[:2] == (1, ["mine.md"])
    write(docs, {"campaigns/uncommitted.md": FAULTY})
    assert told("--changed-since", "main")[:2] == (1, ["mine.md", "uncommitted.md"])


def test_a_page_changed_after_it_was_staged_is_told_of(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(docs, {"campaigns/good.md": FAULTY})
    git("add", "-A")
    write(docs, {"campaigns/good.md": campaign(title="Good again")})
    assert main(["check", "--staged"]) == 0
    assert "docs/campaigns/good.md was changed after it was staged" in capsys.readouterr().err


def test_before_the_first_commit_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    write(Path("docs"), {"campaigns/new.md": FAULTY})
    assert told("--changed")[:2] == (1, ["new.md"])
    git("add", "-A")
    assert told("--changed")[:2] == (1, ["new.md"])
    assert told("--staged")[:2] == (1, ["new.md"])


def test_from_a_folder_of_the_repository(docs: Path, told, monkeypatch: pytest.MonkeyPatch) -> None:
    write(docs, {"campaigns/new.md": FAULTY})
    monkeypatch.chdir(docs)
    assert told("--changed", "--docs", ".")[:2] == (1, ["new.md"])


@pytest.mark.parametrize("ref", ["nowhere", "--output=stolen", "HEAD:docs"])
def test_a_name_that_is_no_commit(docs: Path, told, ref: str) -> None:
    status, names, last = told(f"--changed-since={ref}")
    assert (status, names) == (2, [])
    assert last.startswith("git cannot tell what was changed: ")
    assert not Path("stolen").exists()


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(Path("docs"), {"campaigns/new.md": FAULTY})
    status, _, last = told("--changed")
    assert (status, last.partition(":")[0]) == (2, "git cannot tell what was changed")
    monkeypatch.setenv("PATH", "")
    assert told("--changed")[::2] == (2, "What was changed is known from git, and git is not installed here.")


def test_git_makes_no_commit_of_a_page_with_a_problem_until_it_is_told_to(docs: Path) -> None:
    shutil.copytree(ROOT / "tools", "tools")
    Path(".venv").symlink_to(sys.prefix)
    write(Path(), {".gitignore": ".venv\n"})
    script = ["sh", "tools/hook.sh"]
    commit = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def made(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*commit, *options], capture_output=True, text=True, check=False, env=environment)

    assert subprocess.run([*script, "on"], check=False).returncode == 0
    write(docs, {"campaigns/new.md": FAULTY})
    git("add", "-A")
    refused = made()
    assert refused.returncode == 1
    assert "docs/campaigns/new.md:4:1: WARNING: Unknown field 'contries'." in refused.stdout + refused.stderr
    # A commit of some files is one of another index.
    write(docs, {"campaigns/good.md": campaign(title="Better")})
    assert made("docs/campaigns/good.md").returncode == 0
    assert made("docs/campaigns/new.md").returncode == 1
    write(docs, {"campaigns/new.md": campaign(title="New")})
    assert made("-a").returncode == 0
    assert subprocess.run([*script, "off"], check=False).returncode == 0
    write(docs, {"campaigns/new.md": FAULTY})
    assert made("-a").returncode == 0
    write(Path(), {".git/hooks/pre-commit": "#!/bin/sh\n"})
    assert subprocess.run([*script, "on"], check=False).returncode == 1


@pytest.mark.parametrize("options", [["--changed", "--staged"], ["--changed", "docs/campaigns/good.md"]])
def test_one_question_at_a_time(docs: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", *options])
    assert left.value.code == 2
