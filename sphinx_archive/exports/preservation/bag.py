"""BagIt: a folder whose files each stand in a list with their digests, so that damage is seen decades later."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# RFC 8493 wants all receivers to know these two, and senders to prefer the second (section 2.4).
ALGORITHMS = ("sha256", "sha512")
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_CHUNK = 1 << 20


class Payload(NamedTuple):
    """How much a bag holds."""

    size: int
    files: int

    @property
    def oxum(self) -> str:
        """Return it as octets and streams, which a receiver compares before anything else."""
        return f"{self.size}.{self.files}"


def close_bag(folder: Path, tags: Mapping[str, str]) -> Payload:
    """Make a bag of a folder whose payload is below ``data/`` already; return how much that is.

    ``tags`` is what bag-info.txt says, in this order; each value is one line. The size of the payload is added.
    Source: https://www.rfc-editor.org/rfc/rfc8493
    """
    paths = _files(folder / "data")
    payload = Payload(sum(path.stat().st_size for path in paths), len(paths))
    _write(folder / "bagit.txt", DECLARATION)
    said = {**tags, "Payload-Oxum": payload.oxum}
    _write(folder / "bag-info.txt", "".join(f"{label}: {value}\n" for label, value in said.items()))
    _write_manifests(folder, "manifest", paths)
    tagged = [path for path in _files(folder) if path.relative_to(folder).parts[0] != "data"]
    _write_manifests(folder, "tagmanifest", tagged)
    return payload


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _write_manifests(folder: Path, name: str, paths: Iterable[Path]) -> None:
    """Write a list of digests for each algorithm; every file is read once."""
    lines: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    for path in paths:
        shown = _shown(path.relative_to(folder).as_posix())
        for algorithm, digest in _digests(path).items():
            lines[algorithm].append(f"{digest}  {shown}\n")
    for algorithm, found in lines.items():
        _write(folder / f"{name}-{algorithm}.txt", "".join(found))


def _digests(path: Path) -> dict[str, str]:
    hashes = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            for found in hashes.values():
                found.update(chunk)
    return {algorithm: found.hexdigest() for algorithm, found in hashes.items()}


def _shown(path: str) -> str:
    """Return a path as a manifest names it: ends of lines and the sign that codes them are coded (section 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
