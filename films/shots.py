"""What the film on the congresses shows, second by second: cards, captions and transcript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

FRAMES_PER_SECOND = 25


@dataclass(frozen=True)
class Card:
    """One title card: what it shows and how many frames it stays."""

    frames: int
    year: int | None = None
    circa: bool = False
    name: str = ""
    city: bool = True
    place: str = ""
    line: str = ""
    legend: str = ""
    title: tuple[str, ...] = ()
    count: int = 0
    members: str = ""
    record: str = ""
    sources: tuple[str, ...] = ()

    @property
    def shown_year(self) -> str:
        """Return the year as the card writes it."""
        return f"c. {self.year}" if self.circa else str(self.year)

    @property
    def caption(self) -> tuple[str, str]:
        """Return the two lines of text that say what the card shows."""
        if self.title:
            return f"{' '.join(self.title)}. {self.line}", self.legend
        words = (self.line, self.members[:1].upper() + self.members[1:])
        place = self.place.replace(" · ", ", ")
        return f"{self.shown_year}, {self.name}, {place}", " ".join(f"{text.rstrip('.')}." for text in words if text)


@dataclass(frozen=True)
class Film:
    """The cards in their order, first the opening and last the closing one."""

    title: str
    language: str
    cards: tuple[Card, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Return the number of the first frame of each card."""
        return tuple(sum(card.frames for card in self.cards[:position]) for position in range(len(self.cards)))

    @property
    def frames(self) -> int:
        """Return how many frames the film has."""
        return sum(card.frames for card in self.cards)


def read_film(path: Path) -> Film:
    """Read the film from its YAML file."""
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    cards = [title_card(script["opening"]), *map(congress_card, script["shots"]), title_card(script["closing"])]
    return Film(title=script["title"], language=script["language"], cards=tuple(cards))


def title_card(entry: dict[str, Any]) -> Card:
    """Return the opening or the closing card."""
    return Card(
        frames=frames_of(entry),
        title=tuple(entry["title"]),
        line=entry["line"],
        legend=entry["legend"],
        record=entry.get("record", ""),
        sources=(entry["source"],) if "source" in entry else (),
    )


def congress_card(entry: dict[str, Any]) -> Card:
    """Return the card of one congress."""
    members = entry.get("members", {})
    return Card(
        frames=frames_of(entry),
        year=entry["year"],
        circa=entry.get("circa", False),
        name=entry["name"],
        city=entry.get("city", True),
        place=entry["place"],
        line=entry.get("line", ""),
        count=members.get("count", 0),
        members=members.get("text", ""),
        record=entry["record"],
        sources=tuple(dict.fromkeys(entry["sources"].values())),
    )


def frames_of(entry: dict[str, Any]) -> int:
    """Return how many frames a card stays."""
    return round(float(entry["seconds"]) * FRAMES_PER_SECOND)


def captions(film: Film) -> str:
    """Return the captions as WebVTT (https://www.w3.org/TR/webvtt1/), one cue for each card, above the timeline."""
    ends = (*film.starts[1:], film.frames)
    cues = [
        "\n".join(filter(None, (f"{timestamp(start)} --> {timestamp(end)} line:0", *map(escape, card.caption))))
        for card, start, end in zip(film.cards, film.starts, ends, strict=True)
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def timestamp(frame: int) -> str:
    """Return the time of a frame as WebVTT writes it: `00:01:02.500`."""
    seconds, rest = divmod(frame, FRAMES_PER_SECOND)
    minutes, seconds = divmod(seconds, 60)
    return f"00:{minutes:02}:{seconds:02}.{rest * 1000 // FRAMES_PER_SECOND:03}"


def escape(text: str) -> str:
    """Escape what WebVTT reads as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def transcript(film: Film) -> str:
    """Return what the film shows as plain paragraphs."""
    seconds = round(film.frames / FRAMES_PER_SECOND)
    opening = f"{film.title}. A silent film of {seconds} seconds: title cards under a timeline."
    cards = [". ".join(part.rstrip(".") for part in card.caption if part) + "." for card in film.cards]
    return "\n\n".join([opening, *cards]) + "\n"
