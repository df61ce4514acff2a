"""The files of a new archive: those of the folder ``starter`` as they are, or, where they end in .jinja, filled in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from sphinx_archive.editing.init.colours import colours
from sphinx_archive.editing.init.mark import mark
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from sphinx_archive.editing.init.facts import Facts

HERE = Path(__file__).parent
STARTER = HERE / "starter"
FILLED_IN = ".jinja"
# A package holds no files whose names begin with a dot, so that theirs begin with this.
DOT = "dot-"
# What Markdown could take for markup in the middle of a line. Source: CommonMark 0.31, backslash escapes.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#&|~$])")


def files(facts: Facts) -> dict[str, bytes]:
    """Return the files of a new archive by path."""
    templates = _templates()
    folders = tuple(dict.fromkeys(kind.folder for kind in KINDS.values()))
    known = {
        **facts._asdict(),
        "slug": facts.slug,
        "colours": colours(facts.colour),
        "kinds": tuple(KINDS.values()),
        "folders": folders,
    }
    found = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            name = path.relative_to(HERE).as_posix()
            filled = name.endswith(FILLED_IN)
            content = templates.get_template(name).render(known).encode() if filled else path.read_bytes()
            found[_there(path.relative_to(STARTER)).removesuffix(FILLED_IN)] = content
    for folder in folders:
        kinds = [kind for kind in KINDS.values() if kind.folder == folder]
        found[f"docs/{folder}/index.md"] = templates.get_template(f"section.md{FILLED_IN}").render(kinds=kinds).encode()
    found["docs/_static/mark.svg"] = mark(facts.name, colours(facts.colour).light)
    return found


def _there(path: Path) -> str:
    """Return where a file of the starter goes."""
    return "/".join(f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in path.parts)


def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=select_autoescape(("html",)),
    )
    # A JSON string is a string of Python too, with double quotes like the rest of conf.py.
    templates.filters["python"] = lambda text: json.dumps(text, ensure_ascii=False)
    templates.filters["markdown"] = lambda text: _MARKUP.sub(r"\\\1", text)
    return templates
