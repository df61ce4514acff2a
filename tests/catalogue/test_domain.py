"""The archive in a Sphinx build: roles, mentions, and links from other projects."""

from __future__ import annotations

import zlib

import pytest

from sphinx_archive.catalogue.domain import ArchiveDomain
from tests.archives import Archive, campaign, one, words_of
from tests.sample import SAMPLE, page, term


@pytest.fixture(scope="module")
def built(new_archive) -> Archive:
    return new_archive(SAMPLE).build("-W")


def test_the_sample_has_no_fault(built: Archive) -> None:
    assert built.warnings == ()
    assert built.status == 0


KINDS_AND_TARGETS = {
    **{"campaign": "c/campaigns", "briefing-note": "b/briefings", "congress": "g/congress"},
    **{"congress-article": "a/congress", "film-short": "f/films", "news": "n/news", "meeting": "m/meetings"},
    **{"organisation": "o/organisations", "person": "p/people", "subject": "s/subjects"},
}


@pytest.fixture(scope="module")
def with_roles(new_archive) -> Archive:
    files = {}
    for kind, target in KINDS_AND_TARGETS.items():
        key, folder = target.split("/")
        files[f"{folder}/{key}.md"] = (
            page(kind, f"The {kind}", "date: 2009\n") if kind != "subject" else term("The subject")
        )
    roles = [
        f"- {{{kind}}}`{target[0]}` {{{kind}}}`words of <{target[0]}>`" for kind, target in KINDS_AND_TARGETS.items()
    ]
    records = [f"- {{record}}`{target[0]}` {{archive:record}}`{target[0]}`" for target in KINDS_AND_TARGETS.values()]
    text = "\n".join([*roles, *records, "- {record}`old-key` {any}`o`", "- [words](../organisations/o.md)"])
    files["campaigns/roles.md"] = campaign(body=f"\n\n{text}\n")
    files["organisations/o.md"] = page("organisation", "The organisation", "date: 2009\naliases: [old-key]\n")
    return new_archive(files).build("-W")


@pytest.mark.parametrize("kind", KINDS_AND_TARGETS)
def test_roles_link_to_the_record_of_each_kind(with_roles: Archive, kind: str) -> None:
    key, folder = KINDS_AND_TARGETS[kind].split("/")
    href = f"../{folder}/{key}.html" if folder != "campaigns" else f"{key}.html"
    links = with_roles.page("campaigns/roles").xpath(f"//section/ul[1]/li//a[@href='{href}']")
    shown = [words_of(link) for link in links]
    assert shown[:4] == [f"The {kind}", "words of", f"The {kind}", f"The {kind}"]


def test_an_earlier_key_and_a_link_to_the_file_lead_there_too(with_roles: Archive) -> None:
    links = with_roles.page("campaigns/roles").xpath("//section/ul[1]/li//a[@href='../organisations/o.html']")
    assert [words_of(link) for link in links][4:] == ["The organisation", "The organisation", "words"]


def test_no_role_is_left_without_a_link(with_roles: Archive) -> None:
    assert with_roles.warnings == ()
    entries = with_roles.page("campaigns/roles").xpath("//section/ul[1]/li")
    assert [len(entry.cssselect("a")) for entry in entries] == [2] * 21 + [1]


def test_mentions_count_roles_and_links_to_files_once(with_roles: Archive) -> None:
    section = one(with_roles.page("organisations/o"), "#record-mentions")
    assert [link.get("href") for link in section.cssselect("li a")] == ["../campaigns/roles.html"]


def test_a_link_to_another_page_of_the_same_name_is_no_mention(new_archive) -> None:
    files = {
        "organisations/years.md": page("organisation", "Years"),
        "browse/years.md": "---\norphan: true\n---\n# By year\n",
        "campaigns/strike.md": campaign(body="See [the years](../browse/years.md)."),
    }
    archive = new_archive(files).build()
    assert archive.warnings == (
        "docs/organisations/years.md:2:1: WARNING: No page names this organisation. Name it where it belongs, or delete"
        " the page. [archive.unused-authority]",
    )
    assert not archive.page("organisations/years").cssselect("#record-mentions li")


