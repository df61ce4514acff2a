"""When pages came and changed: what Git says of a repository made here, and what stands for it elsewhere."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_archive.catalogue.history import Dates, History, history_of, read_log

ROOT = Path(__file__).parents[2]
NAMES = {"GIT_AUTHOR_NAME": "E", "GIT_AUTHOR_EMAIL": "e@example.org"}
COMMITTER = {"GIT_COMMITTER_NAME": "E", "GIT_COMMITTER_EMAIL": "e@example.org"}


def day(number: int) -> datetime:
    return datetime(2026, 11, number, 12, tzinfo=UTC)


class Repository:
    """A repository in which a test commits on days of November 2026."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        (self.docs / "news").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, when: datetime | None = None) -> None:
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), when.isoformat()) if when else {}
        subprocess.run(["git", *words], cwd=self.folder, env=os.environ | NAMES | COMMITTER | dates, check=True)

    def commit(self, number: int, **pages: str) -> None:
        for name, text in pages.items():
            (self.docs / "news" / f"{name}.md").write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "change", when=day(number))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Repository(tmp_path / "archive")


def test_a_page_came_with_its_first_commit_and_changed_with_its_last(repository: Repository) -> None:
    repository.commit(3, strike="one", 파업="one")
    repository.commit(5, strike="two", vote="one")
    repository.commit(9, vote="two")
    history = history_of(repository.docs)
    assert history.of("news/strike") == Dates(day(3), day(5))
    assert history.of("news/vote") == Dates(day(5), day(9))
    assert history.of("news/파업") == Dates(day(3), day(3))


def test_a_title_is_of_the_day_on_which_it_was_last_changed(repository: Repository) -> None:
    repository.commit(3, strike="# Strike\n\nText.\n", vote="Vote\n====\n")
    repository.commit(5, strike="# The strike\n\nText.\n")
    repository.commit(9, strike="# The strike\n\nMore text.\n")
    history = history_of(repository.docs)
    assert history.of("news/strike") == Dates(day(3), day(9))
    assert history.titled_at("news/strike") == day(5)
    assert history.titled_at("news/vote") == day(3)
    assert history.titled_at("news/unknown") is None


def test_a_page_that_is_not_committed_yet_bears_the_date_of_the_edition(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(3, strike="one")
    (repository.docs / "news" / "fresh.md").write_text("new", "utf-8")
    assert history_of(repository.docs).of("news/fresh") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day(7).timestamp())))
    assert history_of(repository.docs).of("news/fresh") == Dates(day(7), day(7))
    assert history_of(repository.docs).of("news/strike") == Dates(day(3), day(3))


def test_a_merge_counts_with_the_days_of_what_it_merges(repository: Repository) -> None:
    repository.commit(3, strike="one")
    repository.git("switch", "-q", "-c", "side")
    repository.commit(4, vote="one")
    repository.git("switch", "-q", "main")
    repository.commit(6, strike="two")
    repository.git("merge", "-q", "--no-edit", "side", when=day(8))
    history = history_of(repository.docs)
    assert history.of("news/vote") == Dates(day(4), day(4))
    assert history.of("news/strike") == Dates(day(3), day(6))


def test_a_shallow_clone_knows_nothing_rather_than_the_wrong_day(repository: Repository, tmp_path: Path) -> None:
    repository.commit(3, strike="one")
    repository.commit(5, vote="one")
    repository.git("clone", "-q", "--depth", "1", repository.folder.as_uri(), str(tmp_path / "shallow"))
    assert history_of(tmp_path / "shallow" / "docs") == History()


def test_a_folder_without_a_repository_has_the_edition_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764288000")
    assert history_of(tmp_path).of("news/strike") == Dates(*[datetime(2025, 11, 28, tzinfo=UTC)] * 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert history_of(tmp_path) == History()


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(3, strike="one")
    monkeypatch.setenv("PATH", "/nowhere")
    assert history_of(repository.docs) == History()


def test_commits_whose_dates_run_backwards() -> None:
    found = read_log(["\x002000", "", "a.md", "\x003000", "", "a.md", "\x001000", "", "a.md", ""])
    assert [date.timestamp() for date in found["a.md"]] == [1000, 3000]


def test_the_archives_own_pages_have_the_dates_that_git_tells_of_each_alone() -> None:
    history = history_of(ROOT / "docs")
    for docname in ("campaigns/sinter-metal", "people/marcello-malentacchi", "subjects/supply-chains"):
        log = ["git", "log", "--format=%ct", "--no-renames", "--", f"docs/{docname}.md"]
        told = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        moments = [datetime.fromtimestamp(int(seconds), UTC) for seconds in told]
        assert history.of(docname) == Dates(min(moments), max(moments))
