"""A page that waits to be filled: every field of its kind, what it means, and what one writes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_archive.editing import notation
from sphinx_archive.editing.schemas.shapes import Choice, Group, Leaf, Many, Named, parts_of_page
from sphinx_archive.editing.writing import heading
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import RIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.editing.schemas.shapes import Part, Shape

# The name of the source that stands in a new page.
SOURCE = "first-source"
# What of a source is to be filled first; `check` asks for a copy or the reason why there is none.
FIRST = "title"
# Earlier keys come with the commands that rename and merge.
LEFT_OUT = ("kind", "aliases")
EXAMPLES = {
    "address": "https://example.org/page",
    "country": "TR",
    "date": "2009-05-14",
    "duration": "4:05",
    "key": SOURCE,
    "language": "fr",
    "rights": next(iter(RIGHTS)),
    "text": "in words",
}
HINT = "# Fill in what is needed. To use another line, delete its '#' and the space behind it. Delete the rest."
STATEMENT = f"It opened on 14 May 2009 {{source}}`{SOURCE}`."
TO_DO = "Write here what the sources say, one sentence to a line."


def skeleton(kind: str, title: str) -> str:
    """Return a new page of a kind; what it needs is empty and marked, everything else it may have is a comment."""
    front = [f"kind: {kind}", HINT]
    for field, part in zip(FIELDS, parts_of_page(), strict=True):
        row = FIELDS[field]
        if kind in row.kinds and part.name not in LEFT_OUT:
            is_needed = kind in row.needed
            lines = list(_needed(part) if is_needed else _field(part, part.meaning, _key_of(row.keys)))
            front += lines if is_needed else [f"# {line}" for line in lines]
    text = f"\n% Like this: {STATEMENT}\n{TO_DO}\n" if kind in FIELDS["sources"].needed else ""
    return "\n".join(["---", *front, "---", heading(title), text])


def _needed(part: Part) -> Iterator[str]:
    """Yield the lines of a field that must be filled."""
    yield _with_meaning(f"{part.name}:", f"Needed. {part.meaning}")
    if not isinstance(part.shape, Named) or not isinstance(part.shape.of, Group):
        return
    yield f"  {SOURCE}:"
    for inner in part.shape.of.parts:
        if inner.name == FIRST:
            yield _with_meaning(f"    {inner.name}:", inner.meaning)
        else:
            yield from (f"    # {line}" for line in _field(inner, inner.meaning, SOURCE))


def _field(part: Part, meaning: str, key: str) -> Iterator[str]:
    """Yield the lines of a field with an example of its value."""
    shape = part.shape
    if isinstance(shape, Many) and isinstance(shape.of, Group):
        yield _with_meaning(f"{part.name}:", meaning)
        for number, inner in enumerate(_fields(shape.of)):
            yield f"  {'- ' if number == 0 else '  '}{inner}"
    elif isinstance(shape, Group) and not shape.is_claim:
        yield _with_meaning(f"{part.name}:", meaning)
        yield from (f"  {inner}" for inner in _fields(shape))
    elif isinstance(shape, Named) and isinstance(shape.of, Group) and not shape.of.is_claim:
        yield _with_meaning(f"{part.name}:", meaning)
        yield f"  {SOURCE}:"
        yield from (f"    {inner}" for inner in _fields(shape.of))
    else:
        first, *rest = notation.entry(part.name, _example(shape, key)).split("\n")
        yield from (_with_meaning(first, meaning), *rest)


def _fields(group: Group) -> Iterator[str]:
    for part in group.parts:
        key = _key_of(FIELDS["organisations"].keys) if part.name == "organisation" else SOURCE
        yield from _field(part, part.meaning, key)


def _example(shape: Shape, key: str) -> Any:
    if isinstance(shape, Leaf):
        return key if shape.name == "key" else EXAMPLES[shape.name]
    if isinstance(shape, Choice):
        return shape.words[0]
    if isinstance(shape, Many):
        return [_example(shape.of, key)]
    if isinstance(shape, Named):
        return {_example(shape.name, key): _example(shape.of, key)}
    return _example(shape.parts[0].shape, key)


def _key_of(kinds: frozenset[str]) -> str:
    """Return a name for the key of a record of some kinds; that of a source where a field leads to no record."""
    names = [name for name in KINDS if name in kinds]
    return f"key-of-{'-or-'.join(names) if len(names) <= 2 else 'a-record'}" if names else SOURCE


def _with_meaning(line: str, meaning: str) -> str:
    return f"{line}  # {meaning}" if meaning else line
