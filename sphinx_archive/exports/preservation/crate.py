"""RO-Crate: what a release holds, for people and machines that know nothing of this archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_archive.exports.forms import PAGE, form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_archive.exports.preservation.citation_file import Facts
    from sphinx_archive.exports.preservation.source import Commit

    Entity = dict[str, Any]

NAME = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.3"
SOURCE, SITE = "source", "site"
# Files that say something of the whole archive stand here, each an entity of its own; the rest are told by folder.
OF_THE_WHOLE = ("", "data")
PUBLISHER = "#publisher"


def render(facts: Facts, commit: Commit, folder: Path) -> bytes:
    """Return the description of a release: a folder with its source in ``source/`` and a built site in ``site/``.

    Source: https://w3id.org/ro/crate/1.3
    """
    parts, licences = list(_parts(folder / SITE)), list(_licences(folder / SOURCE))
    held = f"What Git holds at commit {commit.name}."
    graph = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": _at(SPECIFICATION),
            "about": _at("./"),
        },
        _root(facts, commit),
        _publisher(facts),
        _licence(facts),
        _folder(f"{SOURCE}/", "The source", f"{held} Its licences stand in it." if licences else held, licences),
        _folder(f"{SITE}/", "The site", "Open index.html in a browser; no server is needed.", _inside(parts)),
        *licences,
        *parts,
    ]
    said = {"@context": f"{SPECIFICATION}/context", "@graph": graph}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _root(facts: Facts, commit: Commit) -> Entity:
    edition = f", edition {facts.edition}" if facts.edition else ""
    return _without_empty(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"{facts.name}{edition}",
            "description": f"{facts.name}{edition}: the site with its books and exports, and the source of both.",
            "datePublished": commit.moment.date().isoformat(),
            "version": facts.edition,
            "url": facts.address,
            "license": _at(facts.licence),
            "author": _at(PUBLISHER),
            "publisher": _at(PUBLISHER),
            "hasPart": [_at(f"{SOURCE}/"), _at(f"{SITE}/")],
        }
    )


def _publisher(facts: Facts) -> Entity:
    return _without_empty({"@id": PUBLISHER, "@type": "Organization", "name": facts.author, "url": facts.address})


def _licence(facts: Facts) -> Entity:
    name = facts.licence.rstrip("/").rpartition("/")[2]
    return {
        "@id": facts.licence,
        "@type": "CreativeWork",
        "name": name,
        "description": f"The licence {name}, under which the texts of the archive are.",
    }


def _licences(source: Path) -> Iterator[Entity]:
    """Yield the files that say what may be done with the source: code and texts may be under different licences."""
    for path in sorted(source.glob("LICENSE*")):
        size = str(path.stat().st_size)
        yield _file(f"{SOURCE}/{quote(path.name)}", path.name, "text/plain", size)


def _parts(site: Path) -> Iterator[Entity]:
    """Yield the folders of a site, each with what is in it, and the files that say something of the whole."""
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        paths = sorted(path.relative_to(site).as_posix() for path in folder.rglob("*") if path.is_file())
        if paths:
            names = sorted({form.name for path in paths if (form := form_of(path))})
            kinds = f": {', '.join(names)}" if names else ", of which pages are made"
            count = f"{len(paths)} file{'' if len(paths) == 1 else 's'}"
            yield _folder(f"{SITE}/{quote(folder.name)}/", folder.name, f"{count}{kinds}.", _files(site, folder.name))
    for name in OF_THE_WHOLE:
        yield from _files(site, name)


def _files(site: Path, name: str) -> list[Entity]:
    """Return the files of a folder that say something of the whole archive."""
    if name not in OF_THE_WHOLE or not (site / name).is_dir():
        return []
    found = ((path, path.relative_to(site).as_posix()) for path in sorted((site / name).iterdir()) if path.is_file())
    return [
        _file(f"{SITE}/{quote(path)}", f"{form.name}: {path}", form.media_type, str(file.stat().st_size))
        for file, path in found
        if (form := form_of(path)) and form is not PAGE
    ]


def _file(path: str, name: str, media_type: str, size: str) -> Entity:
    return {"@id": path, "@type": "File", "name": name, "encodingFormat": media_type, "contentSize": size}


def _folder(path: str, name: str, description: str, parts: Iterable[Entity]) -> Entity:
    ids = [_at(part["@id"]) for part in parts]
    within = ids[0] if len(ids) == 1 else ids
    return _without_empty(
        {"@id": path, "@type": "Dataset", "name": name, "description": description, "hasPart": within}
    )


def _inside(parts: Iterable[Entity]) -> list[Entity]:
    """Return what stands directly in the site's folder."""
    return [part for part in parts if part["@id"].rstrip("/").count("/") == 1]


def _at(address: str) -> dict[str, str]:
    return {"@id": address}


def _without_empty(entity: Entity) -> Entity:
    return {name: value for name, value in entity.items() if value}
