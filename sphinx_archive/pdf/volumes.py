"""From the volumes of the archive to the jobs of the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.catalogue.shelf import digest_of, edition_of
from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.imprint import imprint_of

from .document import book_file, leaflet_file
from .front import front_of
from .metadata import description
from .press import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx.builders import Builder

    from sphinx_archive.catalogue.volumes import Volume

    from .writing import Written

LIBRARIES = ("docutils", "fonttools", "pikepdf", "pillow", "sphinx", "typst", "ziamath")


def plan(builder: Builder, volumes: Sequence[Volume], written: Written) -> list[Job]:
    """Write the main file of every volume and return what is to be printed."""
    return [_job(builder, volume, volumes, written) for volume in volumes]


def _job(builder: Builder, volume: Volume, volumes: Sequence[Volume], written: Written) -> Job:
    single, address = volume.form == "record", written.book.address
    main = _main_file(builder, volume, volumes, written)
    # Records have no title of a part above them in a volume of their own.
    base = "1" if volume.form in {"record", "parts"} else "0"
    inputs = {"inside": "\n".join(volume.docnames), "address": address, "base": base}
    described = description(volume, archive_of(builder.env)) if single else {}
    moment = _moment(builder, volume)
    return Job(
        path=volume.path,
        root=str(written.folder),
        main=str(main),
        inputs=inputs,
        description=described,
        moment=moment,
        size=len(volume.docnames),
        digest=digest_of(_pieces(main, volume, written, repr((inputs, described, moment)))),
    )


def _moment(builder: Builder, volume: Volume) -> int:
    """Return the date of a PDF, which PDF/A wants: of the newest change, else of the edition, else always the same.

    That of the newest change would be wrong for a record that has long been as it is.
    """
    imprint = imprint_of(builder.env, volume)
    found = imprint.begins if volume.form == "record" else imprint.changed or imprint.begins
    return int(found.timestamp()) if found else 0


def _main_file(builder: Builder, volume: Volume, volumes: Sequence[Volume], written: Written) -> Path:
    """Write the main file of a volume and return its path."""
    env, book = builder.env, written.book
    front = front_of(env, volume, book)
    titles = {docname: env.titles[docname].astext() for docname in volume.docnames if docname in env.titles}
    others = _shelf(volume, volumes, book.address)
    single = volume.form == "record"
    main = leaflet_file(front, volume) if single else book_file(front, volume, titles, others)
    file = written.folder / "volumes" / f"{volume.path}.typ"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(main, "utf-8")
    return file


def _pieces(main: Path, volume: Volume, written: Written, rest: str) -> Iterator[bytes]:
    """Yield all that decides the bytes of a volume: its files, this room, what sets and packs it."""
    yield edition_of(("pdf",), LIBRARIES).encode()
    yield rest.encode()
    yield main.read_bytes()
    yield (written.folder / "places.typ").read_bytes()
    if volume.form != "record":
        yield (written.folder / "names.typ").read_bytes()
    yield from (written.digests[docname] for docname in volume.docnames)


def _shelf(volume: Volume, volumes: Sequence[Volume], address: str) -> list[tuple[str, str]]:
    """Return the series that hold what the whole leaves out, with their addresses."""
    if volume.form != "whole":
        return []
    inside = set(volume.docnames)
    left_out = [other for other in volumes if other.form == "series" and not inside.issuperset(other.docnames)]
    return [(other.title, f"{address}{other.path}.pdf") for other in left_out]
