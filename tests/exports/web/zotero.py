"""What Zotero makes of a page: the rules of its translators for COinS and embedded metadata, written anew.

Sources: ``COinS.js`` (priority 310), ``Embedded Metadata.js`` (320) and ``RDF.js`` of zotero/translators, as of AS_OF;
``openurl.js`` and ``utilities.js`` (cleanAuthor) of zotero/utilities, 19 August 2026. What our pages never have, such
as DOIs, volumes and pages, is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

AS_OF = "26 June 2026"
"""The day of the translators whose rules these are."""
DC, DCTERMS, Z = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.zotero.org/namespaces/export#",
)
OG, SO, ARTICLE = "http://ogp.me/ns#", "http://schema.org/", "http://ogp.me/ns/article#"
KNOWN = {
    **{"dc": DC, "dcterms": DCTERMS, "z": Z, "og": OG, "so": SO, "article": ARTICLE},
    **{"bib": "http://purl.org/net/biblio#", "book": "http://ogp.me/ns/book#", "video": "http://ogp.me/ns/video#"},
    **{"music": "http://ogp.me/ns/music#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
}
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_technical_report_institution": "institution",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
HIGHWIRE_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
OG_TYPES = {"video.movie": "videoRecording", "video.other": "videoRecording", "book": "book", "website": "webpage"}
# What an item of a type can hold; Zotero drops the rest.
COMMON = {"title", "abstractNote", "date", "url", "language", "rights"}
FIELDS = {
    "webpage": COMMON | {"publicationTitle", "websiteType"},
    "report": COMMON | {"institution", "reportType", "archive", "archiveLocation"},
    "film": COMMON | {"distributor", "runningTime", "archive", "archiveLocation"},
    "encyclopediaArticle": COMMON | {"publicationTitle", "publisher", "archive", "archiveLocation"},
    "journalArticle": COMMON | {"publicationTitle", "archive", "archiveLocation"},
}
SAME = {"encyclopediaTitle": "publicationTitle"}
CREATORS = {
    "webpage": ("author", "contributor", "translator"),
    "report": ("author", "contributor", "translator", "seriesEditor"),
    "film": ("director", "contributor", "producer", "scriptwriter"),
    "encyclopediaArticle": ("author", "contributor", "editor", "translator"),
    "journalArticle": ("author", "contributor", "editor", "translator"),
}


@dataclass
class Item:
    """An item of Zotero; creators are role, last name, first name (empty where the name is whole)."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str, str]] = field(default_factory=list)
    attachments: list[tuple[str, str]] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


def saved(page: HtmlElement) -> list[Item]:
    """Return what a reader is offered: the items of COinS before that of the embedded metadata."""
    return [item for span in page.cssselect("span.Z3988[title]") if (item := of_coins(span.get("title")))] or [
        of_metadata(page)
    ]


def of_metadata(page: HtmlElement) -> Item:
    """Return the item of a page's tags."""
    prefixes = KNOWN | {
        link.get("rel").removeprefix("schema.").lower(): link.get("href")
        for link in page.xpath("//link[starts-with(@rel, 'schema.')]")
    }
    said: dict[str, list[str]] = defaultdict(list)
    tags: dict[str, list[str]] = defaultdict(list)
    forced = guessed = ""
    for meta in page.xpath("//meta[@content]"):
        name, content = meta.get("name") or meta.get("property") or "", meta.get("content")
        prefix, prop = _split(name, prefixes)
        if not name or not content:
            continue
        if prefix:
            said[prefixes[prefix] + prop[:1].lower() + prop[1:]].append(content)
        forced = HIGHWIRE_TYPES.get(name, forced)
        guessed = guessed or ("journalArticle" if name == "citation_title" else "")
        tags[name].append(content)
    item = _of_statements(said, guessed or "webpage")
    _highwire(item, tags)
    item.type = forced or item.type
    return _kept(item)


def of_coins(query: str) -> Item | None:
    """Return the item of a context object, or None for one of a format that we never use."""
    pairs = [part.split("=") for part in query.split("&")]
    if ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"] not in [[name, unquote(text)] for name, text, *_ in pairs]:
        return None
    item = Item("webpage")
    names = {"rft.title": "title", "rft.date": "date", "rft.publisher": "publisher", "rft.rights": "rights"}
    names |= {"rft.source": "publicationTitle", "rft.language": "language", "rft.description": "abstractNote"}
    for name, text, *_ in pairs:
        value = unquote(re.sub(r"\+|%2[bB]", " ", text))
        if name in names:
            item.fields[names[name]] = value
        elif name in ("rft.au", "rft.contributor"):
            role = "author" if name == "rft.au" else "contributor"
            item.creators.append((role, *cleaned(value, inverted="," in value)))
        elif name == "rft.type" and value in FIELDS:
            item.type = value
        elif name == "rft.identifier" and re.match("https?://", value):
            item.fields["url"] = value
    item.fields["institution"] = item["publisher"]
    return _kept(item)


