"""Pages that use every element an archive page can have."""

MARKDOWN = """
# Sinter Metal

```{container} record-header

:Date: 2008
:Organisations: [IMF](../organisations/imf.md)
```

(a-target)=
Plain, *emphasis*, **strong**, `literal`, H{sub}`2`O, m{sup}`2`, {abbr}`IMF (International Metalworkers' Federation)`
and again {abbr}`IMF (International Metalworkers' Federation)`. A note.[^note] Again.[^note] Hard\\
break. {index}`precarious work`

[^note]: The *text* of the note.

    With a second paragraph.

- bullet one
  - nested bullet
    1. deep number

      with a second paragraph
- bullet two

3. third
4. fourth

Term
: Its definition.

| Head A | Head B |
|:--|--:|
| cell a | cell b |

```{list-table} The caption of the table
:header-rows: 1
:stub-columns: 1
:widths: 30 70

* - Year
  - Event
* - 2008
  - Dismissals
```

```{figure} ../picture.png
:alt: A red field
:width: 50%
:name: the-figure

The caption of the figure.

The legend of the figure.
```

![An image in its own paragraph](../picture.png)

A line with ![a small image](../picture.png) in it.

:::{note}
Inside a note.
:::

:::{admonition} A box with a title
Inside the box.
:::

:::{seealso}
Inside see also.
:::

```{topic} A topic
Inside the topic.
```

```{sidebar} A sidebar
Inside the sidebar.
```

```{rubric} A rubric
```

```{code-block} python
:caption: The caption of the code

print("#set text(fill: red)")  # $x$
```

> A quotation.

```{epigraph}
An epigraph.

-- Its author
```

---

% a comment that nobody prints

{.listing-contents}
- A letter to jump to.

```{only} html
Only on the web.
```

```{only} typst
Only on paper.
```

```{raw} typst
#emph[Raw Typst.]
```

```{raw} latex
Raw LaTeX.
```

See [the section](#a-target), {ref}`the-figure`, [IMF](../organisations/imf.md), <https://example.org/address> and
[a report](https://example.org/report).

## A section

### A subsection

#### A subsubsection

##### A fifth level

Text at the bottom.

```{container} record-sources

1. [A source](https://example.org/source). Publisher, 2009.
2. Another source.
```

```{container} record-mentions

- [IMF](../organisations/imf.md)
```
"""

RESTRUCTURED = """
Restructured text
=================

| A line block
|   with an indent
|
| and its end

-a         Option a.
--long=x   A long option.

.. glossary::

   arbeitsgericht
      A labour court.

   strike
   stoppage
      A refusal to work. See :term:`arbeitsgericht`.

+------------+------------+-----------+
| Header 1   | Header 2   | Header 3  |
+============+============+===========+
| row 1      | column 2   | column 3  |
+------------+------------+-----------+
| row 2      | spans two columns      |
+------------+------------+-----------+
| row 3      | spans two  | - list    |
+------------+ rows       | - in cell |
| row 4      |            |           |
+------------+------------+-----------+

A citation [CIT2002]_ and a |substitution|.

.. |substitution| replace:: replaced text

.. [CIT2002] The work that is cited.

.. versionadded:: 1.2
   What was added.

.. centered:: A centred line

.. hlist::
   :columns: 2

   * first of many
   * second of many

.. index::
   single: labour law; Turkey
   see: dismissal; unfair dismissal
   pair: court; reinstatement

>>> 1 + 1
2

Term : classifier
   With a classifier.

A. upper alpha
B. second

(i) roman
(ii) second

An :download:`attachment </conf.py>`, a ``literal``, `a title`:title: and :manpage:`ls(1)`.
"""

PAGES = {
    "campaigns/index.md": "# Campaigns\n\nAll campaigns.\n",
    "campaigns/sinter-metal.md": MARKDOWN,
    "organisations/index.md": "# Organisations\n",
    "organisations/imf.md": "---\norphan: true\n---\n# International Metalworkers' Federation\n\nFounded 1893.\n",
    "handbook/restructured.rst": RESTRUCTURED,
}
