"""A release is whole, says so itself, and shows any damage to the programs that archives use."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import bagit
import pytest
from rocrate.rocrate import ROCrate

from sphinx_archive.exports.preservation import citation_file, command
from sphinx_archive.exports.preservation.bag import close_bag
from sphinx_archive.exports.preservation.release import release
from tests.exports.conftest import archive_with
from tests.exports.preservation.apart import citation_faults, crate_faults
from tests.exports.preservation.conftest import git

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.preservation.release import Release


def paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def damage(made: Release) -> str:
    """Return what bagit has against a bag; nothing where it is whole."""
    try:
        bagit.Bag(str(made.folder)).validate()
    except bagit.BagError as error:
        return str(error)
    return ""


def test_a_release_holds_the_source_the_site_and_a_description(made: Release) -> None:
    assert paths(made.folder / "data") == {
        "ro-crate-metadata.json",
        *(f"source/{name}" for name in (".gitignore", "LICENSE", "docs/index.md", "docs/news/기륭.md")),
        *(f"site/{name}" for name in ("index.html", "archive.pdf", "_static/archive.css", "data/CITATION.cff")),
        *(f"site/campaigns/{name}" for name in ("sinter metal.html", "기륭전자.bib")),
        "site/.well-known/api-catalog",
    }
    assert made.warnings == ()


def test_the_bag_is_whole_and_says_what_it_is(made: Release) -> None:
    bag = bagit.Bag(str(made.folder))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert bag.info["Bagging-Date"] == "2026-11-28"
    assert bag.info["Source-Organization"] == "Archive of {Us} & Co"
    assert bag.info["External-Identifier"] == "https://archive.example/en/"
    assert bag.info["Payload-Oxum"] == f"{made.payload.size}.{made.payload.files}"
    assert made.payload.files == len(paths(made.folder / "data"))


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: (data / "site/archive.pdf").write_bytes(b"%PDF-1.6\n"),
        lambda data: (data / "source/docs/index.md").unlink(),
        lambda data: (data / "site/more.html").write_bytes(b"smuggled in"),
        lambda data: (data.parent / "bag-info.txt").write_text("Source-Organization: Somebody else\n"),
    ],
    ids=["changed", "missing", "added", "description"],
)
def test_damage_is_seen(made: Release, harm: object) -> None:
    assert damage(made) == ""
    harm(made.folder / "data")  # type: ignore[operator]
    assert damage(made)


def test_names_that_would_break_a_manifest_are_coded(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "two\nlines 100 %.txt").write_bytes(b"a")
    close_bag(tmp_path, {})
    assert (tmp_path / "manifest-sha256.txt").read_text("utf-8").endswith("  data/two%0Alines 100 %25.txt\n")


def test_two_releases_of_one_state_are_the_same_bytes(made: Release, root: Path, site: Path) -> None:
    again = release(root, site, root / "_build" / "again")
    assert made.packed.name == "archive-of-us-co-2026.11.zip"
    assert again.packed.read_bytes() == made.packed.read_bytes()
    with zipfile.ZipFile(made.packed) as packed:
        assert packed.testzip() is None
        inside = {name.removeprefix(f"{made.folder.name}/") for name in packed.namelist()}
        assert inside == paths(made.folder)
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 28, 8, 0, 0)}


def test_a_release_replaces_an_older_one_of_its_edition(made: Release, root: Path, site: Path) -> None:
    (site / "archive.pdf").unlink()
    again = release(root, site, root / "_build" / "release")
    assert again.folder == made.folder
    assert damage(again) == ""
    assert "site/archive.pdf" not in paths(again.folder / "data")
    assert again.warnings == ("The site has no books. Build everything first: make",)


def test_the_crate_keeps_what_its_standard_requires(made: Release) -> None:
    assert crate_faults(made.folder / "data") == []


def test_another_reader_finds_what_the_crate_holds(made: Release) -> None:
    crate = ROCrate(str(made.folder / "data"))
    assert crate.name == "Archive of {Us} & Co, edition 2026.11"
    assert str(crate.root_dataset["datePublished"]).startswith("2026-11-28")
    assert crate.license.id == "https://spdx.org/licenses/CC-BY-4.0"
    assert crate.publisher["name"] == "Archive of {Us} & Co"
    assert {part.id for part in crate.root_dataset["hasPart"]} >= {"source/", "site/"}
    formats = {entity.id: entity["encodingFormat"] for entity in crate.get_by_type("File")}
    assert formats["site/archive.pdf"] == "application/pdf"
    assert formats["site/data/CITATION.cff"] == "application/yaml"
    assert formats["source/LICENSE"] == "text/plain"
    assert crate.get("site/campaigns/")["description"] == "2 files: BibTeX, Pages."


def test_a_crate_that_says_too_little_or_names_a_missing_file_is_refused(made: Release) -> None:
    path = made.folder / "data" / "ro-crate-metadata.json"
    said = json.loads(path.read_bytes())
    (root,) = (entity for entity in said["@graph"] if entity["@id"] == "./")
    del root["name"], root["datePublished"], root["license"]
    path.write_text(json.dumps(said), "utf-8")
    (path.parent / "site" / "archive.pdf").unlink()
    faults = "\n".join(crate_faults(path.parent))
    assert [name for name in ("name", "datePublished", "license", "archive.pdf") if name not in faults] == []


def test_the_citation_of_the_whole_is_valid_and_says_what_the_settings_say(tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_bytes(citation_file.render(archive_with({})))
    assert citation_faults(path) == []
    facts = citation_file.read(path.read_bytes())
    licence, address = "https://spdx.org/licenses/CC-BY-4.0", "https://archive.example/en/"
    assert facts == ("Archive of {Us} & Co", "Archive of {Us} & Co", "2026.11", licence, address)


@pytest.mark.parametrize("line", [b"title:", b"authors:", b"cff-version:"])
def test_a_citation_that_says_too_little_is_refused(tmp_path: Path, line: bytes) -> None:
    whole = citation_file.render(archive_with({}))
    (tmp_path / "CITATION.cff").write_bytes(whole.replace(line, b"x-" + line))
    assert citation_faults(tmp_path / "CITATION.cff")


def test_an_archive_that_says_little_of_itself_is_cited_all_the_same(tmp_path: Path) -> None:
    archive = replace(archive_with({}), address="", edition="second", licence="", name="공동 : archive #1\u2028& ‘co’")
    (tmp_path / "CITATION.cff").write_bytes(citation_file.render(archive))
    assert citation_faults(tmp_path / "CITATION.cff") == []
    assert citation_file.read(citation_file.render(archive)) == (archive.name, archive.name, "second", "", "")


def told(root: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = command.release_command(root, site, root / "_build" / "release")
    return status, "".join(capsys.readouterr())


def test_the_command_says_where_the_release_is(root: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(root, site, capsys)
    assert status == 0
    assert "_build/release/archive-of-us-co-2026.11: 12 files" in said
    assert "archive-of-us-co-2026.11.zip" in said
    # Its first run wrote the citation of the whole where forges look for it; that is not committed yet.
    assert "not committed: CITATION.cff" in said
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Say how the archive is cited")
    assert "not committed" not in told(root, site, capsys)[1]


def test_what_is_not_committed_is_told(root: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("docs/index.md", "a.md", "b.md", "c.md"):
        (root / name).write_text("# Changed\n")
    status, said = told(root, site, capsys)
    assert status == 0
    assert "and 2 more" in said
    assert (root / "_build/release/archive-of-us-co-2026.11/data/source/docs/index.md").read_bytes() == b"# Archive\n"


def test_what_stands_in_the_way_is_told(root: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(root, root / "nowhere", capsys)[0] == 2
    (site / "data/CITATION.cff").write_bytes(b"title: [")
    assert "Build the site anew: make" in told(root, site, capsys)[1]
    (site / "data/CITATION.cff").write_bytes(b"title: A\nauthors: [{name: A}]\n")
    assert "archive_licence" in told(root, site, capsys)[1]
    (site / "index.html").unlink()
    status, said = told(root, site, capsys)
    assert (status, said.endswith("Build it first: make\n")) == (2, True)


def test_there_is_no_release_without_git(
    root: Path, site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".git").rename(root / "elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    status, said = told(root, site, capsys)
    assert (status, "A release is made where commits are" in said) == (2, True)
    monkeypatch.setenv("PATH", "")
    assert "Git is not installed" in told(root, site, capsys)[1]
    assert not list((root / "_build" / "release").glob("*"))
