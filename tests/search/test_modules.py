"""Runs the unit tests of the search page's modules with Node's own runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_modules_of_the_search_page() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is not installed; the search page's modules are tested with it (version 20.19 or later).")
    tests = sorted(map(str, HERE.glob("*.test.mjs")))
    assert tests
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
