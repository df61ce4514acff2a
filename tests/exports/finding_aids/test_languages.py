"""Languages get the codes that libraries use."""

from __future__ import annotations

import pycountry
import pytest

from sphinx_archive.exports.finding_aids.languages import code_of
from sphinx_archive.records.vocabulary import languages


def test_codes_are_those_of_another_list() -> None:
    listed = [one for one in pycountry.languages if hasattr(one, "alpha_2")]
    known = {one.alpha_2: getattr(one, "bibliographic", one.alpha_3) for one in listed}
    short = sorted(tag for tag in languages() if tag in known)
    assert len(short) > 150
    assert {tag: code_of(tag).language for tag in short} == {tag: known[tag] for tag in short}


@pytest.mark.parametrize(
    ("tag", "language", "script", "is_marked"),
    [
        ("de", "ger", "Latn", False),
        ("pt-BR", "por", "Latn", False),
        ("ko", "kor", "Kore", False),
        ("sr-Latn", "srp", "Latn", True),
        ("zh-Hant", "chi", "Hant", True),
        # Languages of three letters are of ISO 639-3, which has more than ISO 639-2.
        ("yue", "", "Hant", False),
    ],
)
def test_a_tag_gives_language_and_script(tag: str, language: str, script: str, is_marked: bool) -> None:
    code = code_of(tag)
    assert (code.language, code.script, code.is_marked) == (language, script, is_marked)
    assert code.name
    assert code.script_name
