"""Values as YAML text in the manner of the archive's pages: lists in brackets, blocks indented by two, few quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from sphinx_archive.records.frontmatter import Loader

STEP = 2


@lru_cache(maxsize=100_000)
def scalar(text: str, in_brackets: bool = False) -> str:
    """Return one line of YAML that reads back as the text, in quotes only where it must be.

    Raises ValueError where YAML has no way to hold the text.
    """
    return _that_reads(text, *(("k: [{}]", {"k": [text]}) if in_brackets else ("k: {}", {"k": text})))


@lru_cache(maxsize=10_000)
def name(text: str, in_brackets: bool = False) -> str:
    """Return a field's name as YAML, in quotes only where it must be; raises ValueError as :func:`scalar` does."""
    return _that_reads(text, "{{{}: k}}" if in_brackets else "{}: k", {text: "k"})


def after_colon(value: Any, indent: int, in_brackets: bool = False) -> str:
    """Return what stands after the colon of a field that is indented by so many spaces, without a last line break.

    A value is a text, or a list or mapping of values; inside brackets everything stands in one line.
    """
    if isinstance(value, str):
        return f" {scalar(value, in_brackets)}"
    if in_brackets or not _needs_block(value):
        return f" {flow(value)}"
    if isinstance(value, Mapping):
        return "".join(f"\n{line}" for line in _block(value, indent + STEP))
    return "".join(f"\n{item(one, indent + STEP)}" for one in value)


def after_hyphen(value: Any, indent: int) -> str:
    """Return what stands after the hyphen of a list's entry, the hyphen being indented by so many spaces."""
    if not isinstance(value, Mapping):
        return after_colon(value, indent, in_brackets=not isinstance(value, str))
    return " " + "\n".join(_block(value, indent + STEP)).lstrip()


def entry(field: str, value: Any, indent: int = 0) -> str:
    """Return a field and its value on lines of their own, without a last line break."""
    return f"{' ' * indent}{name(field)}:{after_colon(value, indent)}"


def item(value: Any, indent: int) -> str:
    """Return a list's entry on lines of its own, without a last line break."""
    return f"{' ' * indent}-{after_hyphen(value, indent)}"


def named(field: str, value: Any) -> str:
    """Return a field and its value as they stand inside brackets."""
    return f"{name(field, True)}: {flow(value)}"


def flow(value: Any) -> str:
    """Return a value as it stands inside brackets, in one line."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(named(field, one) for field, one in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def _block(fields: Mapping[str, Any], indent: int) -> list[str]:
    return [entry(field, value, indent) for field, value in fields.items()]


def _needs_block(value: Any) -> bool:
    return isinstance(value, Mapping) or any(isinstance(one, Mapping) for one in value)


def _that_reads(text: str, frame: str, meant: Any) -> str:
    """Return the plainest writing of a text that, in its frame, reads as what is meant."""
    for written in (text, json.dumps(text, ensure_ascii=False), _escaped(text)):
        if "\n" not in written and "\r" not in written and _read(frame.format(written)) == meant:
            return written
    raise ValueError(f"YAML cannot hold this text: {text[:80]!a}.")


def _escaped(text: str) -> str:
    """Return a text in quotes as the YAML library writes it: every sign that YAML forbids as its number."""
    # The library's own writer in Python; the one in C goes by bytes and stumbles over halves of characters.
    return str(yaml.dump(text, Dumper=yaml.SafeDumper, default_style='"', width=float("inf"))).rstrip("\n")


def _read(text: str) -> Any:
    try:
        return Loader(text).get_single_data()
    except (yaml.YAMLError, UnicodeError):
        return None
