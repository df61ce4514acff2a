"""The models' types as a few plain shapes, from which the schema, the snippets and the web form are made."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from sphinx_archive.records import values
from sphinx_archive.records.fields import FIELDS, Fields, Row, in_yaml

LEAVES = {
    "address": values.Address,
    "country": values.Country,
    "date": values.Date,
    "duration": values.Duration,
    "key": values.Key,
    "language": values.Language,
    "rights": values.Rights,
    "text": values.Text,
}

# What readers call a part where its name is no word of theirs.
LABELS = {
    "archived": "Archived copy",
    "not_archived": "Not archived because",
    "url": "Address",
    **{name: label for name, (label, _) in values.REGISTERS.items()},
}


class Leaf(NamedTuple):
    """One value; ``name`` is one of :data:`LEAVES`."""

    name: str


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]


class Many(NamedTuple):
    """A list."""

    of: Shape


class Named(NamedTuple):
    """Values by names that an editor chooses."""

    name: Leaf
    of: Shape


class Group(NamedTuple):
    """Values by names that are given; where it ``is_claim``, its first value may stand alone."""

    parts: tuple[Part, ...]
    is_claim: bool = False


class Part(NamedTuple):
    """A value of a group: its name in YAML, what readers call it, what it means, whether it must be there.

    ``kinds`` are those of the records that its keys lead to; without any they are names of sources of the page.
    """

    name: str
    label: str
    meaning: str
    shape: Shape
    needed: bool = False
    kinds: frozenset[str] = frozenset()


Shape = Leaf | Choice | Many | Named | Group


@cache
def parts_of_page() -> tuple[Part, ...]:
    """Return every field of front matter in the order of the field table."""
    hints = get_type_hints(Fields, include_extras=True)
    return tuple(
        Part(in_yaml(name), row.label, row.meaning, _shape(_without_row(hints[name])), kinds=row.keys)
        for name, row in FIELDS.items()
    )


def _without_row(hint: Any) -> Any:
    inner, *marks = get_args(hint)
    kept = tuple(mark for mark in marks if not isinstance(mark, Row))
    return Annotated[(inner, *kept)] if kept else inner


def _shape(hint: Any) -> Shape:
    if leaf := next((name for name, known in LEAVES.items() if known == hint), ""):
        return Leaf(leaf)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _shape(next(choice for choice in inner if choice is not NoneType))
    if origin is Literal:
        return Choice(inner)
    if origin is tuple:
        return Many(_shape(inner[0]))
    if origin is dict:
        name = _shape(inner[0])
        assert isinstance(name, Leaf), "names are plain values"
        return Named(name, _shape(inner[1]))
    assert issubclass(hint, values.Frozen), f"no shape for {hint}"
    return _group(hint)


def _group(model: type[values.Frozen]) -> Group:
    hints = get_type_hints(model, include_extras=True)
    parts = []
    for name, field in model.model_fields.items():
        meaning = field.description or _inherited(model.__mro__, name)
        label = LABELS.get(name) or name.replace("_", " ").capitalize()
        # An office is held in an organisation; all other keys in groups are names of sources.
        kinds = FIELDS["organisations"].keys if name == "organisation" else frozenset[str]()
        parts.append(Part(in_yaml(name), label, meaning, _shape(hints[name]), field.is_required(), kinds))
    return Group(tuple(parts), issubclass(model, values.Claim))


def _inherited(models: tuple[type, ...], name: str) -> str:
    """Return what the nearest model above says a field means: one that narrows its type says nothing of its own."""
    fields = (getattr(model, "model_fields", {}).get(name) for model in models)
    return next((field.description for field in fields if field and field.description), "")
