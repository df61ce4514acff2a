import assert from "node:assert/strict";
import { test } from "node:test";

import { bare, folded, lines, listed } from "../../sphinx_archive/search/static/archive-search/names.js";

test("letters are compared plainly", () => {
  assert.equal(folded("Çalışanları İŞ Łódź Straße"), "calisanlari is lodz strasse");
  assert.equal(folded("Østerås Đorđe Æon œuvre"), "osteras dorde aeon oeuvre");
  assert.equal(bare("Birleşik Metal-İş “A’B”"), "birlesik metal is a b");
  assert.equal(bare("国際金属労連"), "国際金属労連");
  assert.equal(bare(" … - 😀 "), "");
});

test("names and records are taken apart, and what has none has none", () => {
  assert.deepEqual(listed("IMF\t|\tFITIM"), ["IMF", "FITIM"]);
  assert.deepEqual(lines("A\t|\tB\n|\nC"), ["A\t|\tB", "C"]);
  for (const none of ["", undefined]) assert.deepEqual([listed(none), lines(none)], [[], []]);
  assert.deepEqual(listed("A | B"), ["A | B"]);
});
