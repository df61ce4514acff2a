"""The columns of a sheet, made of the field table: one sheet for each kind of record, and one for sources.

A field with parts takes several columns, such as ``date``, ``date-sources``, ``date-variants`` and ``date-reason``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from sphinx_archive.editing.sheets import cells
from sphinx_archive.records.dates import Edtf
from sphinx_archive.records.fields import FIELDS, Fields, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.values import Claim, Identifiers, Office, Source, TitleOrigin
from sphinx_archive.records.vocabulary import RIGHTS, countries, languages, rights_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from sphinx_archive.editing.sheets.cells import Notation

KEY, TITLE, TEXT, SEEN = "key", "title", "text", "seen"
RECORD, NAME = "record", "name"
SOURCES = "sources"
SEEN_MEANING = "What the cells held when the sheet was made. Leave it as it is; leave it empty for what is new."
ONLY_NEW = "Only for new records: change it in the page."
# Parts of a claim besides its value.
PARTS = {"sources": cells.LIST, "variants": cells.VARIANTS, "reason": cells.TEXT}


class Column(NamedTuple):
    """A column: its name, where its value stands in front matter, how a cell is written, and what it means.

    ``place`` is empty where the column is no field. ``choices`` names the list to choose from; nothing else may be
    chosen if it ``is_closed``. ``is_date``: the cell is a date, which spreadsheets like to write in their own way.
    """

    name: str
    place: tuple[str, ...]
    notation: Notation
    meaning: str
    is_needed: bool = False
    choices: str = ""
    is_closed: bool = False
    is_date: bool = False

    def get(self, values: Mapping[str, Any]) -> str:
        """Return the cell of a record, or of a source, with these values of front matter."""
        found: Any = values
        for step in self.place:
            if isinstance(found, dict):
                found = found.get(step)
            elif step != "value":
                # A plain value is a claim that has no other parts.
                found = None
        return cells.written(found, self.notation)

    def put(self, values: dict[str, Any], value: Any) -> None:
        """Set or, with None, take out the column's value in values of front matter."""
        field, *inner = self.place
        if not inner:
            whole = value
        else:
            before = values.get(field)
            whole = dict(before) if isinstance(before, dict) else {} if before is None else {"value": before}
            whole[inner[0]] = value
            whole = {step: one for step, one in whole.items() if one is not None}
            whole = whole["value"] if list(whole) == ["value"] else whole
        values[field] = whole or None


CHOICES: dict[str, dict[str, str]] = {
    "kind": {kind.name: kind.one for kind in KINDS.values()},
    "title-origin": dict.fromkeys(get_args(TitleOrigin), ""),
}


@cache
def choices(name: str) -> dict[str, str]:
    """Return the values of a list to choose from, and what each means."""
    if name == "countries":
        return dict(countries())
    if name == "languages":
        return {tag.replace("_", "-"): label for tag, label in sorted(languages().items())}
    return {address: rights_label(address) for address in RIGHTS} if name == "rights" else CHOICES[name]


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """Return the columns of the sheet of a kind."""
    return (
        Column(KEY, (), cells.TEXT, "The record's permanent name: small letters, digits, hyphens.", is_needed=True),
        Column(TITLE, (), cells.TEXT, f"The page's heading. {ONLY_NEW}", is_needed=True),
        *(column for name in FIELDS if kind in FIELDS[name].kinds for column in _of_field(name, kind)),
        Column(TEXT, (), cells.PROSE, f"The page's text in Markdown. {ONLY_NEW}"),
        Column(SEEN, (), cells.TEXT, SEEN_MEANING),
    )


@cache
def source_columns() -> tuple[Column, ...]:
    """Return the columns of the sheet of sources."""
    return (
        Column(RECORD, (), cells.TEXT, "The key of the record whose page cites the source.", is_needed=True),
        Column(NAME, (), cells.TEXT, "The short name of the source on that page.", is_needed=True),
        *(_of_source(in_yaml(name), field) for name, field in Source.model_fields.items()),
        Column(SEEN, (), cells.TEXT, SEEN_MEANING),
    )


@cache
def every_column() -> dict[str, Column]:
    """Return all columns of records by name, whatever the kind."""
    return {column.name: column for kind in KINDS for column in columns_of(kind)}


def _of_field(name: str, kind: str) -> Iterator[Column]:
    """Yield the columns of a field; sources have a sheet of their own."""
    row, field, annotation = FIELDS[name], in_yaml(name), Fields.model_fields[name].annotation
    inside, shape, is_needed = _inside(annotation), get_origin(annotation), kind in FIELDS[name].needed
    claim = next((one for one in inside if issubclass(one, Claim)), None)
    if Source in inside:
        return
    if Identifiers in inside:
        for part, described in Identifiers.model_fields.items():
            yield Column(f"{field}-{part}", (field, part), cells.TEXT, described.description or "")
    elif claim and shape is not dict:
        is_date = Edtf in _inside(claim.model_fields["value"].annotation)
        yield Column(field, (field, "value"), cells.TEXT, row.meaning, is_needed, is_date=is_date)
        for part, notation in PARTS.items():
            meaning = f"{row.label}: {Claim.model_fields[part].description}"
            yield Column(f"{field}-{part}", (field, part), notation, meaning)
    else:
        of_list = cells.OFFICES if Office in inside else cells.LIST
        of_block = cells.FIGURES if claim else cells.PAIRS
        notation = of_list if shape is tuple else of_block if shape is dict else cells.TEXT
        yield Column(field, (field,), notation, row.meaning, is_needed, _listed(field), field in CHOICES)


def _of_source(name: str, field: FieldInfo) -> Column:
    is_date = Edtf in _inside(field.annotation)
    return Column(name, (name,), cells.TEXT, field.description or "", choices=_listed(name), is_date=is_date)


def _inside(annotation: Any) -> set[type]:
    """Return the classes that a type is made of."""
    inner = get_args(annotation)
    own = {annotation} if isinstance(annotation, type) and not inner else set()
    return own.union(*map(_inside, inner))


def _listed(field: str) -> str:
    """Return the name of the list that a field's values are from."""
    return field if field in (*CHOICES, "countries", "rights") else "languages" if "language" in field else ""
