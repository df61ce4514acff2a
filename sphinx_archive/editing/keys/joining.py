"""Two front matters as one: what both say once, what either says, and what they say against each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.schemas.shapes import Group, Leaf, Many, Named, parts_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.editing.schemas.shapes import Part, Shape

# What is true of a page's own heading, or set apart from the joining.
OWN = frozenset({"kind", "aliases", "title-origin", "title-language", "sources"})
# Other names; where no list of them is, they are in conflict like anything else.
NAMES = frozenset({"alt-titles", "acronyms"})


class Joining:
    """Joins the fields of a page that goes (``gone``) into those of the page that ``stays``.

    ``fields`` are those of the page that stays, with what the other adds; ``conflicts`` the values that cannot both
    stand, in words for an editor; ``notes`` what an editor should read before it is forgotten.
    """

    def __init__(self, gone: Mapping[str, Any], stays: Mapping[str, Any], *, has_variants: bool) -> None:
        self.names = source_names(gone.get("sources", {}), stays.get("sources", {}))
        self.gone = with_sources_named(gone, self.names)
        self.fields = dict(stays)
        self.conflicts: list[str] = []
        self.notes: list[str] = []
        self.has_variants = has_variants
        self.fields["sources"] = {**stays.get("sources", {}), **self.gone.get("sources", {})}
        for part in parts_of_page():
            if part.name not in OWN and part.name in self.gone:
                self.join(part)
        self.fields = {name: value for name, value in self.fields.items() if value}

    def join(self, part: Part) -> None:
        """Join one field."""
        name, new = part.name, self.gone[part.name]
        old = self.fields.get(name)
        if old is None:
            self.fields[name] = new
        elif name in NAMES and self.has_variants:
            self.fields[name] = {**new, **old}
            self.call(new[tag] for tag in new if new[tag] != old.get(tag, new[tag]))
        else:
            self.fields[name] = self.joined(name, part.shape, old, new)

    def call(self, names: Iterable[str]) -> None:
        """Add names to the other names of the record."""
        known = self.fields.get("variants", [])
        self.fields["variants"] = list(dict.fromkeys([*known, *names]))

    def joined(self, where: str, shape: Shape, old: Any, new: Any) -> Any:
        """Return what a field holds when both pages have it; where that cannot be, note it and return the old value."""
        if isinstance(shape, Many):
            return [*old, *(entry for entry in new if entry not in old)]
        if isinstance(shape, Group) and shape.is_claim:
            return self.claims(where, old, new)
        if isinstance(shape, Named | Group):
            of = (
                dict.fromkeys(new, shape.of)
                if isinstance(shape, Named)
                else {part.name: part.shape for part in shape.parts}
            )
            both = {
                name: self.joined(f"{where}, {name}", of[name], old[name], new[name]) for name in new if name in old
            }
            return {**old, **both, **{name: new[name] for name in new if name not in old}}
        if old != new:
            self.conflicts.append(f"{where}: here '{old}', there '{new}'")
        return old

    def claims(self, where: str, old: Any, new: Any) -> Any:
        """Return a claim with what another states beside it."""
        kept, other = _claim(old), _claim(new)
        stated = [
            (other["value"], other.get("sources", [])),
            *((one["value"], one["sources"]) for one in other.get("variants", [])),
        ]
        for value, sources in stated:
            if value == kept["value"]:
                kept["sources"] = list(dict.fromkeys([*kept.get("sources", []), *sources]))
            else:
                self.vary(where, kept, value, sources or self.only_source())
        if "reason" in other and other["reason"] != kept.get("reason"):
            if kept["value"] == other["value"] and "reason" not in kept:
                kept["reason"] = other["reason"]
            else:
                self.notes.append(f"{where}, '{other['value']}' was preferred: {other['reason']}")
        kept = {name: kept[name] for name in ("value", "sources", "variants", "reason") if kept.get(name)}
        return kept["value"] if list(kept) == ["value"] else kept

    def vary(self, where: str, kept: dict[str, Any], value: str, sources: list[str]) -> None:
        """Add what other sources state to a claim."""
        variants = kept.setdefault("variants", [])
        same = next((one for one in variants if one["value"] == value), None)
        if same:
            same["sources"] = list(dict.fromkeys([*same["sources"], *sources]))
        elif sources:
            variants.append({"value": value, "sources": sources})
        else:
            self.conflicts.append(f"{where}: here '{kept['value']}', there '{value}', of which no source is named")

    def only_source(self) -> list[str]:
        """Return the one source of the page that goes, if it has one only: then that states what the page does."""
        sources = list(self.gone.get("sources", {}))
        return sources if len(sources) == 1 else []


def source_names(gone: Mapping[str, Any], stays: Mapping[str, Any]) -> dict[str, str]:
    """Return what the sources of a page that goes are called on the other: another name where theirs means another."""
    names: dict[str, str] = {}
    for name, source in gone.items():
        new, number = name, 2
        while (new in stays and stays[new] != source) or new in names.values() or (new != name and new in gone):
            new, number = f"{name}-{number}", number + 1
        names[name] = new
    return names


def with_sources_named(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return a page's fields with other names for its sources, wherever they are cited."""
    named = {"sources": {names[name]: source for name, source in values.get("sources", {}).items()}}
    shapes = {part.name: part.shape for part in parts_of_page()}
    rest = {name: _cited(value, shapes.get(name), name, names) for name, value in values.items() if name != "sources"}
    return rest | (named if named["sources"] else {})


def _cited(value: Any, shape: Shape | None, name: str, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        of = shape.of if isinstance(shape, Many) else None
        if name in ("sources", "versions") and isinstance(of, Leaf):
            return [names.get(one, one) for one in value]
        return [_cited(one, of, name, names) for one in value]
    if isinstance(value, dict) and isinstance(shape, Named):
        return {one: _cited(inner, shape.of, one, names) for one, inner in value.items()}
    if isinstance(value, dict) and isinstance(shape, Group):
        shapes = {part.name: part.shape for part in shape.parts}
        return {one: _cited(inner, shapes.get(one), one, names) for one, inner in value.items()}
    return value


def _claim(value: Any) -> dict[str, Any]:
    """Return a claim as a block of its own, which may be changed."""
    claim: dict[str, Any] = json.loads(json.dumps(value if isinstance(value, dict) else {"value": value}))
    return claim
