"""What schema.org calls each kind of record."""

from __future__ import annotations

# Source: https://schema.org/ArchiveComponent. Each item is a component of the archive and some kind of work. The page
# of a campaign, a congress or a meeting is the file of an archive: it brings together what came of something that
# happened. So it is a collection, and what happened is an event of its own that the collection is about.
COMPONENT = "ArchiveComponent"
FILE = (COMPONENT, "Collection")
TYPES: dict[str, tuple[str, ...]] = {
    "campaign": FILE,
    "briefing-note": (COMPONENT, "Report"),
    "congress": FILE,
    "congress-article": (COMPONENT, "Article"),
    "film-short": (COMPONENT, "VideoObject"),
    "news": (COMPONENT, "NewsArticle"),
    "meeting": FILE,
    "organisation": ("Organization",),
    "person": ("Person",),
    "subject": ("DefinedTerm",),
}
# The page itself, which describes the thing and is not it.
PAGE = "AboutPage"
EVENTS = frozenset(name for name, types in TYPES.items() if types is FILE)
