"""Accession lists: YAML files of entries with fields, and facts that each name the address of their source.

An entry has ``key``, ``kind``, ``title``, ``facts`` (``text`` and ``source``, an address), ``sources`` (``url``,
``title``, ``publisher``, ``date``) and whatever else the mapping ``accession-list`` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets import cells
from sphinx_archive.editing.sheets.columns import KEY, NAME, RECORD, TEXT, TITLE
from sphinx_archive.editing.sheets.mapping import slug
from sphinx_archive.editing.sheets.prose import cited
from sphinx_archive.editing.sheets.tables import Cell, Row, Table, Trouble
from sphinx_archive.records.frontmatter import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SCHEME = "accession-list"
FACTS, LISTED = "facts", "sources"
OF_SOURCES = ("url", "title", "publisher", "author", "date", "language", "note", "archived", "not-archived")
UNKNOWN = "not looked up yet"
NOTHING = ("", "null", "~")


def read_accessions(path: Path) -> tuple[Table, Table]:
    """Return the entries of an accession list as a table, and their sources as ours; raises :class:`Refused`."""
    try:
        reader = Loader(path.read_text("utf-8-sig"))
        root = reader.get_single_node()
        entries = reader.construct_document(root) if root else []
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{path} cannot be read ({error}).") from None
    except yaml.YAMLError as error:
        raise Refused(f"{path} is no YAML that can be read: {error}") from None
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise Refused(f"{path} is no accession list: it is a list of entries, each begins with '- key: ...'.")
    lines = [node.start_mark.line + 1 for node in root.value] if root else []
    numbered = list(zip(lines, entries, strict=True))
    rows = [Row(line, _cells(entry)) for line, entry in numbered]
    sources = [Row(line, source) for line, entry in numbered for source in _sources(entry)]
    troubles = [
        Trouble(f"{path.name}, line {line}", "A fact has no text, or no address of its source. Write text and source.")
        for line, entry in numbered
        if not all(map(_is_sound, _facts(entry)))
    ]
    header = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    labels = {name: name for name in header}
    table = Table(path.name, header, tuple(rows), tuple(troubles), labels=labels, unit="line")
    return table, table._replace(header=(RECORD, NAME, *OF_SOURCES), rows=tuple(sources), troubles=(), labels={})


def _cells(entry: Mapping[str, Any]) -> dict[str, Cell]:
    """Return an entry's fields as texts; its facts become a text that cites the names of its sources."""
    texts = {name: _text(value) for name, value in entry.items() if name not in (FACTS, LISTED)}
    title = texts.get(TITLE, "")
    if title.startswith("[") and title.endswith("]"):
        # So archivists write a title that they supplied.
        texts |= {TITLE: title[1:-1], "title-origin": "supplied"}
    for name, first, last in (("life", "born", "died"), ("existence", "founded", "dissolved")):
        if texts.get(first) or texts.get(last):
            texts[name] = f"{texts.get(first) or '..'}/{texts.get(last) or '..'}"
    names = _names(entry)
    texts["links"] = cells.write_pairs(_links(entry))
    texts[TEXT] = "\n".join(cited(fact["text"], names[fact["source"]]) for fact in _facts(entry) if _is_sound(fact))
    return {name: Cell(text) for name, text in texts.items()}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return "" if value in NOTHING else value.strip()
    if isinstance(value, dict):
        return cells.written({name: one for name, one in value.items() if one not in NOTHING}, cells.PAIRS)
    return cells.written([one for one in value if one not in NOTHING], cells.LIST)


def _facts(entry: Mapping[str, Any]) -> Sequence[Any]:
    found = entry.get(FACTS)
    return found if isinstance(found, list) else []


def _is_sound(fact: Any) -> bool:
    parts = [fact.get(part) for part in ("text", "source")] if isinstance(fact, dict) else [None]
    return all(isinstance(part, str) and part.strip() for part in parts)


def _listed(entry: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the sources that an entry describes, by address."""
    found = entry.get(LISTED)
    return {one["url"]: one for one in found or () if isinstance(one, dict) and isinstance(one.get("url"), str)}


def _names(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return a short name for each address that a fact cites."""
    addresses = dict.fromkeys(fact["source"] for fact in _facts(entry) if _is_sound(fact))
    return {address: f"source-{number}" for number, address in enumerate(addresses, 1)}


def _links(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the addresses of sources that no fact cites, such as the item in other languages, by name."""
    links: dict[str, str] = {}
    for address, told in _listed(entry).items():
        if address not in _names(entry):
            called = _text(told.get("title") or told.get("publisher") or "Source")
            links[called if called not in links else f"{called} ({len(links) + 1})"] = address
    return links


def _sources(entry: Mapping[str, Any]) -> Iterator[dict[str, Cell]]:
    """Yield the sources that facts cite, as rows of ours."""
    key, listed = slug(_text(entry.get(KEY, ""))), _listed(entry)
    for address, name in _names(entry).items():
        told = {"url": address, **listed.get(address, {})}
        texts = {field: _text(told[field]) for field in OF_SOURCES if field in told}
        if not texts.get("archived"):
            texts.setdefault("not-archived", UNKNOWN)
        yield {column: Cell(text) for column, text in {RECORD: key, NAME: name, **texts}.items()}
