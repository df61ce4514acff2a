"""Other names of towns, for what readers call a place instead of what the record calls it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from sphinx_archive.catalogue.view import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.catalogue.view import Catalogue

# CLDR knows the names of the towns that stand for time zones; these are towns with other names that do not.
OTHERS: dict[str, tuple[str, ...]] = {
    "Basel": ("Bâle", "Basle", "Basilea"),
    "Bern": ("Berne", "Berna"),
    "Chennai": ("Madras",),
    "Cologne": ("Köln", "Colonia"),
    "Frankfurt am Main": ("Francfort", "Francoforte"),
    "Geneva": ("Genève", "Genf", "Ginebra", "Ginevra", "Genebra", "Cenevre", "ジュネーブ", "제네바", "Женева"),
    "Gothenburg": ("Göteborg", "Goeteborg", "Gotemburgo", "イエテボリ", "예테보리", "Гётеборг"),
    "Lausanne": ("Losanna", "Lausana"),
    "Milan": ("Milano", "Mailand", "Milán", "Milão"),
    "Mumbai": ("Bombay",),
    "Munich": ("München", "Múnich", "Monaco di Baviera"),
    "Nuremberg": ("Nürnberg", "Núremberg"),
    "The Hague": ("Den Haag", "La Haye", "La Haya"),
    "Turin": ("Torino", "Turín"),
}


def other_names(place: str, languages: frozenset[str]) -> tuple[str, ...]:
    """Return the names of a town in some languages, but for spellings that differ in accents alone."""
    names = {
        folded(place): "",
        **{folded(name): name for name in (*OTHERS.get(place, ()), *_in_cldr(place, languages))},
    }
    return tuple(name for plain, name in names.items() if plain != folded(place))


def languages_of(catalogue: Catalogue) -> frozenset[str]:
    """Return the languages that the archive's records are in, without scripts and regions."""
    return frozenset(tag.split("-")[0] for record in catalogue.records.values() for tag in record.languages)


def _in_cldr(place: str, languages: frozenset[str]) -> Iterator[str]:
    for language in sorted(languages):
        for zone in _zones().get(place, ()):
            if name := _towns(language).get(zone):
                yield name


@cache
def _zones() -> dict[str, list[str]]:
    """Return the time zones of every town, by its English name."""
    zones: dict[str, list[str]] = {}
    for zone in _towns("fr"):  # French names them all; English only those that the zone does not name itself
        zones.setdefault(_towns("en").get(zone) or zone.rpartition("/")[2].replace("_", " "), []).append(zone)
    return zones


@cache
def _towns(language: str) -> dict[str, str]:
    """Return the town of every time zone in a language."""
    try:
        zones = Locale.parse(language).time_zones
    except UnknownLocaleError:
        return {}
    return {zone: names["city"] for zone, names in zones.items() if names.get("city")}
