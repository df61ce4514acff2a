"""The images of the book, copied beside its Typst files."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinxcontrib.video import video_node

from .media import poster_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

FORMATS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


def find_posters(document: nodes.document, docname: str, env: BuildEnvironment) -> None:
    """Write the posters of films as paths from the top of the sources, as Sphinx does with images."""
    for film in document.findall(video_node):
        if poster_of(film):
            film["poster"] = env.relfn2path(poster_of(film), docname)[0]


def pictures_in(documents: Iterable[nodes.document]) -> set[str]:
    """Return the paths of all images and posters, from the top of the sources."""
    found: set[str] = set()
    for document in documents:
        found.update(image["uri"] for image in document.findall(nodes.image))
        found.update(poster_of(film) for film in document.findall(video_node))
    return found - {""}


def copy_pictures(paths: Iterable[str], sources: Path, folder: Path) -> dict[str, str]:
    """Copy the images that are there; return path in the sources -> path seen from the book's folder."""
    copies: dict[str, str] = {}
    for path in sorted(paths):
        source = sources / path
        if source.suffix.lower() in FORMATS and source.is_file():
            copies[path] = staged_name(path)
            target = folder / copies[path].lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return copies


def staged_name(path: str) -> str:
    """Return where the copy of an image is: a name that no other path has, on any disk, and that needs no escapes."""
    # Not the name of the file: two that differ only in case are one file on some disks.
    name = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"/images/{name}{PurePosixPath(path).suffix.lower()}"
