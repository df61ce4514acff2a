"""What a save is, and what it takes to follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_archive.live.folder import Difference, difference, look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name in ("conf.py", "campaigns/a.md", "campaigns/b.md", "films/f.webm", "_static/x.css", "data/links.csv"):
        write(tmp_path, name)
    return tmp_path


def write(docs: Path, name: str, text: str = "x") -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text(text)


def after(docs: Path, **files: str) -> Difference:
    before = look(docs)
    for name, text in files.items():
        write(docs, name, text)
    return difference(before, look(docs))


def test_nothing_saved_is_no_difference(docs: Path) -> None:
    assert not after(docs)


def test_pages_saved_new_renamed_and_gone(docs: Path) -> None:
    assert after(docs, **{"campaigns/a.md": "more"}).pages == {"campaigns/a.md"}
    assert after(docs, **{"a-new-folder/deep/c.md": "new"}).pages == {"a-new-folder/deep/c.md"}
    before = look(docs)
    (docs / "campaigns/a.md").rename(docs / "campaigns/z.md")
    found = difference(before, look(docs))
    assert (found.pages, found.gone, found.needs_new_worker) == ({"campaigns/z.md"}, {"campaigns/a.md"}, False)


@pytest.mark.parametrize("name", ["conf.py", "_static/x.css", "data/links.csv", "_templates/page.html"])
def test_what_sphinx_reads_when_it_starts_needs_a_new_one(docs: Path, name: str) -> None:
    found = after(docs, **{name: "changed"})
    assert (found.others, found.needs_new_worker) == ({name}, True)


def test_a_film_needs_none(docs: Path) -> None:
    found = after(docs, **{"films/f.webm": "another film"})
    assert found
    assert not found.needs_new_worker


@pytest.mark.parametrize(
    "name", ["campaigns/.a.md.swp", "campaigns/a.md~", ".changes/journal.json", "__pycache__/conf.pyc", "a.md.tmp"]
)
def test_what_editors_leave_for_a_moment_is_nothing(docs: Path, name: str) -> None:
    assert not after(docs, **{name: "x"})


def test_the_previews_own_folder_and_links_to_nowhere_are_left_out(docs: Path) -> None:
    before = look(docs, [docs / "_build"])
    write(docs, "_build/site/campaigns/a.html")
    (docs / "campaigns/lost.md").symlink_to("nowhere")
    assert not difference(before, look(docs, [docs / "_build"]))
