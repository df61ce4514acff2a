"""The images of the book, copied beside its Typst files."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinxcontrib.video import video_node

from .proof import PictureError
from .rasters import raster
from .vectors import drawing_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

STAGED = {".png": ".png", ".jpg": ".jpg", ".jpeg": ".jpg", ".gif": ".png", ".webp": ".png", ".svg": ".svg"}
"""Ending of an image -> ending of its copy, which says its format to Typst."""


def poster_of(node: nodes.Element) -> str:
    """Return the poster of a film as its author wrote it, or an empty string."""
    return str(node.get("poster", "") or "")


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
    """Write the images that can be printed, as they are printed; return path in the sources -> path in the folder."""
    copies: dict[str, str] = {}
    for path in sorted(paths):
        try:
            printed = picture_at(sources / path)
        except PictureError:
            continue  # reported at its line by whoever prints it
        copies[path] = staged_name(path)
        target = folder / copies[path].lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(printed)
    return copies


def picture_at(source: Path) -> bytes:
    """Return what is printed of an image; raise `PictureError` where there is nothing that can be printed."""
    kind = source.suffix.lower()
    if kind not in STAGED:
        message = f"it is no PNG, JPEG, GIF, WebP or SVG file, but {kind or 'without an ending'}. Export it as one."
        raise PictureError(message)
    if not source.is_file():
        message = "it is not in the archive. Copy it beside the page, or correct its name."
        raise PictureError(message)
    return drawing_of(source) if kind == ".svg" else raster(source)


def staged_name(path: str) -> str:
    """Return where the copy of an image is: a name that no other path has, on any disk, and that needs no escapes."""
    # Not the name of the file: two that differ only in case are one file on some disks.
    name = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"/images/{name}{STAGED.get(PurePosixPath(path).suffix.lower(), '')}"
