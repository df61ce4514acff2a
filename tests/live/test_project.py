"""What the preview shows is what a build makes, and what it tells is what `check` and the build tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.live.between import Places
from sphinx_archive.live.project import SCRIPT, opened
from tests.archives import campaign
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sphinx_archive.live.project import Project
    from tests.archives import Archive


def of(archive: Archive) -> AbstractContextManager[Project]:
    return opened(Places(archive.docs, archive.root / "live/site", archive.root / "live/trees"))


def shown(project: Project, name: str) -> str:
    page = project.page(name)
    assert page is not None, name
    text = page.content.decode()
    assert SCRIPT in text
    return re.sub(rf'\s*<script[^>]*src="{SCRIPT}"></script>', "", text)


def built(archive: Archive, name: str) -> str:
    return (archive.out / f"{name}.html").read_text("utf-8")


@pytest.fixture(scope="module")
def archive(new_archive: Callable[..., Archive]) -> Archive:
    return new_archive(dict(SAMPLE))


def test_pages_after_a_save_are_those_of_a_fresh_build(archive: Archive) -> None:
    changed = "campaigns/sinter.md"
    with of(archive) as project:
        project.read("1")
        assert shown(project, "browse/whole") != ""
        archive.write({changed: re.sub("^# .*", "# Quite another title", SAMPLE[changed], flags=re.M)})
        project.read("2")
        leaves = ("browse/countries/tr", "browse/decades/2000s")
        names = [*(name.removesuffix(".md") for name in SAMPLE if name.endswith(".md")), *leaves]
        pages = {name: shown(project, name) for name in names}
    assert "Quite another title" in pages["browse/whole"]
    archive.build()
    assert [name for name, page in pages.items() if page != built(archive, name)] == []


def test_a_new_start_remembers_what_was_told(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive({"campaigns/strike.md": campaign(body="\n\n```{nothing}\n```")})
    with of(archive) as project:
        told = project.read("1")
        project.keep()
    assert [message for message in told if message.path == "campaigns/strike.md" and "nothing" in message.text]
    with of(archive) as project:
        assert project.read("2") == told
        archive.write({"campaigns/strike.md": campaign()})
        assert project.read("3") == ()


def test_a_page_that_comes_and_goes_changes_those_that_link_to_it(new_archive: Callable[..., Archive]) -> None:
    link = campaign(body="See [it](other.md).")
    archive = new_archive({"campaigns/strike.md": link, "campaigns/other.md": campaign(title="Another")})
    with of(archive) as project:
        assert project.read("1") == ()
        (archive.docs / "campaigns/other.md").unlink()
        assert project.read("2") == ()
        strike = project.page("campaigns/strike")
        assert strike is not None
        assert [message.code for message in strike.told] == ["myst.xref_missing"]
        assert project.page("campaigns/other") is None
        archive.write({"campaigns/other.md": campaign(title="Another")})
        assert project.read("3") == ()
        assert 'href="other.html"' in shown(project, "campaigns/strike")


def test_what_is_not_of_the_archive_is_no_page_and_no_file(archive: Archive) -> None:
    outside = archive.root / "live/outside.html"
    outside.write_text("not of the archive")
    with of(archive) as project:
        project.read("1")
        for name in ("../outside", "../../outside", "nothing", "", "campaigns/\0"):
            assert project.page(name) is None
            assert project.file(f"_downloads/{name}") is None
            assert project.file(f"_images/{name}") is None
    assert outside.exists()
