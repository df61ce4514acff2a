"""The JSON Schema of front matter, for editors that complete and check YAML while somebody types.

Draft 7, because YAML language servers read that best. Says what each kind may carry and must have, and offers closed
lists with their meaning. Words that only editors know, and validators leave alone, are those of the YAML language
server: ``enumDescriptions``, ``markdownDescription``, ``patternErrorMessage`` and ``defaultSnippets``.
Source: https://json-schema.org/draft-07
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.schemas.patterns import PATTERNS, WRONG
from sphinx_archive.editing.schemas.shapes import Choice, Group, Leaf, Many, Named, Part, parts_of_page
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.values import LONGEST_KEY
from sphinx_archive.records.vocabulary import RIGHTS, countries, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from sphinx_archive.editing.schemas.shapes import Shape
    from sphinx_archive.records.fields import Record

    Json = dict[str, Any]

# YAML takes 1984 for a number and `yes` for neither: all of them are text to the archive.
SCALAR = ["string", "number", "boolean"]
FIRST_YEAR, LAST_YEAR = 1, 9999
EXAMPLES = {
    "date": ["2009", "2009-05-24", "2009-05-24/2009-05-28", "2009~", "2009/.."],
    "duration": ["4:05", "PT4M5S"],
    "address": ["https://"],
}
# A source says where a copy is, or why there is none.
A_COPY = [{"required": ["archived"]}, {"required": ["not-archived"]}]


def schema_of(records: Iterable[Record] = ()) -> Json:
    """Return the schema; the keys of the records are offered, and no other is allowed, unless there are none."""
    known = list(records)
    parts = {part.name: _field(part, known) for part in parts_of_page()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter",
        "description": "What stands at the top of a page that describes something.",
        "type": "object",
        "properties": {"kind": parts["kind"]},
        "required": ["kind"],
        "allOf": [_of_kind(kind, parts) for kind in KINDS],
        "definitions": parts,
    }


def _of_kind(kind: str, parts: Mapping[str, Json]) -> Json:
    """Return what a page of a kind must have, and that it may have nothing but its fields."""
    may = [in_yaml(name) for name, row in FIELDS.items() if kind in row.kinds]
    must = [in_yaml(name) for name, row in FIELDS.items() if kind in row.needed]
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {
            "properties": {name: {"$ref": f"#/definitions/{name}"} for name in may},
            "additionalProperties": False,
            # A language server says these words of everything that is said beside them.
            "allOf": [{"required": must}],
            "errorMessage": f"{KINDS[kind].one.capitalize()} has no such field. Delete it.",
        },
    }


def _field(part: Part, records: Sequence[Record]) -> Json:
    return {**_described(part), **_json(part.shape, part.kinds, records)}


def keys_of(records: Iterable[Record], kinds: Set[str]) -> dict[str, str]:
    """Return the keys of records of some kinds, and their aliases, each with the record's title."""
    fitting = [record for record in records if record.kind in kinds]
    keys = {record.key: record.shown_title for record in fitting}
    return dict(sorted(keys.items())) | {
        alias: f"{record.shown_title}: write {record.key}" for record in fitting for alias in record.aliases
    }


def _json(shape: Shape, kinds: Set[str], records: Sequence[Record]) -> Json:
    match shape:
        case Leaf(name):
            return _leaf(name, keys_of(records, kinds))
        case Choice(words):
            return {"enum": list(words), "enumDescriptions": [_word(word) for word in words]}
        case Many(of):
            return {"type": "array", "items": _json(of, kinds, records), "minItems": 1}
        case Named(name, of):
            entries = {"propertyNames": _name(name), "additionalProperties": _json(of, kinds, records)}
            return {"type": "object", **entries, "minProperties": 1}
        case Group(parts, is_claim):
            group = _group(parts, records)
            return {"anyOf": [_json(parts[0].shape, kinds, records), group]} if is_claim else group


def _word(word: str) -> str:
    return KINDS[word].plural if word in KINDS else ""


def _name(leaf: Leaf) -> Json:
    return {key: value for key, value in _leaf(leaf.name, {}).items() if key in ("pattern", "maxLength")}


def _group(parts: tuple[Part, ...], records: Sequence[Record]) -> Json:
    properties = {part.name: _field(part, records) for part in parts}
    group: Json = {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
    if must := [part.name for part in parts if part.needed]:
        group["required"] = must
    return {**group, "anyOf": A_COPY} if "not-archived" in properties else group


def _described(part: Part) -> Json:
    return {
        "title": part.label,
        "description": part.meaning,
        "markdownDescription": f"**{part.label}.** {part.meaning}",
    }


def _leaf(name: str, keys: Mapping[str, str]) -> Json:
    if name == "key" and keys:
        return {"enum": list(keys), "enumDescriptions": list(keys.values())}
    if name == "country":
        return {"enum": list(countries()), "enumDescriptions": list(countries().values())}
    if name == "text":
        return {"type": SCALAR, "pattern": r"\S"}
    leaf: Json = {"type": "string", "pattern": PATTERNS[name], "patternErrorMessage": WRONG[name]}
    if name == "key":
        leaf["maxLength"] = LONGEST_KEY
    if name == "date":
        leaf |= {"type": ["string", "integer"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if offered := OFFERED.get(name):
        leaf["defaultSnippets"] = [
            {"label": f"{value}  {meaning}", "body": value} for value, meaning in offered.items()
        ]
    return {**leaf, "examples": EXAMPLES[name]} if name in EXAMPLES else leaf


OFFERED: Mapping[str, Mapping[str, str]] = {
    "language": {tag.replace("_", "-"): name for tag, name in languages().items() if len(tag) == len("en")},
    "rights": RIGHTS,
}
