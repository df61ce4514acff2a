import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, hasAny, narrowed, sorted, valuesToShow } from "../../sphinx_archive/search/static/archive-search/narrow.js";

const TABLES = { kind: new Map([["A", [0, 1, 4]], ["B", [2, 5]]]), country: new Map([["C", [1, 2, 3]], ["D", [4]]]) };
const found = (kept, rows = [5, 4, 3, 2, 1, 0]) => narrowed(rows, Object.fromEntries(Object.entries(kept).map(([facet, values]) => [facet, hasAny(TABLES[facet], values)])));

test("values of one facet widen, facets narrow, and the order stays", () => {
  assert.deepEqual(found({ kind: ["A"] }).found, [4, 1, 0]);
  assert.deepEqual(found({ kind: ["A", "B"] }).found, [5, 4, 2, 1, 0]);
  assert.deepEqual(found({ kind: ["A", "B"], country: ["C"] }).found, [2, 1]);
  assert.deepEqual(found({}).found, [5, 4, 3, 2, 1, 0]);
});

test("a value that no record has finds nothing, whatever its name", () => {
  for (const value of ["no such", "__proto__", "constructor", "size", ""]) assert.deepEqual(found({ kind: [value] }).found, []);
  assert.deepEqual(found({ kind: ["A", "__proto__"] }).found, [4, 1, 0]);
});

test("around a condition stands what meets all others", () => {
  const { around } = found({ kind: ["B"], country: ["C"] });
  assert.deepEqual(around, { kind: [3, 2, 1], country: [5, 2] });
});

test("counts say what a value would give: compared with counting one by one", () => {
  let seed = 7;
  const below = (count) => (seed = (seed * 48_271) % 2_147_483_647) % count;
  const FACETS = { kind: 4, country: 6, subject: 9 };
  for (let round = 0; round < 60; round += 1) {
    const records = Array.from({ length: 80 }, (_, row) => {
      const values = Object.entries(FACETS).map(([facet, size]) => [facet, [...new Set(Array.from({ length: below(4) }, () => `v${below(size)}`))]]);
      return { row, day: below(100), ...Object.fromEntries(values) };
    });
    const tableOf = (facet) => {
      const names = [...new Set(records.flatMap((record) => record[facet]))];
      return new Map(names.map((name) => [name, records.filter((record) => record[facet].includes(name)).map(({ row }) => row)]));
    };
    const tables = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, tableOf(facet)]));
    const kept = Object.fromEntries(Object.entries(FACETS).filter(() => below(2)).map(([facet, size]) => [facet, [`v${below(size)}`, `v${below(size)}`]]));
    const latest = below(3) ? 100 : below(100);
    const rows = records.map(({ row }) => row).filter(() => below(5));

    const conditions = Object.fromEntries(Object.entries(kept).map(([facet, values]) => [facet, hasAny(tables[facet], values)]));
    const answer = narrowed(rows, { ...conditions, dates: (row) => records[row].day <= latest });

    const wouldFind = (choice) => rows.filter((row) => records[row].day <= latest && Object.entries(choice).every(([facet, values]) => values.some((value) => records[row][facet].includes(value))));
    assert.deepEqual(answer.found, wouldFind(kept));
    for (const facet of Object.keys(FACETS)) {
      const counts = counted(tables[facet], answer.around[facet] ?? answer.found);
      for (const value of tables[facet].keys()) assert.equal(counts.get(value), wouldFind({ ...kept, [facet]: [value] }).length);
    }
  }
});

test("the oldest or the newest come first, and what has no date last both ways", () => {
  assert.deepEqual(sorted([3, 0, 5, 1, 4], "oldest", 4), [0, 1, 3, 4, 5]);
  assert.deepEqual(sorted([3, 0, 5, 1, 4], "newest", 4), [3, 1, 0, 4, 5]);
  assert.deepEqual(sorted([3, 0, 5, 1, 4], "", 4), [3, 0, 5, 1, 4]);
  const rows = [2, 1];
  sorted(rows, "oldest", 4);
  assert.deepEqual(rows, [2, 1], "the rows themselves keep their order");
});

test("values stand by count, decades by time, and a kept value stays though it is empty", () => {
  const names = (facet, counts, kept) => valuesToShow(facet, new Map(Object.entries(counts)), kept).map(({ value }) => value);
  assert.deepEqual(names("kind", { B: 1, A: 1, C: 9, D: 0 }), ["C", "A", "B"]);
  assert.deepEqual(names("decade", { "2000s": 9, "1890s": 1, "990s": 1 }), ["990s", "1890s", "2000s"]);
  assert.deepEqual(names("kind", { A: 1, B: 0 }, ["B", "gone"]), ["A", "B", "gone"]);
  assert.deepEqual(names("kind", { "Congress 10": 1, "Congress 9": 1, Église: 1, Zeal: 1 }), ["Congress 9", "Congress 10", "Église", "Zeal"]);
});
