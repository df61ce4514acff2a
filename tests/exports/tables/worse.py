"""Pages worse than those of every format: what a table, a database or a line of JSON could trip over."""

from __future__ import annotations

# Control characters, signs that turn the direction of text, quotes, formulas, a source that nobody declared, one key
# of old, sources under a subject, a table, and figures that name no source.
WORSE = {
    "campaigns/worse.md": """---
kind: campaign
date:
  value: "1893~/1904"
  sources: [first]
  variants:
    - value: ../1904
      sources: [second, nobody]
  reason: '=1+1'
versions: [second]
figures:
  '@SUM(A1)':
    value: '-1'
    sources: [first]
  told by nobody: '5'
  hers:
    value: '5'
    variants:
      - value: '6'
        sources: [second]
places: ['"Q"; x', Üsküdar]
countries: [TR, AQ]
part-of: [old-name]
related: [whole, gone]
sources:
  first:
    title: '+"T", <b>'
    publisher: 'x\u202ey'
    not-archived: '=no'
  second:
    url: https://example.org/2
    not-archived: not looked up
---
# Worse \u202eesrow

It \x00was \x07 “so”, "so", إضراب, 파업 {source}`first` {source}`second`. =1+1 {source}`nobody`.

| A | B |
|---|---|
| one | {source}`first` |

- +2 {source}`first`
  more \u2028 lines.

See {record}`whole`.
""",
    "campaigns/whole.md": """---
kind: campaign
aliases: [old-name]
date: 2001/..
sources:
  a:
    title: A
---
# Whole
""",
    "people/her.md": """---
kind: person
date: 1900/..
acronyms: {fr: H}
variants: ['Her, "Self"']
offices:
  - office: '=president'
    organisation: and-union
    dates: 1997/..
    sources: [a]
  - office: member
    organisation: nobody
identifiers:
  gnd: '1'
links:
  Film: https://example.org/f
sources:
  a:
    title: A
    note: Read twice.
---
# Her

She was {source}`a`.
""",
    "subjects/cited.md": """---
kind: subject
broader: [term]
scope: So.
sources:
  a:
    title: A
---
# Cited

So {source}`a`.
""",
}