def test_a_markdown_link_makes_an_authority_used(new_archive) -> None:
    files = {
        "organisations/imf.md": page("organisation", "IMF"),
        "campaigns/strike.md": campaign(body="By [them](../organisations/imf.md)."),
    }
    assert new_archive(files).build("-W").warnings == ()


def inventory(archive: Archive) -> list[str]:
    content = (archive.out / "objects.inv").read_bytes()
    head, lines = content.split(b"zlib.\n")
    assert b"Sphinx inventory version 2" in head
    return zlib.decompress(lines).decode().splitlines()


def test_the_inventory_has_every_record(built: Archive) -> None:
    listed = [line for line in inventory(built) if " archive:" in line]
    records = [path for path, text in SAMPLE.items() if text.startswith("---")]
    assert len(listed) == len(records)
    assert "sinter archive:campaign 1 campaigns/sinter.html Sinter Metal" in listed
    assert "korea archive:campaign 1 campaigns/korea.html 기륭전자 파업" in listed


def test_another_project_links_to_a_record_by_its_key(built: Archive, new_archive) -> None:
    conf = (
        'extensions.append("sphinx.ext.intersphinx")\n'
        f'intersphinx_mapping = {{"metal": ("https://metal.example/", r"{built.out / "objects.inv"}")}}\n'
    )
    text = "A {external+metal:archive:campaign}`sinter` and {external+metal:person}`our Jim <jim>`."
    other = new_archive({"index.md": f"# Other\n\n{text}\n"}, conf=conf).build("-W")
    assert other.warnings == ()
    links = one(other.page("index"), "section > p").cssselect("a")
    assert [(link.get("href"), words_of(link)) for link in links] == [
        ("https://metal.example/campaigns/sinter.html", "Sinter Metal"),
        ("https://metal.example/people/jim.html", "our Jim"),
    ]


def test_a_second_setup_of_the_same_process_knows_nothing_of_the_first(new_archive) -> None:
    new_archive(SAMPLE).build()
    other = new_archive({"campaigns/strike.md": campaign()}).build("-W")
    assert [line.split()[0] for line in inventory(other) if " archive:" in line] == ["strike"]


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_duplicate_keys_are_told_once_however_many_read(new_archive, jobs: str) -> None:
    files = {f"news/n-{number}.md": page("news", f"N {number}", "date: 2009\n") for number in range(12)}
    files |= {"campaigns/same.md": campaign(), "news/same.md": page("news", "Same", "date: 2009\n")}
    files["people/same.md"] = page("person", "Same")
    warnings = new_archive(files).build("-j", jobs).warnings
    assert sorted(line for line in warnings if "duplicate-key" in line) == [
        f"docs/{path}:1:1: WARNING: The key 'same' belongs to campaigns/same.md. Rename this file: a key is unique in"
        " the archive. [archive.duplicate-key]"
        for path in ("news/same.md", "people/same.md")
    ]


def test_pages_that_are_not_utf_8_are_left_out_and_come_back(new_archive) -> None:
    good = campaign("places: [Üsküdar]\n")
    archive = new_archive({"campaigns/strike.md": good, "campaigns/other.md": campaign(title="Other")}).build("-W")
    assert archive.status == 0
    archive.write({"campaigns/strike.md": good.encode("latin-1")})
    for _ in range(2):
        archive.build("-W")
        assert [line.rsplit("[")[1] for line in archive.warnings] == ["archive.not-utf-8]"]
        assert archive.status == 1
    archive.write({"campaigns/strike.md": good})
    assert archive.build("-W").warnings == ()
    assert "Üsküdar" in words_of(archive.page("campaigns/strike"))


def test_what_older_code_kept_is_read_again(new_archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = new_archive(SAMPLE)
    doctree = archive.root / "trees" / "campaigns" / "sinter.doctree"
    with monkeypatch.context() as older:
        older.setattr(ArchiveDomain, "data_version", ArchiveDomain.data_version - 1)
        archive.build()
    before = doctree.stat().st_mtime_ns
    archive.build()
    after = doctree.stat().st_mtime_ns
    assert before < after
    archive.build()
    assert doctree.stat().st_mtime_ns == after
