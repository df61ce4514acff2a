"""Addresses where a record once was lead on to it, or say why it is there no more."""

from __future__ import annotations

from tests.archives import one, words_of
from tests.sample import SAMPLE

REGISTER = "data/withdrawn.csv"
ROWS = "key,kind,date,reason\ntold-twice,news,2026-11-20,Told twice; see <court> & co.\n"


def test_an_earlier_key_leads_to_the_record(new_archive) -> None:
    archive = new_archive(SAMPLE).build("-W")
    page = archive.page("organisations/fiom")
    assert one(page, "meta[http-equiv=refresh]").get("content") == "0; url=imf.html"
    assert words_of(one(page, "h1")) == "International Metalworkers"
    assert one(page, "h1 + p a").get("href") == "imf.html"


def test_a_withdrawn_record_says_when_and_why_and_is_hidden_from_search_engines(new_archive) -> None:
    archive = new_archive({**SAMPLE, REGISTER: ROWS}).build("-W")
    page = archive.page("news/told-twice")
    assert words_of(one(page, "h1 + p")) == (
        "Here was a news item with the key told-twice. "
        "It was withdrawn on 20 November 2026: Told twice; see <court> & co."
    )
    assert one(page, "meta[name=robots]").get("content") == "noindex"
    assert not page.cssselect("meta[http-equiv=refresh]")


def test_the_pages_come_and_go_with_what_they_tell_of(new_archive) -> None:
    archive = new_archive({**SAMPLE, REGISTER: ROWS}).build()
    assert {"organisations/fiom.html", "news/told-twice.html"} <= archive.written
    assert not {"organisations/fiom.html", "news/told-twice.html"} & archive.build().written
    archive.write({REGISTER: ROWS.replace("Told twice", "Told thrice")})
    assert "news/told-twice.html" in archive.build().written
    archive.write(
        {REGISTER: "", "organisations/imf.md": SAMPLE["organisations/imf.md"].replace("aliases: [fiom]\n", "")}
    )
    archive.build()
    assert not (archive.out / "news/told-twice.html").exists()
    assert not (archive.out / "organisations/fiom.html").exists()


def test_a_key_in_use_again_is_told_at_its_line(new_archive) -> None:
    archive = new_archive({**SAMPLE, REGISTER: f"{ROWS}court,news,2026-11-20,x\n"}).build()
    told = [line for line in archive.warnings if "bad-register" in line]
    assert len(told) == 1
    assert told[0].startswith(f"docs/{REGISTER}:3:1: WARNING: The key 'court' leads to news/court.md.")
    assert words_of(one(archive.page("news/court"), "h1")).startswith("Court delays")


def test_a_register_in_another_encoding_is_read_as_far_as_it_can_be(new_archive) -> None:
    archive = new_archive({**SAMPLE, REGISTER: ROWS.replace("court", "cour\xe9").encode("latin-1")}).build("-W")
    assert archive.status == 0
    assert "cour\N{REPLACEMENT CHARACTER}" in words_of(one(archive.page("news/told-twice"), "h1 + p"))


def test_a_key_that_was_published_and_leads_nowhere_is_told_until_somebody_says_why(new_archive) -> None:
    keys = "key,kind,date\ncourt,news,2026-11-20\ntold-twice,news,2026-11-20\n"
    archive = new_archive({**SAMPLE, "data/keys.csv": keys}).build()
    (told,) = archive.warnings
    assert told.startswith("docs/data/keys.csv:3:1: WARNING: 'told-twice', a news item, was published")
    assert told.endswith("[archive.lost-key]")
    assert archive.build().warnings == (told,)
    archive.write({REGISTER: ROWS})
    assert archive.build("-W").status == 0


def test_the_address_from_before_a_record_had_another_kind_leads_to_it(new_archive) -> None:
    keys = "key,kind,date\ncourt,meeting,2026-11-20\n"
    archive = new_archive({**SAMPLE, "data/keys.csv": keys}).build("-W")
    refresh = one(archive.page("meetings/court"), "meta[http-equiv=refresh]")
    assert refresh.get("content") == "0; url=../news/court.html"
    addresses = (archive.out / "sitemap.xml").read_text("utf-8")
    assert "/news/court.html" in addresses
    assert "/meetings/court.html" not in addresses
