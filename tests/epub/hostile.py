"""Pages with all that could spoil an e-book, and more elements than the archive uses."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.kitchen_sink import PAGES

PICTURE = (Path(__file__).parents[2] / "docs/films/media/congresses-1893-2012.png").read_bytes()
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n'
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nThe words of the film.\n"

RAW = """
# Raw HTML

<p>Unclosed <b>bold <i>and</b> crossed</i><br>a break&nbsp;and an &Eacute;, &unknown; & alone < less

Inline <SPAN CLASS=loud onclick="alert(1)">loud</SPAN> and <font color="red">red</font> and <a name=old></a>.

<div id="twice">One</div><div id="twice">Two</div><div id="with space">Three</div>

<script>alert("script")</script><style>p { color: red }</style>
<iframe src="https://example.org/player"></iframe>
<form action="/send"><input name="q"><button>Send</button></form>

<ul>stray text<li>one<li>two<foo>three</foo></ul><li>alone</li><dd>definition</dd>

<table border=1 width="100%"><tr><td colspan=two bgcolor=red>cell<td nowrap>next</table>

<span>a <div>block in a line</div></span><h2>Head <p>with a block</p></h2>

<img src="picture.png" width="50%"> <img src=https://example.org/x.png alt="elsewhere"> <img>

<video src="https://example.org/film.mp4" autoplay></video>

<a href="other.html">beside</a> <a href="javascript:alert(1)">script link</a> <a href="#nowhere">nowhere</a>

<svg viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script><a href="#twice"><linearGradient id="g"/></a></svg>

<p lang="english (US)" role="button" style="background: url(https://example.org/x.png)">languages</p>

<details><p>No summary</p></details><summary>alone</summary><figcaption>alone</figcaption><center>middle</center>

<!-- a comment -- with hyphens --> <?php echo 1 ?> <![CDATA[ data ]]>
"""
ADDRESSES = """
# Addresses

<https://example.org/a?b=c&d=ä|{x}> [blank](<https://example.org/a b>) [broken](http://[bad)
[no host](http://) [script](javascript:alert) [file](file:///etc/passwd) [name](urn:isbn:1) [mail](mailto:a@example.org)
[percent](https://example.org/%zz%20x) [hash](https://example.org/#a#b)
{download}`this page <addresses.md>` {download}`far <https://example.org/far.pdf>`
"""
PICTURES = """
# Pictures

![](picture.png) ![A drawing](drawing.svg) ![Far off](https://example.org/far.png) ![Lost](lost.png) in a line.

[![Linked and far](https://example.org/linked.png)](https://example.org/)

![data](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==)

![The same picture](picture.png)

```{figure} https://example.org/figure.png
:alt: A figure

Its caption.
```

```{image} picture.png
:alt: Half of it
:scale: 50%
:target: https://example.org/
```

:::{video} film.webm
:alt: What the film shows
:captions: film.vtt en English
:poster: picture.png
:transcript: film.txt

Its caption.
:::
"""
MORE = """
More elements
=============

.. contents::

.. math::
   :label: sum

   \\sum_{i=1}^n x_i < \\frac{a}{b}

In a line: :math:`a^2 < b^2`, and :eq:`sum`.

.. code-block:: python
   :linenos:
   :emphasize-lines: 1
   :caption: Code

   if a < b:
       print("&amp;")

.. py:function:: send(message, *, to="all")

   A function.

.. csv-table:: Figures
   :header: "Year", "Number"

   1893, 8
   1904, ""

.. raw:: html

   <hr><p>unclosed

.. role:: html(raw)
   :format: html

:html:`<b>` bold :html:`</b>` and :html:`<br>` a break.

.. productionlist::
   word: letter+

.. figure:: a/picture.png
   :target: `More elements`_
   :figwidth: 50%
   :align: right

   A figure that leads home.

.. deprecated:: 1.0

.. rst-class:: special

A paragraph.\\ :sup:`1` |date|

.. |date| image:: a/picture.png
   :alt: inside

.. parsed-literal::

   *emphasis* in code

.. tip:: A tip.

.. error:: An error.
"""
LANGUAGES = """
# Writing

[النقابات]{.language-ar} [איגוד]{.language-he} [国際]{.language-ja} [wrong]{.language-not_a_tag}
[rechts]{.language-ur-PK}
"""
HUGE = "# A huge page\n\n" + "".join(
    f"Paragraph {number} with *some* [text](languages.md).\n\n" for number in range(2000)
)
HOSTILE = {
    **PAGES,
    "picture.png": PICTURE,
    "a/picture.png": PICTURE,
    "a/drawing.svg": DRAWING,
    "a/film.webm": b"\x1aE\xdf\xa3 not really a film",
    "a/film.vtt": CAPTIONS,
    "a/film.txt": "The words of the film.\n",
    "a/raw.md": RAW,
    "a/addresses.md": ADDRESSES,
    "a/pictures.md": PICTURES,
    "a/languages.md": LANGUAGES,
    "a/huge.md": HUGE,
    "a/only-a-title.md": "# Only a title\n",
    "a/without-title.md": "A text without a title.\n",
    "a/control.md": "# Bell \x07 and escape \x1b\n\nText \x0b with \x01 signs.\n\n`code \x02`\n",
    "a/Größe & Maß.md": '# Ünïcödé <b>& "quotes"</b> \']]>\n\nSee [Japanese](日本語.md) and [raw](raw.md).\n',
    "a/日本語.md": "# 国際金属労連\n\nSee [size](<Größe & Maß.md>) and [huge](huge.md#nowhere).\n",
    "a/UPPER.md": "# Capitals\n",
    "more.rst": MORE,
}
