"""Footnotes: the sources that a page cites, each with all that the record knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.harvesting.plain import autolink, escaped, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Source


def mark(name: str) -> str:
    """Return the mark of a source in the text."""
    return f"[^{name}]"


def footnotes(cited: Iterable[str], record: Record) -> Iterator[str]:
    """Yield the footnotes of sources in the order of their first citation; a name that is no source has none."""
    for name in dict.fromkeys(cited):
        if source := record.sources.get(name):
            yield f"{mark(name)}: {_described(source, name)}"


def _described(source: Source, name: str) -> str:
    told = [escaped(source.title or name), *(label(part) for part in _made(source))]
    sentences = [", ".join(told), *(f"{kind}{autolink(address)}" for kind, address in _places(source))]
    if source.not_archived:
        sentences.append(f"No archived copy: {label(source.not_archived)}")
    if source.note:
        sentences.append(label(source.note))
    return " ".join(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences)


def _made(source: Source) -> Iterator[str]:
    for part in (source.author, source.publisher, source.date):
        if part:
            yield str(part)


def _places(source: Source) -> Iterator[tuple[str, str]]:
    if source.url:
        yield "", source.url
    if source.archived:
        yield "Archived copy: ", source.archived
