"""Closed lists: countries (ISO 3166-1), languages (BCP 47) and rights (rightsstatements.org, SPDX)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from sphinx_archive.records.problems import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

# Codes that CLDR names although ISO 3166-1 does not assign them: reserved, user-assigned and groupings.
NOT_ISO_3166_1 = frozenset(
    ["AC", "AN", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
# What people write for countries that the list calls otherwise.
ALSO_CALLED = {
    "Britain": "GB",
    "Burma": "MM",
    "Czech Republic": "CZ",
    "Great Britain": "GB",
    "Holland": "NL",
    "Korea": "KR",
    "Turkey": "TR",
    "UK": "GB",
    "USA": "US",
}
LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")
RIGHTS = {
    f"http://rightsstatements.org/vocab/{code}/1.0/": label
    for code, label in (
        ("InC", "In copyright"),
        ("InC-OW-EU", "In copyright, orphan work (EU)"),
        ("InC-EDU", "In copyright, educational use permitted"),
        ("InC-NC", "In copyright, non-commercial use permitted"),
        ("InC-RUU", "In copyright, rights holder not located"),
        ("NoC-CR", "No copyright, contractual restrictions"),
        ("NoC-NC", "No copyright, non-commercial use only"),
        ("NoC-OKLR", "No copyright, other legal restrictions"),
        ("NoC-US", "No copyright in the United States"),
        ("CNE", "Copyright not evaluated"),
        ("UND", "Copyright undetermined"),
        ("NKC", "No known copyright"),
    )
}
SPDX = re.compile(r"https://spdx\.org/licenses/([A-Za-z0-9.+-]+)")


@cache
def countries() -> Mapping[str, str]:
    """Return the English name of every ISO 3166-1 alpha-2 code."""
    names = Locale("en").territories
    codes = sorted(str(code) for code in names if re.fullmatch("[A-Z]{2}", str(code)))
    return {code: names[code] for code in codes if code not in NOT_ISO_3166_1}


@cache
def languages() -> Mapping[str, str]:
    """Return the English name of every language subtag that CLDR knows."""
    return dict(Locale("en").languages)


def read_country(code: str) -> str:
    """Return the code if ISO 3166-1 has it; raises ValueError with the nearest country otherwise."""
    known = countries()
    if code in known:
        return code
    by_name = {name: key for key, name in known.items()}
    meant = country_meant(code) or ALSO_CALLED.get(code)
    if meant == code.upper():
        raise ValueError(f"Country codes are capitals: write {meant}.")
    if meant:
        raise ValueError(f"Countries are ISO 3166-1 codes: for {code} write {meant}.")
    # Names of countries in other languages are like those of the wrong countries in English.
    meant = "".join(f" For {name} write {by_name[name]}." for name in nearest(code, by_name, likeness=0.75))
    raise ValueError(f"'{code[:60]}' is no ISO 3166-1 country code such as TR or KR.{meant}")


def read_language(tag: str) -> str:
    """Return the tag if it is BCP 47 with a known language; raises ValueError otherwise."""
    known = languages()
    if _names(tag):
        return tag
    by_name = {name: key.replace("_", "-") for key, name in known.items()}
    if meant := language_meant(tag):
        if meant.lower() != tag.lower():
            raise ValueError(f"Languages are BCP 47 tags: for {tag} write {meant}.")
        raise ValueError(f"Language tags {'are small letters: write' if meant.islower() else 'look so:'} {meant}.")
    meant = "".join(f" For {name} write {by_name[name]}." for name in nearest(tag, by_name, likeness=0.75))
    raise ValueError(f"'{tag[:60]}' is no BCP 47 language tag such as en, ko or pt-BR.{meant}")


def country_meant(text: str) -> str:
    """Return the one code that a text can mean: itself in capitals, or that of its English name; or nothing."""
    if text.isascii() and text.upper() in countries():
        return text.upper()
    return _code_of(countries(), text)


def language_meant(text: str) -> str:
    """Return the one tag that a text can mean: itself in other letters, or that of its English name; or nothing."""
    language, *rest = text.replace("_", "-").split("-")
    tag = "-".join([language.lower(), *(part.upper() if len(part) < 4 else part.title() for part in rest)])
    return tag if text.isascii() and _names(tag) else _code_of(languages(), text).replace("_", "-")


def _code_of(names: Mapping[str, str], name: str) -> str:
    """Return the one code whose English name a text is, in small letters or capitals; or nothing."""
    codes = [code for code, known in names.items() if known.casefold() == name.strip().casefold()]
    return codes[0] if len(codes) == 1 else ""


def read_rights(address: str) -> str:
    """Return the address of a rights statement or licence; raises ValueError if it is neither."""
    if address in RIGHTS or SPDX.fullmatch(address):
        return address
    raise ValueError(
        f"'{address[:80]}' is no rights statement.{did_you_mean(address, RIGHTS)} Write an address of"
        " rightsstatements.org, such as http://rightsstatements.org/vocab/CNE/1.0/, or https://spdx.org/licenses/..."
    )


@cache
def language_name(tag: str) -> str:
    """Return the English name of a language tag: ``pt-BR`` is Brazilian Portuguese, ``sr-Latn`` Serbian (Latin)."""
    whole = languages().get(tag.replace("-", "_"))
    name, *details = [whole] if whole else _names(tag)
    return f"{name} ({', '.join(details)})" if details else name


@cache
def _names(tag: str) -> tuple[str, ...]:
    """Return the English names of a tag's language, script and country; nothing if one of them is not known."""
    match = LANGUAGE_TAG.fullmatch(tag)
    if not match:
        return ()
    english = Locale("en")
    regions = {code: name for code, name in english.territories.items() if code.isdigit() or code in countries()}
    tables = (languages(), english.scripts, regions)
    named = [known.get(part) for part, known in zip(match.groups(), tables, strict=True) if part]
    return tuple(name for name in named if name) if all(named) else ()


def rights_label(address: str) -> str:
    """Return what readers call a rights statement or licence."""
    match = SPDX.fullmatch(address)
    return match[1] if match else RIGHTS[address]
