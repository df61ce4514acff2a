"""The books keep PDF/UA-1 and PDF/A-2a, by the rules of veraPDF."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst

from sphinx_archive.pdf.packing import packed
from tests.pdf.album import bad_album, good_album
from tests.pdf.scripts import print_scripts
from tests.pdf.vera import broken, keeps_both, largest_first, validate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf.printing import Printed

NO_JAVA = "NOT CHECKED: whether the PDFs keep PDF/UA-1 and PDF/A-2a. Install a Java development kit (11 or newer)."
PARTS, RECORDS = 8, 40
"""Of so many books one is looked at; ``make conformance`` looks at all."""


@pytest.fixture(autouse=True, scope="module")
def java() -> None:
    if shutil.which("java") is None and os.environ.get("CI"):
        pytest.fail(NO_JAVA)
    if shutil.which("java") is None:
        pytest.skip(NO_JAVA)


@pytest.fixture(scope="module")
def verdicts(kitchen_sink: Printed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is said of small books, by name: all in one run, for to start Java takes longer than to read them."""
    folder = tmp_path_factory.mktemp("standards")
    books = {
        "every element": kitchen_sink.path,
        "every script": print_scripts(folder / "scripts").path,
        "pictures of every kind": good_album(folder / "good").path,
        "pictures that cannot be printed": bad_album(folder / "bad").path,
        "bare": bare(folder / "bare.pdf"),
        "mute": mute(kitchen_sink.path, folder / "mute.pdf"),
    }
    found = validate(books.values())
    return {name: found[path] for name, path in books.items()}


def bare(path: Path) -> Path:
    """Write a book without tags."""
    path.write_bytes(typst.compile(b"Bare", pdf_tags=False))
    return path


def mute(book: Path, path: Path) -> Path:
    """Write a book again, its pictures without words."""
    with pikepdf.open(book) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure" and "/Alt" in found:
                del found["/Alt"]
        pdf.save(path, fix_metadata_version=False)
    return path


@pytest.mark.parametrize(
    "name", ["every element", "every script", "pictures of every kind", "pictures that cannot be printed"]
)
def test_a_book_keeps_both_standards(verdicts: dict[str, list[str]], name: str) -> None:
    assert keeps_both(verdicts[name]), "\n".join(verdicts[name])


def test_validator_sees_a_broken_file_among_others(verdicts: dict[str, list[str]]) -> None:
    assert {line.partition(":")[0] for line in verdicts["bare"]} >= {"2a broken", "ua1 broken"}


def test_validator_sees_a_picture_without_words(verdicts: dict[str, list[str]]) -> None:
    assert "ua1 broken" in {line.partition(":")[0] for line in verdicts["mute"]}


def test_the_whole_archive_and_a_sample_of_its_other_books_keep_both_standards(books: Path) -> None:
    # The whole has every page; the films are the series with more than text.
    volumes = [books / "the-metalworkers-archive.pdf", books / "films.pdf"]
    parts = sorted(books.rglob("*.with-parts.pdf"))
    records = sorted(path for path in books.glob("*/*.pdf") if path not in parts)
    assert broken(validate(largest_first([*volumes, *parts[::PARTS], *records[::RECORDS]]))) == {}


def test_packing_leaves_the_tags_and_makes_the_file_small(kitchen_sink: Printed, tmp_path: Path) -> None:
    with pikepdf.open(kitchen_sink.path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K
        pdf.save(tmp_path / "loose.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert kitchen_sink.path.stat().st_size < (tmp_path / "loose.pdf").stat().st_size * 0.9


@pytest.mark.parametrize("sheets", [1, 20, 1100])
def test_every_tag_is_found_from_its_sheet_by_few_steps(sheets: int, tmp_path: Path) -> None:
    text = "#set document(title: [A])\n" + "A strike.\n#pagebreak()\n" * sheets
    plain = typst.compile(text.encode(), pdf_standards=["ua-1"], timestamp=0)
    (tmp_path / "plain.pdf").write_bytes(plain)
    (tmp_path / "packed.pdf").write_bytes(packed(plain, {}))
    with pikepdf.open(tmp_path / "plain.pdf") as before, pikepdf.open(tmp_path / "packed.pdf") as after:
        trees = [pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree) for pdf in (before, after)]
        assert sheets <= len(trees[0]) == len(trees[1])
        assert list(trees[0].keys()) == list(trees[1].keys())
        assert all(len(tags) == len(trees[1][key]) for key, tags in trees[0].items())
        below = [found for found in after.objects if isinstance(found, pikepdf.Dictionary) and "/Limits" in found]
        nodes = [after.Root.StructTreeRoot.ParentTree, *below]
        assert all(len(node.get("/Nums", node.get("/Kids"))) <= 64 for node in nodes)
