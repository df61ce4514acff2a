"""Front matter as YAML text: plain values, and the line and column of every one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
Place = tuple[int, int]
# Empty lines above are no reason not to read it.
OPENING = re.compile(r"(?:[ \t]*\n)*---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# No field is nested deeper than six; the YAML library itself crashes where a thousand brackets are.
DEEPEST = 20


class TooDeep(yaml.YAMLError):
    """Lists and fields within one another without end; ``line`` counts from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Reads every value as text, and follows no nesting that would bring the YAML library down."""

    depth = 0

    def resolve(self, *_: object) -> str:
        """Ask for no type: all values are text."""
        return ""

    def descend_resolver(self, parent: yaml.Node | None, _index: object) -> None:
        """Go into a value; a list or block in the deepest one allowed is one too deep."""
        self.depth += 1
        if self.depth > DEEPEST + 1 and parent is not None:
            raise TooDeep(parent.start_mark.line)

    def ascend_resolver(self) -> None:
        """Come back from a value."""
        self.depth -= 1


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


def plain_ends(text: str) -> str:
    """Return a text whose lines all end as on Unix."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
    text = block[opening.end() : closing.start()]
    first_line = opening[0].count("\n") + 1
    reading = _Reading(text, first_line)
    try:
        node = yaml.compose(text, Loader=Loader)
    except TooDeep as error:
        message = "Lists and fields stand too deep in one another here."
        return FrontMatter({}, {}, (Mistake("broken-yaml", first_line + error.line, 1, message),), lines)
    except yaml.YAMLError as error:
        return FrontMatter({}, {}, (_broken(error, block, first_line),), lines)
    if node is None:
        return FrontMatter({}, {}, (), lines)
    if not isinstance(node, yaml.MappingNode):
        shapeless = Mistake("broken-yaml", first_line, 1, "Front matter is lines of 'field: value'.")
        return FrontMatter({}, {}, (shapeless,), lines)
    values = reading.mapping(node, ())
    return FrontMatter(values, reading.places, tuple(reading.mistakes), lines)


def _broken(error: yaml.YAMLError, block: str, first_line: int) -> Mistake:
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden(error, block)
    # What a bracket or quote begins and nothing ends is wrong where it begins.
    is_open = any(word in str(getattr(error, "context", "")) for word in ("flow", "quoted"))
    mark = getattr(error, "context_mark" if is_open else "problem_mark", None)
    line = first_line + mark.line if mark else first_line
    column = mark.column + 1 if mark else 1
    rows = block.split("\n")
    for number in range(max(line - 1, first_line), min(line + 1, len(rows)) + 1):
        if "\t" in rows[number - 1]:
            return Mistake("tab", number, rows[number - 1].index("\t") + 1, "Tab in the front matter. Use spaces.")
    what = getattr(error, "problem", None) or str(error)
    return Mistake(
        "broken-yaml",
        line,
        column,
        f"YAML cannot read this line: {what}. Put text with ': ', '#' or a leading quote, bracket, & or * in quotes.",
    )


def _forbidden(error: yaml.reader.ReaderError, block: str) -> Mistake:
    """Return the mistake of a character that no YAML may hold."""
    character = error.character if isinstance(error.character, int) else 0
    before = block[: max(block.find(chr(character)), 0)]
    message = f"A character that YAML forbids, U+{character:04X}. Delete it."
    return Mistake("broken-yaml", before.count("\n") + 1, len(before) - before.rfind("\n"), message)


class _Reading:
    """Turns YAML nodes into values and keeps where each one stood."""

    def __init__(self, text: str, first_line: int) -> None:
        self.places: dict[Path, Place] = {}
        self.mistakes: list[Mistake] = []
        self._seen: set[int] = set()
        self._first_line = first_line
        # YAML counts more characters as line breaks than editors do.
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        """Return the fields of a block that have a value."""
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            place = self._place(key)
            if not name:
                self.mistakes.append(Mistake("broken-yaml", *place, "A field's name is one word before a colon."))
            elif (*path, name) in self.places:
                message = f"Field '{name}' is here twice. Keep one; the first is used."
                self.mistakes.append(Mistake("duplicate-field", *place, message))
            else:
                self.places[(*path, name)] = place
                values[name] = self.value(value, (*path, name), place)
        return {name: value for name, value in values.items() if value is not None}

    def sequence(self, node: yaml.SequenceNode, path: Path) -> list[Any]:
        """Return the entries of a list that have a value; places count these only."""
        values: list[Any] = []
        for child in node.value:
            place, entry = self._place(child), (*path, len(values))
            self.places[entry] = place
            value = self.value(child, entry, place)
            if value is None:
                del self.places[entry]
            else:
                values.append(value)
        return values

    def value(self, node: yaml.Node, path: Path, place: Place) -> Any:
        """Return the value; None where nothing was written, which is told to the author."""
        if not str(node.value).strip() if isinstance(node, yaml.ScalarNode) else not node.value:
            name = next(str(step) for step in reversed(path) if isinstance(step, str))
            self.mistakes.append(
                Mistake("empty-field", *place, f"Field '{name}' is empty. Write a value or delete the line.")
            )
            return None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if id(node) in self._seen:
            message = "YAML anchors and aliases (& and *) are not read here. Write the value out."
            self.mistakes.append(Mistake("broken-yaml", *place, message))
            return None
        self._seen.add(id(node))
        return self.sequence(node, path) if isinstance(node, yaml.SequenceNode) else self.mapping(node, path)

    def _place(self, node: yaml.Node) -> Place:
        row = bisect_right(self._starts, node.start_mark.index) - 1
        return self._first_line + row, node.start_mark.index - self._starts[row] + 1
