"""The directive that prints warning codes with their meaning, and examples that it has tried out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_archive import codes as table_of_codes
from sphinx_archive.codes import MEANINGS
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.whole import problems_among

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_archive.records.problems import Problem


class MessageReference(SphinxDirective):
    """Prints the meaning of the codes named; below a single code also an example, wrong and right.

    The content is two code blocks, wrong and right: lines of front matter, or a whole page if they begin with
    ``---``. Both are checked as ``make check`` checks a page, and the message shown is the one that it gives;
    an example that does not show its code, or does not mend it, is an error.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Node]:
        """Return the codes as a list of definitions."""
        self.env.note_dependency(table_of_codes.__file__)
        codes = self.arguments[0].split()
        for code in codes:
            if code not in MEANINGS:
                raise self.error(f"'{code}' is no code.{did_you_mean(code, MEANINGS)}")
        example = self._example(codes[0]) if self.content else []
        return [nodes.definition_list("", *(_entry(code, example) for code in codes), classes=["message-reference"])]

    def _example(self, code: str) -> list[nodes.Node]:
        blocks = [block for node in self.parse_content_to_nodes() for block in node.findall(nodes.literal_block)]
        if len(blocks) != 2:
            raise self.error(f"The example of '{code}' needs two code blocks: wrong, then right.")
        wrong, right = (block.astext() for block in blocks)
        found = [problem for problem in _problems(wrong) if problem.code == code]
        if not found:
            raise self.error(f"The wrong lines of the example do not give '{code}'.")
        if left := [problem for problem in _problems(right) if problem.code == code]:
            raise self.error(f"The right lines of the example still give: {left[0].message}")
        message = f"docs/{found[0]}"
        said = nodes.literal_block(message, message, language="none")
        parts = zip(("You typed:", "The check says:", "Type instead:"), (blocks[0], said, blocks[1]), strict=True)
        return [node for label, block in parts for node in (nodes.paragraph("", label), block)]


def _entry(code: str, example: list[nodes.Node]) -> nodes.definition_list_item:
    term = nodes.term("", "", nodes.literal(code, code), ids=[code])
    return nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", MEANINGS[code]), *example))


def _problems(text: str) -> list[Problem]:
    """Return what is wrong in a page, or in one of these lines of front matter."""
    kind = re.search(r"^kind: *(\S+)", text, re.MULTILINE)
    folder = KINDS[kind[1]].folder if kind and kind[1] in KINDS else "news"
    if not text.startswith("---"):
        text = "\n".join(["---", *([] if kind else ["kind: news"]), text, "---", "# Title", ""])
    page = read_page(f"{folder}/page.md", text.encode())
    return [*page.problems, *problems_among([page])]
