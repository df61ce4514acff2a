"""What to write where so that a YAML text holds other values, and nothing else in it changes."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_archive.editing import notation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Write = Callable[[Any], str]

COLON = re.compile(r"[ \t]*:")


class Splice(NamedTuple):
    """A stretch of a text, from one offset up to another, and what shall stand there instead."""

    start: int
    end: int
    text: str


class Part(NamedTuple):
    """A field of a mapping or an entry of a list: where it begins, where what it is called ends, and its value."""

    start: int
    after_name: int
    node: yaml.Node


class Plan(NamedTuple):
    """What becomes of the parts of a mapping or list, by number.

    ``kept`` has the value of each part that stays, ``inserted`` what follows it, a name (None in lists) and a value
    each; None stands for the place before all parts. A part that is in neither ``kept`` nor ``gone`` is let alone.
    """

    kept: Mapping[int, Any]
    gone: frozenset[int]
    inserted: Mapping[int | None, Sequence[tuple[str | None, Any]]]


def splices(text: str, root: yaml.Node | None, value: Mapping[str, Any]) -> list[Splice]:
    """Return what changes the fields of a YAML text into others, from its end to its start.

    ``root`` is what the YAML library makes of the text: None where it holds nothing, or only comments.

    Raises ValueError where a value cannot be written, or a field is written in a manner that is not known here.
    """
    if root is None:
        return [Splice(len(text), len(text), "".join(f"{notation.entry(*field)}\n" for field in value.items()))]
    cutting = _Cutting(text)
    cutting.change(root, value, 0, lambda whole: notation.after_colon(whole, -notation.STEP).lstrip())
    # Two that begin at one place stay in their order: what a field ends with comes before the next field.
    return sorted(cutting.splices, key=lambda one: one[:2])[::-1]


def spliced(text: str, changes: Sequence[Splice]) -> str:
    """Return a text with changes made, which come from its end to its start."""
    for start, end, new in changes:
        text = text[:start] + new + text[end:]
    return text


def plain(node: yaml.Node) -> Any:
    """Return a node's value: text, or lists and dicts of text; None where nothing was written."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value) if str(node.value).strip() else None
    if isinstance(node, yaml.SequenceNode):
        return [value for child in node.value if (value := plain(child)) is not None] if node.value else None
    found = {str(key.value): value for key, child in node.value if (value := plain(child)) is not None}
    return found if node.value else None


def _is_in_brackets(node: yaml.Node) -> bool:
    return bool(getattr(node, "flow_style", False))


