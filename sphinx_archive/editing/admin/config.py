"""The web form's configuration: a collection for each kind of record, and where the pages are kept.

Source: https://sveltiacms.app/en/docs/config-basics
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.editing.admin.fields import BEFORE, EVERYTHING, TITLE, fields_of
from sphinx_archive.editing.schemas.shapes import Choice, Group, Leaf, Many, Named, parts_of_page
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.values import KEY, LONGEST_KEY

if TYPE_CHECKING:
    from sphinx_archive.editing.schemas.shapes import Shape

    Json = dict[str, Any]

FORMAT = "archive-page"
ADDRESS = re.compile(r"(?:https?://|ssh://git@|git@)(?P<host>[\w.-]+)[:/](?P<name>[\w./-]+?)(?:\.git)?/?")


class Forge(NamedTuple):
    """A place that keeps repositories: its name in the form, and the addresses that a page asks there."""

    name: str
    answers: tuple[str, ...]
    options: dict[str, str] = {}  # noqa: RUF012  (nobody changes it)
    reviews: bool = True


FORGES = {
    "github.com": Forge("github", ("https://api.github.com",)),
    "gitlab.com": Forge("gitlab", ("https://gitlab.com",)),
    "codeberg.org": Forge(
        "gitea",
        ("https://codeberg.org",),
        {"base_url": "https://codeberg.org", "api_root": "https://codeberg.org/api/v1"},
        reviews=False,
    ),
}
# Without a forge pages can only be changed in a folder of this computer. Sveltia must be told of one all the same; the
# page's Content-Security-Policy lets it ask none.
NOWHERE = {"name": "gitea", "repo": "nobody/archive", "auth_methods": ["token"]}


def forge_of(repository: str) -> tuple[Forge, str] | None:
    """Return the forge and the name of a repository by its address, or None where no form can reach it."""
    found = ADDRESS.fullmatch(repository)
    return (FORGES[found["host"]], found["name"]) if found and found["host"] in FORGES else None


def config(folder: str, title: str, repository: str = "", branch: str = "") -> Json:
    """Return the configuration of the form for the pages in a folder of a repository."""
    where = forge_of(repository)
    return {
        "load_config_file": False,
        "app_title": title,
        "backend": _backend(*where, branch) if where else NOWHERE,
        "publish_mode": "editorial_workflow" if where and where[0].reviews else "simple",
        "media_folder": f"{folder}/media",
        "show_preview_links": False,
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_KEY},
        "editor": {"preview": False},
        "collections": [*(_collection(folder, kind) for kind in KINDS), _everything(folder)],
    }


def _backend(forge: Forge, name: str, branch: str) -> Json:
    """Return how to reach a repository; a token is enough, so that nobody else is asked who an editor is."""
    place = {"name": forge.name, "repo": name, **forge.options, "auth_methods": ["token"]}
    return {**place, "branch": branch} if branch else place


def _collection(folder: str, kind: str) -> Json:
    row = KINDS[kind]
    return {
        "name": kind,
        "label": row.plural,
        "label_singular": row.label,
        "folder": f"{folder}/{row.folder}",
        "filter": {"field": "kind", "value": kind},
        "format": FORMAT,
        "identifier_field": "title",
        "summary": "{{title}}",
        # Without a template the key has to be typed: it is for ever, so somebody shall choose it.
        "slug": {
            "editable": ["create"],
            "hint": "The page's permanent key: its file name, never changed once published.",
            "pattern": [f"^(?:{KEY.pattern})$", "Small letters, digits and single hyphens."],
        },
        # A key that was published is never free again: pages are withdrawn, not deleted.
        "delete": False,
        "sortable_fields": ["title", *(["date.value"] if kind in FIELDS["date"].kinds else [])],
        "fields": fields_of(kind),
    }


def _everything(folder: str) -> Json:
    """Return the hidden collection that pickers choose from."""
    kind = {"name": "kind", "label": "Kind", "widget": "string"}
    return {
        "name": EVERYTHING,
        "hide": True,
        "create": False,
        "folder": folder,
        "nested": {"depth": 2},
        "format": FORMAT,
        "fields": [TITLE, kind, BEFORE],
    }


def written_as(shape: Shape) -> Any:
    """Return what ``page-format.mjs`` has to know of a shape."""
    match shape:
        case Leaf("text"):
            return "text"
        case Leaf() | Choice():
            return "word"
        case Many(of):
            return {"list": written_as(of)}
        case Named(_, of):
            return {"named": written_as(of)}
        case Group(parts, is_claim):
            return {"claim" if is_claim else "group": {part.name: written_as(part.shape) for part in parts}}


def shapes() -> Json:
    """Return what ``page-format.mjs`` has to know of every field, in the order of the field table."""
    return {part.name: written_as(part.shape) for part in parts_of_page()}
