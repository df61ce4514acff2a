"""What the server and the worker tell each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.live.told import Told


class Places(NamedTuple):
    """Where an archive is, and where its preview may write: pages in ``site``, what Sphinx remembers in ``trees``."""

    docs: Path
    site: Path
    trees: Path


class Page(NamedTuple):
    """A page as the browser gets it, and what Sphinx had to say while it wrote it."""

    content: bytes
    told: tuple[Told, ...]


class Answer(NamedTuple):
    """What a worker answers, or why it cannot; ``is_last`` if it has ended."""

    value: object = None
    fault: Told | None = None
    is_last: bool = False
