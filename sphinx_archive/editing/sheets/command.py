"""``python -m sphinx_archive sheet``: the records as spreadsheets, to fill and to take back."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused, finish, save
from sphinx_archive.editing.folder import docs_argument, read_archive
from sphinx_archive.editing.sheets.accessions import SCHEME, read_accessions
from sphinx_archive.editing.sheets.columns import KEY, RECORD
from sphinx_archive.editing.sheets.export import sheets
from sphinx_archive.editing.sheets.importing import imported
from sphinx_archive.editing.sheets.mapping import mapped
from sphinx_archive.editing.sheets.plan import NEW_PAGE
from sphinx_archive.editing.sheets.scheme import read_scheme, shipped
from sphinx_archive.editing.sheets.tables import read_tables

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from sphinx_archive.editing.sheets.drafts import Edit, Plan
    from sphinx_archive.editing.sheets.export import Sheet
    from sphinx_archive.editing.sheets.tables import Table, Trouble
    from sphinx_archive.records.page import Page

KNOWN = ", ".join(shipped())
EXAMPLES = """\
examples:
  python -m sphinx_archive sheet export --into archive.xlsx    a workbook, one sheet for each kind
  python -m sphinx_archive sheet export --into sheets/         a folder of CSV files
  python -m sphinx_archive sheet import archive.xlsx --dry-run
                                                say what would change, cell by cell
  python -m sphinx_archive sheet import archive.xlsx           change it
  python -m sphinx_archive sheet import items.csv --mapping omeka --dry-run
                                                a table of another program
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="export|import")
    out = doing.add_parser("export", help="write the records into a workbook or a folder of CSV files")
    out.add_argument("--into", type=Path, default=Path("archive.xlsx"), help="FILE.xlsx or FOLDER (archive.xlsx)")
    back = doing.add_parser("import", help="take changes and new records from a workbook, CSV files or a folder")
    what = ".xlsx, .csv, a folder of .csv, or an accession list in .yaml"
    back.add_argument("files", nargs="+", type=Path, metavar="FILE", help=what)
    back.add_argument("--mapping", metavar="MAPPING", help=f"for tables of other programs: {KNOWN}, or a file of yours")
    back.add_argument("--dry-run", action="store_true", help="only say what would change")
    docs_argument(out)
    docs_argument(back)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    if not wanted.docs.is_dir():
        print(f"No folder {wanted.docs}. Name the archive's folder: --docs FOLDER.", file=sys.stderr)
        return 2
    try:
        finish(wanted.docs)
        if wanted.doing == "export":
            return export(wanted.docs, wanted.into)
        return take(wanted.docs, wanted.files, wanted.mapping, is_dry=wanted.dry_run)
    except OSError as error:
        raise Refused(f"{error.filename or 'A file'} cannot be written ({error.strerror}).") from error


def export(folder: Path, into: Path) -> int:
    """Write an archive's records into a workbook or a folder of CSV files."""
    pages = [page for page in read_archive(folder) if page.record]
    made = sheets((page.record, (folder / page.path).read_bytes().decode()) for page in pages if page.record)
    if into.suffix.lower() == ".xlsx":
        # Imported here: it takes half a second, and only workbooks need it.
        from sphinx_archive.editing.sheets.workbook import workbook

        _write_new({into: workbook(made)})
    elif into.suffix:
        raise Refused(f"{into} is neither a workbook nor a folder. Write --into archive.xlsx, or --into sheets/.")
    else:
        _write_new({into / f"{sheet.name}.csv": as_csv(sheet) for sheet in made})
    print(f"{_number(len(pages), 'record')} and {_number(len(made[-1].rows), 'source')} written into {into}.")
    return 0


def as_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV, with the byte order mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([[column.name for column in sheet.columns], *sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def _write_new(files: dict[Path, bytes]) -> None:
    """Write files, but never over one that somebody may have filled."""
    for path in files:
        if path.exists():
            raise Refused(f"{path} is there already. Name another place with --into, or move it away.")
    written: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_bytes(content)
    except OSError:
        # Half a sheet is worse than none.
        for path in written:
            path.unlink(missing_ok=True)
        raise


def take(folder: Path, files: Sequence[Path], mapping: str | None, *, is_dry: bool) -> int:
    """Take the changes of tables into an archive, or only say what they are; return an exit status.

    ``mapping`` names what says how tables of another program are read.
    """
    pages = list(read_archive(folder))
    tables, notes = _tables(files, mapping, pages)
    _tell("Left out:", notes)
    plan, changes = imported(folder, pages, tables)
    for edit in plan.edits:
        print(_line(edit))
    _tell("Not taken, because the page and the sheet both changed since the export:", plan.conflicts)
    if plan.troubles:
        _tell("Nothing was changed. Correct this in the sheet:", plan.troubles)
        return 1
    if not is_dry:
        save(folder, changes)
    new = sum(change.before is None for change in changes)
    print(_summary(plan, new, len(changes) - new, is_dry=is_dry))
    return int(bool(plan.conflicts))


def _tables(files: Sequence[Path], mapping: str | None, pages: Sequence[Page]) -> tuple[list[Table], list[str]]:
    """Return the tables of files in our columns, and what is told of what was left out."""
    lists = [file for file in files if file.suffix.lower() in (".yaml", ".yml")]
    theirs = [table for file in files if file not in lists for table in read_tables(file)]
    entries = [read_accessions(file) for file in lists]
    found, notes = mapped([table for table, _ in entries], read_scheme(mapping or SCHEME), pages) if lists else ([], [])
    new = {row.cells[KEY].text for table in found for row in table.rows}
    for _, sources in entries:
        found.append(sources._replace(rows=tuple(row for row in sources.rows if row.cells[RECORD].text in new)))
    if not (mapping and theirs):
        return [*found, *theirs], notes
    more, said = mapped(theirs, read_scheme(mapping), pages)
    return [*found, *more], [*notes, *said]


def _summary(plan: Plan, new: int, changed: int, *, is_dry: bool) -> str:
    if not new + changed:
        return "The pages say what the sheet says: nothing to change."
    cells = sum(edit.field != NEW_PAGE for edit in plan.edits)
    what = f"{_number(cells, 'cell')}: {_number(changed, 'page')} changed, {_number(new, 'page')} new"
    return f"{what}. Nothing was written: this was a dry run." if is_dry else f"{what}."


def _line(edit: Edit) -> str:
    before, after = (_shown(text) for text in (edit.before, edit.after))
    return f"{edit.path}: {edit.field}: {before} -> {after}  ({edit.where})"


def _shown(text: str) -> str:
    """Return a cell in one line that a terminal may print."""
    line = " / ".join(text.split("\n"))
    return "".join(sign if sign.isprintable() else " " for sign in line) or "(nothing)"


def _tell(head: str, troubles: Sequence[Trouble | str]) -> None:
    if troubles:
        print(head, *(f"  {trouble}" for trouble in troubles), sep="\n", file=sys.stderr)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
