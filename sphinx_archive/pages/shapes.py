"""Types of fields in an editor's words: what to write after the colon."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from sphinx_archive.records import values
from sphinx_archive.records.values import Claim, Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

# The blocks that stand inside fields, by the name under which the handbook speaks of them.
INNER: dict[str, type[Frozen]] = {
    "sources": values.Source,
    "offices": values.Office,
    "identifiers": values.Identifiers,
    "claims": values.Claim,
    "variants": values.Variant,
}
# What one value is, and many of it.
_WORDS: dict[Any, tuple[str, str]] = {
    values.Key: ("a key", "keys"),
    values.Address: ("a web address", "web addresses"),
    values.Country: ("a country code (ISO 3166-1)", "country codes (ISO 3166-1)"),
    values.Language: ("a language tag (BCP 47)", "language tags (BCP 47)"),
    values.Rights: ("the address of a rights statement or licence", "addresses of rights statements or licences"),
    values.Duration: ("a length", "lengths"),
    values.Text: ("text", "texts"),
    values.Date: ("a date (EDTF)", "dates (EDTF)"),
    Any: ("what the field holds", "values"),
}


def shape(model: type[Frozen], name: str) -> str:
    """Return what to write for a field: ``a list of keys``, ``text``, ``one of: published, supplied``."""
    return _one(get_type_hints(model, include_extras=True)[name])


def inner_fields(model: type[Frozen]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield name, shape, meaning (empty if none is given) and need of every field of a block."""
    for name, field in model.model_fields.items():
        yield name, shape(model, name), field.description or "", field.is_required()


def _one(hint: Any) -> str:
    if hint in _WORDS:
        return _WORDS[hint][0]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _one(parts[0])
    if origin is Literal:
        return f"one of: {', '.join(parts)}"
    if origin is tuple:
        return f"a list of {_many(parts[0])}"
    if origin is dict:
        return f"a block of lines, each {_one(parts[0])}, a colon, then {_one(parts[1])}"
    if parts:
        return " or ".join(_one(part) for part in parts if part is not NoneType)
    if issubclass(hint, Claim):
        return f"{_one(get_type_hints(hint, include_extras=True)['value'])}, or a block where sources disagree"
    return "a block of fields"


def _many(hint: Any) -> str:
    return _WORDS[hint][1] if hint in _WORDS else "blocks of fields"
