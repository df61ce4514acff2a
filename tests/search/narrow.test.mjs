import assert from "node:assert/strict";
import { test } from "node:test";

import { filtersOf, trueCounts, valuesToShow } from "../../sphinx_archive/search/static/archive-search/narrow.js";

test("values of one facet widen, facets narrow", () => {
  const kept = { kind: ["A", "B"], country: ["C"] };
  assert.deepEqual(filtersOf(kept), { kind: { any: ["A", "B"] }, country: { any: ["C"] } });
  assert.deepEqual(filtersOf(kept, "kind"), { country: { any: ["C"] } });
});

test("a narrowed facet counts as if it were not narrowed", () => {
  const counts = trueCounts({ kind: { A: 2, B: 0 }, country: { C: 2 } }, { kind: { kind: { A: 2, B: 5 }, country: { C: 7 } } });
  assert.deepEqual(counts, { kind: { A: 2, B: 5 }, country: { C: 2 } });
});

test("values stand by count, decades by time, and a kept value stays though it is empty", () => {
  const names = (facet, counts, kept) => valuesToShow(facet, counts, kept).map(({ value }) => value);
  assert.deepEqual(names("kind", { B: 1, A: 1, C: 9, D: 0 }), ["C", "A", "B"]);
  assert.deepEqual(names("decade", { "2000s": 9, "1890s": 1 }), ["1890s", "2000s"]);
  assert.deepEqual(names("kind", { A: 1, B: 0 }, ["B", "gone"]), ["A", "B", "gone"]);
});