def cleaned(author: str, *, inverted: bool) -> tuple[str, str]:
    """Return the last and the first name of an author, as ``cleanAuthor`` takes them apart."""
    author = re.sub(r"^[\s\xa0.,/\[\]:]+|[\s\xa0.,/\[\]:]+$", "", author)
    author = re.sub(r"[\s\xa0]+", " ", author, count=1)
    if inverted:
        last, *rest = re.split("[,،] ?", re.sub(r"\.([^ ])", r". \1", author, count=1))
        return last, _initials(rest[0]) if rest else ""
    space = author.rfind(" ")
    while space > 0 and not author[space + 1 : space + 2].isalpha():
        space = author.rfind(" ", 0, space)
    return author[space + 1 :], _initials(author[: max(space, 0)])


def _initials(first: str) -> str:
    if first.isupper() and first.isalpha() and len(first) < 4:
        first = " ".join(f"{sign}." for sign in first)
    words = re.split(r"[\s.]+", first.strip(" .,"))
    return " ".join(f"{word}." if re.fullmatch("[A-ZЀ-Я]", word) else word for word in words).strip()


def _split(name: str, prefixes: Iterable[str]) -> tuple[str, str]:
    """Return prefix and property of a tag; of three parts the second may be the prefix."""
    parts = re.split("[.:_]", name)
    if len(parts) > 2 and parts[1].lower() in prefixes:
        return parts[1].lower(), name[len(parts[0]) + len(parts[1]) + 2 :]
    prefix = parts[0].lower()
    return (prefix, name[len(prefix) + 1 :]) if len(parts) > 1 and prefix in prefixes else ("", "")


def _of_statements(said: dict[str, list[str]], unknown: str) -> Item:
    """Return the item of the translator for RDF, which sees every tag that has a prefix."""

    def first(*names: str) -> str:
        return next((said[name][0] for name in names if name in said), "")

    item = Item(first(f"{Z}itemType") or OG_TYPES.get(first(f"{OG}type"), "") or unknown)
    item.fields = {
        "title": first(f"{DC}title", f"{DCTERMS}title", f"{OG}title"),
        "publicationTitle": first(f"{DC}source", f"{DCTERMS}source"),
        "rights": first(f"{DC}rights", f"{DCTERMS}rights", f"{SO}license"),
        "publisher": first(f"{DC}publisher", f"{DCTERMS}publisher", f"{SO}publisher"),
        "date": first(f"{ARTICLE}published_time", f"{DCTERMS}issued", f"{DC}date", f"{DCTERMS}date"),
        "url": first(f"{OG}url", f"{SO}url"),
        "archiveLocation": first(f"{DC}coverage", f"{DCTERMS}coverage"),
        "abstractNote": first(f"{OG}description", f"{DCTERMS}abstract", f"{SO}description"),
        "language": first(f"{DC}language", f"{DCTERMS}language"),
        **dict.fromkeys(("reportType", "websiteType"), first(f"{DC}type", f"{DCTERMS}type")),
    }
    if item.type in ("webpage", "blogPost", "newspaperArticle"):
        item.fields["publicationTitle"] = item["publicationTitle"] or first(f"{OG}site_name")
    item.fields["institution"] = item.fields["distributor"] = item["publisher"]
    item.creators = [(role, *cleaned(name, inverted="," in name)) for role, name in _makers(said, item.type)]
    own = {name.removeprefix(Z): values[0] for name, values in said.items() if name.startswith(Z)}
    item.fields |= {SAME.get(name, name): value for name, value in own.items() if name != "itemType"}
    return item


def _makers(said: dict[str, list[str]], kind: str) -> Iterator[tuple[str, str]]:
    for role in CREATORS[kind]:
        names = {
            "author": (f"{SO}author", f"{SO}creator", f"{DC}creator", f"{DCTERMS}creator"),
            "contributor": (f"{SO}contributor",),
            "editor": (f"{SO}editor",),
            "producer": (f"{SO}producer",),
        }.get(role, (f"{Z}{role}s",))
        found = next((said[name] for name in names if name in said), [])
        yield from ((role, name) for name in found)


def _highwire(item: Item, tags: dict[str, list[str]]) -> None:
    """Add what Highwire's tags say; it stands above the rest."""
    item.fields |= {place: " ".join(tags[name][0].split()) for name, place in HIGHWIRE.items() if name in tags}
    if authors := list(_authors(tags["citation_author"])):
        item.creators = [("author", *cleaned(author, inverted="," in author)) for author in authors]
    pdf = tags["citation_pdf_url"]
    item.attachments = [("Full Text PDF", pdf[0])] if pdf else [("Snapshot", "")]
    item.fields["abstractNote"] = item["abstractNote"] or " ".join(tags["description"][:1])


def _authors(contents: list[str]) -> Iterator[str]:
    last = ""
    for content in contents:
        authors = re.split(r"\s*;\s*", content)
        parts = re.split(r"\s*,\s*", content)
        if len(authors) == len(contents) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]:
            authors = parts
        for author in authors:
            if re.search(r"[^\s,-.;]", author) and author != last:
                last = author
                yield author.strip()


def _kept(item: Item) -> Item:
    """Return an item without what its type has no room for."""
    item.fields = {name: value for name, value in item.fields.items() if value and name in FIELDS[item.type]}
    item.creators = [(role if role in CREATORS[item.type] else "?", *names) for role, *names in item.creators]
    return item
