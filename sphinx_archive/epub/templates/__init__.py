"""Templates of the files of a book that are not pages of the archive."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_archive.epub.xhtml import printable

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(name: str, **said: object) -> bytes:
    """Return a template with what is said put in, as a file."""
    return printable(_TEMPLATES.get_template(name).render(said)).encode()
