"""The handbook, and the archive of its examples, built once for all tests here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.records import frontmatter
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Archive

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook"
EXAMPLES = HANDBOOK / "examples"
INDEX = "# Example archive\n\n```{toctree}\n\nsubjects/index\n```\n"
LISTING = "# Subjects\n\n```{listing}\n:kind: subject\n```\n"


def examples() -> dict[str, bytes]:
    """Return the example pages, each at its place in an archive, and what they show."""
    found: dict[str, bytes] = {}
    for page in sorted(EXAMPLES.glob("*.md")):
        block, _ = frontmatter.split(page.read_text("utf-8"))
        kind = frontmatter.read_front_matter(block).values["kind"]
        found[f"{KINDS[kind].folder}/{page.name}"] = page.read_bytes()
    return found


@pytest.fixture(scope="session")
def handbook(new_archive: Callable[[Mapping[str, str | bytes]], Archive]) -> Archive:
    """Return the handbook as built."""
    pages = {f"handbook/{path.relative_to(HANDBOOK).as_posix()}": path for path in HANDBOOK.rglob("*")}
    files = {name: path.read_bytes() for name, path in pages.items() if path.suffix in (".md", ".vtt", ".txt")}
    return new_archive({**files, "index.md": "# Archive\n\n```{toctree}\nhandbook/index\n```\n"}).build()


@pytest.fixture(scope="session")
def example_archive(new_archive: Callable[..., Archive]) -> Archive:
    """Return the examples, built with the conf.py that the handbook gives another archive."""
    shown = re.search(r"```python\n(.*?)```", (HANDBOOK / "another-archive.md").read_text("utf-8"), re.DOTALL)
    assert shown, "another-archive.md shows no conf.py"
    media = {f"films/media/{path.name}": path.read_bytes() for path in (EXAMPLES / "media").iterdir()}
    # The film and its poster are not shown in the handbook; any bytes stand for them.
    media |= {"films/media/example-film.webm": b"a film", "films/media/example-film.png": b"a poster"}
    conf = "\n".join(line.removeprefix("   ") for line in shown[1].splitlines())
    files = {**examples(), **media, "index.md": INDEX, "subjects/index.md": LISTING}
    archive = new_archive(files)
    archive.write({"conf.py": conf})
    return archive.build()
