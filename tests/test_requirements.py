"""The pinned versions are those that pyproject.toml asks for; `make requirements` writes them anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = SETTINGS["project"]
ASKED = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]],
    "requirements-apart.txt": SETTINGS["dependency-groups"]["apart"],
}


def pins(name: str) -> dict[str, str]:
    """Return the pinned version of every package of a file; the first where there are several."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return {package.lower(): version for package, version in reversed(found)}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_for_is_pinned(name: str) -> None:
    pinned = pins(name)
    wrong = [
        asked
        for asked, wish in ((text, Requirement(text)) for text in ASKED[name])
        if not wish.specifier.contains(pinned.get(wish.name.lower(), "0"))
    ]
    assert wrong == []


def test_both_files_pin_the_same() -> None:
    built, tested = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: tested.get(name) for name in built} == built
