"""A release: source and site in one bag that can be kept anywhere, and the same as one ZIP file."""

from __future__ import annotations

import re
import shutil
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.preservation import citation_file, crate, source
from sphinx_archive.exports.preservation.bag import Payload, close_bag
from sphinx_archive.exports.preservation.packing import pack

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.preservation.citation_file import Facts
    from sphinx_archive.exports.preservation.source import Commit

# What builders leave in the site's folder for their next run.
NOTES = (".buildinfo*", ".archive-*.json", ".doctrees")
AGENT = "sphinx-archive"


class Release(NamedTuple):
    """A bag that was written, the same as one file, what it holds, and what its maker should know."""

    folder: Path
    packed: Path
    payload: Payload
    warnings: tuple[str, ...]


def release(root: Path, site: Path, shelf: Path) -> Release:
    """Write a release of the commit checked out at ``root`` and of a built site; return where it is.

    An older one of the same edition is replaced, once the new one is whole. Raises ValueError, which says what to do,
    where there is no site, no commit or no licence.
    """
    facts = _facts(site)
    commit = source.newest(root)
    folder = shelf / "-".join(part for part in (_plain(facts.name), _plain(facts.edition)) if part)
    unfinished = folder.with_name(f".{folder.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    payload = _fill(unfinished, root, site, facts, commit)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)
    packed = folder.with_name(f"{folder.name}.zip")
    pack(folder, packed, commit.moment)
    return Release(folder, packed, payload, tuple(_warnings(root, site)))


def _facts(site: Path) -> Facts:
    """Return what the site says of itself."""
    if not (site / "index.html").is_file():
        raise ValueError(f"There is no site in {site}. Build it first: make")
    try:
        facts = citation_file.read((site / citation_file.PATH).read_bytes())
    except (OSError, ValueError) as error:
        raise ValueError(f"{site / citation_file.PATH} cannot be read ({error}). Build the site anew: make") from None
    if not facts.licence:
        raise ValueError("Nobody may keep what has no licence. Write archive_licence into conf.py and build again.")
    return facts


def _fill(folder: Path, root: Path, site: Path, facts: Facts, commit: Commit) -> Payload:
    payload = folder / "data"
    shutil.copytree(site, payload / crate.SITE, ignore=shutil.ignore_patterns(*NOTES), copy_function=shutil.copyfile)
    source.write_source(root, commit, payload / crate.SOURCE)
    (payload / crate.NAME).write_bytes(crate.render(facts, commit, payload))
    edition = f", edition {facts.edition}" if facts.edition else ""
    return close_bag(
        folder,
        {
            "Source-Organization": facts.author,
            "External-Description": f"{facts.name}{edition}: source, site and exports",
            "External-Identifier": facts.address or folder.name.removeprefix("."),
            "Internal-Sender-Identifier": f"commit {commit.name}",
            "Bagging-Date": commit.moment.date().isoformat(),
            "Bag-Software-Agent": AGENT,
        },
    )


def _warnings(root: Path, site: Path) -> list[str]:
    told = []
    if changed := source.uncommitted(root):
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        told.append(f"Not in the source, because it is not committed: {', '.join(changed[:3])}{more}.")
    if not list(site.glob("*.pdf")):
        told.append("The site has no books. Build everything first: make")
    return told


def _plain(text: str) -> str:
    """Return a text as the name of a file: small Latin letters, digits, full stops and hyphens."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "-")
    return re.sub(r"[^a-z0-9.]+", "-", letters).strip("-.")
