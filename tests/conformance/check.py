"""What a check of an export is: a validator of other people's, let loose on all the files of a built site."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How many files (or records in one file, where that is what is checked) were looked at, and what is wrong."""

    checked: int
    failures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """One validator for one export.

    ``export`` is what readers call it, ``standard`` its specification, ``validator`` the program and ``package`` the
    Python package whose version is told; ``release`` is the version of a program that is no Python package.
    ``run`` looks at a built site. ``tested_by`` names the test that does the same, or a part of what takes minutes, so
    that not every test run does it twice.
    """

    export: str
    standard: str
    validator: str
    run: Callable[[Path], Outcome]
    package: str = ""
    release: str = ""
    tested_by: str = ""

    @property
    def version(self) -> str:
        """Return the version of the validator."""
        return self.release or version(self.package or self.validator)
