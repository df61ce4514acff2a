"""The kinds of record, each with its folder and its names for readers."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

KindName = Literal[
    "campaign",
    "briefing-note",
    "congress",
    "congress-article",
    "film-short",
    "news",
    "meeting",
    "organisation",
    "person",
    "subject",
]


class Kind(NamedTuple):
    """One kind of record: the folder its pages live in and what readers call one and many of it."""

    name: KindName
    folder: str
    label: str
    plural: str

    @property
    def one(self) -> str:
        """Return what readers call one of it in a sentence: ``an organisation``."""
        return f"{'an' if self.label[0] in 'AEIOU' else 'a'} {self.label[0].lower()}{self.label[1:]}"

    @property
    def is_authority(self) -> bool:
        """Whether records of this kind are names that other records refer to."""
        return self.name in ("organisation", "person", "subject")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("campaign", "campaigns", "Campaign", "Campaigns"),
        Kind("briefing-note", "briefings", "Briefing note", "Briefing notes"),
        Kind("congress", "congress", "Congress", "Congresses"),
        Kind("congress-article", "congress", "Congress article", "Congress articles"),
        Kind("film-short", "films", "Film short", "Film shorts"),
        Kind("news", "news", "News item", "News"),
        Kind("meeting", "meetings", "Meeting", "Meetings"),
        Kind("organisation", "organisations", "Organisation", "Organisations"),
        Kind("person", "people", "Person", "People"),
        Kind("subject", "subjects", "Subject", "Subjects"),
    )
}
FOLDERS = frozenset(kind.folder for kind in KINDS.values())


def series() -> dict[str, str]:
    """Return what readers call the records of each folder: ``Congresses and congress articles``."""
    found: dict[str, list[str]] = {}
    for kind in KINDS.values():
        found.setdefault(kind.folder, []).append(kind.plural)
    return {folder: " and ".join((first, *map(str.lower, more))) for folder, (first, *more) in found.items()}


assert set(KINDS) == set(get_args(KindName)), "KindName and KINDS name different kinds"
