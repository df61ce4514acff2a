"""schema.org's vocabulary as types (npm's schema-dts): documents that TypeScript's compiler accepts use no other words.

The validator of schema.org itself works on the web only. What the compiler looks at is which property has which kind of
value on which type of node: each of these becomes a literal on a line of its own, once for all documents that have it,
for the literals of a thousand documents take it minutes.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Where `make` puts what npm has.
NPM = Path(__file__).parents[2] / ".venv" / "npm" / "node_modules"
COMPILER = ("--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler")
FAULT = re.compile(r"nodes\.ts\((\d+),\d+\): error (.*)")


def faults(documents: Mapping[str, dict[str, Any]]) -> tuple[str, ...]:
    """Return what is wrong in documents by name: words that schema.org has not, or not for that type of thing.

    Raises RuntimeError where the compiler is not there or says something else than faults of nodes.
    """
    shapes: dict[str, str] = {}
    for name, document in documents.items():
        for line in chain.from_iterable(map(_literals, document["@graph"])):
            shapes.setdefault(line, name)
    others = (f"{name}: the context is not schema.org's" for name in documents if not _has_context(documents[name]))
    with tempfile.TemporaryDirectory(dir=NPM.parent) as folder:
        lines = ('import type * as schema from "schema-dts";', *shapes)
        Path(folder, "nodes.ts").write_text("\n".join(lines), "utf-8")
        said = _compiled(Path(folder))
    wrong = [(list(shapes)[int(match[1]) - 2], match[2]) for match in map(FAULT.match, said) if match]
    if said and not wrong:
        raise RuntimeError("\n".join(said[:5]))
    return (*others, *(f"{shapes[line]}: {fault} In: {line}" for line, fault in wrong))


def version() -> str:
    """Return the version of the vocabulary, and that of the compiler."""
    return f"{_version('schema-dts')} (TypeScript {_version('typescript')})"


def _version(package: str) -> str:
    try:
        described = json.loads((NPM / package / "package.json").read_text("utf-8"))
    except OSError:
        return "not there"
    return str(described["version"])


def _has_context(document: dict[str, Any]) -> bool:
    return document["@context"] == "https://schema.org"


def _literals(node: dict[str, Any]) -> Iterator[str]:
    """Yield each property of a node, and of the nodes in it, as the literal of a node that has nothing else."""
    for smallest in _smallest(node):
        yield f"({json.dumps(smallest)}) satisfies {_type(node['@type'])};"


def _smallest(value: Any) -> Iterator[Any]:
    """Yield the smallest values that have the same faults: texts and numbers are empty, names of types stay."""
    if isinstance(value, list):
        yield from chain.from_iterable(map(_smallest, value))
    elif not isinstance(value, dict):
        yield value if isinstance(value, bool) else type(value)()
    else:
        # A role has, besides its own properties, always the one that it stands in.
        kept = {name: part for name, part in value.items() if name == "@type" or name in _held(value)}
        for name, part in value.items():
            if name not in kept:
                yield from ({**kept, name: smallest} for smallest in _smallest(part))


def _held(value: dict[str, Any]) -> dict[str, Any]:
    """Return the property of a role that says who has it."""
    if not str(value.get("@type", "")).endswith("Role"):
        return {}
    return {name: part for name, part in value.items() if isinstance(part, dict)}


def _type(name: str | list[str]) -> str:
    """Return the type of a node; one of several types has the properties of each."""
    if isinstance(name, str):
        return f"schema.{name}Leaf"
    return f"schema.MergeLeafTypes<[{', '.join(map(_type, name))}]>"


def _compiled(folder: Path) -> list[str]:
    compiler = NPM / ".bin" / "tsc"
    if not compiler.exists():
        raise RuntimeError(f"{compiler} is not there; install it with: make .venv/npm/.ready")
    command = [str(compiler), *COMPILER, "nodes.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.stdout.decode().splitlines()
