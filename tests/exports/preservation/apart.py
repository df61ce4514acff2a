"""Validators that stand in an environment of their own, and what they have to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import rocrate

from sphinx_archive.exports.preservation.crate import SPECIFICATION

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = Path(sys.prefix) / "apart" / "bin"
HERE = Path(__file__).parent
CONTEXT = Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld"
PROFILE = "ro-crate-1.3"


def apart_version(package: str) -> str:
    """Return the version of a package of that environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return _run("python", "-c", code).stdout.strip()


def citation_faults(path: Path) -> list[str]:
    """Return what cffconvert says against a CITATION.cff."""
    run = _run("cffconvert", "--validate", "--infile", path)
    # It ends with the schema's own words after a trace of calls; what matters are its last lines.
    return [] if run.returncode == 0 else [" ".join(run.stderr.split())[-400:] or "cffconvert failed"]


def crate_faults(folder: Path) -> list[str]:
    """Return what roc-validator says against a crate: broken requirements, and checks it could not make."""
    with TemporaryDirectory() as place:
        cache, told = Path(place, "cache"), Path(place, "told.json")
        _run("python", HERE / "warm_cache.py", cache, f"{SPECIFICATION}/context", CONTEXT).check_returncode()
        options = ("--offline", "--cache-path", cache, "--profile-identifier", PROFILE, "--skip-availability-check")
        report = ("--output-format", "json", "--output-file", told)
        run = _run("rocrate-validator", "--no-interactive", "validate", *options, *report, folder)
        if not told.is_file():
            return [f"roc-validator said nothing: {run.stdout[-400:]}{run.stderr[-400:]}"]
        return list(_faults(json.loads(told.read_bytes())))


def _faults(told: Any) -> Iterator[str]:
    for issue in told["issues"]:
        yield f"{issue['check']['identifier']}: {issue['violatingEntity']} {issue['message']}"
    for skipped in told["skipped_check_details"]:
        if skipped["category"] == "exception":
            yield f"{skipped['identifier']}: not made, {skipped['message']}"
    if not told["statistics"]["total_passed_checks"]:
        yield "No check was made."


def _run(program: str, *words: object) -> subprocess.CompletedProcess[str]:
    path = PROGRAMS / program
    assert path.is_file(), f"{path} is missing. Install it: make {PROGRAMS.parent / '.ready'}"
    return subprocess.run([path, *map(str, words)], capture_output=True, text=True, check=False, timeout=300)
