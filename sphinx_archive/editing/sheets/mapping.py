"""Tables of other programs as tables of ours, as a mapping file says."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from langcodes import standardize_tag
from langcodes.tag_parser import LanguageTagError

from sphinx_archive.editing.sheets import cells
from sphinx_archive.editing.sheets.columns import KEY, RECORD, TEXT, TITLE, choices, every_column
from sphinx_archive.editing.sheets.prose import cited
from sphinx_archive.editing.sheets.scheme import Rule, Scheme, columns_of_sources
from sphinx_archive.editing.sheets.tables import Cell, Row, Table, Trouble, letters
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.vocabulary import ALSO_CALLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page

    # The kinds and keys of the records that a name, case folded, is said of.
    Names = Mapping[str, Sequence[tuple[str, str]]]


class Mapped(NamedTuple):
    """Tables in our columns, and what is told of what was not taken."""

    tables: list[Table]
    notes: list[str]


def mapped(tables: Iterable[Table], scheme: Scheme, pages: Iterable[Page]) -> Mapped:
    """Return tables of another program as ours. Rows of records that are there already are left alone."""
    records = [page.record for page in pages if page.record]
    there = {record.key for record in records} | {alias for record in records for alias in record.aliases}
    found: list[Table] = []
    notes: list[str] = []
    read = list(tables)
    known = _names(read, scheme, records)
    for table in read:
        if missing := sorted(name for name in table.header if name and name not in scheme.wanted):
            notes.append(f"{table.name}: not taken, because the mapping does not name them: {', '.join(missing)}.")
        mappings = [_Mapping(table, row, scheme, known) for row in table.rows]
        new = [one for one in mappings if one.key() not in there]
        if len(new) < len(mappings):
            count = len(mappings) - len(new)
            notes.append(f"{table.name}: {count} of {len(mappings)} records are in the archive already and left alone.")
        found += _tables(table, scheme, new)
    return Mapped(found, notes)


def _names(tables: Iterable[Table], scheme: Scheme, records: Iterable[Record]) -> dict[str, list[tuple[str, str]]]:
    """Return the kinds and keys of records, those that are there and those of tables, by what they are called."""
    known: dict[str, list[tuple[str, str]]] = {}
    for record in records:
        for name in (record.key, *record.called):
            known.setdefault(name.casefold(), []).append((record.kind, record.key))
    for table in tables:
        for row in table.rows:
            one = _Mapping(table, row, scheme, {})
            for name in (one.key(), one.text(TITLE)):
                known.setdefault(name.casefold(), []).append((one.kind(), one.key()))
    return known


def _tables(table: Table, scheme: Scheme, mappings: Sequence[_Mapping]) -> Iterator[Table]:
    labels = {ours: _label(table, rule) for ours, rule in scheme.records.items()}
    rows = [Row(one.row.number, one.record()) for one in mappings]
    troubles = (*table.troubles, *(trouble for one in mappings for trouble in one.troubles))
    columns = tuple(dict.fromkeys(name for row in rows for name in row.cells)) or (KEY,)
    yield table._replace(header=columns, rows=tuple(rows), troubles=troubles, labels=labels)
    for number, rules in enumerate(scheme.sources):
        sources = tuple(Row(one.row.number, one.source(number)) for one in mappings)
        labels = {ours: _label(table, rule) for ours, rule in rules.items()}
        yield table._replace(header=(RECORD, *rules), rows=sources, troubles=(), labels=labels)


def _label(table: Table, rule: Rule) -> str:
    there = next((name for name in rule.column if name in table.header), "")
    at = f"column {letters(table.header.index(there))} ({there})" if there else "the mapping"
    return table.labels.get(there, at)


class _Mapping:
    """One row of their table as one of ours."""

    def __init__(self, table: Table, row: Row, scheme: Scheme, names: Names) -> None:
        self.table = table
        self.row = row
        self.scheme = scheme
        self.names = names
        self.troubles: list[Trouble] = []
        self.besides: dict[str, list[str]] = {}

    def key(self) -> str:
        return slug(self.text(KEY))

    def kind(self) -> str:
        return self.cell(every_column()["kind"], self.scheme.records.get("kind", Rule()))

    def text(self, ours: str) -> str:
        return self.filled(self.scheme.records.get(ours, Rule()))

    def filled(self, rule: Rule) -> str:
        """Return what their cells give for a rule, before lists are parted."""
        found = [self.row.cells.get(name, Cell()).text for name in rule.column]
        if rule.fixed:
            return rule.fixed
        return rule.join.join(found).strip(rule.join) if rule.join else next(filter(None, found), "")

    def record(self) -> dict[str, Cell]:
        known = every_column()
        texts = {ours: self.cell(known[ours], rule) for ours, rule in self.scheme.records.items()}
        for ours, more in self.besides.items():
            texts[ours] = cells.write_list(list(dict.fromkeys([*cells.read_list(texts.get(ours, "")), *more])))
        return {ours: Cell(text) for ours, text in {**texts, KEY: self.key()}.items()}

    def source(self, number: int) -> dict[str, Cell]:
        known = columns_of_sources()
        texts = {ours: self.cell(known[ours], rule) for ours, rule in self.scheme.sources[number].items()}
        return {RECORD: Cell(self.key()), **{ours: Cell(text) for ours, text in texts.items()}}

    def cell(self, column: Column, rule: Rule) -> str:
        """Return a cell of ours."""
        text = self.filled(rule)
        if column.name == TEXT and rule.cite:
            return cited(text, rule.cite)
        entries = self.entries(text, rule)
        if rule.values or rule.otherwise:
            entries = [rule.values.get(entry, rule.otherwise or entry) for entry in entries or [""]]
        if column.choices:
            entries = [_coded(entry, column.choices) for entry in entries]
        field = column.name.replace("-", "_")
        if field in FIELDS and FIELDS[field].keys:
            entries = [key for entry in entries for key in self.keys(entry, column, rule)]
        is_list = column.notation is cells.LIST
        return cells.write_list(list(dict.fromkeys(entries))) if is_list else "".join(entries[:1])

    def entries(self, text: str, rule: Rule) -> list[str]:
        if not rule.split:
            return [text] if text else []
        found = cells.read_list(text) if rule.split == ";" else text.split(rule.split)
        return [entry.strip() for entry in found if entry.strip()]

    def keys(self, name: str, column: Column, rule: Rule) -> list[str]:
        """Return the key of the record that is called so; the name is put elsewhere where there is none."""
        kinds = FIELDS[column.name.replace("-", "_")].keys
        for kind, key in self.names.get(name.casefold(), ()):
            if kind in kinds:
                return [key]
        if rule.unknown:
            self.besides.setdefault(rule.unknown, []).append(name)
        else:
            where = self.table.where(self.row.number, next(iter(rule.column), ""))
            meant = did_you_mean(name, self.names) or " Make its page first."
            self.troubles.append(Trouble(where, f"No record is called '{name}'.{meant}"))
        return []


def slug(text: str) -> str:
    """Return the key that comes nearest to a name: ``Item 007/b`` is ``item-007-b``."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _coded(entry: str, name: str) -> str:
    """Return the code of a country, language or rights statement that is given by its English name."""
    known = choices(name)
    if entry in known:
        return entry
    by_meaning = {meaning.casefold(): code for code, meaning in known.items()}
    by_meaning |= {called.casefold(): code for called, code in ALSO_CALLED.items()} if name == "countries" else {}
    if name == "languages":
        with suppress(LanguageTagError):
            entry = standardize_tag(entry)
    return by_meaning.get(entry.casefold(), entry)
