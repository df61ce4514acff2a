"""The comparison of pages with PDFs sees what is lost, changed or moved, and nothing else."""

from __future__ import annotations

import pytest
from lxml import html

from tests.pdf.reading import blocks, difference, letters

ADDRESS = "https://archive.example/films/strike.html"
PAGE = """<article><section id="a"><h1>Strike<a class="headerlink" href="#a">#</a></h1>
<dl><dt>Made by<span class="colon">:</span></dt><dd><p>The union</p></dd></dl>
<p>They <em>struck</em> for ten days<sup>[1]</sup>.</p>
<ul><li><p>first</p></li><li><p>second</p><ul><li>inner</li></ul></li></ul>
<figure><video><source src="../strike.webm"/><p>Sound only</p></video></figure>
<section class="record-sources"><ol><li><a class="reference external" href="https://x.example/a">Report</a>, 2009.</li>
<li><a class="reference external" href="https://x.example/b/">x.example/b</a></li></ol></section>
<section class="record-citation"><p>Cite</p></section></section></article>"""
PAPER = [
    "Strike", "Made by", "The union", "They struck for ten days[1].", "• first", "• second", "– inner",
    f"See the film: {ADDRESS}", "1. Report https://x.example/a, 2009.", "2. x.example/b",
]  # fmt: skip


def found() -> list[str]:
    return blocks(html.fragment_fromstring(PAGE), ADDRESS)


def test_blocks_of_a_page_are_what_paper_has() -> None:
    assert [letters(block) for block in found()] == [letters(block) for block in PAPER]


def test_spaces_lines_and_hyphens_that_have_no_shape_do_not_count() -> None:
    assert difference(found(), letters("\n".join(PAPER).replace("struck", "stru\N{SOFT HYPHEN}\nck"))) == ""


@pytest.mark.parametrize("number", range(len(PAPER)))
def test_a_lost_block_is_seen(number: int) -> None:
    assert difference(found(), letters("".join(PAPER[:number] + PAPER[number + 1 :])))


@pytest.mark.parametrize("number", range(len(PAPER) - 1))
def test_blocks_in_another_order_are_seen(number: int) -> None:
    one, other = PAPER[number : number + 2]
    assert difference(found(), letters("".join([*PAPER[:number], other, one, *PAPER[number + 2 :]])))


@pytest.mark.parametrize("words", ["", "10 ", "ten ten ", "TEN "])
def test_a_word_that_is_lost_changed_or_added_is_seen_with_its_block(words: str) -> None:
    assert "for ten days" in difference(found(), letters("".join(PAPER).replace("ten ", words)))


def test_what_is_added_at_the_end_is_seen() -> None:
    assert "'Advertisement'" in difference(found(), letters("".join([*PAPER, "Advertisement"])))
