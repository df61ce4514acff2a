"""Records as spreadsheets and back: what editors change is changed, and nothing else."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl import load_workbook

from sphinx_archive.__main__ import main
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.sheets.command import as_csv
from sphinx_archive.editing.sheets.export import Sheet, sheets
from sphinx_archive.editing.sheets.plan import planned
from sphinx_archive.editing.sheets.tables import Table, read_csv, read_workbook
from sphinx_archive.editing.sheets.workbook import workbook
from tests.sample import SAMPLE
from tests.sample import page as page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.records.page import Page

DOCS = Path(__file__).parents[3] / "docs"


class Desk(NamedTuple):
    """An archive in a folder, and a place for sheets beside it."""

    docs: Path
    sheets: Path
    capsys: pytest.CaptureFixture[str]

    def do(self, *words: object) -> tuple[int, str, str]:
        """Run the command; return its status and what it said."""
        status = main(["sheet", *map(str, words), "--docs", str(self.docs)])
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def export(self) -> Path:
        assert self.do("export", "--into", self.sheets)[0] == 0
        return self.sheets

    def rows(self, kind: str) -> list[dict[str, str]]:
        text = (self.sheets / f"{kind}.csv").read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def write(self, kind: str, rows: list[dict[str, str]], encoding: str = "utf-8", delimiter: str = ",") -> None:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        (self.sheets / f"{kind}.csv").write_bytes(text.getvalue().encode(encoding, "replace"))

    def change(self, sheet: str, key: str, /, **cells: str) -> None:
        """Change cells of the row of a key."""
        rows = self.rows(sheet)
        named = {name.replace("_", "-"): text for name, text in cells.items()}
        self.write(sheet, [{**row, **named} if key in list(row.values())[:2] else row for row in rows])

    def add(self, sheet: str, /, **cells: str) -> None:
        """Add a row."""
        self.write(sheet, [*self.rows(sheet), {name.replace("_", "-"): text for name, text in cells.items()}])

    def pages(self) -> dict[str, str]:
        return {page.path: (self.docs / page.path).read_bytes().decode() for page in read_archive(self.docs)}


@pytest.fixture
def desk(tmp_path, capsys) -> Desk:
    for path, text in SAMPLE.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_bytes(text.encode())
    return Desk(tmp_path / "docs", tmp_path / "sheets", capsys)


class Whole(NamedTuple):
    """The whole archive, as sheets and as it is."""

    pages: list[Page]
    texts: dict[str, str]
    made: list[Sheet]

    def asked(self, tables: Iterable[Table]) -> tuple[list[object], list[object]]:
        """Return what tables would change, and what is wrong with them."""
        plan = planned(self.pages, self.texts.__getitem__, tables)
        assert len(plan.drafts) == len(self.texts)
        return plan.edits, [*plan.troubles, *plan.conflicts]


@pytest.fixture(scope="module")
def whole() -> Whole:
    pages = [page for page in read_archive(DOCS) if page.record]
    texts = {page.path: (DOCS / page.path).read_bytes().decode() for page in pages}
    return Whole(pages, texts, sheets((page.record, texts[page.path]) for page in pages))


def test_the_whole_archive_comes_back_from_csv_unchanged(whole):
    assert whole.asked(read_csv(sheet.name, as_csv(sheet)) for sheet in whole.made) == ([], [])


def test_the_whole_archive_comes_back_from_a_workbook_unchanged(whole):
    assert whole.asked(read_workbook("archive.xlsx", workbook(whole.made))) == ([], [])


def turned(text: str) -> str:
    """Return a date as a British Excel writes it into CSV."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)
    if not match or match[1] < "1900":
        return text  # Spreadsheets have no such days.
    year, month, day = match.groups()
    return f"{day}/{month}/{year}" if day else f"{date(2000, int(month), 1):%b}-{year[2:]}"


