"""How a new archive gets the extension: the line of its requirements, and a wheel that it keeps beside them.

The extension is on no package index, so a new archive takes it from where this one came from.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sphinx_archive.editing.changes import Refused

NAME = "sphinx-archive"
SHELF = "wheels"


class Extension(NamedTuple):
    """A line for pip, the wheel that it names, if it names one, and whether only this machine can reach it."""

    requirement: str
    wheel: Path | None = None
    here_only: bool = False


def extension(wanted: str | None) -> Extension:
    """Return the extension that an address, a wheel or a checkout holds; without one, as this extension came here.

    Raises :class:`Refused` for what holds none.
    """
    if wanted is None:
        return _as_here()
    address = wanted.removeprefix(f"{NAME} @ ")
    if "://" in address:
        if any(map(str.isspace, address)) or not address.isprintable():
            raise Refused(f"The address {address!r} has a space in it. Write it as a browser shows it.")
        return _at(address)
    return _in(Path(wanted))


def _as_here() -> Extension:
    """Return where this extension was installed from. Source: PEP 610, direct_url.json."""
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:
        return _in(Path(__file__).parents[3])
    if not (came := installed.read_text("direct_url.json")):
        return Extension(f"{NAME}=={installed.version}")
    found = json.loads(came)
    if git := found.get("vcs_info"):
        return _at(f"git+{found['url']}@{git['commit_id']}")
    return _at(found["url"])


def _at(address: str) -> Extension:
    parts = urlsplit(address)
    return _in(Path(url2pathname(parts.path))) if parts.scheme == "file" else Extension(f"{NAME} @ {address}")


def _in(path: Path) -> Extension:
    if path.is_file() and path.suffix == ".whl" and path.name.startswith(NAME.replace("-", "_") + "-"):
        return Extension(f"./{SHELF}/{path.name}", path)
    if (path / "pyproject.toml").is_file() and (path / "sphinx_archive").is_dir():
        return Extension(f"-e {path.resolve().as_uri()}", here_only=True)
    raise Refused(
        f"{path} holds no {NAME}. Name a checkout of it, a wheel (sphinx_archive-....whl) or an address: "
        "git+https://forge.example.org/union/archive@v1."
    )
