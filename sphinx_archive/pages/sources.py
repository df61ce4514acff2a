"""The sources of a page: the numbered marks in its text and the list at its end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.pages.links import joined, to_web
from sphinx_archive.records.date_words import words
from sphinx_archive.records.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.ledger import Reach
    from sphinx_archive.records.values import Source


def number_sources(record: Record, cited: Iterable[str]) -> dict[str, int]:
    """Return the number of each source: in the order in which the text cites them, then as declared."""
    ordered = dict.fromkeys(name for name in (*cited, *record.sources) if name in record.sources)
    return {name: number for number, name in enumerate(ordered, 1)}


def marks(names: Iterable[str], numbers: Mapping[str, int], record: Record) -> list[nodes.Node]:
    """Return the raised numbers that lead to sources; a name without a source is left out."""
    return [_mark(name, numbers[name], record.sources[name]) for name in names if name in numbers]


def _mark(name: str, number: int, source: Source) -> nodes.Element:
    link = nodes.reference("", f"[{number}]", refid=f"source-{name}", internal=True)
    if source.title or source.publisher:
        link["reftitle"] = ", ".join(part for part in (source.title, source.publisher) if part)
    return nodes.superscript("", "", link, classes=["source-mark"])


def source_list(record: Record, numbers: Mapping[str, int], ledger: Mapping[str, Reach]) -> list[nodes.Node]:
    """Return the sources in the order of their numbers; why several have no copy is said once below them.

    ``ledger`` knows of addresses whether they answered, and where copies are.
    """
    found = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".", classes=["record-source-list"])
    reasons = Counter(source.not_archived for source in record.sources.values() if not _copy(source, ledger))
    shared = next((reason for reason, count in reasons.most_common(1) if count > 1), None)
    for name in numbers:
        found += nodes.list_item("", _entry(record.sources[name], shared, ledger), ids=[f"source-{name}"])
    if shared is None:
        return [found]
    said = f"Where nothing is said of an archived copy: {shared.rstrip('.')}."
    return [found, nodes.paragraph("", said, classes=["source-keeping"])]


def _entry(source: Source, shared: str | None, ledger: Mapping[str, Reach]) -> nodes.paragraph:
    """Return one source: title, publisher, date; then where it is kept and when it was seen."""
    parts: list[nodes.Node] = [_title(source)]
    parts += [nodes.Text(text) for text in (source.author, source.publisher) if text]
    parts += [nodes.Text(words(source.date))] if source.date else []
    entry = nodes.paragraph("", "", *joined(parts), nodes.Text("."))
    if kept := _keeping(source, shared, ledger):
        entry += [nodes.Text(" "), nodes.inline("", "", *joined(kept, " "), classes=["source-keeping"])]
    return entry


def _title(source: Source) -> nodes.Node:
    text = source.title or (source.url and source.url.partition("//")[2].rstrip("/")) or "Untitled"
    if source.url:
        return to_web(source.url, text, language=source.language)
    return nodes.emphasis("", text, classes=[f"language-{source.language}"] if source.language else [])


def _copy(source: Source, ledger: Mapping[str, Reach]) -> str:
    """Return where a copy is kept: the editor's choice, or else the one that the ledger knows."""
    known = ledger.get(source.url or "")
    return source.archived or (known.archived if known else "")


def _keeping(source: Source, shared: str | None, ledger: Mapping[str, Reach]) -> list[nodes.Node]:
    kept: list[nodes.Node] = []
    if copy := _copy(source, ledger):
        kept.append(nodes.inline("", "", to_web(copy, "Archived copy"), nodes.Text(".")))
    elif source.not_archived and source.not_archived != shared:
        kept.append(nodes.Text(f"No archived copy: {source.not_archived.rstrip('.')}."))
    if source.accessed:
        kept.append(nodes.Text(f"Seen {words(source.accessed)}."))
    if known := ledger.get(source.url or ""):
        kept.append(nodes.Text(_reached(known)))
    if source.note:
        kept.append(nodes.Text(source.note))
    return kept


def _reached(reach: Reach) -> str:
    """Return whether an address answered when it was last tried."""
    if reach.reached == reach.checked:
        return f"The address answered on {_day(reach.checked)}."
    last = f"; it last did on {_day(reach.reached)}" if reach.reached else ""
    return f"The address did not answer on {_day(reach.checked)}{last}."


def _day(text: str) -> str:
    return words(parse_date(text))