def test_the_whole_archive_comes_back_as_old_programs_save_it(whole):
    """Semicolons, Windows-1252 with ? for the letters it has not, days and months turned round."""
    tables = []
    for sheet in whole.made:
        dated = [column.is_date for column in sheet.columns]
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";")
        writer.writerow(column.name for column in sheet.columns)
        for row in sheet.rows:
            writer.writerow([turned(cell) if is_date else cell for cell, is_date in zip(row, dated, strict=True)])
        tables.append(read_csv(sheet.name, text.getvalue().encode("cp1252", "replace")))
    assert any(table.is_lossy for table in tables)
    assert whole.asked(tables) == ([], [])


def test_a_changed_cell_changes_one_field_of_one_page(desk):
    before = desk.pages()
    desk.export()
    desk.change("campaign", "sinter", countries="TR; KR", date_reason="")
    status, said, _ = desk.do("import", desk.sheets, "--dry-run")
    assert status == 0
    assert "campaigns/sinter.md: countries: TR -> TR; KR  (campaign.csv, row 5, column " in said
    assert "campaigns/sinter.md: date-reason: the leaflet is older -> (nothing)" in said
    assert desk.pages() == before
    assert desk.do("import", desk.sheets)[0] == 0
    text = before["campaigns/sinter.md"].replace("[TR]", "[TR, KR]").replace("  reason: the leaflet is older\n", "")
    assert desk.pages() == {**before, "campaigns/sinter.md": text}


def test_what_has_parts_is_edited_in_lines(desk):
    desk.export()
    desk.change(
        "campaign", "sinter", figures="dismissed: 40 [leaflet-2009] | 38 [report-2010] | reason: counted\nfined: 2"
    )
    desk.change(
        "campaign", "sinter", links="Film: https://example.org/film\nPaper\\: a list: https://example.org/paper"
    )
    desk.change("organisation", "imf", alt_titles="de: Bund\ntr: Metal İşçileri")
    desk.change("person", "jim", offices="chair | emf | 2009/.. | leaflet-2009\ntreasurer | imf")
    desk.change("sources", "report-2010", note="Torn: page 2 #", language="")
    status, _, wrong = desk.do("import", desk.sheets)
    assert (status, wrong) == (0, "")
    pages = desk.pages()
    assert (
        "figures:\n  dismissed:\n    value: 40\n    sources: [leaflet-2009]\n    variants:\n      - value: 38\n"
        "        sources: [report-2010]\n    reason: counted\n  fined: 2\n"
    ) in pages["campaigns/sinter.md"].replace('"', "")
    assert '  "Paper: a list": https://example.org/paper\n' in pages["campaigns/sinter.md"]
    assert '    note: "Torn: page 2 #"\n' in pages["campaigns/sinter.md"]
    assert "language: de" not in pages["campaigns/sinter.md"]
    assert "alt-titles:\n  de: Bund\n  tr: Metal İşçileri\n" in pages["organisations/imf.md"]
    assert "  - office: treasurer\n    organisation: imf\n" in pages["people/jim.md"]
    assert "dates: 2009/..\n" in pages["people/jim.md"]


def test_a_row_that_is_not_there_deletes_nothing(desk):
    before = desk.pages()
    desk.export()
    desk.write("campaign", desk.rows("campaign")[:1])
    (desk.sheets / "sources.csv").unlink()
    assert desk.do("import", desk.sheets)[0] == 0
    assert desk.pages() == before


def test_a_sheet_of_ones_own_changes_what_it_names_and_empties_nothing(desk):
    desk.sheets.mkdir()
    desk.write("mine", [{"key": "mexico", "places": "Mexico City", "countries": ""}, {"key": "korea", "places": ""}])
    before = desk.pages()
    assert desk.do("import", desk.sheets / "mine.csv")[0] == 0
    text = before["campaigns/mexico.md"].replace("sources:", "places: [Mexico City]\nsources:")
    assert desk.pages() == {**before, "campaigns/mexico.md": text}


