"""``python -m sphinx_archive admin``: write the web form beside a built site."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader

from sphinx_archive.editing.admin.config import config, forge_of, shapes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

STATIC = Path(__file__).parent / "static"
# What npm installs, and where it goes in the form's folder. Pictures are not changed by the form.
TAKEN = {"@sveltia/cms/npm": "sveltia", "yaml/browser/dist": "yaml"}
LICENCES = {"@sveltia/cms/LICENSE.txt": "sveltia/LICENSE.txt", "yaml/LICENSE": "yaml/LICENSE.txt"}
LEFT = shutil.ignore_patterns("*.map", "heic*", "webp*", "shiki*")
EXAMPLES = """\
examples:
  make admin                                                       the form, in _build/html/admin/
  python -m sphinx_archive admin _build/html/admin --modules .venv/npm/node_modules \\
      --repository https://github.com/somebody/archive --branch main
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--modules", type=Path, required=True, help="the node_modules with @sveltia/cms and yaml")
    parser.add_argument("--docs", default="docs", help="the archive's folder, from the top of the repository (docs)")
    parser.add_argument("--title", default="Archive", help="what the form calls the archive")
    parser.add_argument("--repository", default="", help="the address of the repository on a forge")
    parser.add_argument("--branch", default="", help="the branch that is published; else the repository's own choice")


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    missing = [name for name in TAKEN if not (wanted.modules / name).exists()]
    if missing:
        print(f"{wanted.modules} has no {missing[0]}. Install it: npm install @sveltia/cms yaml", file=sys.stderr)
        return 2
    where = forge_of(wanted.repository)
    if wanted.repository and not where:
        print(f"No form can reach {wanted.repository}; it can change pages in a folder here.", file=sys.stderr)
    try:
        _write(wanted, where[0].answers if where else ())
    except OSError as error:
        print(f"{error.filename or wanted.out} cannot be written ({error.strerror or error}).", file=sys.stderr)
        return 1
    print(f"The form is in {wanted.out}.")
    return 0


def _write(wanted: Namespace, asked: Iterable[str]) -> None:
    for source, target in TAKEN.items():
        shutil.copytree(wanted.modules / source, wanted.out / target, dirs_exist_ok=True, ignore=LEFT)
    for source, target in LICENCES.items():
        shutil.copyfile(wanted.modules / source, wanted.out / target)
    shutil.copytree(STATIC, wanted.out, dirs_exist_ok=True)
    languages = json.dumps({"imports": dict(_languages(wanted.modules, wanted.out))})
    digest = base64.b64encode(hashlib.sha256(languages.encode()).digest()).decode()
    page = Environment(loader=PackageLoader(__package__), autoescape=True).get_template("index.html")
    made = {
        "index.html": page.render(title=wanted.title, asked=asked, languages=languages, digest=digest),
        "config.json": json.dumps(config(wanted.docs, wanted.title, wanted.repository, wanted.branch)),
        "shapes.json": json.dumps(shapes()),
    }
    for name, text in made.items():
        (wanted.out / name).write_text(text, "utf-8")


def _languages(modules: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Write the form's words in other languages as modules, for browsers import no JSON; yield where each went."""
    (out / "locales").mkdir(exist_ok=True)
    for path in sorted((modules / "@sveltia/cms/locales").glob("*.json")):
        (out / "locales" / f"{path.stem}.mjs").write_text(f"export default {path.read_text('utf-8')}", "utf-8")
        yield f"./locales/{path.name}", f"./locales/{path.stem}.mjs"
