"""Values: countries, languages, rights, lengths, addresses and keys, held against lists that are not ours."""

from __future__ import annotations

import pycountry
import pytest
from babel import Locale

from sphinx_archive.records.values import read_address, read_duration, read_key
from sphinx_archive.records.vocabulary import (
    RIGHTS,
    countries,
    country_meant,
    language_meant,
    language_name,
    languages,
    read_country,
    read_language,
    read_rights,
    rights_label,
)


def refused(read, text: str) -> str:
    """Return what an author is told of a text that is not read."""
    with pytest.raises(ValueError, match=r"\w") as told:
        read(text)
    return str(told.value)


def test_countries_are_those_of_iso_3166_1() -> None:
    assert set(countries()) == {country.alpha_2 for country in pycountry.countries}
    assert len(countries()) == 249
    assert all(read_country(code) == code and countries()[code] for code in countries())


@pytest.mark.parametrize(
    "code", ["EU", "UK", "XK", "ZZ", "SU", "YU", "DD", "AN", "tr", "Turkey", "TUR", "792", "", "TR "]
)
def test_other_codes_are_no_countries(code: str) -> None:
    refused(read_country, code)


def test_a_country_by_name_is_told_its_code() -> None:
    assert refused(read_country, "Germany").endswith("for Germany write DE.")
    assert refused(read_country, "Turkiye").endswith("For Türkiye write TR.")
    assert refused(read_country, "Turkey").endswith("for Turkey write TR.")
    assert refused(read_country, "UK").endswith("for UK write GB.")
    assert refused(read_country, "de").endswith("write DE.")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("ko", "Korean"),
        ("la", "Latin"),
        ("pt-BR", "Brazilian Portuguese"),
        ("zh-Hant", "Traditional Chinese"),
        ("sr-Latn", "Serbian (Latin)"),
        ("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
        ("es-419", "Latin American Spanish"),
        ("fr-BE", "French (Belgium)"),
    ],
)
def test_language_tags_have_names(tag: str, name: str) -> None:
    assert read_language(tag) == tag
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("tr", "TR"), ("Tr", "TR"), ("germany", "DE"), ("GERMANY", "DE"), ("TÜRKİYE", ""), ("Türkiye", "TR")),
        # Two countries are called so, one has no code, and the last is no i.
        *(("Korea", ""), ("EU", ""), ("ıt", ""), ("", "")),
    ],
)
def test_the_country_that_can_only_be_meant(text: str, code: str) -> None:
    assert country_meant(text) == code


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        *(("EN", "en"), ("pt-br", "pt-BR"), ("PT_BR", "pt-BR"), ("zh-HANT", "zh-Hant"), ("English", "en")),
        *(("french", "fr"), ("Brazilian Portuguese", "pt-BR"), ("İt", ""), ("xx", ""), ("", ""), ("-", "")),
    ],
)
def test_the_language_that_can_only_be_meant(text: str, tag: str) -> None:
    assert language_meant(text) == tag


def test_every_language_that_is_read_has_a_name() -> None:
    read = [tag for tag in languages() if tag.isalpha() and len(tag) <= 3]
    assert len(read) > 500
    for tag in read:
        assert read_language(tag) == tag
        assert language_name(tag) == Locale("en").languages[tag]


def test_languages_are_those_of_iso_639() -> None:
    """CLDR's own languages apart, every language tag is one of ISO 639-1, -2 or -3, or a group of ISO 639-5."""
    two = {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}
    assert two - set(languages()) <= {"sh"}
    assert {"en", "de", "fr", "es", "pt", "it", "sv", "ja", "ko", "ru", "tr", "zh"} <= two & set(languages())


@pytest.mark.parametrize(
    "tag", ["EN", "english", "English", "xx", "en_GB", "en-UK", "en-ZZ", "pt-br", "sr-Xxxx", "", "e", "٣"]
)
def test_other_tags_are_no_languages(tag: str) -> None:
    refused(read_language, tag)


def test_rights_have_labels() -> None:
    assert len(RIGHTS) == 12
    assert all(read_rights(address) == address and rights_label(address) for address in RIGHTS)
    assert rights_label(read_rights("https://spdx.org/licenses/CC-BY-4.0")) == "CC-BY-4.0"


@pytest.mark.parametrize(
    "text",
    [
        "CC BY 4.0",
        "https://rightsstatements.org/vocab/CNE/1.0/",
        "http://rightsstatements.org/vocab/XXX/1.0/",
        "https://spdx.org/licenses/",
        "https://spdx.org/licenses/MIT/../../x",
        'https://spdx.org/licenses/MIT"',
        "javascript:alert(1)",
    ],
)
def test_other_texts_are_no_rights(text: str) -> None:
    assert "rightsstatements.org" in refused(read_rights, text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4:05", "PT4M5S"),
        ("1:04:05", "PT1H4M5S"),
        ("PT20M", "PT20M"),
        ("PT1H", "PT1H"),
        ("20:00", "PT20M"),
        ("0:30", "PT0M30S"),
    ],
)
def test_lengths(text: str, read: str) -> None:
    assert read_duration(text) == read


@pytest.mark.parametrize(
    "text", ["", "PT", "P1D", "4 min", "4", "4:5", "4:60", "1:60:00", "-4:05", "٤:٠٥", "PT4.5M", "4:05\n"]
)
def test_other_texts_are_no_lengths(text: str) -> None:
    assert "4:05" in refused(read_duration, text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c&d=e#f",
        "https://web.archive.org/web/2009/http://www.imfmetal.org/index.cfm?c=18999",
        "https://ko.wikipedia.org/wiki/한국",
        "https://example.org/~a/(b)/c'd",
    ],
)
def test_addresses(text: str) -> None:
    assert read_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "www.example.org",
        "//example.org/",
        "https://",
        "https:///path",
        "https://exa mple.org/",
        "https://example.org/a b",
        "https://example.org/\n",
        " https://example.org/",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://[::1",
        "https://example.org/\u202egnp",
        "https://example.org/\0",
    ],
)
def test_other_texts_are_no_addresses(text: str) -> None:
    assert "https://example.org/page" in refused(read_address, text)


@pytest.mark.parametrize("text", ["a", "imf-2009-01-09", "3f", "a" * 100])
def test_keys(text: str) -> None:
    assert read_key(text) == text


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "ä", "a_b", "a b", "a/b", "../a", "a.md", "a\n", "a" * 101, "٣"]
)
def test_other_texts_are_no_keys(text: str) -> None:
    refused(read_key, text)
