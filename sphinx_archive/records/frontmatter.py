"""Front matter as YAML text: plain values, and the line and column of every one of them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
Place = tuple[int, int]
OPENING = re.compile(r"---[ \t]*\r?\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Mistake(NamedTuple):
    """A mistake in the YAML itself: its code, its line and column, and the message."""

    code: str
    line: int
    column: int
    message: str


class FrontMatter(NamedTuple):
    """The values of a front matter, all of them text; ``lines`` is how many lines it takes.

    ``places`` maps the path of each value (``("countries", 1)``) to its line and column, from 1.
    """

    values: dict[str, Any]
    places: dict[Path, Place]
    mistakes: tuple[Mistake, ...]
    lines: int


def split(text: str) -> tuple[str, str]:
    """Return the front matter with its fences, and the rest of the page; the first is empty where there is none."""
    opening = OPENING.match(text)
    if not opening:
        return "", text
    closing = CLOSING.search(text, opening.end())
    if not closing:
        return text, ""
    end = min(closing.end() + 1, len(text))
    return text[:end], text[end:]


def read_front_matter(block: str) -> FrontMatter:
    """Read a front matter with its fences (what :func:`split` returns)."""
    lines = block.count("\n") + (not block.endswith("\n") if block else 0)
    opening = OPENING.match(block)
    if not opening:
        return FrontMatter({}, {}, (), lines)
    closing = CLOSING.search(block, opening.end())
    if not closing:
        open_ended = Mistake("broken-yaml", 1, 1, "The front matter never ends. Close it with a line '---'.")
        return FrontMatter({}, {}, (open_ended,), lines)
    reading = _Reading()
    try:
        node = yaml.compose(block[opening.end() : closing.start()], Loader=Loader)
    except yaml.YAMLError as error:
        return FrontMatter({}, {}, (_broken(error, block),), lines)
    except RecursionError:
        return FrontMatter({}, {}, (Mistake("broken-yaml", 1, 1, "The front matter is nested too deeply."),), lines)
    if node is None:
        return FrontMatter({}, {}, (), lines)
    if not isinstance(node, yaml.MappingNode):
        reading.mistakes.append(Mistake("broken-yaml", 2, 1, "Front matter is lines of 'field: value'."))
        return FrontMatter({}, {}, tuple(reading.mistakes), lines)
    values = reading.mapping(node, ())
    return FrontMatter(values, reading.places, tuple(reading.mistakes), lines)


def _broken(error: yaml.YAMLError, block: str) -> Mistake:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 1
    column = mark.column + 1 if mark else 1
    rows = block.splitlines()
    for number in range(max(line - 1, 2), min(line + 1, len(rows)) + 1):
        if "\t" in rows[number - 1]:
            return Mistake("tab", number, rows[number - 1].index("\t") + 1, "Tab in the front matter. Use spaces.")
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character if isinstance(error.character, int) else 0
        return Mistake(
            "broken-yaml", 1, 1, f"The front matter has a character that YAML forbids, U+{character:04X}. Delete it."
        )
    what = getattr(error, "problem", None) or str(error)
    return Mistake(
        "broken-yaml",
        line,
        column,
        f"YAML cannot read this line: {what}. Put text with ': ', '#' or a leading quote, bracket, & or * in quotes.",
    )


class _Reading:
    """Turns YAML nodes into values and keeps where each one stood."""

    def __init__(self) -> None:
        self.places: dict[Path, Place] = {}
        self.mistakes: list[Mistake] = []
        self._seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            place = _place(key)
            if not name:
                self.mistakes.append(Mistake("broken-yaml", *place, "A field's name is one word before a colon."))
            elif name in values:
                message = f"Field '{name}' is here twice. Keep one; the first is used."
                self.mistakes.append(Mistake("duplicate-field", *place, message))
            else:
                self.places[(*path, name)] = place
                values[name] = self.value(value, (*path, name))
        return {name: value for name, value in values.items() if value is not None}

    def value(self, node: yaml.Node, path: Path) -> Any:
        """Return the value; None where nothing was written, which is told to the author."""
        if isinstance(node, yaml.ScalarNode):
            if str(node.value).strip():
                return str(node.value)
            name = path[-1] if isinstance(path[-1], str) else path[-2]
            message = f"Field '{name}' is empty. Write a value or delete the line."
            self.mistakes.append(Mistake("empty-field", *self.places[path], message))
            return None
        if id(node) in self._seen:
            message = "YAML anchors and aliases (& and *) are not read here. Write the value out."
            self.mistakes.append(Mistake("broken-yaml", *self.places[path], message))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        return self.sequence(node, path)

    def sequence(self, node: Any, path: Path) -> list[Any]:
        for number, child in enumerate(node.value):
            self.places[(*path, number)] = _place(child)
        read = [self.value(child, (*path, number)) for number, child in enumerate(node.value)]
        return [value for value in read if value is not None]


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 2, node.start_mark.column + 1
