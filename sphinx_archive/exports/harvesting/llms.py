"""What the archive is and where its parts are, in one short text for programs that read texts.

Source: https://llmstxt.org
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import form_of
from sphinx_archive.exports.harvesting.feeds import feeds
from sphinx_archive.exports.harvesting.pages import address_of
from sphinx_archive.exports.harvesting.plain import autolink, escaped, label
from sphinx_archive.exports.harvesting.resourcesync import CHANGES, SOURCE
from sphinx_archive.exports.harvesting.sitemap import PATH
from sphinx_archive.exports.summary import first_paragraph
from sphinx_archive.exports.web.signposting.files import wholes
from sphinx_archive.records.kinds import FOLDERS, KINDS, series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

# Where the files are that hold the whole archive.
FOLDER_OF_WHOLE = "data"


def render(archive: Archive, outdir: Path, *, in_step: bool) -> str:
    """Return the text; what it tells of as files of the whole is there in the site's folder.

    ``in_step`` is whether there are lists by which a copy of the archive keeps in step with it.
    """
    sections = {
        "Records": _series(archive),
        "The whole archive in files": _files(archive, outdir),
        "Feeds": _feeds(archive),
        "Harvesting": _harvesting(archive, outdir, in_step),
    }
    blocks = [f"# {escaped(archive.name)}", *_introduction(archive), *_how_to(archive)]
    for heading, lines in sections.items():
        if found := list(lines):
            blocks += [f"## {heading}", "\n".join(found)]
    return "\n\n".join(blocks) + "\n"


def _introduction(archive: Archive) -> Iterator[str]:
    if "index" in archive.docnames and (said := first_paragraph("index", archive)):
        yield f"> {escaped(said)}"


def _how_to(archive: Archive) -> Iterator[str]:
    number = len(archive.catalogue.records)
    yield (
        f"There {'is 1 record' if number == 1 else f'are {number:,} records'}, each on a page of its own. With `.md`"
        f" instead of `{archive.ending}` at the end of its address a page comes as Markdown: a header in YAML, the"
        " text, and a footnote for every source that a statement rests on."
    )
    yield (
        "To cite a record, give its title, the name of the archive and the address of its page, which stays."
        " Beside each page are citations for bibliography programs: `.bib`, `.ris` and `.csl.json`."
        " To cite what a record states, cite the source that the record names for it."
    )
    if archive.licence:
        yield f"Licence of the texts: {autolink(archive.licence)}. Rights in the originals are said on each page."


def _series(archive: Archive) -> Iterator[str]:
    for folder, name in series().items():
        number = sum(len(archive.catalogue.of_kind(kind.name)) for kind in KINDS.values() if kind.folder == folder)
        if number and f"{folder}/index" in archive.docnames:
            yield _line(name, address_of(f"{folder}/index", archive), f"{number:,}")


def _files(archive: Archive, outdir: Path) -> Iterator[str]:
    """Yield the files that hold the whole; those that hold one series are left to readers of its pages."""
    titles = {file.path: file.title for file in wholes(archive)}
    found = (path for path in sorted((outdir / FOLDER_OF_WHOLE).glob("*")) if path.is_file() and path.suffix != ".html")
    for path in (path for path in found if path.name.partition(".")[0] not in FOLDERS):
        name = path.relative_to(outdir).as_posix()
        form = form_of(name)
        yield _line(name, archive.at(name), titles.get(name, form.name if form else ""))


def _feeds(archive: Archive) -> Iterator[str]:
    for feed in feeds(archive):
        yield _line(feed.title, archive.at(feed.path), "Atom")


def _harvesting(archive: Archive, outdir: Path, in_step: bool) -> Iterator[str]:
    yield _line(PATH, archive.at(PATH), "every page with its date, digest and files")
    for file in wholes(archive):
        if file.path.startswith("oai") and (outdir / file.path).is_file():
            yield _line(file.path, archive.at(file.path), file.title)
    if in_step:
        yield _line(SOURCE, archive.at(SOURCE), "where clients of ResourceSync begin")
        yield _line(CHANGES, archive.at(CHANGES), "what came, changed and went, by date")


def _line(name: str, address: str, said: str = "") -> str:
    return f"- [{label(name)}]({address}){f': {said}' if said else ''}"
