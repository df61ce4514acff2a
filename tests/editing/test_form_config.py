"""The web form has the fields of the field table, and asks nobody but the forge that keeps the pages."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from sphinx_archive.__main__ import main
from sphinx_archive.editing.admin.config import config, forge_of, shapes
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MODULES = ROOT / ".venv" / "form" / "node_modules"


def written(out: Path, *options: str) -> Path:
    assert MODULES.is_dir(), f"{MODULES} is not there; install it with: make .venv/form/.ready"
    assert main(["admin", str(out), "--modules", str(MODULES), *options]) == 0
    return out


def every(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield field
    for inner in field.get("fields", ()):
        yield from every(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_fields_in_the_order_of_the_table_with_their_words(kind: str) -> None:
    [collection] = [one for one in config("docs", "Archive")["collections"] if one["name"] == kind]
    assert collection["folder"] == f"docs/{KINDS[kind].folder}"
    shown = {field["name"]: field for field in collection["fields"]}
    mine = [in_yaml(name) for name, row in FIELDS.items() if kind in row.kinds]
    assert [name for name in shown if name not in ("title", "body", "before")] == mine
    for name in mine[1:]:
        row = FIELDS[name.replace("-", "_")]
        assert (shown[name]["label"], shown[name]["hint"]) == (row.label, row.meaning)
        assert shown[name]["required"] == (kind in row.needed)
        assert set(shown[name].get("filters", [{"values": ()}])[0]["values"]) == row.keys
    assert list(shapes()) == [in_yaml(name) for name in FIELDS]


def test_every_field_that_leads_to_a_record_is_a_picker() -> None:
    collections = config("docs", "Archive")["collections"]
    fields = {field["name"]: field for one in collections for top in one["fields"] for field in every(top)}
    assert fields["organisation"]["filters"] == [{"field": "kind", "values": ["organisation"]}]
    assert all(fields[in_yaml(name)]["widget"] == "relation" for name, row in FIELDS.items() if row.keys)
    assert {"value": "TR", "label": "Türkiye (TR)"} in fields["countries"]["options"]


@pytest.mark.parametrize(
    ("address", "name", "repository"),
    [
        ("https://github.com/somebody/archive", "github", "somebody/archive"),
        ("https://github.com/somebody/archive.git", "github", "somebody/archive"),
        ("git@github.com:somebody/archive.git", "github", "somebody/archive"),
        ("ssh://git@gitlab.com/union/history/archive.git", "gitlab", "union/history/archive"),
        ("https://codeberg.org/somebody/archive/", "gitea", "somebody/archive"),
    ],
)
def test_a_repository_is_reached_where_it_is(address: str, name: str, repository: str) -> None:
    forge, found = forge_of(address) or pytest.fail("not found")
    assert (forge.name, found) == (name, repository)
    backend = config("docs", "Archive", address, "main")["backend"]
    assert backend == {"name": name, "repo": repository, **forge.options, "auth_methods": ["token"], "branch": "main"}


@pytest.mark.parametrize(
    "address", ["", "/work/archive", "https://example.org/a/b", "https://github.com.evil.example/a/b"]
)
def test_nobody_is_asked_where_no_forge_is_known(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = written(tmp_path / "admin", "--repository", address)
    assert forge_of(address) is None
    assert "connect-src 'self' blob: data:;" in _policy(out)
    assert ("No form can reach" in capsys.readouterr().err) == bool(address)


def test_the_page_may_ask_only_its_own_server_and_the_forge(tmp_path: Path) -> None:
    out = written(tmp_path / "admin", "--repository", "https://github.com/a/b", "--title", "Q&A <b>")
    page = html.parse(out / "index.html")
    policy = _policy(out)
    assert "connect-src 'self' blob: data: https://api.github.com;" in policy
    [languages] = page.xpath("//script[@type='importmap']/text()")
    digest = base64.b64encode(hashlib.sha256(languages.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert page.findtext(".//title") == "Q&A <b>: write a page"
    for target in json.loads(languages)["imports"].values():
        assert (out / target).is_file()
    assert [path for path in page.xpath("//@src") if not (out / path).is_file()] == []


def _policy(out: Path) -> str:
    policy: str = html.parse(out / "index.html").xpath("//meta[@http-equiv]/@content")[0]
    return policy


def test_without_its_packages_the_form_says_what_to_install(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", str(tmp_path / "admin"), "--modules", str(tmp_path)]) == 2
    assert "npm install @sveltia/cms yaml" in capsys.readouterr().err
    assert not (tmp_path / "admin").exists()


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["admin", str(tmp_path / "file" / "admin"), "--modules", str(MODULES)]) == 1
    assert "cannot be written" in capsys.readouterr().err
