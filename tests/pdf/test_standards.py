"""The books keep PDF/UA-1 and PDF/A-2a, by the rules of veraPDF."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst

from sphinx_archive.pdf.packing import packed
from tests.pdf.vera import broken, largest_first, validate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf.printing import Printed

NO_JAVA = "NOT CHECKED: whether the PDFs keep PDF/UA-1 and PDF/A-2a. Install a Java development kit (11 or newer)."
SAMPLE = 20
"""Of so many records one is looked at; the volumes have them all."""


@pytest.fixture(autouse=True)
def java() -> None:
    if shutil.which("java") is None and os.environ.get("CI"):
        pytest.fail(NO_JAVA)
    if shutil.which("java") is None:
        pytest.skip(NO_JAVA)


def test_book_with_every_element_keeps_both_standards(kitchen_sink: Printed) -> None:
    assert broken(validate([kitchen_sink.path])) == {}


def test_every_volume_of_the_archive_and_a_sample_of_its_records_keep_both_standards(books: Path) -> None:
    volumes = [*books.glob("*.pdf"), *books.rglob("*.with-parts.pdf")]
    records = sorted(path for path in books.glob("*/*.pdf") if path not in volumes)
    assert broken(validate([*largest_first(volumes), *records[::SAMPLE]])) == {}


def test_validator_sees_a_broken_file_among_others(kitchen_sink: Printed, tmp_path: Path) -> None:
    (tmp_path / "bare.pdf").write_bytes(typst.compile(b"Bare", pdf_tags=False))
    told = broken(validate([tmp_path / "bare.pdf", kitchen_sink.path]))
    assert told.keys() == {"bare.pdf"}
    assert {line.partition(":")[0] for line in told["bare.pdf"]} >= {"2a broken", "ua1 broken"}


def test_validator_sees_a_picture_without_words(kitchen_sink: Printed, tmp_path: Path) -> None:
    with pikepdf.open(kitchen_sink.path) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure" and "/Alt" in found:
                del found["/Alt"]
        pdf.save(tmp_path / "mute.pdf", fix_metadata_version=False)
    (told,) = broken(validate([tmp_path / "mute.pdf"])).values()
    assert "ua1 broken" in {line.partition(":")[0] for line in told}


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
