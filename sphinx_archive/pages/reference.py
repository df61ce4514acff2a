"""Directives that print the handbook's reference parts from the code, so that the two cannot differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_archive.pages.reference_messages import MessageReference
from sphinx_archive.pages.shapes import INNER, inner_fields, shape
from sphinx_archive.pages.tables import table
from sphinx_archive.records import date_words, dates, fields, frontmatter, kinds, values
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Row

STANDARDS = {
    "isad": "ISAD(G)",
    "dublin_core": "Dublin Core",
    "schema_org": "schema.org",
    "csl": "CSL-JSON",
    "bibtex": "BibTeX",
    "ris": "RIS",
}


class Reference(SphinxDirective):
    """A directive that prints what the code says; the page is made again when that code changes."""

    made_of: ClassVar[tuple[ModuleType, ...]] = ()

    def depend(self, *files: Path) -> None:
        """Note the code, and other files, that the page shows."""
        for file in (*(Path(str(module.__file__)) for module in self.made_of), *files):
            self.env.note_dependency(str(file))


class FieldReference(Reference):
    """Prints every field of front matter as a section; or, of the block named, the fields inside it.

    ``:examples:`` names a folder of pages, from this page; each field is shown as the first of them has it.
    """

    made_of = (fields, values)
    optional_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {"examples": directives.unchanged_required}

    def run(self) -> list[Node]:
        """Return the sections, or the rows of a block."""
        self.depend()
        if self.arguments:
            return [self._inside(self.arguments[0])]
        shown = self._examples(self.options.get("examples", ""))
        return [self._section(name, row, shown.get(in_yaml(name), "")) for name, row in FIELDS.items()]

    def _section(self, name: str, row: Row, example: str) -> nodes.section:
        section = nodes.section("", nodes.title("", in_yaml(name)), names=[f"field-{in_yaml(name)}"])
        self.state.document.note_explicit_target(section, section)
        section += [nodes.paragraph("", row.meaning), _rows(_about(name, row))]
        if example:
            section += nodes.literal_block(example, example, language="yaml")
        return section

    def _inside(self, name: str) -> nodes.field_list:
        if name not in INNER:
            raise self.error(f"There is no block '{name}'. Write one of: {', '.join(INNER)}.")
        return _rows(
            (in_yaml(inner), [nodes.Text(_sentence(meaning, words, "Needed." if is_needed else ""))])
            for inner, words, meaning, is_needed in inner_fields(INNER[name])
        )

    def _examples(self, folder: str) -> dict[str, str]:
        """Return the lines of each field in the first page of a folder that has it."""
        found: dict[str, str] = {}
        pages = sorted(Path(self.env.relfn2path(folder)[1]).glob("*.md")) if folder else []
        for page in pages:
            block, _ = frontmatter.split(page.read_text(encoding="utf-8"))
            found = _lines_of_fields(block) | found
        self.depend(*pages)
        return found


def _lines_of_fields(block: str) -> dict[str, str]:
    lines = block.splitlines()
    places = frontmatter.read_front_matter(block).places
    starts = [(line, str(path[0])) for path, (line, _) in places.items() if len(path) == 1]
    ends = [line for line, _ in starts[1:]] + [len(lines)]
    return {name: "\n".join(lines[start - 1 : end - 1]) for (start, name), end in zip(starts, ends, strict=True)}


class KindReference(Reference):
    """Prints a kind: its folder, its role, the fields it needs and those it may have."""

    made_of = (fields, kinds)
    required_arguments = 1

    def run(self) -> list[Node]:
        """Return the rows."""
        self.depend()
        kind = KINDS.get(self.arguments[0])
        if not kind:
            raise self.error(f"'{self.arguments[0]}' is no kind. Write one of: {', '.join(KINDS)}.")
        needs = [in_yaml(name) for name, row in FIELDS.items() if kind.name in row.needed]
        may = [in_yaml(name) for name, row in FIELDS.items() if kind.name in row.kinds - row.needed]
        rows: list[tuple[str, list[nodes.Node]]] = [
            ("Write", [_typed(f"kind: {kind.name}")]),
            ("Folder", [_typed(f"{kind.folder}/")]),
            ("To name one", [_typed(f"{{{kind.name}}}`key`")]),
            ("Needs", _all_typed(needs)),
            ("May have", _all_typed(may)),
        ]
        return [_rows(rows)]


class DateReference(Reference):
    """Prints a table of dates, one per line of its content: as typed, as read, and the days it can mean."""

    made_of = (date_words, dates)
    has_content = True

    def run(self) -> list[Node]:
        """Return the table."""
        self.depend()
        try:
            read = [dates.parse_date(line) for line in self.content if line.strip()]
        except ValueError as error:
            raise self.error(str(error)) from error
        rows = [[_typed(date.text), nodes.Text(date_words.words(date)), nodes.Text(_days(date))] for date in read]
        return [table(("You type", "Readers see", "Days it can mean"), rows, classes=["date-reference"])]


def _days(date: Edtf) -> str:
    start = date.earliest.isoformat() if date.earliest else ".."
    end = date.latest.isoformat() if date.latest else ".."
    return date_words.words(dates.parse_date(start if start == end else f"{start}/{end}"))


def _about(name: str, row: Row) -> Iterable[tuple[str, list[nodes.Node]]]:
    """Yield what is to be said of a field, each with its label."""
    yield "Readers see", [nodes.Text(row.label)]
    yield "You write", [nodes.Text(_sentence(shape(fields.Fields, name)))]
    yield "For", _kinds(row.kinds)
    if row.needed:
        yield "Needed for", _kinds(row.needed)
    if row.keys:
        yield "Leads to", _kinds(row.keys)
    if row.facet:
        yield "Search by", [nodes.Text(row.facet)]
    told = [f"{label} {getattr(row, standard)}" for standard, label in STANDARDS.items() if getattr(row, standard)]
    if told:
        yield "Elsewhere", [nodes.Text("; ".join(told))]


def _kinds(names: frozenset[str]) -> list[nodes.Node]:
    """Return kinds as typed; the shorter of those meant and those left out."""
    left_out = [name for name in KINDS if name not in names]
    if not left_out:
        return [nodes.Text("every kind")]
    if len(left_out) <= 3:
        return [nodes.Text("every kind but "), *_all_typed(left_out)]
    return _all_typed([name for name in KINDS if name in names])


def _typed(text: str) -> nodes.literal:
    return nodes.literal(text, text)


def _all_typed(texts: Iterable[str]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for text in texts:
        found += [nodes.Text(", "), _typed(text)] if found else [_typed(text)]
    return found


def _sentence(*parts: str) -> str:
    """Return the parts that there are, each as a sentence."""
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def _rows(rows: Iterable[tuple[str, list[nodes.Node]]]) -> nodes.field_list:
    return nodes.field_list(
        "",
        *(
            nodes.field("", nodes.field_name("", label), nodes.field_body("", nodes.paragraph("", "", *content)))
            for label, content in rows
        ),
    )


def setup(app: Sphinx) -> None:
    """Register the directives and their style sheet."""
    app.add_css_file("reference.css")
    app.add_directive("field-reference", FieldReference)
    app.add_directive("kind-reference", KindReference)
    app.add_directive("date-reference", DateReference)
    app.add_directive("message-reference", MessageReference)
