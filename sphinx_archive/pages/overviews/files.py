"""The files of tables that a site offers: what each is, its columns, and what the database answers.

They are written before any page is; here they are read again, so that what a page says of them is so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.tables import records, statements
from sphinx_archive.exports.tables.examples import answer, examples
from sphinx_archive.exports.tables.package import FOLDER, PATH
from sphinx_archive.pages.links import to_web
from sphinx_archive.pages.tables import table
from sphinx_archive.records.vocabulary import rights_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.sheets import Column
    from sphinx_archive.pages.links import Links

UNITS = ("bytes", "kB", "MB", "GB")
SHORT = 12  # digits of a digest that tell files apart at a glance
BASE = f"{FOLDER}/archive.sqlite"


def files(links: Links) -> list[nodes.Node]:
    """Return a table of the files with their digests, and how the whole is cited; elsewhere where they are."""
    archive = archive_of(links.builder.env)
    folder = _written(links)
    if folder is None:
        return [_elsewhere(links, archive), _terms(archive)]
    described = (folder / PATH).read_bytes()
    resources = json.loads(described)["resources"]
    rows = [_row(resource, links) for resource in resources]
    package = _file(PATH, "A Frictionless data package: what all these are, for programs.", links)
    rows.append([package, *_numbers(0, len(described))])
    return [
        table(("File", "Rows or records", "Size"), rows, classes=["numbers"]),
        nodes.paragraph("", "The whole digests, to copy, in the form that sha256sum --check reads:"),
        _digests(resources),
        _terms(archive),
    ]


def columns(links: Links) -> list[nodes.Node]:
    """Return a section for each table in CSV, with the meaning of every column."""
    return [
        _columns("records.csv", [filled.column for filled in records.COLUMNS]),
        _columns("statements.csv", statements.COLUMNS),
    ]


def queries(links: Links) -> list[nodes.Node]:
    """Return a section for each question to the database; with the answer, where the database is."""
    folder = _written(links)
    return [
        nodes.section(
            "",
            nodes.title("", example.question),
            nodes.literal_block(example.sql, example.sql, language="sql"),
            *(_answer(*answer(folder / BASE, example.sql)) if folder else ()),
            ids=[f"question-{number}"],
            names=[],
        )
        for number, example in enumerate(examples(links.catalogue), 1)
    ]


def _written(links: Links) -> Path | None:
    """Return the folder of the site that this builder writes, if the files are in it."""
    folder = Path(links.builder.outdir)
    return folder if links.has_pages and (folder / PATH).is_file() and (folder / BASE).is_file() else None


def _elsewhere(links: Links, archive: Archive) -> nodes.paragraph:
    said = nodes.paragraph("", "The files are beside this page on the web")
    if archive.address:
        address = archive.at(f"{links.docname}.html")
        said += [nodes.Text(": "), to_web(address, address)]
    said += nodes.Text(".")
    return said


def _row(resource: dict[str, Any], links: Links) -> list[nodes.Node]:
    number = resource.get("rows") or resource.get("count") or 0
    name = _file(f"{FOLDER}/{resource['path']}", resource["description"], links)
    short = resource["hash"].removeprefix("sha256:")[:SHORT]
    name += _aside(f"SHA-256 {short}…")
    return [name, *_numbers(number, resource["bytes"])]


def _file(path: str, meaning: str, links: Links) -> nodes.inline:
    """Return a link to a file, and what it is."""
    address = relative_uri(links.builder.get_target_uri(links.docname), path)
    link = nodes.reference("", path.removeprefix(f"{FOLDER}/"), refuri=address, internal=True)
    return nodes.inline(
        "", "", link, nodes.Text(" "), nodes.inline("", meaning, classes=["record-facts", "file-facts"])
    )


def _aside(said: str) -> nodes.inline:
    return nodes.inline("", said, classes=["record-facts", "file-facts"])


def _numbers(number: int, size: int) -> Iterator[nodes.Text]:
    yield nodes.Text(f"{number:,}" if number else "\N{EN DASH}")
    yield nodes.Text(size_in_words(size))


def size_in_words(size: int) -> str:
    """Return a number of bytes with two digits at least: ``14 kB``, ``2.2 MB``."""
    power = min((len(str(size)) - 1) // 3, len(UNITS) - 1)
    number = size / 1000**power
    rounded = f"{number:.1f}" if power and number < 10 else f"{number:,.0f}"
    return f"{rounded}\N{NO-BREAK SPACE}{UNITS[power]}"


def _digests(resources: Iterable[dict[str, Any]]) -> nodes.container:
    lines = "\n".join(f"{one['hash'].removeprefix('sha256:')}  {one['path']}" for one in resources)
    return nodes.container("", nodes.literal_block(lines, lines, language="none"), classes=["digests"])


def _terms(archive: Archive) -> nodes.paragraph:
    """Return the licence of the texts, and how the archive is cited."""
    edition = f" Edition {archive.edition}." if archive.edition else ""
    said = nodes.paragraph("", "", nodes.strong("", "To cite the whole: "), nodes.Text(f"{archive.name}.{edition}"))
    if archive.address:
        said += nodes.Text(f" {archive.at('')}")  # words to copy: a reader is there already
    if archive.licence:
        said += [nodes.Text(" Licence of the texts: "), to_web(archive.licence, rights_label(archive.licence))]
        said += nodes.Text(".")
    return said


def _columns(name: str, described: Sequence[Column]) -> nodes.section:
    rows = [[nodes.literal("", column.name), nodes.Text(_meaning(column))] for column in described]
    found = table(("Column", "What it holds"), rows)
    return nodes.section("", nodes.title("", name), found, ids=[f"columns-{name.partition('.')[0]}"], names=[])


def _meaning(column: Column) -> str:
    kind = "" if column.type == "string" else f" ({column.type})"
    return f"{column.meaning.rstrip('.')}{kind}."


def _answer(heads: list[str], rows: list[tuple[Any, ...]]) -> list[nodes.Node]:
    if not rows:
        return [nodes.paragraph("", "Nothing.")]
    cells = [[nodes.Text("" if value is None else str(value)) for value in row] for row in rows]
    is_text = any(isinstance(value, str) for row in rows for value in row[1:])
    return [table((head.replace("_", " ") for head in heads), cells, classes=[] if is_text else ["numbers"])]
