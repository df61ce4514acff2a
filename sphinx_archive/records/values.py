"""The values that front matter can hold, each read from text with a message for the author."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetPydanticSchema, model_validator
from pydantic_core import PydanticCustomError, core_schema

from sphinx_archive.records.dates import Edtf, parse_date
from sphinx_archive.records.vocabulary import read_country, read_language, read_rights

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_KEY = 100
# Nearly all addresses: no user, no port, no letters beyond ASCII. The rest is parsed, which takes ten times as long.
PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:[/?#][!#-;=?-~]*)?", re.ASCII)
DURATION = re.compile(r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.ASCII)
SHORT_DURATION = re.compile(r"(?:(\d+):(?=[0-5]?\d:))?(\d{1,3}):([0-5]\d)", re.ASCII)


class Frozen(BaseModel):
    """A value that never changes; in YAML its names are written with hyphens."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), validate_by_name=True
    )


def _reader(code: str, read: Any) -> BeforeValidator:
    """Wrap a reader of text so that its ValueError becomes a problem with this code."""

    def checked(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-shape", "Write one value here, not a list or a block of fields.")
        try:
            return read(value)
        except ValueError as error:
            raise PydanticCustomError(code, "{message}", {"message": str(error)}) from None

    return BeforeValidator(checked)


def read_key(text: str) -> str:
    """Return a key; raises ValueError unless it is small letters, digits and single hyphens."""
    if KEY.fullmatch(text) and len(text) <= LONGEST_KEY:
        return text
    if len(text) > LONGEST_KEY:
        raise ValueError(f"A key has at most {LONGEST_KEY} characters; this one has {len(text)}.")
    raise ValueError(f"'{text}' is no key. A key is a page's file name without .md: small letters, digits, hyphens.")


def read_address(text: str) -> str:
    """Return a web address; raises ValueError unless it is http or https and has a host."""
    if PLAIN_ADDRESS.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
        sound = sound and text.isprintable()
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"'{text[:80]}' is no web address. Write it whole: https://example.org/page.")
    return text


def read_duration(text: str) -> str:
    """Return a duration in ISO 8601 (``PT20M``); ``4:05`` and ``1:04:05`` are read too."""
    if DURATION.fullmatch(text):
        return text
    if match := SHORT_DURATION.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return "PT" + (f"{hours}H" if hours else "") + f"{minutes}M" + (f"{seconds}S" if seconds else "")
    raise ValueError(f"'{text[:40]}' is no length. Write minutes and seconds, 4:05, or ISO 8601, PT4M5S.")


def read_text(text: str) -> str:
    """Return the text with runs of white space folded."""
    return " ".join(text.split())


Key = Annotated[str, _reader("bad-key", read_key)]
Address = Annotated[str, _reader("bad-address", read_address)]
Country = Annotated[str, _reader("unknown-country", read_country)]
Language = Annotated[str, _reader("unknown-language", read_language)]
Rights = Annotated[str, _reader("unknown-rights", read_rights)]
Duration = Annotated[str, _reader("bad-duration", read_duration)]
Text = Annotated[str, _reader("wrong-shape", read_text)]
Date = Annotated[
    Edtf,
    GetPydanticSchema(lambda _source, _handler: core_schema.is_instance_schema(Edtf)),
    _reader("bad-date", parse_date),
]


class Variant(Frozen):
    """What another source says instead."""

    value: Any = Field(description="What the other source states.")
    sources: tuple[Key, ...] = Field(min_length=1, description="Which sources state it.")


class Claim(Frozen):
    """A value that sources state: the preferred one, who says so, and what others say instead.

    A plain value in YAML stands for a claim without variants. ``reason`` says why this value is preferred.
    """

    value: Any = Field(description="The value that the archive prefers.")
    sources: tuple[Key, ...] = Field((), description="Which sources state it.")
    variants: tuple[Variant, ...] = Field((), description="What others state instead.")
    reason: Text | None = Field(None, description="Why the first is preferred.")

    @model_validator(mode="before")
    @classmethod
    def _wrap(cls, value: object) -> object:
        return value if isinstance(value, dict) else {"value": value}


# Generic models would be shorter, but those made of annotated types share one name and cannot be pickled.
class DateVariant(Variant):
    """Another date."""

    value: Date


class DateClaim(Claim):
    """A date that sources state."""

    value: Date
    variants: tuple[DateVariant, ...] = ()


class DurationVariant(Variant):
    """Another length."""

    value: Duration


class DurationClaim(Claim):
    """A length that sources state."""

    value: Duration
    variants: tuple[DurationVariant, ...] = ()


class TextVariant(Variant):
    """Another wording or figure."""

    value: Text


class TextClaim(Claim):
    """A figure or wording that sources state."""

    value: Text
    variants: tuple[TextVariant, ...] = ()


class Source(Frozen):
    """A published text that supports a statement.

    Either ``archived`` (address of a copy) or ``not_archived`` (why there is none) is expected.
    """

    url: Address | None = Field(None, description="Where it is on the web.")
    title: Text | None = Field(None, description="Its title, as published.")
    publisher: Text | None = Field(None, description="Who published it.")
    author: Text | None = Field(None, description="Who wrote it.")
    date: Date | None = Field(None, description="When it was published.")
    language: Language | None = Field(None, description="Its language, if it is not that of the archive.")
    accessed: Date | None = Field(None, description="The day on which you read it.")
    archived: Address | None = Field(None, description="The address of a copy that will stay.")
    not_archived: Text | None = Field(None, description="Why there is no such copy.")
    note: Text | None = Field(None, description="What readers should know about it.")


class Office(Frozen):
    """An office that a person held in an organisation."""

    office: Text = Field(description="What the office is called.")
    organisation: Key = Field(description="Where it was held.")
    dates: Date | None = Field(None, description="From when to when.")
    sources: tuple[Key, ...] = Field((), description="Which sources say so.")


# What readers call other people's registers, and the address before a name in each.
REGISTERS = {
    "gnd": ("GND", "https://d-nb.info/gnd/"),
    "isni": ("ISNI", "https://isni.org/isni/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
}


class Identifiers(Frozen):
    """Names of the same person or organisation in other people's registers."""

    gnd: Text | None = Field(None, description="Integrated Authority File (Germany).")
    isni: Text | None = Field(None, description="International Standard Name Identifier.")
    viaf: Text | None = Field(None, description="Virtual International Authority File.")
    wikidata: Text | None = Field(None, description="Wikidata, the letter Q and a number.")

    @property
    def addresses(self) -> dict[str, str]:
        """Return the address in each register that knows the name."""
        named = ((name, getattr(self, name), start) for name, (_, start) in REGISTERS.items())
        return {name: start + quote("".join(own.split()), safe="") for name, own, start in named if own}


TitleOrigin = Literal["published", "supplied", "reconstructed"]
