"""The volumes that an archive comes in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from docutils import nodes

from sphinx_archive.catalogue import parts, volumes
from tests.catalogue.test_view import catalogue_of
from tests.sample import SAMPLE, page

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def env_of(files: dict[str, str], monkeypatch: pytest.MonkeyPatch, project: str = "The Archive") -> BuildEnvironment:
    """Return as much of a build as volumes ask for."""
    found = {path.removesuffix(".md"): path for path in files}
    domain = SimpleNamespace(catalogue=catalogue_of(files), overviews={})
    monkeypatch.setattr(parts, "archive_domain", lambda env: domain)
    env = SimpleNamespace(
        found_docs=set(found),
        titles={docname: nodes.title("", docname.rpartition("/")[2].capitalize()) for docname in found},
        config=SimpleNamespace(root_doc="index", project=project),
        domains={"archive": domain},
        toctree_includes={"index": []},
    )
    return cast("BuildEnvironment", env)


def news(number: int, date: str, front: str = "") -> dict[str, str]:
    return {f"news/n{number}.md": page("news", f"Number {number}", f"date: {date}\n{front}")}


def test_paths_and_forms_of_a_small_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    found = volumes.volumes(env_of(SAMPLE, monkeypatch))
    by_form = {form: [volume.path for volume in found if volume.form == form] for form in ("whole", "series", "parts")}
    assert by_form == {
        "whole": ["the-archive"],
        "series": ["campaigns", "news", "organisations", "people", "subjects"],
        "parts": ["campaigns/sinter.with-parts"],
    }
    records = [volume.docnames for volume in found if volume.form == "record"]
    assert sorted(records) == sorted((path.removesuffix(".md"),) for path, text in SAMPLE.items() if "\nkind: " in text)


def test_no_two_volumes_share_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    found = volumes.volumes(env_of(SAMPLE, monkeypatch, project="Campaigns"))
    paths = [volume.path for volume in found]
    assert len(set(paths)) == len(paths)
    assert "campaigns.whole" in paths


@pytest.mark.parametrize("project", ["", "国際", "***"])
def test_project_without_a_latin_letter_still_has_a_file(project: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert volumes.whole(env_of(SAMPLE, monkeypatch, project)).path == "archive"


def test_parts_of_parts_come_after_what_they_belong_to_and_a_circle_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        **news(1, "2001", "part-of: [n4]\n"),
        **news(2, "2002", "part-of: [n1]\n"),
        **news(3, "2003", "part-of: [n2]\n"),
        **news(4, "2004", "part-of: [n3]\n"),
        **news(5, "2005", "part-of: [n1]\n"),
    }
    catalogue = catalogue_of(files)
    volume = volumes.with_parts(catalogue.records["n1"], catalogue)
    assert volume
    assert volume.docnames == ("news/n1", "news/n2", "news/n3", "news/n4", "news/n5")


def test_large_folder_is_cut_by_decade_and_then_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "LARGEST", 2)
    files = {
        **news(1, "1999/2003"),
        **news(2, "2001"),
        **news(3, "2002"),
        **news(4, "2003"),
        **{"news/index.md": "# News\n"},
    }
    found = volumes.series(env_of(files, monkeypatch))
    assert [(volume.path, volume.title, volume.docnames) for volume in found] == [
        ("news.1990s", "Index, 1990s", ("news/n1",)),
        ("news.2000s", "Index, 2000s", ("news/n2", "news/n3")),
        ("news.2000s-2", "Index, 2000s (2)", ("news/n4",)),
    ]


def test_whole_of_a_large_archive_leaves_the_records_out(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**SAMPLE, "index.md": "# Archive\n", "about.md": "# About\n"}
    env = env_of(files, monkeypatch)
    assert "campaigns/sinter" in volumes.whole(env).docnames
    monkeypatch.setattr(volumes, "LARGEST", 3)
    monkeypatch.setattr(volumes, "LARGEST_WHOLE", 3)
    assert volumes.whole(env).docnames == ("index", "about")
