"""Every mistake is told once, at its line, with what to type instead; problems.md is the specification."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import random
import re
from pathlib import Path

import pytest

import sphinx_archive
from sphinx_archive.__main__ import main
from sphinx_archive.codes import MEANINGS
from sphinx_archive.editing.check import problems_of
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.page import read_page
from tests.records.problem_cases import Case, cases

CASES = cases()
PACKAGE = Path(sphinx_archive.__file__).parent
every_case = pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])


@every_case
def test_pages_give_these_problems(case: Case) -> None:
    pages = [read_page(path, content) for path, content in sorted(case.files.items())]
    assert [str(problem) for problem in problems_of(pages)] == case.told


@every_case
def test_check_and_build_print_these_lines(case: Case, new_archive) -> None:
    archive = new_archive(case.files)
    printed = io.StringIO()
    here = Path.cwd()
    os.chdir(archive.root)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            status = main(["check"])
    finally:
        os.chdir(here)
    expected = [f"docs/{line}" for line in case.told]
    assert printed.getvalue().splitlines() == expected
    assert status == int(bool(expected))
    built = archive.build("-b", "dummy", "-W")
    assert sorted(built.warnings) == sorted(expected)
    assert built.status == int(bool(expected))


def test_titles_of_cases_are_unique() -> None:
    assert len({case.title for case in CASES}) == len(CASES) > 80


def test_every_problem_of_a_page_has_a_case() -> None:
    records = _texts_in(PACKAGE / "records", "checks.py", "ledger.py", "published.py", "withdrawn.py")
    shown = {re.search(r"\[archive\.([\w-]+)\]$", line)[1] for case in CASES for line in case.told}
    assert sorted(shown) == sorted(code for code in MEANINGS if code in records)


def test_every_code_is_used_and_has_a_meaning() -> None:
    assert list(MEANINGS) == sorted(MEANINGS)
    texts = _texts_in(PACKAGE, "codes.py")
    assert [code for code in MEANINGS if code not in texts] == []
    assert [code for code in _codes_reported() if code not in MEANINGS] == []


def test_messages_are_sentences_of_one_line() -> None:
    for case in CASES:
        for line in case.told:
            message = re.fullmatch(r"\S+:\d+:\d+: WARNING: (.+) \[archive\.[a-z0-9-]+\]", line)
            assert message, line
            assert re.match(r"['A-Z{]", message[1]), line
            assert message[1].endswith((".", "?", "...", "name`.")), line


@pytest.mark.parametrize("seed", range(8))
def test_any_front_matter_is_read_without_an_error(seed: int) -> None:
    """Random values in random fields: a problem for each, with a known code, at a line of the page."""
    chance = random.Random(seed)  # noqa: S311
    values = [
        "TR",
        "2009",
        "[a, b]",
        "[[x], {y: z}]",
        "{value: 1, sources: [a]}",
        "{a: {b: {c: d}}}",
        "|\n  x\n  y",
        "~",
    ]
    values += [
        "''",
        '"<b>"',
        "- ",
        "&a [x]",
        "*a",
        "!!python/object:os.system x",
        "2009-02-30",
        "x" * 5000,
        "\u202e한국",
    ]
    fields = [*map(in_yaml, FIELDS), "colour", "nasty 'field'", "%s {0}"]
    for _ in range(120):
        chosen = chance.sample(fields, 6)
        front = "".join(f"{name}: {chance.choice(values)}\n" for name in chosen if name != "kind")
        text = f"---\nkind: {chance.choice(['campaign', 'film-short', 'person', 'subject'])}\n{front}---\n# T\n"
        page = read_page("campaigns/x.md", text.encode())
        for problem in problems_of([page]):
            assert problem.code in MEANINGS, problem
            assert 1 <= problem.line <= text.count("\n") + 1
            assert "\n" not in str(problem)


def _texts_in(folder: Path, *besides: str) -> set[str]:
    """Return every text that the code of a folder holds."""
    trees = [ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py") if path.name not in besides]
    return {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value}


def _codes_reported() -> set[str]:
    """Return the codes that the code passes on to authors, wherever it names them outright."""
    where = {"Problem": 3, "note": 1, "_problem": 2, "warn": 0, "Mistake": 0, "_reader": 0}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = where.get(name, 99)
                code = node.args[place] if len(node.args) > place else None
                # What is called a note elsewhere is none of these: an element of a finding aid.
                if isinstance(code, ast.Constant) and isinstance(code.value, str) and "finding_aids" not in path.parts:
                    found.add(code.value)
    return found
