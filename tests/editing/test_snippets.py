"""The snippets of VS Code are made of the field table; what they begin, the check understands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sphinx_archive.editing.schemas.command import as_text
from sphinx_archive.editing.schemas.snippets import snippets
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page

FILE = Path(__file__).parents[2] / ".vscode" / "archive.code-snippets"
STOP = re.compile(r"\$(?:(\d+)|\{(\d+)(?::([^}]*)|\|([^},|]*)[^}]*)?\})")


def filled(body: list[str]) -> str:
    """Return what stands there when somebody has inserted the snippet and typed nothing."""
    return STOP.sub(lambda stop: stop[3] or stop[4] or "", "\n".join(body))


def test_the_file_is_current() -> None:
    assert FILE.read_text("utf-8") == as_text(snippets()), "write it again: make schemas"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_page_has_what_its_kind_needs_and_says_nothing_of_its_own(kind) -> None:
    text = filled(snippets()[f"{kind.label}: a page"]["body"])
    page = read_page(f"{kind.folder}/strike.md", text.encode())
    assert page.record
    assert page.record.title == "Title"
    told = {problem.code for problem in page.problems}
    # Everything that was left empty is told, so nothing false can be left standing.
    assert told <= {"empty-field", "bad-address", "bad-key", "unsourced-statement"}
    assert "empty-field" in told or not FIELDS["date"].needed & {kind.name}
    for name, row in FIELDS.items():
        assert (f"\n{in_yaml(name)}:" in text) == (kind.name in row.needed)


@pytest.mark.parametrize("prefix", ["source", "office", "date-disagreement", "figure"])
def test_a_block_can_be_put_into_a_page(prefix: str) -> None:
    [snippet] = [snippet for snippet in snippets().values() if snippet["prefix"] == prefix]
    field, indent = {"source": ("sources", "  "), "office": ("offices", "  "), "figure": ("figures", "  ")}.get(
        prefix, ("", "")
    )
    lines = [f"{indent}{line}" for line in filled(snippet["body"]).replace(": \n", ": x\n").split("\n")]
    kind = "person" if field == "offices" else "campaign"
    text = "\n".join(["---", f"kind: {kind}", *([f"{field}:"] if field else []), *lines, "---", "# A strike"])
    codes = {problem.code for problem in read_page(f"{KINDS[kind].folder}/strike.md", text.encode()).problems}
    assert codes.isdisjoint({"broken-yaml", "unknown-field", "wrong-shape", "tab"}), text


def test_nothing_else_is_in_the_file() -> None:
    held = json.loads(FILE.read_text("utf-8"))
    assert {snippet["scope"] for snippet in held.values()} == {"markdown"}
    assert len({snippet["prefix"] for snippet in held.values()}) == len(held)
