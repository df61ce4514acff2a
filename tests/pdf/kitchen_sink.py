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

MORE_RESTRUCTURED = r"""
More restructured text
======================

.. py:function:: strike(workers: int, *, days=1) -> bool
                 strike(union)

   Call a strike.

   :param workers: How many walk out.
   :returns: Whether it was won.

.. py:class:: Union(name)

   .. py:method:: join(worker)

      Join the union.

.. option:: --long <value>, -l

   An option of a command.

.. cpp:function:: template<typename T> void picket(T line)

An expression :cpp:expr:`a * b` in a line.

.. productionlist:: grammar
   claim: "we" `demand` "!"
   demand: "bread" | "roses"

.. acks::

   * Anna
   * Bo

.. code-block:: python
   :linenos:
   :lineno-start: 5
   :caption: Numbered lines

   first = 1
   second = 2

.. literalinclude:: /conf.py
   :lines: 2
   :caption: A file

.. math::
   :label: balance

   a &= b \\
   c &= d

By :eq:`balance`, and :math:`e = mc^2` in a line.

.. parsed-literal::

   literal with *emphasis* in it

.. pull-quote::

   A pulled quotation.

.. highlights::

   The highlights.

.. compound::

   The first of a compound.

   The second of it.

.. deprecated:: 2.0
   What is old.

.. versionchanged:: 2.1
   What is other.

.. versionremoved:: 3.0

.. danger:: Do not touch.

.. container:: custom

   In a container.

.. rst-class:: special

In a paragraph with a class.

.. list-table:: Headed on two sides
   :header-rows: 2
   :stub-columns: 2

   * - A1
     - B1
     - C1
   * - A2
     - B2
     - C2
   * - stub 1
     - stub 2
     - value

.. csv-table:: From commas
   :header: "Union", "Members"

   "IG Metall", 2200000
   "IF Metall", 300000

===========  ==================
Simple       Table in a cell
===========  ==================
outer [#c]_  +-------+--------+
             | inner | cell   |
             +-------+--------+
===========  ==================

.. [#c] A note to a cell.

Auto-numbered [#n]_ and signed [*]_ notes.

.. [#n] The numbered note.
.. [*] The signed note.

Definition *with* markup : one : two
   Of two classifiers.

:Field with ``code``: Its *value*.
:Another:
   - a list
   - in a field

/V, -x FILE, --name=NAME  Options of three kinds.

An ordinary paragraph.

    A block quotation.

    -- *Who said it*

Literal block follows::

    kept   as   typed

1. one

   a. nested one
   b. nested two

2. two

.. image:: ../picture.png
   :alt: An image with a size
   :width: 3cm
   :target: https://example.org/picture

.. _here:

A rubric by name
----------------

An _`inline target` is here. An `embedded link <https://example.org/embedded>`__, an anonymous__ one, an
`inline target`_ and :ref:`here`.

__ https://example.org/anonymous

:kbd:`Ctrl+C`, :menuselection:`File --> Save`, :guilabel:`Cancel`, :program:`make`, :file:`docs/{name}.md`,
:samp:`print({x})`, :pep:`8`, :rfc:`2606`, :dfn:`defined`, :envvar:`HOME`, :term:`strike`, :doc:`/organisations/imf`.

.. include:: restructured.rst
   :start-line: 4
   :end-line: 8

.. tabularcolumns:: ll

.. figure:: ../picture.png
   :alt: A figure on its own

.. image:: ../picture.png
   :class: decorative
"""

MORE_MARKDOWN = r"""---
myst:
  enable_extensions:
    [amsmath, attrs_block, attrs_inline, colon_fence, deflist, dollarmath, fieldlist, html_image, replacements,
     smartquotes, substitution, tasklist]
  substitutions:
    key: A *substituted* value
---
# More Markdown

Inline $a + b$ and displayed:

$$
\int_0^1 x\,dx = \frac12
$$ (area)

By {eq}`area`.

\begin{align}
p &= q
\end{align}

- [ ] an open task
- [x] a task that is done

{{ key }}.

```{math}
:label: third

x = 1

y = 2
```

Term *one*

Term two
: First definition

: Second definition

:Name only:
:Name: with a value

:::{figure-md}
![A figure in Markdown](../picture.png)

The caption in Markdown.
:::

<img src="../picture.png" alt="An image as HTML" width="40px">

| left | centre | right |
|:-----|:------:|------:|
| *a*  | `b`    | [c](https://example.org/c) |
| x[^n] | $y$   | z |

[^n]: A note to a cell in Markdown.

> Quoted
>
> > Quoted inside
> >
> > - with a list

1) with a bracket
2) and another

```{eval-rst}
.. note:: Restructured text in Markdown.
```

````{tip}
Outer tip.

```{warning}
Inner warning.
```
````

```{pull-quote}
Pulled in Markdown.
```

```{glossary}
lock-out
  When the employer closes the gates.
```

A {term}`lock-out`, a {abbr}`CBA (collective agreement)`, {sup}`up` and {sub}`down`, a {download}`file </conf.py>`.

```{versionadded} 4.0
Something in Markdown.
```

```{deprecated} 4.1
```

+++ {"a": "block break"}

[inline attributes]{.custom #an-id} and [](#an-id).

Auto link <https://example.org/auto>, a line\
break, &amp; an entity, an escaped \*star\*.

```{toctree}
restructured
```
"""

PAGES = {
    "campaigns/index.md": "# Campaigns\n\nAll campaigns.\n",
    "campaigns/sinter-metal.md": MARKDOWN,
    "organisations/index.md": "# Organisations\n",
    "organisations/imf.md": "---\norphan: true\n---\n# International Metalworkers' Federation\n\nFounded 1893.\n",
    "handbook/restructured.rst": RESTRUCTURED,
    "handbook/more-restructured.rst": MORE_RESTRUCTURED,
    "handbook/more-markdown.md": MORE_MARKDOWN,
}
