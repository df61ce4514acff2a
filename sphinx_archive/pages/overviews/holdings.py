"""Holdings: how much the archive holds, how well it is sourced, and what editors could do next."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_archive.catalogue.listings import LONGEST_PAGE
from sphinx_archive.pages.links import counted, joined
from sphinx_archive.pages.tables import table
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.relations import NAMING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Source

OFTEN = 2  # a name that so many records give deserves a page
HEADS = ("Kind", "Records", "Statements", "With a source", "Sources", "Date seen", "Archived copy", "Reason given")


class Tally(NamedTuple):
    """What there is of some records; sums of numbers."""

    records: int = 0
    cited: int = 0
    uncited: int = 0
    sources: int = 0
    seen: int = 0
    archived: int = 0
    explained: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(*map(sum, zip(self, other, strict=True)))


def holdings(links: Links) -> list[nodes.Node]:
    """Return the sections of the report."""
    return [
        _section("How much there is", "how-much", [_totals(links)]),
        _section("Records that no other record names", "orphans", _orphans(links)),
        _section(f"Names that {OFTEN} or more records give, without a page", "names", _names(links)),
    ]


def _section(title: str, anchor: str, blocks: Iterable[nodes.Node]) -> nodes.section:
    return nodes.section("", nodes.title("", title), *blocks, ids=[f"holdings-{anchor}"], names=[])


def _totals(links: Links) -> nodes.table:
    by_kind: dict[str, Tally] = defaultdict(Tally)
    for record in links.catalogue.ordered:
        by_kind[record.kind] = by_kind[record.kind].plus(_tally(record, links))
    total = Tally()
    for tally in by_kind.values():
        total = total.plus(tally)
    rows = [_row(links.to_index(name), by_kind[name]) for name in KINDS if name in by_kind]
    return table(HEADS, [*rows, _row(nodes.strong("", "All"), total)], classes=["numbers"])


def _tally(record: Record, links: Links) -> Tally:
    page = links.domain.pages[record.docname]
    sources = record.sources.values()
    return Tally(
        1,
        page.statements.cited,
        len(page.statements.uncited),
        len(sources),
        sum(source.accessed is not None for source in sources),
        sum(_has_copy(source, links) for source in sources),
        sum(not _has_copy(source, links) and source.not_archived is not None for source in sources),
    )


def _has_copy(source: Source, links: Links) -> bool:
    known = links.domain.tables.ledger.get(source.url or "")
    return bool(source.archived or (known and known.archived))


def _row(name: nodes.Node, tally: Tally) -> list[nodes.Node]:
    numbers = (
        f"{tally.records:,}",
        f"{tally.cited + tally.uncited:,}",
        _share(tally.cited, tally.cited + tally.uncited),
        f"{tally.sources:,}",
        _share(tally.seen, tally.sources),
        _share(tally.archived, tally.sources),
        _share(tally.explained, tally.sources),
    )
    return [name, *map(nodes.Text, numbers)]


def _share(part: int, whole: int) -> str:
    """Return a share as whole per cents; all is said only of all, and none only of none."""
    if not whole:
        return "\N{EN DASH}"
    most = 100 if part == whole else 99
    return f"{min(max(round(100 * part / whole), min(part, 1)), most)} %"


def _orphans(links: Links) -> list[nodes.Node]:
    """Return the items to which no other page leads but lists; names that nothing uses are told as problems."""
    catalogue = links.catalogue
    found = [
        record
        for record in catalogue.ordered
        if not KINDS[record.kind].is_authority
        and not catalogue.naming(record, *NAMING)
        and not catalogue.mentioning(record)
    ]
    if not found:
        return [nodes.paragraph("", "None.")]
    rest = f"; the first {LONGEST_PAGE:,} are here" if len(found) > LONGEST_PAGE else ""
    total = nodes.paragraph("", f"{counted(found)}{rest}", classes=["listing-total"])
    return [total, links.rows(found[:LONGEST_PAGE])]


def _names(links: Links) -> list[nodes.Node]:
    """Return the names without a page that several records give, the most frequent first."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in links.catalogue.ordered:
        for name in record.unlinked_names:
            found[name].append(record)
    often = sorted((-len(records), name) for name, records in found.items() if len(records) >= OFTEN)
    if not often:
        return [nodes.paragraph("", "None.")]
    rows = nodes.bullet_list("")
    for _, name in often:
        named = joined([links.to(record) for record in found[name]])
        rows += nodes.list_item("", nodes.paragraph("", "", nodes.Text(f"{name}: "), *named))
    return [rows]
