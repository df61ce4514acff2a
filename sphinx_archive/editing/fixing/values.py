"""Values of front matter that are spelt otherwise than they should, and what they can only mean."""

from __future__ import annotations

from functools import cache
from inspect import isclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from sphinx_archive.records.date_readings import readings
from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.fields import Fields, in_yaml
from sphinx_archive.records.relations import NAMING
from sphinx_archive.records.values import Claim, Country, Date, Key, Language
from sphinx_archive.records.vocabulary import country_meant, language_meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_archive.editing.fixing.names import Names
    from sphinx_archive.records.frontmatter import Path


class Respelt(NamedTuple):
    """A text at a place of front matter, and how it should be spelt; None where it should not be there."""

    place: Path
    before: str
    after: str | None


def respelt(values: Mapping[str, Any], names: Names, own: str) -> Iterator[Respelt]:
    """Yield every text of front matter that has one other, right spelling; ``own`` is the page's key."""
    for place, kind, text in _texts(values, Fields, ()):
        if (meant := _meant(kind, text, place, names, own)) and meant != text:
            yield Respelt(place, text, meant)


def repeated(values: Mapping[str, Any]) -> Iterator[Respelt]:
    """Yield every text that its list holds already."""
    for field, kind in _types(Fields).items():
        entries = values.get(field)
        if get_origin(kind) is tuple and isinstance(entries, list):
            for number, text in enumerate(entries):
                if isinstance(text, str) and text in entries[:number]:
                    yield Respelt((field, number), text, None)


def with_changes(value: Any, changes: Mapping[Path, str | None], place: Path = ()) -> Any:
    """Return values with other texts at some places, or without those that shall be None."""
    if isinstance(value, dict):
        return {name: with_changes(inner, changes, (*place, name)) for name, inner in value.items()}
    if isinstance(value, list):
        entries = [with_changes(inner, changes, (*place, number)) for number, inner in enumerate(value)]
        return [entry for entry in entries if entry is not None]
    return changes.get(place, value)


def _texts(value: Any, kind: Any, place: Path) -> Iterator[tuple[Path, Any, str]]:
    """Yield place, type and text of everything below a value that is of one of the types with a spelling."""
    if kind in (Country, Date, Key, Language):
        if isinstance(value, str):
            yield place, kind, value
    elif isclass(kind) and issubclass(kind, BaseModel):
        # A plain value stands for a claim without variants.
        if isinstance(value, str) and issubclass(kind, Claim):
            yield from _texts(value, _types(kind)["value"], place)
        for name, inner in value.items() if isinstance(value, dict) else ():
            yield from _texts(inner, _types(kind).get(name), (*place, name))
    elif get_origin(kind) is tuple and isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, get_args(kind)[0], (*place, number))
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, get_args(kind)[1], (*place, name))


@cache
def _types(model: type[BaseModel]) -> dict[str, Any]:
    """Return the types of a model's fields by their names in YAML, without marks and None."""
    hints = get_type_hints(model, include_extras=True)
    return {in_yaml(name): _bare(hints[name]) for name in model.model_fields}


def _bare(kind: Any) -> Any:
    """Return a type without the row of the field table, and without None."""
    if get_origin(kind) is Annotated and kind not in (Country, Date, Key, Language):
        return _bare(get_args(kind)[0])
    others = [other for other in get_args(kind) if other is not type(None)]
    return others[0] if type(None) in get_args(kind) else kind


def _meant(kind: Any, text: str, place: Path, names: Names, own: str) -> str:
    """Return the right spelling of a text; nothing where it is right, or could be meant otherwise."""
    if kind == Country:
        return country_meant(text)
    if kind == Language:
        return language_meant(text)
    if kind == Date:
        return _date_meant(text)
    field = str(place[0]).replace("-", "_")
    is_name = field in NAMING and "sources" not in place
    return names.key_meant(text, field, own) if is_name else ""


def _date_meant(text: str) -> str:
    found = readings(text)
    try:
        parse_date(text)
    except ValueError:
        return found[0] if len(found) == 1 else ""
    return ""
