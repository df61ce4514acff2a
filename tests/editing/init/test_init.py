"""Another archive in ten minutes: what `init` makes, what it refuses, and that its files are whole."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import etree
from markdown_it import MarkdownIt

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.check import problems_of
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.init.colours import DARK_PAPER, LIGHT_PAPER, colours, contrast
from sphinx_archive.editing.init.extension import extension
from sphinx_archive.editing.init.facts import Facts
from sphinx_archive.editing.init.mark import mark
from sphinx_archive.editing.init.starter import STARTER, files
from sphinx_archive.pages.forge import Place, forge
from tests.building import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

SEAFARERS = Facts("Seafarers' Archive", "sphinx-archive")
CHECKOUT = ["--extension", str(ROOT)]
# What a new archive would get from the command line of this test run instead of an environment of its own.
HERE = {"PY": sys.executable, "READY": "", "READY_DEV": ""}


def make(folder: Path, *targets: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "MAKE", "READTHEDOCS"))}
    given = [f"{name}={value}" for name, value in HERE.items()]
    return subprocess.run(
        ["make", *targets, *given],
        cwd=folder,
        env=own | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_archive_checks_builds_and_tests_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "seafarers-archive"
    assert main(["init", str(folder), *CHECKOUT]) == 0
    told = capsys.readouterr().out
    assert f"{folder}: Seafarers archive, " in told
    assert "Read the Docs" in told  # which cannot reach a checkout on this machine
    assert (folder / "requirements.txt").read_text("utf-8").endswith(f"\n-e {ROOT.as_uri()}\n")
    checked = make(folder, "check")
    assert (checked.returncode, checked.stdout) == (0, "")
    tested = make(folder, "test")  # builds the site, in which every warning is an error
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "2 passed" in tested.stdout
    printed = make(folder, "pdf", "STRICT=-W --keep-going")
    assert printed.returncode == 0, printed.stdout + printed.stderr
    assert (folder / "_build" / "html" / "seafarers-archive.pdf").is_file()


def test_its_three_records_lead_to_one_another_and_say_that_they_are_invented(tmp_path: Path) -> None:
    written(tmp_path, files(SEAFARERS))
    pages = list(read_archive(tmp_path / "docs"))
    assert problems_of(pages) == []
    records = {page.record.key: page.record for page in pages if page.record}
    assert {record.kind for record in records.values()} == {"organisation", "person", "news"}
    for key, record in records.items():
        assert record.title.startswith("Example: ")
        text = (tmp_path / "docs" / f"{record.docname}.md").read_text("utf-8")
        assert "all that it says is invented" in text
        assert any(other in text for other in records if other != key)


def written(folder: Path, made: Mapping[str, bytes]) -> None:
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


NAMES = (
    "Seafarers' Archive",
    'The "Red" Archive',
    "한국 선원 노조 기록관",
    "Denizcilerin Arşivi, İstanbul ve Iğdır",
    "ארכיון הימאים",
    "Ships ⚓ and 👩\u200d✈️ Pilots",
    "{{ 7*7 }} {% raw %} {# no #}",
    '"""\\" + __import__("os").system("id") + r"',
    "*A* _b_ `c` [d](e) ![f](g) # h & amp; $x$ \\ |",
    "# Not a heading",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_wherever_it_stands(name: str, tmp_path: Path) -> None:
    made = files(SEAFARERS._replace(name=name, url="https://archive.example.org/it's/", repository="git@x.org:a/b.git"))
    written(tmp_path, made)
    settings = runpy.run_path(str(tmp_path / "docs" / "conf.py"))
    assert (settings["project"], settings["author"]) == (name, name)
    assert settings["html_baseurl"] == "https://archive.example.org/it's/"
    for page in ("docs/index.md", "README.md"):
        heading = MarkdownIt().parse(made[page].decode())[1]
        assert "".join(part.content for part in heading.children or () if part.type.startswith("text")) == name


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--name", "🎉🎉", "has no letter"),
        ("--name", "", "has no letter"),
        ("--name", "Sea\nfarers", "line break"),
        ("--name", "Sea\x00farers", "cannot be seen"),
        ("--name", "Sea\u202efarers", "cannot be seen"),
        ("--name", "x" * 121, "120 signs at most"),
        ("--name", "<b>Seafarers</b>", "markup"),
        ("--language", "klingonese", "BCP 47"),
        ("--url", "archive.example.org", "https://"),
        ("--url", "https://archive.example.org/?page=1", "that of the archive"),
        ("--repository", "somewhere", "https://"),
        ("--colour", "blue", "'#0b5c8a'"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    option: str, value: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["init", str(tmp_path / "new"), option, value])
    assert ended.value.code == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "letter.txt", tmp_path / "letter.txt" / "below", Path("/proc/archive")):
        assert main(["init", str(folder), "--name", "Seafarers", *CHECKOUT]) == 1
        assert str(folder) in capsys.readouterr().err
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"letter.txt": "mine"}


def test_a_folder_whose_name_has_no_letter_asks_for_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "1893"), *CHECKOUT]) == 1
    assert "--name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_new_repository_takes_the_archive_in_and_an_empty_folder_too(tmp_path: Path) -> None:
    for folder in (tmp_path / "cloned", tmp_path / "empty"):
        folder.mkdir()
        if folder.name == "cloned":
            (folder / ".git").mkdir()
        assert main(["init", str(folder), *CHECKOUT]) == 0
        assert (folder / "docs" / "conf.py").is_file()
    assert list((tmp_path / "cloned" / ".git").iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"cloned", "empty"}  # nothing is left of the making


