"""Keys: a readable one from a title, and whether it may be given to a record."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from anyascii import anyascii

from sphinx_archive.editing.changes import Refused
from sphinx_archive.records.kinds import FOLDERS, KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.values import read_key

if TYPE_CHECKING:
    from sphinx_archive.editing.keys.holding import Holding
    from sphinx_archive.records.page import Page

LONGEST = 60
# Within a word: workers' rights, l’usine.
APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´"))
# `index` is the first page of a folder; the others are names of devices, which Windows gives no file.
TAKEN = re.compile(r"aux|con|index|nul|prn|(?:com|lpt)[0-9]")
WORD = re.compile(r"[a-z0-9]+")


def key_from(title: str) -> str:
    """Return a key that reads like a title, of at most 60 letters; an empty text where the title has no letters.

    Other scripts are spelt in Latin letters as anyascii does it: https://github.com/anyascii/anyascii
    """
    letters = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in title.translate(APOSTROPHES))
    words = WORD.findall(anyascii(letters).lower().translate(APOSTROPHES))
    key = words.pop(0)[:LONGEST] if words else ""
    for word in words:
        if len(key) + 1 + len(word) > LONGEST:
            break
        key = f"{key}-{word}"
    return key


def sound_key(text: str) -> str:
    """Return a key that an editor typed; raises :class:`Refused` if it cannot be one."""
    try:
        key = read_key(text)
    except ValueError as error:
        raise Refused(str(error)) from None
    if TAKEN.fullmatch(key):
        raise Refused(f"'{key}' cannot be a key: it means something else as the name of a file. Take another.")
    return key


def refuse_used(key: str, holding: Holding) -> None:
    """Raise :class:`Refused` if a key belongs to a record, or ever did."""
    told = "A key is never used twice; take another, such as one with a year or a place in it."
    if page := holding.by_key.get(key):
        raise Refused(f"The key '{key}' belongs to {page.path}. {told}")
    if row := next((row for row in holding.withdrawn if row.key == key), None):
        raise Refused(f"The key '{key}' belonged to {KINDS[row.kind].one} that was withdrawn on {row.date}. {told}")
    if published := next((row for row in holding.published if row.key == key), None):
        raise Refused(f"The key '{key}' belonged to {KINDS[published.kind].one} before. {told}")
    for folder in sorted(FOLDERS):
        if (holding.folder / folder / f"{key}.md").exists():
            raise Refused(f"There is a file {folder}/{key}.md already. {told}")


def page_of(key: str, holding: Holding) -> Page:
    """Return the page of a record by its key or an earlier one; raises :class:`Refused` if there is none."""
    if page := holding.by_key.get(key):
        return page
    raise Refused(f"No record has the key '{key[:100]}'.{did_you_mean(key, holding.by_key)}")