def test_a_new_row_is_a_new_page_in_the_folder_of_its_kind(desk):
    desk.export()
    desk.add(
        "news", key="basin", kind="news", title="Basın *açıklaması*", date="2012-03-04", organisations="imf; emf",
        text="Açıklandı {source}`bildiri`.\n\nSonra {source}`bildiri`.",
    )  # fmt: skip
    desk.add("sources", record="basin", name="bildiri", title="Bildiri 😀", not_archived="on paper")
    status, said, wrong = desk.do("import", desk.sheets)
    assert (status, wrong) == (0, "")
    assert "news/basin.md: new page: (nothing) -> Basın *açıklaması*" in said
    assert desk.pages()["news/basin.md"] == (
        "---\nkind: news\ndate: 2012-03-04\norganisations: [imf, emf]\nsources:\n  bildiri:\n    title: Bildiri 😀\n"
        "    not-archived: on paper\n---\n# Basın \\*açıklaması\\*\n\nAçıklandı {source}`bildiri`.\n\n"
        "Sonra {source}`bildiri`.\n"
    )


@pytest.mark.parametrize(
    ("kind", "cells", "said"),
    [
        ("news", {"key": "../../x", "kind": "news", "title": "T"}, "row 4, column A (key): '../../x' is no key"),
        ("news", {"key": "", "kind": "news", "title": "T"}, "row 4, column A (key): The cell 'key' is empty"),
        ("news", {"key": "x", "kind": "newz", "title": "T"}, "'newz' is no kind. Did you mean 'news'"),
        ("news", {"key": "x", "kind": "news"}, "row 4, column A (key): A new record needs a title"),
        ("news", {"key": "court", "kind": "news", "title": "T"}, "'court' has a row already: news.csv, row 2"),
        ("news", {"key": "x", "kind": "news", "title": "T"}, "needs the field 'date'"),
        ("news", {"key": "mexico2", "kind": "news", "title": "T", "seen": "date:abcdef"}, "No record has the key"),
        ("sources", {"record": "courd", "name": "x"}, "No record has the key 'courd'. Did you mean 'court'?"),
    ],
)
def test_a_new_row_that_makes_no_sound_page_refuses_the_whole(desk, kind, cells, said):
    before = desk.pages()
    desk.export()
    desk.change("news", "court", places="Ankara")
    desk.add(kind, **cells)
    status, _, wrong = desk.do("import", desk.sheets)
    assert status == 1
    assert "Nothing was changed" in wrong
    assert said in wrong
    assert desk.pages() == before


@pytest.mark.parametrize(
    ("kind", "key", "cells", "said"),
    [
        ("campaign", "sinter", {"countries": "TR; TRX"}, "campaign.csv, row 5, column M (countries): 'TRX' is no ISO"),
        ("campaign", "sinter", {"date": "2008-13"}, "column H (date)"),
        ("campaign", "sinter", {"organisations": "imff"}, "(organisations): No record has the key 'imff'. Did you"),
        ("campaign", "sinter", {"figures": "dismissed 38"}, "(figures): 'dismissed 38' has no name and value"),
        ("campaign", "sinter", {"title": "Other"}, "(title): 'title' is changed in the page"),
        ("campaign", "sinter", {"text": "More."}, "(text): 'text' is changed in the page"),
        ("campaign", "sinter", {"seen": "x"}, "(seen): 'seen' was changed"),
        (
            "campaign",
            "sinter",
            {"countires": "TR"},
            "row 1, column AB (countires): Unknown column 'countires'. Did",
        ),
        ("campaign", "sinter", {"places": "=1+1"}, "(places): This is a formula"),
        ("campaign", "sinter", {"places": "a\x07"}, "(places): This cell holds a sign that cannot be seen, U+0007"),
        ("campaign", "sinter", {"places": "@cmd"}, "(places): This is a formula"),
        ("campaign", "sinter", {"scope": "x"}, "(scope): A campaign has no field 'scope'"),
        ("sources", "report-2010", {"url": "example.org"}, "(url): 'example.org' is no web address"),
        ("subject", "conflict", {"broader": "wildcat"}, "goes round in a circle"),
        ("person", "jim", {"offices": "president"}, "(offices): 'president' is no office"),
    ],
)
def test_a_mistake_is_told_at_its_cell_and_refuses_the_whole(desk, kind, key, cells, said):
    before = desk.pages()
    desk.export()
    desk.change("news", "court", places="Ankara")
    desk.change(kind, key, **cells)
    for words in (("--dry-run",), ()):
        status, _, wrong = desk.do("import", desk.sheets, *words)
        assert status == 1
        assert said in wrong
        assert desk.pages() == before


