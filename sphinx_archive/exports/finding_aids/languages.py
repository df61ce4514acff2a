"""Codes of languages and scripts as archival standards want them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from babel import Locale

from sphinx_archive.records.vocabulary import language_name


class Code(NamedTuple):
    """A language: its name, its code in ISO 639-2/B, and the code (ISO 15924) and name of its script.

    What there is none of is empty; ``is_marked`` holds where the tag itself names the script.
    """

    name: str
    language: str
    script: str
    script_name: str
    is_marked: bool


@cache
def code_of(tag: str) -> Code:
    """Return the codes of a BCP 47 tag.

    A tag of three letters is of ISO 639-3, which has more languages than ISO 639-2: its name stands without a code.
    The script is that of the tag, or else the usual one of the language.
    """
    import langcodes  # it takes as long as fifty records, and archives without a finding aid never need it

    whole = langcodes.Language.get(tag, normalize=False)
    name = whole.language or ""
    code = langcodes.Language.get(name, normalize=False).to_alpha3(variant="B") if len(name) == len("en") else ""
    script = whole.script or whole.maximize().script or ""
    return Code(language_name(tag), code, script, Locale("en").scripts.get(script, script), bool(whole.script))
