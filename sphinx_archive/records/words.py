"""Validation errors in the words of an editor: where, which code, and what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.values import Claim, Frozen, Identifiers, Office, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from sphinx_archive.records.frontmatter import Path, Place

SHAPES = {
    "list": "Write a list: {name}: [one, two].",
    "text": "Write one value here, not a list or a block of fields.",
    "block": "Write a block of fields below '{name}:', indented by two spaces.",
}


def explain(error: ErrorDetails, places: Mapping[Path, Place]) -> tuple[Path, str, str]:
    """Return the path of the wrong value as the author wrote it, the code and the message."""
    path = _written(error["loc"], places)
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    kind = error["type"]
    if kind == "extra_forbidden":
        return path, "unknown-field", _unknown(path, name)
    if kind == "missing":
        return path, "missing-field", f"'{name}' needs '{in_yaml(str(error['loc'][-1]))}'."
    if kind == "literal_error" and isinstance(error["input"], str):
        return path, "unknown-value", _not_among(name, error)
    if kind in ("tuple_type", "list_type"):
        return path, "wrong-shape", SHAPES["list"].format(name=name)
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return path, "wrong-shape", SHAPES["block"].format(name=name)
    if kind == "too_short":
        return path, "missing-field", f"'{name}' needs at least one value."
    if kind in ("literal_error", "string_type", "is_instance_of"):
        return path, "wrong-shape", SHAPES["text"]
    return path, kind, error["msg"]


def _written(location: tuple[int | str, ...], places: Mapping[Path, Place]) -> Path:
    """Drop the steps that pydantic adds (a plain value read as a claim) and the mark of a mapping's key."""
    path: Path = ()
    for step in location:
        written = in_yaml(step) if isinstance(step, str) and (*path, in_yaml(step)) in places else step
        if (*path, written) in places:
            path = (*path, written)
    return path


def _unknown(path: Path, name: str) -> str:
    known = _siblings(path)
    meant = did_you_mean(name, known)
    if path == ("title",) or ("'title'" in meant and len(path) == 1):
        return f"Unknown field '{name[:80]}'. Did you mean 'title'? That is the page's first heading, '# Title'."
    return f"Unknown field '{name[:80]}'.{meant or ' Delete it, or correct its name.'}"


def _siblings(path: Path) -> list[str]:
    """Return the names of fields that may stand at a path."""
    if len(path) == 1:
        return [*map(in_yaml, FIELDS), "title"]
    inner: dict[str, type[Frozen]] = {"sources": Source, "offices": Office, "identifiers": Identifiers}
    fields = inner.get(str(path[0]), Claim).model_fields
    return [in_yaml(name) for name in fields]


def _not_among(name: str, error: Any) -> str:
    typed = str(error["input"])[:80]
    expected = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    known = list(KINDS) if name == "kind" else expected.split(", ")
    return f"'{typed}' is no {name}.{did_you_mean(typed, known)} Write one of: {', '.join(known)}."
