"""What browsers make citations from: what is in the files, and that a build writes them whole and no others."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_archive.exports.archive import Archive
from sphinx_archive.exports.citations import bibtex, chunks, csl
from sphinx_archive.exports.citations.rendering import rendered
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from tests.archives import Archive as Built


def chunked(archive: Archive) -> dict[str, bytes]:
    return chunks.files(rendered(archive), archive.name, "archive")


def read(files: dict[str, bytes]) -> dict[str, Any]:
    return {name: json.loads(content) for name, content in files.items()}


def chunk_of(index: dict[str, Any], key: str) -> str:
    """Return the chunk of a key, as a browser finds it."""
    firsts = [first for first, _ in index["chunks"]]
    return index["chunks"][bisect_right(firsts, key) - 1][1]


def test_every_record_is_found_in_every_format(archive: Archive) -> None:
    files = read(chunked(archive))
    index = files["index.json"]
    assert len(files) == 1 + len(index["chunks"]) * len(chunks.FORMATS)
    for key, record in archive.catalogue.records.items():
        chunk = chunk_of(index, key)
        assert all(key in files[f"{chunk}.{form}.json"] for form in chunks.FORMATS)
        assert files[f"{chunk}.bibtex.json"][key] == bibtex.render(record, archive)
        assert files[f"{chunk}.csl.json"][key] == csl.render(record, archive)
        assert files[f"{chunk}.list.json"][key][1] == archive.page(record)


def test_a_few_records_need_a_few_small_files(real: Archive) -> None:
    files = chunked(real)
    assert max(map(len, files.values())) < 60_000
    assert len(files["index.json"]) < 10_000


def test_a_change_of_one_record_renames_its_chunk_only(real: Archive) -> None:
    key, record = next(iter(sorted(real.catalogue.records.items())))
    changed = type(real.catalogue)({**real.catalogue.records, key: record.model_copy(update={"title": "Otherwise"})})
    before = set(chunked(real))
    after = set(chunked(Archive(catalogue=changed, name=real.name, address=real.address)))
    assert {name.partition(".")[0] for name in after - before} == {sorted(after - before)[0].partition(".")[0]}
    assert len(after - before) == len(chunks.FORMATS)


def data(built: Built) -> dict[str, Any]:
    return read({path.name: path.read_bytes() for path in sorted((built.out / "archive-data").iterdir())})


def entry(found: dict[str, Any], form: str, key: str) -> Any:
    return found[f"{chunk_of(found['index.json'], key)}.{form}.json"][key]


def test_a_build_writes_the_files_with_the_permanent_addresses(new_archive) -> None:
    found = data(new_archive(SAMPLE).build())
    assert found["index.json"]["name"] == "test-archive"
    assert entry(found, "csl", "sinter")["URL"] == "https://archive.example/campaigns/sinter.html"
    assert entry(found, "list", "court") == [
        "“Court delays” (news item, 4 March 2010). Test archive.",
        "https://archive.example/news/court.html",
    ]


def test_addresses_end_as_the_builder_ends_them(new_archive) -> None:
    found = data(new_archive(SAMPLE).build("-b", "dirhtml"))
    assert entry(found, "csl", "sinter")["URL"] == "https://archive.example/campaigns/sinter/"


def test_without_a_known_address_there_is_none(new_archive) -> None:
    found = data(new_archive(SAMPLE, conf='html_baseurl = ""\n').build())
    assert "URL" not in entry(found, "csl", "sinter")
    assert "url = " not in entry(found, "bibtex", "sinter")
    assert entry(found, "list", "sinter")[1] == ""


def test_a_second_build_touches_what_has_changed_and_leaves_nothing_old(new_archive) -> None:
    archive = new_archive(SAMPLE).build()
    folder = archive.out / "archive-data"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    archive.build()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    archive.write({"news/court.md": SAMPLE["news/court.md"].replace("# Court delays", "# Court decides")})
    archive.build()
    fresh = new_archive(
        {**SAMPLE, "news/court.md": SAMPLE["news/court.md"].replace("# Court delays", "# Court decides")}
    ).build()
    assert data(archive) == data(fresh)
    assert "Court decides" in entry(data(archive), "list", "court")[0]


def test_an_archive_without_records_has_an_index_that_says_so(new_archive) -> None:
    assert data(new_archive({}).build())["index.json"]["chunks"] == []


@pytest.mark.parametrize("builder", ["archive-pdf", "dummy"])
def test_other_builders_write_none(new_archive, builder: str) -> None:
    built = new_archive(SAMPLE).build("-b", builder)
    assert not Path(built.out / "archive-data").exists()
