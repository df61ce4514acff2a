"""What can be typed at a place of a page: names and values in front matter, keys and names of sources in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.editing.schemas.front_matter import keys_of, schema_of
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.frontmatter import CLOSING, OPENING, read_front_matter, split
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_archive.records.fields import Record

    Json = dict[str, Any]

NAME = re.compile(r"(?P<indent>(?: |- )*)(?P<name>[^\s:#\-][^:]*):(?:[ \t]|$)")
TYPED_NAME = re.compile(r"(?P<indent>(?: |- )*)(?P<typed>[\w-]*)")
TYPED_VALUE = re.compile(
    r"(?P<indent>(?: |- )*)(?P<name>[^\s:#\-][^:]*):[ \t]+(?P<before>\[(?:[^\],]*,)*[ ]*)?(?P<typed>[^\],\[]*)"
)
TYPED_ROLE = re.compile(r"\{(?:archive:)?(?P<role>[\w-]+)\}`(?:[^`<]*<)?(?P<typed>[^`<>]*)$")
KIND = re.compile(r"^kind:[ \t]*([\w-]+)", re.MULTILINE)
NAMES = frozenset({"record", *KINDS})


class Offer(NamedTuple):
    """What may be typed in place of the last ``typed`` characters, and what it means."""

    text: str
    meaning: str
    typed: int


class Known(NamedTuple):
    """What the archive knows: its records, and the schema of front matter that offers their keys."""

    records: tuple[Record, ...]
    schema: Json

    @classmethod
    def of(cls, records: Iterable[Record]) -> Known:
        """Return what is known of some records."""
        held = tuple(records)
        return cls(held, schema_of(held))


def offers(text: str, line: int, column: int, known: Known) -> list[Offer]:
    """Return what can be typed at a place of a page; line and column count from 0."""
    lines = text.split("\n")
    above, before = lines[:line], lines[line][:column]
    opening = OPENING.match("\n".join([*above, ""]))
    if opening and not CLOSING.search("\n".join(above), opening.end()):
        return list(_in_front_matter(text, above, before, known.schema))
    return list(_in_text(text, before, known.records))


def _in_text(text: str, before: str, records: Sequence[Record]) -> Iterator[Offer]:
    found = TYPED_ROLE.search(before)
    if found and found["role"] == "source":
        yield from _sources(text, len(found["typed"]))
    elif found and found["role"] in NAMES:
        kinds = frozenset(KINDS) if found["role"] == "record" else frozenset({found["role"]})
        for key, title in keys_of(records, kinds).items():
            yield Offer(key, title, len(found["typed"]))


def _sources(text: str, typed: int) -> Iterator[Offer]:
    sources = read_front_matter(split(text)[0]).values.get("sources", {})
    for name, source in sources.items() if isinstance(sources, dict) else ():
        yield Offer(name, source.get("title", "") if isinstance(source, dict) else "", typed)


def _in_front_matter(text: str, above: list[str], before: str, schema: Json) -> Iterator[Offer]:
    kind = KIND.search(text)
    top = _top(schema, kind[1] if kind else "")
    if found := TYPED_NAME.fullmatch(before):
        nodes = list(_at(top, _path(above, len(found["indent"])), schema))
        given = {line.partition(":")[0] for line in text.split("\n")} if not found["indent"] else set()
        typed = len(found["typed"])
        yield from (offer for offer in _names(nodes, typed) if offer.text.rstrip(": ") not in given)
        # Only a list goes on below its name.
        yield from _values(nodes, typed) if "-" in found["indent"] else ()
    elif found := TYPED_VALUE.fullmatch(before):
        path = [*_path(above, len(found["indent"])), found["name"]]
        yield from _values(_at(top, path, schema), len(found["typed"]))
        if path == ["versions"] or (path[-1] == "sources" and path[:-1]):
            # The line itself is not yet YAML.
            lines = text.split("\n")
            yield from _sources("\n".join([*above, *lines[len(above) + 1 :]]), len(found["typed"]))


def _top(schema: Json, kind: str) -> Json:
    """Return what a page of a kind may hold; of a page without one, that it needs one."""
    rules = {rule["if"]["properties"]["kind"]["const"]: rule["then"] for rule in schema["allOf"]}
    return {"type": "object", **rules.get(kind, {"properties": schema["properties"]})}


def _path(above: list[str], indent: int) -> list[str]:
    """Return the names under which a line with an indent stands; the dash of a list counts as indent."""
    path: list[str] = []
    for line in reversed(above):
        found = NAME.match(line)
        if indent and found and len(found["indent"]) < indent:
            path.insert(0, found["name"])
            indent = len(found["indent"])
    return path


def _at(top: Json, path: Sequence[str], schema: Json) -> Iterator[Json]:
    """Yield the shapes that a value may have below some names; of a list those of its entries."""
    nodes = [top]
    for name in path:
        inner = (node.get("properties", {}).get(name, node.get("additionalProperties")) for node in nodes)
        nodes = [plain for node in inner if node for plain in _plain(node, schema)]
    yield from nodes


def _plain(node: Json, schema: Json) -> Iterator[Json]:
    if name := node.get("$ref", "").removeprefix("#/definitions/"):
        yield from _plain(schema["definitions"][name], schema)
    elif "items" in node:
        yield from _plain(node["items"], schema)
    elif "type" not in node and "anyOf" in node:
        for choice in node["anyOf"]:
            yield from _plain(choice, schema)
    else:
        yield node


def _names(nodes: Iterable[Json], typed: int) -> Iterator[Offer]:
    for node in nodes:
        for name, field in node.get("properties", {}).items():
            yield Offer(f"{name}: ", field.get("description") or MEANINGS.get(name, ""), typed)


def _values(nodes: Iterable[Json], typed: int) -> Iterator[Offer]:
    for node in nodes:
        words: list[str] = node.get("enum", [])
        meanings: list[str] = node.get("enumDescriptions", words)
        yield from (Offer(word, meaning, typed) for word, meaning in zip(words, meanings, strict=True))
        yield from (Offer(offer["body"], offer["label"], typed) for offer in node.get("defaultSnippets", ()))
        yield from (Offer(example, "", typed) for example in node.get("examples", ()))


MEANINGS = {in_yaml(name): row.meaning for name, row in FIELDS.items()}
