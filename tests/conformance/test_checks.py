"""Every export of the archive's own site passes the validator of its standard."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conformance.check import Check

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("of_*.py"))
CHECKS: list[Check] = [check for name in MODULES for check in import_module(f"tests.conformance.{name}").CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.export}: {check.validator}")
def test_the_site_conforms(check: Check, site: Path) -> None:
    outcome = check.run(site)
    assert not outcome.failures, "\n".join(outcome.failures[:20])
    assert outcome.checked
