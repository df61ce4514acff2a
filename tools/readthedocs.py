"""Run the commands of .readthedocs.yaml as Read the Docs would, in a fresh environment, and check what appears."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "metalworkers-archive"


def commands() -> list[str]:
    """Return every command of the file in the order in which Read the Docs runs them."""
    jobs = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text())["build"]["jobs"]
    return [*jobs["post_checkout"], *jobs["install"], *(command for step in jobs["build"].values() for command in step)]


def problems(output: Path) -> list[str]:
    """Return what Read the Docs would refuse, or readers would miss."""
    wanted = ["html/index.html", "html/search.html", "html/objects.inv", "html/pagefind/pagefind.js"]
    wanted += ["html/campaigns.pdf", "html/campaigns/sinter-metal.pdf", "html/campaigns.epub"]
    missing = [f"{name} is missing" for name in wanted if not (output / name).is_file()]
    return missing + [problem for kind in ("pdf", "epub") for problem in _other_than_one(output / kind)]


def _other_than_one(folder: Path) -> list[str]:
    """Return what is wrong with a folder that Read the Docs takes exactly one file from."""
    files, wanted = [path.name for path in folder.glob("*")], f"{PROJECT}.{folder.name}"
    return [] if files == [wanted] else [f"{folder.name}/ must hold {wanted} alone, not {files}"]


def main() -> int:
    """Build in a copy of what git knows, so that nothing lying about here can help."""
    with tempfile.TemporaryDirectory() as place:
        checkout, output, venv = (Path(place) / name for name in ("checkout", "output", "venv"))
        subprocess.run(["git", "clone", "-q", ROOT, checkout], check=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        settings = {
            "READTHEDOCS": "True",
            "READTHEDOCS_PROJECT": PROJECT,
            "READTHEDOCS_OUTPUT": str(output),
            "READTHEDOCS_VIRTUALENV_PATH": str(venv),
            "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}",
        }
        for command in commands():
            print(f"$ {command}", flush=True)
            subprocess.run(command, shell=True, cwd=checkout, env=os.environ | settings, check=True)  # noqa: S602
        found = problems(output)
        for problem in found:
            print(problem, file=sys.stderr)
        size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
        print(f"{sum(1 for _ in output.rglob('*.html'))} HTML pages, {size / 1e6:.1f} MB in all.")
        return len(found)


if __name__ == "__main__":
    sys.exit(main())
