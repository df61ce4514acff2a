"""What is known of a new archive before it is made, each value read as its maker typed it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx_archive.records.values import read_address
from sphinx_archive.records.vocabulary import read_language

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 120
# They join letters and signs, in Persian and in emoji, and are the only ones without ink that a name may have.
JOINERS = "\u200c\u200d"
_SSH = re.compile(r"[\w.-]+@[\w.-]+:[^\s:]+")


class Facts(NamedTuple):
    """A new archive: its name, how pip installs the extension, its language (BCP 47), its colour (#rrggbb).

    Its address ends in a slash; that and the address of its repository are empty where they are not known.
    """

    name: str
    requirement: str
    language: str = "en"
    colour: str = "#0b5c8a"
    url: str = ""
    repository: str = ""

    @property
    def slug(self) -> str:
        """Return the name of the project on Read the Docs: the one in its address, else what the name becomes there."""
        host = urlsplit(self.url).hostname or ""
        known = host.removesuffix(".readthedocs.io") if host.endswith(".readthedocs.io") else self.name
        return plain(known) or "archive"


def read_name(text: str) -> str:
    """Return the name of an archive; raises ValueError where it is no name."""
    name = text.strip()
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name has {LONGEST_NAME} signs at most, this one has {len(name)}.")
    if not all(sign.isprintable() or sign in JOINERS for sign in name):
        raise ValueError(f"The name {name!a} has a line break, a tab or a sign that cannot be seen. Leave it out.")
    if set("<>") & set(name):
        raise ValueError(f"The name {name!r} has a < or a >, which web pages take for markup. Leave it out.")
    if not any(map(str.isalpha, name)):
        raise ValueError(f'The name {name!r} has no letter. Say what the archive is called: "Seafarers\' Archive".')
    return name


def name_of_folder(folder: Path) -> str:
    """Return the name that a folder gives its archive: ``seafarers-archive`` is called Seafarers archive."""
    words = re.sub(r"[-_.\s]+", " ", folder.resolve().name).strip()
    try:
        return read_name(words[:1].upper() + words[1:])
    except ValueError as error:
        raise ValueError(f'{error} Or: --name "Seafarers\' Archive".') from None


def read_url(text: str) -> str:
    """Return the address of a site with a slash at the end; raises ValueError where it is no address."""
    address = read_address(text)
    if urlsplit(address).query or urlsplit(address).fragment:
        raise ValueError(
            f"'{text}' is the address of one page. Write that of the archive: https://archive.example.org/."
        )
    return address.rstrip("/") + "/"


def read_repository(text: str) -> str:
    """Return the address of a repository, of its page or to clone it from; raises ValueError where it is none."""
    return text if _SSH.fullmatch(text) else read_address(text)


def read_colour(text: str) -> str:
    """Return a colour as #rrggbb; raises ValueError where it is none."""
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", text):
        raise ValueError(f"'{text}' is no colour. Write red, green and blue in six hexadecimal digits: '#0b5c8a'.")
    return f"#{text.removeprefix('#').lower()}"


def read_tag(text: str) -> str:
    """Return the language of an archive; raises ValueError where there is no such language."""
    return read_language(text)


def plain(text: str) -> str:
    """Return a text as part of a web address: small Latin letters, digits and hyphens; empty where it has none."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
