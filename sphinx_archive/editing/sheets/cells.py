"""What stands in one cell: values of front matter as text that people edit in a spreadsheet, and back.

Lists are parted by semicolons or line breaks; what has parts has a line for each. A backslash before a sign takes its
meaning away. Writing and reading back gives the same values.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.records.frontmatter import plain_ends
from sphinx_archive.records.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NEXT, BAR = "; ", " | "
SAID_BY = re.compile(r"(?P<value>.*?)\s*(?<!\\)\[(?P<sources>(?:\\.|[^\[\]\\])*)\]", re.DOTALL)
REASON = "reason:"


class Notation(NamedTuple):
    """How values of one shape are written in a cell, and read; ``hint`` tells editors.

    ``read`` raises ValueError with a sentence for the editor.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    hint: str = ""


def normal(text: str) -> str:
    """Return the text of a cell without what nobody sees: blanks at the ends of lines, line ends of other systems."""
    lines = plain_ends(text.replace("_x000D_", "")).split("\n")
    return "\n".join(line.rstrip(" \t\xa0") for line in lines).strip(" \t\xa0\n")


def digest(text: str) -> str:
    """Return six signs that are others for every other text of a cell."""
    return blake2b(normal(text).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith("'") and harmless(text.lstrip("'")) != text.lstrip("'") else harmless(text)


def unguarded(text: str) -> str:
    """Return what :func:`guarded` was given."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def written(value: Any, notation: Notation) -> str:
    """Return a value as it stands in a cell; one of an unexpected shape as JSON, so that nothing is lost."""
    if value is None:
        return ""
    try:
        return notation.write(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        return json.dumps(value, ensure_ascii=False)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def escaped(text: str, signs: str) -> str:
    """Return a text in which the signs mean nothing but themselves."""
    return re.sub(rf"[\\{re.escape(signs)}]", r"\\\g<0>", _text(text)).replace("\n", "\\n")


def unescaped(text: str) -> str:
    """Return what :func:`escaped` was given."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text).strip()


def parts(text: str, signs: str) -> list[str]:
    """Return the stretches between signs that are not escaped, still escaped and without those that are empty."""
    found = re.findall(rf"(?:\\.|[^\\{re.escape(signs)}]|\\(?=\n|$))+", text)
    return [part.strip() for part in found if part.strip()]


def write_list(values: Iterable[str]) -> str:
    """Return texts in one line."""
    if not isinstance(values, list | tuple):
        raise TypeError(values)
    return NEXT.join(escaped(value, ";") for value in values)


def read_list(text: str) -> list[str]:
    """Return the texts of a list."""
    return [unescaped(part) for part in parts(text, ";\n")]


def write_pairs(values: Mapping[str, str]) -> str:
    """Return a line for each name and its text."""
    return "\n".join(f"{escaped(name, ':')}: {escaped(value, '')}" for name, value in values.items())


def read_pairs(text: str) -> dict[str, str]:
    """Return texts by name."""
    return {name: unescaped(value) for name, value in _named(text)}


def write_variants(values: Iterable[Mapping[str, Any]]) -> str:
    """Return a line for each value that other sources state, with them in brackets."""
    return "\n".join(map(_write_said, values))


def read_variants(text: str) -> list[dict[str, Any]]:
    """Return what other sources state."""
    return [_read_said(part) for part in parts(text, "\n")]


def write_figures(values: Mapping[str, Any]) -> str:
    """Return a line for each figure: its name, the value and its sources, others' values, the reason."""
    lines = []
    for name, value in values.items():
        claim = {"value": value} if isinstance(value, str) else value
        said = [_write_said(one) for one in (claim, *claim.get("variants", ()))]
        if claim.get("reason"):
            said.append(f"{REASON} {escaped(claim['reason'], '|')}")
        lines.append(f"{escaped(name, ':')}: {BAR.join(said)}")
    return "\n".join(lines)


def read_figures(text: str) -> dict[str, Any]:
    """Return figures by name: a text, or a claim as front matter has it."""
    found: dict[str, Any] = {}
    for name, rest in _named(text):
        pieces = parts(rest, "|")
        reasons = [unescaped(piece.removeprefix(REASON)) for piece in pieces if piece.startswith(REASON)]
        first, *others = [_read_said(piece) for piece in pieces if not piece.startswith(REASON)] or [{"value": ""}]
        claim = {**first, **({"variants": others} if others else {}), **({"reason": reasons[0]} if reasons else {})}
        found[name] = claim["value"] if list(claim) == ["value"] else claim
    return found


def write_offices(values: Iterable[Mapping[str, Any]]) -> str:
    """Return a line for each office: what, where, when, and who says so."""
    lines = []
    for value in values:
        if not {"office", "organisation"} <= set(value) <= {"office", "organisation", "dates", "sources"}:
            raise ValueError(value)
        cells = [value["office"], value["organisation"], value.get("dates", ""), write_list(value.get("sources", []))]
        lines.append(BAR.join([*(escaped(cell, "|") for cell in cells[:3]), cells[3]]).rstrip(" |"))
    return "\n".join(lines)


def read_offices(text: str) -> list[dict[str, Any]]:
    """Return offices as front matter has them."""
    found: list[dict[str, Any]] = []
    for line in parts(text, "\n"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if not 2 <= len(cells) <= 4:
            raise ValueError(f"'{line[:80]}' is no office. Write: office | organisation | dates | sources.")
        named = dict(zip(("office", "organisation", "dates"), map(unescaped, cells), strict=False))
        sources = {"sources": read_list(cells[3])} if len(cells) > 3 else {}
        found.append({name: value for name, value in {**named, **sources}.items() if value})
    return found


def _named(text: str) -> list[tuple[str, str]]:
    found = []
    for line in parts(text, "\n"):
        name, colon, rest = re.fullmatch(r"((?:\\.|[^\\:])*)(:?)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
        if not (colon and name.strip() and rest.strip()):
            raise ValueError(f"'{line[:80]}' has no name and value. Write a line for each: name: value.")
        found.append((unescaped(name), rest.strip()))
    return found


def _write_said(claim: Mapping[str, Any]) -> str:
    value = escaped(claim["value"], "|[]")
    sources = [escaped(source, ";[]|") for source in claim.get("sources", [])]
    before = "\\" if value.startswith(REASON) else ""
    return f"{before}{value} [{NEXT.join(sources)}]" if sources else f"{before}{value}"


def _read_said(text: str) -> dict[str, Any]:
    match = SAID_BY.fullmatch(text.strip())
    if not match:
        return {"value": unescaped(text)}
    return {"value": unescaped(match["value"]), "sources": read_list(match["sources"])}


TEXT = Notation(_text, lambda text: " ".join(text.split()))
PROSE = Notation(_text, lambda text: text)
LIST = Notation(write_list, read_list, "Several are parted by semicolons.")
PAIRS = Notation(write_pairs, read_pairs, "A line for each: name: value.")
VARIANTS = Notation(write_variants, read_variants, "A line for each: value [source; source].")
FIGURES = Notation(write_figures, read_figures, "A line for each: name: figure [source] | other figure [source].")
OFFICES = Notation(write_offices, read_offices, "A line for each: office | organisation | dates | sources.")
