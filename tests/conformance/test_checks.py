"""Every export of the archive's own site passes the validator of its standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conformance.every import CHECKS

if TYPE_CHECKING:
    from tests.conformance.check import Check

ROOT = Path(__file__).parents[2]
HERE = [check for check in CHECKS if not check.tested_by]
ELSEWHERE = [check for check in CHECKS if check.tested_by]


def name(check: Check) -> str:
    return f"{check.export}: {check.validator}"


@pytest.mark.parametrize("check", HERE, ids=name)
def test_the_site_conforms(check: Check, site: Path) -> None:
    outcome = check.run(site)
    assert not outcome.failures, "\n".join(outcome.failures[:20])
    assert outcome.checked


@pytest.mark.parametrize("check", ELSEWHERE, ids=name)
def test_what_is_tested_elsewhere_is(check: Check) -> None:
    path, _, test = check.tested_by.partition("::")
    assert f"\ndef {test}(" in (ROOT / path).read_text("utf-8")
