"""Mapping files: which columns of another program's table fill which of ours.

A mapping is YAML. Left of a colon stands a column of our sheets, right of it a column of theirs, several of which the
first that is not empty counts, or a block that says more; see :class:`Rule`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets.columns import SOURCES, every_column, source_columns
from sphinx_archive.records.frontmatter import Loader
from sphinx_archive.records.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_archive.editing.sheets.columns import Column

SHIPPED = Path(__file__).with_name("mappings")
LEFT_OUT = "left-out"


class Rule(NamedTuple):
    """What fills one of our columns.

    ``column``: their columns, of which the first that is not empty counts, or all, ``join`` standing between them.
    ``fixed``: the same text in every row. ``split``: what stands between the entries of a list. ``values``: what their
    words are here, ``otherwise`` for all others. ``unknown``: our column for names that no record has.
    ``cite``: the source that every sentence of the text cites.
    """

    column: tuple[str, ...] = ()
    fixed: str = ""
    split: str = ""
    join: str = ""
    values: Mapping[str, str] = {}
    otherwise: str = ""
    unknown: str = ""
    cite: str = ""


class Scheme(NamedTuple):
    """A mapping file: the rules of a record's columns, those of its sources', and their columns that nobody wants."""

    records: Mapping[str, Rule]
    sources: Sequence[Mapping[str, Rule]]
    left_out: frozenset[str]

    @property
    def wanted(self) -> frozenset[str]:
        """Return their columns that are read, or known not to be."""
        rules = [*self.records.values(), *(rule for source in self.sources for rule in source.values())]
        return self.left_out.union(*(rule.column for rule in rules))


def shipped() -> list[str]:
    """Return the names of the mappings that are part of the program."""
    return sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def read_scheme(name: str) -> Scheme:
    """Return one of the mappings that are part of the program, or that of a file; raises :class:`Refused`."""
    path = SHIPPED / f"{name}.yaml" if name in shipped() else Path(name)
    try:
        found = Loader(path.read_text("utf-8-sig")).get_single_data()
        records = {ours: _rule(theirs) for ours, theirs in found.items() if ours not in (SOURCES, LEFT_OUT)}
        sources = [{ours: _rule(theirs) for ours, theirs in one.items()} for one in found.get(SOURCES, [])]
        scheme = Scheme(records, sources, frozenset(found.get(LEFT_OUT, [])))
    except OSError as error:
        known = ", ".join(shipped())
        raise Refused(f"{name} cannot be read ({error.strerror}). Name a file, or one of: {known}.") from None
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise Refused(f"{name} is no mapping: {error} Write lines of 'our column: their column'.") from None
    _check(name, records, every_column())
    for one in sources:
        _check(name, one, columns_of_sources())
    return scheme


def _check(name: str, rules: Iterable[str], known: Mapping[str, Column]) -> None:
    for ours in rules:
        if ours not in known:
            raise Refused(f"{name}: there is no column '{ours}'.{did_you_mean(ours, known)}")


def _rule(theirs: Any) -> Rule:
    if not isinstance(theirs, dict):
        return Rule(column=_columns(theirs))
    if unknown := set(theirs) - set(Rule._fields):
        raise ValueError(f"'{min(unknown)}' is none of {', '.join(Rule._fields)}.")
    return Rule(**{**theirs, "column": _columns(theirs.get("column", []))})


def _columns(theirs: Any) -> tuple[str, ...]:
    return (theirs,) if isinstance(theirs, str) else tuple(theirs)


def columns_of_sources() -> dict[str, Column]:
    """Return the columns of the sheet of sources by name."""
    return {column.name: column for column in source_columns()}
