"""``python -m sphinx_archive new``: begin a page, with everything in it that its kind may say."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Change, Refused, save
from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.editing.keys.holding import take_up
from sphinx_archive.editing.keys.naming import key_from, refuse_used, sound_key
from sphinx_archive.editing.keys.skeleton import skeleton
from sphinx_archive.records import body
from sphinx_archive.records.frontmatter import split
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.withdrawn import read_kind

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

EXAMPLES = """\
examples:
  python -m sphinx_archive new campaign "An Hour for Lunch"                begins docs/campaigns/an-hour-for-lunch.md
  python -m sphinx_archive new news "An Hour for Lunch" --key lunch-1911   with a key of your choice
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("kind", help=f"one of: {', '.join(KINDS)}")
    parser.add_argument("title", help="the title, as published")
    parser.add_argument("--key", default="", help="its permanent name, if not one made from the title")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    path = begin(wanted.docs, wanted.kind, wanted.title, wanted.key)
    print(
        f"{wanted.docs / path} is there. Fill in what it asks for and write its text;"
        " 'make check' says what is still missing."
    )
    return 0


def begin(folder: Path, kind: str, title: str, key: str = "") -> str:
    """Make a page of a kind with a title; return its path below the archive's folder.

    Its key is made from the title unless one is given. Raises :class:`Refused` where there can be no such page.
    """
    try:
        place = KINDS[read_kind(kind)].folder
    except ValueError as error:
        raise Refused(str(error)) from None
    title = _sound_title(title)
    key = sound_key(key) if key else _key_for(title)
    refuse_used(key, take_up(folder))
    path, text = f"{place}/{key}.md", skeleton(kind, title)
    read = body.heading(split(text)[1])
    if not read or read.title != title or read.has_markup:
        raise Refused(f"'{title[:80]}' cannot be a title. Write a title of plain words.")
    save(folder, [Change(path, None, text.encode())])
    return path


def _sound_title(text: str) -> str:
    """Return a title in one line; raises :class:`Refused` if nothing is in it, or what no page can hold."""
    title = " ".join(text.split())
    if not title:
        raise Refused('The title is empty. Write it in quotes: new news "An Hour for Lunch".')
    if bad := next((sign for sign in title if unicodedata.category(sign) in ("Cc", "Cs")), ""):
        raise Refused(f"The title has a character in it that no page can hold, U+{ord(bad):04X}. Type the title anew.")
    return title


def _key_for(title: str) -> str:
    """Return a key made from a title; raises :class:`Refused` where that cannot be."""
    if key := key_from(title):
        return sound_key(key)
    raise Refused(f"No key can be made from '{title[:80]}'. Say what it shall be: --key an-hour-for-lunch.")
