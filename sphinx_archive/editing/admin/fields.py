"""The fields of the web form, made of the same shapes as the schema.

Source: https://sveltiacms.app/en/docs/fields (Sveltia CMS reads the configuration of Netlify and Decap CMS).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.schemas.patterns import PATTERNS, WRONG
from sphinx_archive.editing.schemas.shapes import Choice, Group, Leaf, Many, Named, Part, parts_of_page
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.vocabulary import RIGHTS, countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.editing.schemas.shapes import Shape

    Json = dict[str, Any]

# A hidden collection of all pages, because one picker may offer records of several kinds.
EVERYTHING = "everything"
TITLE: Json = {
    "name": "title",
    "label": "Title or name",
    "widget": "string",
    "hint": "As it was published, in plain text.",
}
TEXT: Json = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "hint": "Markdown. After each statement name its source: {source}\\`name\\`. Another record: {record}\\`key\\`.",
}
# The page as it stands: what the form did not change is taken from it.
BEFORE: Json = {"name": "before", "widget": "hidden"}


def fields_of(kind: str) -> list[Json]:
    """Return the form's fields for a kind of record: title, front matter, text."""
    hidden = {"name": "kind", "label": "Kind", "widget": "hidden", "default": kind}
    rows = [(part, FIELDS[part.name.replace("-", "_")]) for part in parts_of_page() if part.name != "kind"]
    own = [_field(part, kind in row.needed) for part, row in rows if kind in row.kinds]
    return [hidden, TITLE, *own, TEXT, BEFORE]


def _offered(kinds: Iterable[str]) -> Json:
    """Return a picker of records of some kinds, or nothing where there are none."""
    if not (chosen := sorted(kinds)):
        return {}
    return {
        "widget": "relation",
        "collection": EVERYTHING,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "filters": [{"field": "kind", "values": chosen}],
    }


def _field(part: Part, is_needed: bool) -> Json:
    common = {"name": part.name, "label": part.label, "hint": part.meaning, "required": is_needed}
    return {**common, **_widget(part.shape, part.label, _offered(part.kinds))}


def _widget(shape: Shape, label: str, picker: Json) -> Json:
    match shape:
        case Leaf(name):
            return _leaf(name, picker)
        case Choice(words):
            return {"widget": "select", "options": list(words)}
        case Many(Leaf(name) as leaf):
            one = _leaf(name, picker)
            return {**one, "multiple": True} if one["widget"] in ("relation", "select") else _lines(leaf)
        case Many(Group(parts)):
            return _entries(_parts(parts), parts[0].name, label)
        case Named(name, Group(parts)):
            return _entries([_name(name), *_parts(parts)], "name", label)
        case Named(name, of):
            value = {"name": "value", "label": "Value", "required": True, **_widget(of, label, {})}
            return _entries([_name(name), value], "name", label)
        case Group(parts, is_claim):
            return {"widget": "object", "collapsed": False if is_claim else "auto", "fields": _parts(parts)}
    raise AssertionError(f"no widget for {shape}")


def _parts(parts: Iterable[Part]) -> list[Json]:
    return [_field(part, part.needed) for part in parts]


def _entries(fields: list[Json], first: str, label: str) -> Json:
    summary = f"{{{{{first}}}}}"
    return {
        "widget": "list",
        "label_singular": label.lower(),
        "summary": summary,
        "collapsed": "auto",
        "fields": fields,
    }


def _name(leaf: Leaf) -> Json:
    return {"name": "name", "label": "Name", "required": True, **_leaf(leaf.name, {})}


def _lines(leaf: Leaf) -> Json:
    return {"widget": "list", **({"pattern": _pattern(leaf.name)} if leaf.name in PATTERNS else {})}


def _leaf(name: str, picker: Json) -> Json:
    if name == "key" and picker:
        return picker
    if name == "country":
        return {"widget": "select", "options": _options(countries())}
    if name == "rights":
        return {"widget": "select", "options": _options(RIGHTS)}
    return {"widget": "string", **({"pattern": _pattern(name)} if name in PATTERNS else {})}


def _options(known: Mapping[str, str]) -> list[Json]:
    return [{"value": value, "label": f"{label} ({value})"} for value, label in known.items()]


def _pattern(name: str) -> list[str]:
    return [PATTERNS[name], WRONG[name]]
