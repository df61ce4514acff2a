"""Every check that there is, and every form that a built site has."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import FORMS, form_of

if TYPE_CHECKING:
    from sphinx_archive.exports.forms import Form
    from tests.conformance.check import Check

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("of_*.py"))
CHECKS: list[Check] = [check for name in MODULES for check in import_module(f"tests.conformance.{name}").CHECKS]


def paths(site: Path) -> list[str]:
    """Return the files of a site, by path below its folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def forms_in(site: Path) -> list[Form]:
    """Return the forms of which a site has files, in the order of their table."""
    found = {form for path in paths(site) if (form := form_of(path))}
    return [form for form in FORMS if form in found]
