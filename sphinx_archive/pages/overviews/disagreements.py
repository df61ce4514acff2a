"""Disagreements: every field in which sources contradict each other, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.pages.claims import claim_nodes
from sphinx_archive.pages.links import joined
from sphinx_archive.records.claim_words import label_of, value_words
from sphinx_archive.records.date_words import words
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Claim


def disagreements(links: Links) -> list[nodes.Node]:
    """Return a section for each kind that has any, after a sentence that counts them."""
    disputed = {record.key: found for record in links.catalogue.ordered if (found := _disputed(record))}
    total = sum(map(len, disputed.values()))
    if not total:
        return [nodes.paragraph("", "No two sources disagree.")]
    count = f"Sources disagree about {total} dates, lengths and figures, in {len(disputed)} records."
    return [nodes.paragraph("", count), *(section for name in KINDS if (section := _section(name, disputed, links)))]


def _disputed(record: Record) -> list[tuple[str, Claim]]:
    """Return label and claim of each field in which sources disagree."""
    return [(label_of(place), claim) for place, claim in record.claims.items() if claim.variants]


def _section(kind: str, disputed: dict[str, list[tuple[str, Claim]]], links: Links) -> nodes.section | None:
    records = [record for record in links.catalogue.of_kind(kind) if record.key in disputed]
    if not records:
        return None
    section = nodes.section("", nodes.title("", KINDS[kind].plural), ids=[f"disputed-{kind}"], names=[])
    for record in records:
        rows = nodes.field_list("")
        for label, claim in disputed[record.key]:
            rows += _row(label, claim, record, links)
        section += [nodes.rubric("", "", links.to(record)), rows]
    return section


def _row(label: str, claim: Claim, record: Record, links: Links) -> nodes.field:
    def show(value: object) -> nodes.Node:
        return nodes.inline("", value_words(value, record))

    def cite(names: Iterable[str]) -> list[nodes.Node]:
        found = [_named(name, record, links) for name in names if name in record.sources]
        if not found:
            return []
        return [nodes.inline("", "", nodes.Text(" ("), *joined(found, "; "), nodes.Text(")"), classes=["record-facts"])]

    body = nodes.field_body("", *claim_nodes(claim, show, cite))
    return nodes.field("", nodes.field_name("", label), body)


def _named(name: str, record: Record, links: Links) -> nodes.Element:
    """Return a source by publisher and date; it leads to the source's place on the record's page."""
    source = record.sources[name]
    # What a publisher says of itself in brackets stands with the source on the record's own page.
    who = (source.publisher or source.title or "").partition(" (")[0]
    said = ", ".join(part for part in (who, source.date and words(source.date)) if part)
    return links.to_place(record.docname, f"source-{name}", said or name)
