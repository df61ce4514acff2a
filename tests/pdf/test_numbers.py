"""Numbers of sections, figures, tables, code and formulas are printed where links name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

PAGE = """Wages
=====

.. _agreed:

What was agreed
---------------

.. figure:: ../picture.png
   :alt: A chart
   :name: the-chart

   The chart.

.. list-table:: The wages
   :name: the-table

   * - 2008

.. code-block:: python
   :caption: The sum
   :name: the-code

   1 + 1

.. math:: e = mc^2
   :label: the-formula

By :numref:`the-chart`, :numref:`the-table`, :numref:`the-code`, :eq:`the-formula` and :numref:`agreed`.
"""
INDEX = "# Archive\n\n```{toctree}\n:numbered:\ncampaigns/wages\n```\n"


def test_captions_have_the_numbers_that_links_name(printed: Callable[..., Printed]) -> None:
    book = printed({"index.md": INDEX, "campaigns/wages.rst": PAGE}, conf="numfig = True\n")
    assert book.warnings == ""
    for words in ("Fig. 1.1 The chart.", "Table 1.1 The wages", "Listing 1.1 The sum", "(1.1)", "1.1. What was agreed",
                  "By Fig. 1.1, Table 1.1, Listing 1.1, (1.1) and Section 1.1."):  # fmt: skip
        assert words in book.text, words


def test_no_numbers_where_nobody_asked_for_them(printed: Callable[..., Printed]) -> None:
    pages = {"index.md": INDEX.replace(":numbered:\n", ""), "campaigns/wages.rst": PAGE.rpartition("By ")[0]}
    text = printed(pages).text
    assert "Fig. 1" not in text
    assert "1.1" not in text
    assert "(1)" in text, "a formula with a label always has a number"