class _Cutting:
    """Collects splices, part by part."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.splices: list[Splice] = []

    def change(self, node: yaml.Node, value: Any, after_name: int, write: Write) -> None:
        """Make a node hold another value; ``write`` returns what stands after the colon or hyphen before it."""
        before = plain(node)
        if before == value:
            return
        if isinstance(before, dict) and isinstance(value, dict):
            parts = [self.field(key, child) for key, child in node.value]
            plan = plan_of_fields([str(key.value) for key, _ in node.value], before, value)
        elif isinstance(before, list) and isinstance(value, list):
            entries = [child for child in node.value if plain(child) is not None]
            parts = [Part(child.start_mark.index, child.start_mark.index, child) for child in entries]
            plan = plan_of_entries(before, value)
        else:
            parts, plan = [], Plan({}, frozenset(), {})
        if not plan.kept:
            self.replace(node, value, after_name, write)
        elif _is_in_brackets(node):
            self.in_brackets(parts, plan)
        else:
            self.in_lines(parts, plan)

    def field(self, key: yaml.Node, value: yaml.Node) -> Part:
        colon = COLON.match(self.text, key.end_mark.index)
        if not colon:
            line = self.text[self.line_start(key.start_mark.index) :].split("\n")[0].strip()
            raise ValueError(f"The field in the line '{line[:80]}' is written in a manner that is not understood here.")
        return Part(key.start_mark.index, colon.end(), value)

    def replace(self, node: yaml.Node, value: Any, after_name: int, write: Write) -> None:
        """Write a value anew; what stands between a field's name and its value stays where it can."""
        start, written = node.start_mark.index, write(value)
        gap = self.text[after_name:start]
        is_block = isinstance(node, yaml.CollectionNode) and not _is_in_brackets(node)
        if "#" not in gap and (not gap or is_block or written.startswith("\n")):
            start = after_name
        else:
            written = written.removeprefix(" ")
        self.splices.append(Splice(start, max(start, self.end(node)), written))

    def in_brackets(self, parts: Sequence[Part], plan: Plan) -> None:
        """Change a list or mapping that stands in brackets."""

        def named(value: Any) -> str:
            return f" {notation.flow(value)}"

        first = min(plan.kept)
        for number, (start, after_name, node) in enumerate(parts):
            if number in plan.kept:
                self.change(node, plan.kept[number], after_name, named if after_name > start else notation.flow)
            elif number in plan.gone and number < first:
                self.splices.append(Splice(start, parts[number + 1].start, ""))
            elif number in plan.gone:
                self.splices.append(Splice(self.end(parts[number - 1].node), self.end(node), ""))
        for anchor, new in plan.inserted.items():
            texts = [notation.flow(value) if name is None else notation.named(name, value) for name, value in new]
            if anchor is None:
                self.insert(parts[first].start, "".join(f"{text}, " for text in texts))
            else:
                self.insert(self.end(parts[anchor].node), "".join(f", {text}" for text in texts))

    def in_lines(self, parts: Sequence[Part], plan: Plan) -> None:
        """Change a list or mapping whose parts stand below one another."""
        first, hyphen = min(plan.kept), self.hyphen(parts[0])
        shown = self.text[self.line_start(parts[0].start) : parts[0].start]
        # The first field of a mapping stands in the line of its entry's hyphen.
        is_inline = not hyphen and bool(shown.strip())
        indent = shown.index("-") if hyphen else len(shown)
        for number, part in enumerate(parts):
            if number in plan.kept:
                self.change(part.node, plan.kept[number], *self.behind(part, indent, is_entry=bool(hyphen)))
            elif number in plan.gone and is_inline and number < first:
                self.splices.append(Splice(part.start, parts[number + 1].start, ""))
            elif number in plan.gone:
                self.splices.append(Splice(self.line_start(part.start), self.after(part), ""))
        for anchor, new in plan.inserted.items():
            texts = [
                notation.item(value, indent) if name is None else notation.entry(name, value, indent)
                for name, value in new
            ]
            if anchor is not None:
                self.insert(self.after(parts[anchor]), "".join(f"{text}\n" for text in texts))
            elif is_inline:
                self.insert(parts[first].start, "".join(f"{text.lstrip()}\n{' ' * indent}" for text in texts))
            else:
                self.insert(self.line_start(parts[first].start), "".join(f"{text}\n" for text in texts))

    def behind(self, part: Part, indent: int, *, is_entry: bool) -> tuple[int, Write]:
        """Return where the value of a part may begin, and what writes another one there."""
        if is_entry:
            return self.text.rindex("-", 0, part.start) + 1, lambda value: notation.after_hyphen(value, indent)
        return part.after_name, lambda value: notation.after_colon(value, indent)

    def insert(self, at: int, text: str) -> None:
        self.splices.append(Splice(at, at, text))

    def hyphen(self, part: Part) -> bool:
        """Whether a part is an entry of a list, rather than a field."""
        return part.start == part.after_name

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def after(self, part: Part) -> int:
        """Return where the line after a part begins."""
        found = self.text.find("\n", max(self.end(part.node), part.after_name))
        return found + 1 if found >= 0 else len(self.text)

    def end(self, node: yaml.Node) -> int:
        """Return where the last sign of a value is behind; what follows it may be a comment."""
        if isinstance(node, yaml.ScalarNode) or _is_in_brackets(node) or not node.value:
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip())
        last = node.value[-1]
        return max(self.end(one) for one in (last if isinstance(last, tuple) else (last,)))


def plan_of_fields(names: Sequence[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> Plan:
    """Return what becomes of the fields of a mapping; a new one comes behind the one that is before it in ``after``."""
    kept = {number: after[name] for number, name in enumerate(names) if name in after}
    gone = frozenset(number for number, name in enumerate(names) if name in before and name not in after)
    inserted: dict[int | None, list[tuple[str | None, Any]]] = defaultdict(list)
    anchor = None
    for name, value in after.items():
        if name in names:
            anchor = names.index(name)
        else:
            inserted[anchor].append((name, value))
    return Plan(kept, gone, inserted)


def plan_of_entries(before: Sequence[Any], after: Sequence[Any]) -> Plan:
    """Return what becomes of the entries of a list: as many as can stay stay."""
    kept: dict[int, Any] = {}
    gone: set[int] = set()
    inserted: dict[int | None, list[tuple[str | None, Any]]] = defaultdict(list)
    matcher = SequenceMatcher(None, [repr(one) for one in before], [repr(one) for one in after], autojunk=False)
    for _, start, end, low, high in matcher.get_opcodes():
        both = min(end - start, high - low)
        kept |= {start + step: after[low + step] for step in range(both)}
        gone |= set(range(start + both, end))
        anchor = start + both - 1 if start + both else None
        inserted[anchor] += [(None, value) for value in after[low + both : high]]
    return Plan(kept, frozenset(gone), {anchor: new for anchor, new in inserted.items() if new})
