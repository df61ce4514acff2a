"""What VS Code offers to begin a page with, and the longer blocks of one, made of the field table.

Source: https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

from itertools import count
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.schemas.shapes import Choice, Group, Leaf, Many, Named, parts_of_page
from sphinx_archive.editing.writing import page_text
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.editing.schemas.shapes import Part, Shape

    Json = dict[str, Any]

# The blocks that are hard to remember: what calls each, and what it is.
BLOCKS = {
    "sources": ("source", "A source"),
    "offices": ("office", "An office that somebody held"),
    "date": ("date-disagreement", "A date on which sources disagree"),
    "figures": ("figure", "A figure, and who says otherwise"),
}
# Of these a source needs one; the others it can do without.
COPY = "|archived,not-archived|"
LEFT = frozenset({"author", "language", "not-archived", "note"})
SHAPES = {part.name: part.shape for part in parts_of_page()}


def snippets() -> Json:
    """Return the snippets by their names."""
    pages = {
        f"{kind.label}: a page": _snippet(f"page-{kind.name}", f"A page about {kind.one}.", _page(kind.name))
        for kind in KINDS.values()
    }
    blocks = {what: _snippet(prefix, f"{what}.", _block(field)) for field, (prefix, what) in BLOCKS.items()}
    return pages | blocks


def _snippet(prefix: str, description: str, body: str) -> Json:
    return {"scope": "markdown", "prefix": prefix, "description": description, "body": body.splitlines()}


def _page(kind: str) -> str:
    """Return a page with the fields that its kind must have."""
    stops = count(1)
    needed = [in_yaml(name) for name, row in FIELDS.items() if kind in row.needed and name != "kind"]
    title = f"${{{next(stops)}:Title}}"
    held = {"kind": kind} | {name: _plainly(SHAPES[name], stops) for name in needed}
    return page_text(held, title, f"${next(stops)}" if "sources" not in needed else f"${next(stops)} {{source}}`name`.")


def _plainly(shape: Shape, stops: Iterator[int]) -> Any:
    """Return what stands for a value: of a claim only its value."""
    return _value(shape.parts[0].shape if isinstance(shape, Group) and shape.is_claim else shape, stops)


def _block(field: str) -> str:
    """Return the lines of a field alone; of a list or of named values those of one entry."""
    page = page_text({field: _value(SHAPES[field], count(1))}, "T", "")
    lines = page.partition("\n---\n")[0].splitlines()[1:]
    # What may be there several times is put in below the name of the field, where the editor indents it.
    return "\n".join(lines) if isinstance(SHAPES[field], Group) else dedent("\n".join(lines[1:]))


def _value(shape: Shape, stops: Iterator[int]) -> Any:
    match shape:
        case Leaf(name):
            # An example left standing would be a false statement; of nothing the check tells.
            return f"${{{next(stops)}:https://}}" if name == "address" else f"${next(stops)}"
        case Choice(words):
            return f"${{{next(stops)}|{','.join(words)}|}}"
        case Many(of):
            return [_value(of, stops)]
        case Named(_, of):
            return {f"${{{next(stops)}:name}}": _value(of, stops)}
        case Group(parts):
            return dict(_pair(part, stops) for part in parts if part.name not in LEFT)


def _pair(part: Part, stops: Iterator[int]) -> tuple[str, Any]:
    name = f"${{{next(stops)}{COPY}}}" if part.name == "archived" else part.name
    return name, _value(part.shape, stops)
