"""The field table: everything about every field of front matter, written down once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from sphinx_archive.records.kinds import KINDS, KindName
from sphinx_archive.records.values import (
    Address,
    Claim,
    Country,
    DateClaim,
    DurationClaim,
    Frozen,
    Identifiers,
    Key,
    Language,
    Office,
    Rights,
    Source,
    Text,
    TextClaim,
    TitleOrigin,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERY = frozenset(KINDS)
AUTHORITIES = frozenset(kind.name for kind in KINDS.values() if kind.is_authority)
ITEMS = EVERY - AUTHORITIES
FILMS = frozenset({"film-short"})
NAMED = frozenset({"organisation", "person"})


class Row(NamedTuple):
    """What the archive knows about one field besides its type.

    ``label`` and ``meaning`` are for readers and editors; ``kinds`` may carry the field, ``needed`` must.
    ``keys`` names the kinds of record that the field's keys lead to. ``facet`` is the field's name in the
    search. The rest is the field's name in ISAD(G), Dublin Core terms, schema.org, CSL-JSON, BibTeX and RIS.
    """

    label: str
    meaning: str
    kinds: frozenset[str] = EVERY
    needed: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    facet: str = ""
    isad: str = ""
    dublin_core: str = ""
    schema_org: str = ""
    csl: str = ""
    bibtex: str = ""
    ris: str = ""


class Fields(Frozen):
    """The front matter of a page, in the order in which editors write and readers see it."""

    kind: Annotated[
        KindName,
        Row(
            "Kind",
            "What the page describes.",
            needed=EVERY,
            facet="kind",
            isad="3.1.4",
            dublin_core="type",
            csl="genre",
            bibtex="type",
            ris="M3",
        ),
    ]
    aliases: Annotated[
        tuple[Key, ...],
        Row("Earlier keys", "Keys this record had before, or of records merged into it. Never used again."),
    ] = ()
    title_origin: Annotated[
        TitleOrigin,
        Row(
            "Title",
            "Where the title is from: published (as it stands), supplied (by this archive) or reconstructed"
            " (from an address).",
            kinds=ITEMS,
        ),
    ] = "published"
    title_language: Annotated[
        Language | None, Row("Language of the title", "If it is not the language of the archive.")
    ] = None
    alt_titles: Annotated[
        dict[Language, Text],
        Row(
            "In other languages",
            "The title or name in other languages: language tag, then the text.",
            dublin_core="alternative",
            schema_org="alternateName",
            bibtex="titleaddon",
            ris="TT",
        ),
    ] = {}
    acronyms: Annotated[
        dict[Language, Text],
        Row("Short names", "Acronyms by language.", kinds=NAMED, schema_org="alternateName"),
    ] = {}
    variants: Annotated[
        tuple[Text, ...],
        Row(
            "Also called",
            "Other names met in sources; all of them find the record.",
            kinds=AUTHORITIES,
            schema_org="alternateName",
        ),
    ] = ()
    sort_name: Annotated[
        Text | None,
        Row("Sorted as", "How lists sort the name: family name first.", kinds=frozenset({"person"})),
    ] = None
    date: Annotated[
        DateClaim | None,
        Row(
            "Date",
            "When it happened or was published; for people and organisations the dates of existence. EDTF.",
            needed=frozenset({"campaign", "congress", "congress-article", "meeting", "news"}),
            kinds=EVERY - {"subject"},
            facet="decade",
            isad="3.1.3",
            dublin_core="temporal",
            schema_org="temporalCoverage",
            csl="issued",
            bibtex="date",
            ris="DA",
        ),
    ] = None
    creators: Annotated[
        tuple[Key, ...],
        Row(
            "Made by",
            "Organisations or people who made the item.",
            kinds=ITEMS,
            keys=NAMED,
            isad="3.2.1",
            dublin_core="creator",
            schema_org="creator",
            csl="author",
            bibtex="author",
            ris="AU",
        ),
    ] = ()
    director: Annotated[
        Text | None,
        Row(
            "Director",
            "As credited.",
            kinds=FILMS,
            schema_org="director",
            csl="director",
            bibtex="note",
            ris="AU",
        ),
    ] = None
    producer: Annotated[
        Text | None,
        Row(
            "Producer",
            "As credited.",
            kinds=FILMS,
            schema_org="producer",
            csl="producer",
            bibtex="note",
            ris="A3",
        ),
    ] = None
    duration: Annotated[
        DurationClaim | None,
        Row(
            "Length",
            "4:05 or ISO 8601 (PT4M5S).",
            kinds=FILMS,
            isad="3.1.5",
            schema_org="duration",
            csl="dimensions",
            bibtex="note",
            ris="SP",
        ),
    ] = None
    countries: Annotated[
        tuple[Country, ...],
        Row(
            "Countries",
            "ISO 3166-1 codes.",
            kinds=EVERY - {"subject"},
            facet="country",
            dublin_core="spatial",
            schema_org="spatialCoverage",
        ),
    ] = ()
    places: Annotated[
        tuple[Text, ...],
        Row(
            "Places",
            "Towns and sites, as sources name them.",
            kinds=EVERY - {"subject"},
            dublin_core="spatial",
            schema_org="spatialCoverage",
        ),
    ] = ()
    seat: Annotated[
        Text | None,
        Row("Seat", "Where it had its office.", kinds=frozenset({"organisation"}), schema_org="location"),
    ] = None
    organisations: Annotated[
        tuple[Key, ...],
        Row(
            "Organisations",
            "Organisations it is about or that took part.",
            kinds=EVERY - {"subject"},
            keys=frozenset({"organisation"}),
            facet="organisation",
            dublin_core="subject",
            schema_org="about",
            csl="keyword",
            bibtex="keywords",
            ris="KW",
        ),
    ] = ()
    people: Annotated[
        tuple[Key, ...],
        Row(
            "People",
            "People it is about or who took part.",
            kinds=EVERY - {"subject"},
            keys=frozenset({"person"}),
            facet="person",
            dublin_core="subject",
            schema_org="about",
            csl="keyword",
            bibtex="keywords",
            ris="KW",
        ),
    ] = ()
    unlinked_names: Annotated[
        tuple[Text, ...],
        Row(
            "Also named",
            "People and organisations that have no page yet.",
            kinds=EVERY - {"subject"},
            schema_org="mentions",
        ),
    ] = ()
    subjects: Annotated[
        tuple[Key, ...],
        Row(
            "Subjects",
            "Terms of the thesaurus in subjects/.",
            kinds=EVERY - {"subject"},
            keys=frozenset({"subject"}),
            facet="subject",
            isad="3.3.1",
            dublin_core="subject",
            schema_org="keywords",
            csl="keyword",
            bibtex="keywords",
            ris="KW",
        ),
    ] = ()
    languages: Annotated[
        tuple[Language, ...],
        Row(
            "Languages",
            "Languages of the original, BCP 47.",
            kinds=ITEMS,
            facet="language",
            isad="3.4.3",
            dublin_core="language",
            schema_org="inLanguage",
            csl="language",
            bibtex="language",
            ris="LA",
        ),
    ] = ()
    subtitle_languages: Annotated[
        tuple[Language, ...], Row("Subtitles", "Languages of the subtitles.", kinds=FILMS)
    ] = ()
    versions: Annotated[
        tuple[Key, ...],
        Row(
            "Published in",
            "Sources of this page that are the item itself: one for each language in which it came out.",
            kinds=ITEMS,
            dublin_core="hasVersion",
            schema_org="workTranslation",
            csl="note",
            bibtex="note",
            ris="N1",
        ),
    ] = ()
    part_of: Annotated[
        tuple[Key, ...],
        Row(
            "Part of",
            "The campaign, congress or collection it belongs to.",
            kinds=ITEMS,
            keys=ITEMS,
            dublin_core="isPartOf",
            schema_org="isPartOf",
            csl="archive_collection",
        ),
    ] = ()
    predecessors: Annotated[
        tuple[Key, ...],
        Row(
            "Came from",
            "Organisations it grew out of.",
            kinds=frozenset({"organisation"}),
            keys=frozenset({"organisation"}),
        ),
    ] = ()
    successors: Annotated[
        tuple[Key, ...],
        Row(
            "Became", "Organisations it went into.", kinds=frozenset({"organisation"}), keys=frozenset({"organisation"})
        ),
    ] = ()
    offices: Annotated[
        tuple[Office, ...],
        Row(
            "Offices held",
            "office, organisation (key), dates (EDTF), sources.",
            kinds=frozenset({"person"}),
            schema_org="memberOf",
        ),
    ] = ()
    broader: Annotated[
        tuple[Key, ...],
        Row("Broader term", "The term above it.", kinds=frozenset({"subject"}), keys=frozenset({"subject"})),
    ] = ()
    scope: Annotated[
        Text | None,
        Row(
            "Used for",
            "What the term covers, in a sentence.",
            kinds=frozenset({"subject"}),
            needed=frozenset({"subject"}),
            isad="3.3.1",
            schema_org="description",
            csl="abstract",
            bibtex="abstract",
            ris="AB",
        ),
    ] = None
    figures: Annotated[
        dict[Text, TextClaim],
        Row(
            "Figures",
            "Counted things, such as delegates or dismissals: name, then the figure.",
            kinds=EVERY - {"subject"},
        ),
    ] = {}
    rights: Annotated[
        Rights | None,
        Row(
            "Rights",
            "Rights in the original: an address of rightsstatements.org or spdx.org.",
            kinds=ITEMS,
            isad="3.4.2",
            dublin_core="rights",
            schema_org="license",
        ),
    ] = None
    identifiers: Annotated[
        Identifiers | None,
        Row("Elsewhere", "The same name in GND, ISNI, VIAF, Wikidata.", kinds=NAMED, schema_org="sameAs"),
    ] = None
    links: Annotated[
        dict[Text, Address],
        Row(
            "On the web",
            "Where to see or read it: name of the link, then the address.",
            kinds=EVERY - {"subject"},
            schema_org="significantLink",
        ),
    ] = {}
    related: Annotated[
        tuple[Key, ...],
        Row(
            "See also",
            "Records that belong together; either side may name the other.",
            keys=EVERY,
            isad="3.5.3",
            schema_org="relatedLink",
        ),
    ] = ()
    sources: Annotated[
        dict[Key, Source],
        Row(
            "Where this comes from",
            "Sources by a short name of yours; {source}`name` cites one.",
            kinds=EVERY,
            needed=EVERY - {"subject"},
            dublin_core="source",
            schema_org="citation",
        ),
    ] = {}


class Record(Fields):
    """What a page states about one thing, with its permanent name and where it stands.

    ``key`` is the page's file name without ``.md``; ``title`` its first heading, as plain text; ``docname``
    the page's path without ``.md``.
    """

    key: str
    title: str
    docname: str

    @property
    def shown_title(self) -> str:
        """Return the title as readers see it: in square brackets, as archivists do, where this archive supplied it."""
        return f"[{self.title}]" if self.title_origin == "supplied" else self.title

    @property
    def published(self) -> tuple[Source, ...]:
        """Return the sources that are the item itself, one for each language version."""
        return tuple(self.sources[name] for name in self.versions if name in self.sources)

    @property
    def claims(self) -> dict[tuple[str, ...], Claim]:
        """Return what sources state in fields, by place: ``("date",)``, ``("duration",)``, ``("figures", name)``."""
        found: dict[tuple[str, ...], Claim | None] = {("date",): self.date, ("duration",): self.duration}
        found |= {("figures", name): claim for name, claim in self.figures.items()}
        return {place: claim for place, claim in found.items() if claim}

    @property
    def called(self) -> tuple[str, ...]:
        """Return every name of the record: its title, titles in other languages, acronyms and variants."""
        titles = [source.title for source in self.published if source.title]
        names = [self.title, *titles, *self.alt_titles.values(), *self.acronyms.values(), *self.variants]
        return tuple(dict.fromkeys(names))

    def language_of(self, name: str) -> str | None:
        """Return the language of one of the record's names, or None where the record does not say it."""
        languages = {source.title: source.language for source in self.published}
        for names in (self.acronyms, self.alt_titles):
            languages |= {text: tag for tag, text in names.items()}
        return {**languages, self.title: self.title_language}.get(name)


FIELDS: Mapping[str, Row] = {
    name: next(mark for mark in field.metadata if isinstance(mark, Row)) for name, field in Fields.model_fields.items()
}


def in_yaml(name: str) -> str:
    """Return the field's name as editors write it: ``part_of`` is ``part-of``."""
    return name.replace("_", "-")