def test_a_wheel_is_kept_in_the_archive_so_that_it_builds_anywhere(tmp_path: Path) -> None:
    wheel = tmp_path / "sphinx_archive-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    assert main(["init", str(tmp_path / "new"), "--extension", str(wheel)]) == 0
    requirements = (tmp_path / "new" / "requirements.txt").read_text("utf-8")
    assert requirements.splitlines()[-1] == f"./wheels/{wheel.name}"
    assert (tmp_path / "new" / "wheels" / wheel.name).read_bytes() == b"PK"


@pytest.mark.parametrize(
    "wanted", ["nowhere", "git+https://forge.example.org/a/b@v1 --pre", "git+https://x.org/a\n-r x", ""]
)
def test_where_no_extension_is_none_is_taken(wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused):
        extension(wanted)


@pytest.mark.parametrize(
    ("came", "requirement"),
    [
        (
            {"url": "https://forge.example.org/a/b", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}},
            "sphinx-archive @ git+https://forge.example.org/a/b@c0ffee",
        ),
        (
            {"url": "https://x.org/sphinx_archive-1.whl", "archive_info": {}},
            "sphinx-archive @ https://x.org/sphinx_archive-1.whl",
        ),
        ({"url": ROOT.as_uri(), "dir_info": {"editable": True}}, f"-e {ROOT.as_uri()}"),
        (None, "sphinx-archive==0.1.0"),
    ],
)
def test_a_new_archive_takes_the_extension_from_where_this_one_came(
    came: Mapping[str, object] | None, requirement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "sphinx_archive-0.1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: sphinx-archive\nVersion: 0.1.0\n", "utf-8")
    if came:
        (installed / "direct_url.json").write_text(json.dumps(came), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert extension(None).requirement == requirement


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffff00", "#0b5c8a", "#ff0000", "#7f7f7f"])
def test_any_colour_can_be_read_on_both_papers(colour: str) -> None:
    made = colours(colour)
    for found, paper in zip(made, (LIGHT_PAPER, LIGHT_PAPER, DARK_PAPER, DARK_PAPER), strict=True):
        assert contrast(found, paper) >= 5.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("name", "shape"), [("Seafarers", "path"), ("«é»", "path"), ("한국", "path"), ("नाविक", "circle")]
)
def test_the_mark_has_the_first_letter_or_a_ring(name: str, shape: str) -> None:
    picture = etree.fromstring(mark(name, "#0b5c8a"))
    assert [part.tag.rpartition("}")[2] for part in picture] == ["rect", shape]


def test_every_file_of_the_starter_is_in_the_package() -> None:
    package = ROOT / "sphinx_archive"
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    packed = {path for pattern in patterns["sphinx_archive"] for path in package.glob(pattern)}
    needed = {path for path in STARTER.rglob("*") if path.is_file()} | {STARTER.parent / "section.md.jinja"}
    assert needed - packed == set()
    assert not [path for path in STARTER.rglob("*") if path.name.startswith(".")], "packages leave these out: say dot-"


def test_this_archive_is_reviewed_as_a_new_one_would_be() -> None:
    settings = runpy.run_path(str(ROOT / "docs" / "conf.py"))
    made = files(SEAFARERS._replace(name=settings["project"], url=settings["html_baseurl"]))
    shared = {name: content.decode() for name, content in made.items() if name.startswith((".github/", ".gitlab/"))}
    here = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in (".github", ".gitlab")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    code = here.pop(".github/workflows/code.yml")
    assert here == shared
    assert ("make lint" in code, "lint" in made[".gitlab-ci.yml"].decode()) == (True, False)
    ours = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert ours.pop("lint")["script"] == ["make lint"]
    assert ours == yaml.safe_load(made[".gitlab-ci.yml"])


def test_its_make_does_what_make_does_here() -> None:
    here, there = (recipes(path.read_text("utf-8")) for path in (ROOT / "Makefile", STARTER / "Makefile"))
    same = there.keys() & here.keys() - {"all", "test"}  # the one tells more, the other has more to test
    assert {"html", "pdf", "epub", "strict", "check", "new", "serve"} <= same
    assert {target: there[target] for target in same} == {target: here[target] for target in same}


def recipes(text: str) -> dict[str, str]:
    """Return the lines below each target."""
    found = re.finditer(r"^([\w$()/.-]+):[^\n]*\n((?:\t.*\n)+)", text, re.MULTILINE)
    return {target[1]: target[2].replace(" >&2", "") for target in found}


def test_what_a_forge_runs_can_be_made(tmp_path: Path) -> None:
    written(tmp_path, files(SEAFARERS))
    workflow = yaml.safe_load((tmp_path / ".github" / "workflows" / "pages.yml").read_bytes())
    assert workflow["permissions"] == {"contents": "read"}
    commands = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    commands += yaml.safe_load((tmp_path / ".gitlab" / "pages.yml").read_bytes())["check"]["script"]
    commands += yaml.safe_load((tmp_path / ".readthedocs.yaml").read_bytes())["build"]["jobs"]["build"]["html"]
    for command in commands:
        words = command.partition(">")[0].split()
        assert words[0] == "make"
        assert make(tmp_path, "--dry-run", *words[1:]).returncode == 0, command
        assert make(ROOT, "--dry-run", *words[1:]).returncode == 0, command


def test_the_form_of_a_report_has_the_fields_that_a_page_fills_in() -> None:
    form = yaml.safe_load(files(SEAFARERS)[".github/ISSUE_TEMPLATE/correction.yml"])
    at = forge("https://github.com/seafarers/archive", "main")
    assert at
    asked = parse_qs(urlsplit(at.report(Place("A title", "https://x.org/a.html", "2027.01"))).query)
    assert asked.pop("template") == ["correction.yml"]
    assert set(asked) - {"title"} <= {field["id"] for field in form["body"]}
