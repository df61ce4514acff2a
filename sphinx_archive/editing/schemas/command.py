"""``python -m sphinx_archive schema``: write the schema of front matter, and the snippets of VS Code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.folder import docs_argument, read_archive
from sphinx_archive.editing.schemas.front_matter import schema_of
from sphinx_archive.editing.schemas.snippets import snippets

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

EXAMPLES = """\
examples:
  make schemas                                                  both, where editors look for them
  python -m sphinx_archive schema --out _build/schema.json      what this archive's front matter may hold
  python -m sphinx_archive schema --any-key --out schema.json   without the keys of its records
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--out", type=Path, help="the file for the schema")
    parser.add_argument("--snippets", type=Path, help="the file for the snippets")
    parser.add_argument("--any-key", action="store_true", help="allow the keys of records that are not there yet")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    if not (wanted.out or wanted.snippets):
        print("Say where to write: --out FILE for the schema, --snippets FILE.", file=sys.stderr)
        return 2
    try:
        if wanted.out:
            pages = [] if wanted.any_key else read_archive(wanted.docs)
            _write(wanted.out, schema_of(page.record for page in pages if page.record))
        if wanted.snippets:
            _write(wanted.snippets, snippets())
    except OSError as error:
        print(f"{error.filename} cannot be written ({error.strerror}).", file=sys.stderr)
        return 1
    return 0


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(content), "utf-8")
    print(f"Written to {path}.")


def as_text(content: Any) -> str:
    """Return what a file of JSON holds."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