def test_two_editors_lose_nothing(desk):
    desk.export()
    file = desk.docs / "campaigns/mexico.md"
    text = file.read_text().replace("[MX, KR]", "[MX, US]").replace("2011-02-14/2011-02-19", "2011-02-14/2011-02-20")
    file.write_text(text)
    desk.change("campaign", "mexico", countries="MX; KR; CA", places="Mexico City")
    status, said, wrong = desk.do("import", desk.sheets)
    assert status == 1
    assert "column M (countries): The page was changed since the sheet was made: it has 'MX; US' now" in wrong
    assert "campaigns/mexico.md: places: (nothing) -> Mexico City" in said
    # The other's date stays, for the sheet did not change it.
    assert file.read_text() == text.replace("sources:", "places: [Mexico City]\nsources:")


def test_problems_that_were_there_before_are_no_reason_to_refuse(desk):
    file = desk.docs / "news/court.md"
    file.write_text(file.read_text().replace("It was so", "Unsourced. It was so"))
    desk.export()
    desk.change("news", "court", places="Ankara")
    assert desk.do("import", desk.sheets)[0] == 0
    assert "places: [Ankara]" in file.read_text()


def test_cells_that_look_like_formulas_come_back_as_they_were(desk, tmp_path):
    file = desk.docs / "campaigns/mexico.md"
    file.write_text(file.read_text().replace("sources:", 'places: ["=1+1", "\'=x", "＝y"]\nsources:', 1))
    file.write_text(file.read_text().replace("title: A leaflet", "title: '-5 @home'"))
    desk.export()
    assert all(row["places"] == "'=1+1; '=x; ＝y" for row in desk.rows("campaign") if row["key"] == "mexico")
    book = tmp_path / "a.xlsx"
    desk.do("export", "--into", book)
    sheet = load_workbook(book)["campaign"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    for made in (desk.sheets, book):
        assert desk.do("import", made)[:2] == (0, "The pages say what the sheet says: nothing to change.\n")


def resaved(
    book: Path, kind: str, changes: dict[tuple[str, str], object], formats: dict[str, str] | None = None
) -> None:
    """Put values into a workbook as a person would in Excel."""
    opened = load_workbook(book)
    sheet = opened[kind]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for (key, name), value in changes.items():
            if row[0].value == key:
                cell = row[names.index(name)]
                cell.number_format = (formats or {}).get(name, "General")
                cell.value = value
    opened.save(book)


def test_numbers_dates_and_times_of_excel_are_what_was_typed(desk, tmp_path):
    file = desk.docs / "campaigns/mexico.md"
    file.write_text(file.read_text().replace("2011-02-14/2011-02-19", "2009-01"))
    book = tmp_path / "a.xlsx"
    desk.do("export", "--into", book)
    resaved(book, "campaign", {("mexico", "date"): datetime(2009, 1, 1)}, {"date": "mmm-yy"})
    assert desk.do("import", book)[1] == "The pages say what the sheet says: nothing to change.\n"
    resaved(book, "campaign", {("mexico", "date"): datetime(2011, 2, 19)}, {"date": "dd/mm/yyyy"})
    resaved(book, "campaign", {("open", "date"): 2011})
    said = desk.do("import", book, "--dry-run")[1]
    assert "mexico.md: date: 2009-01 -> 2011-02-19" in said
    assert "open.md: date: 2010/.. -> 2011  " in said
    resaved(book, "campaign", {("mexico", "date"): date(2011, 2, 1)}, {"date": "yyyy"})
    assert "mexico.md: date: 2009-01 -> 2011  " in desk.do("import", book, "--dry-run")[1]
    resaved(book, "campaign", {("mexico", "places"): "=HYPERLINK(1)"})
    status, _, wrong = desk.do("import", book)
    assert status == 1
    assert "a.xlsx, sheet campaign, row 3, column N (places): This is a formula" in wrong


def test_a_length_that_excel_takes_for_a_time_of_day(desk, tmp_path):
    film = page_of("film-short", "Strike", "duration: 4:05\n")
    (desk.docs / "films").mkdir()
    (desk.docs / "films/strike.md").write_text(film)
    book = tmp_path / "a.xlsx"
    desk.do("export", "--into", book)
    resaved(book, "film-short", {("strike", "duration"): time(4, 5)}, {"duration": "h:mm"})
    assert desk.do("import", book)[1] == "The pages say what the sheet says: nothing to change.\n"
    resaved(book, "film-short", {("strike", "duration"): time(12, 30)}, {"duration": "h:mm"})
    assert "duration: 4:05 -> 12:30" in desk.do("import", book)[1]
    assert "duration: 12:30\n" in (desk.docs / "films/strike.md").read_text()


def test_a_workbook_helps_to_fill_it(desk, tmp_path):
    book = tmp_path / "a.xlsx"
    desk.do("export", "--into", book)
    sheet = load_workbook(book)["campaign"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert sheet.freeze_panes == "C2"
    assert heads["date"].comment.text.startswith("Needed. When it happened")
    assert "parted by semicolons" in heads["countries"].comment.text
    rules = {
        str(rule.sqref).rstrip("0123456789").partition("2:")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    lists = load_workbook(book)["choices"]

    def offered(name: str) -> set[str]:
        column = rules[heads[name].column_letter].formula1.removeprefix("choices!").replace("$", "")
        return {cell[0].value for cell in lists[column]}

    assert offered("title-origin") == {"published", "supplied", "reconstructed"}
    assert {"TR", "KR"} < offered("countries")
    assert "http://rightsstatements.org/vocab/CNE/1.0/" in offered("rights")
    assert {"en", "pt-BR"} < offered("languages")
    assert sheet.column_dimensions[heads["seen"].column_letter].hidden
    # A new row's cells are text from the start.
    assert sheet.column_dimensions[heads["date"].column_letter].number_format == "@"


def test_an_ambiguous_date_is_asked_for(desk):
    desk.export()
    desk.change("news", "court", date="05/03/2010")
    status, _, wrong = desk.do("import", desk.sheets)
    assert status == 1
    assert "'05/03/2010' may be 2010-03-05 or 2010-05-03. Write it as year-month-day" in wrong
    # The other date tells which of the two stands first.
    desk.change("news", "second", date="04/03/2010")
    desk.change("campaign", "mexico", places="x")
    status, said, wrong = desk.do("import", desk.sheets, "--dry-run")
    assert (status, wrong) == (0, "")
    assert "news/court.md: date: 2010-03-04 -> 2010-03-05" in said
    assert "second.md" not in said


def test_what_a_spreadsheet_lost_is_not_taken(desk):
    desk.export()
    rows = desk.rows("campaign")
    rows = [{**row, "places": "Seoul", "alt-titles": "en: ?? strike"} if row["key"] == "korea" else row for row in rows]
    desk.write("campaign", rows, "cp1252", ";")
    file = desk.docs / "campaigns/korea.md"
    file.write_text(file.read_text().replace("date: 2005~", "alt-titles:\n  en: 기륭 Strike\ndate: 2005~"))
    (desk.sheets / "campaign.csv").rename(desk.sheets / "mine.csv")
    status, _, wrong = desk.do("import", desk.sheets / "mine.csv")
    assert status == 1
    assert "alt-titles" in wrong


def test_an_export_never_writes_over_a_sheet(desk):
    desk.export()
    status, _, wrong = desk.do("export", "--into", desk.sheets)
    assert status == 1
    assert "is there already" in wrong


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"no zip", "is no workbook"),
        ("a.doc", b"", "is no table"),
        ("a.csv", b"key;places\nsinter;\"a\nb", "'a' is"),
        ("a.csv", b"places\nx\n", "No column is called 'key'"),
        ("missing.csv", None, "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(desk, name, content, said):
    desk.sheets.mkdir()
    if content is not None:
        (desk.sheets / name).write_bytes(content)
    status, out, wrong = desk.do("import", desk.sheets / name)
    assert (status, said in wrong) == (1, True) or "places: Istanbul; Üsküdar -> a / b" in out


def test_a_workbook_that_unpacks_without_end_is_not_unpacked(desk, monkeypatch):
    monkeypatch.setattr("sphinx_archive.editing.sheets.tables.LARGEST", 1000)
    desk.sheets.mkdir()
    with zipfile.ZipFile(desk.sheets / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "0" * 2000)
    assert "Split it" in desk.do("import", desk.sheets / "a.xlsx")[2]


@pytest.mark.parametrize("move", range(1, 5))
def test_an_interrupted_import_is_made_whole_or_not_at_all(desk, monkeypatch, move):
    before = desk.pages()
    desk.export()
    desk.change("campaign", "mexico", places="Mexico City")
    desk.change("campaign", "korea", places="Seoul")
    desk.change("news", "court", places="Ankara")
    moved: list[Path] = []
    replace = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        moved.append(path)
        if len(moved) == move:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
        assert desk.do("import", desk.sheets)[0] == 130
    # The next command finishes it, or forgets it.
    assert desk.do("import", desk.sheets, "--dry-run")[0] == 0
    changed = {path for path, text in desk.pages().items() if text != before[path]}
    assert changed in (set(), {"campaigns/mexico.md", "campaigns/korea.md", "news/court.md"})
    assert bool(changed) == (move > 1)


def test_an_export_that_fails_leaves_nothing_half_written(desk, monkeypatch):
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        written.append(path)
        with path.open("wb") as file:
            file.write(content[:10])
        if len(written) == 3:
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", write)
    status, _, wrong = desk.do("export", "--into", desk.sheets)
    assert (status, "No space left on device" in wrong, list(desk.sheets.iterdir())) == (1, True, [])


def test_an_empty_folder_is_no_sheet(desk):
    desk.sheets.mkdir()
    status, _, wrong = desk.do("import", desk.sheets)
    assert (status, "No .csv file is in" in wrong) == (1, True)


def test_excel_is_never_given_more_than_it_keeps(desk):
    file = desk.docs / "campaigns/mexico.md"
    file.write_text(file.read_text().replace("sources:", f"places: [{'x' * 33000}]\nsources:", 1))
    status, _, wrong = desk.do("export", "--into", desk.sheets.with_suffix(".xlsx"))
    assert status == 1
    assert "campaign, row 3: Excel keeps no more" in wrong
    assert not desk.sheets.with_suffix(".xlsx").exists()


def test_same_archive_gives_same_sheets(desk):
    pages = [page for page in read_archive(desk.docs) if page.record]
    once, again = (
        sheets((page.record, SAMPLE[page.path]) for page in order) for order in (pages, list(reversed(pages)))
    )
    assert once == again
