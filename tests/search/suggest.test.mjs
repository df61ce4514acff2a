import assert from "node:assert/strict";
import { test } from "node:test";

import { slips } from "../../sphinx_archive/search/static/archive-search/slips.js";
import { corrections, nearNames } from "../../sphinx_archive/search/static/archive-search/suggest.js";

const NAMES = [
  ["Jyrki Raina", "ユルキ・ライナ"],
  ["Stefan Löfven"],
  ["Tom Buffenbarger", "R. Thomas Buffenbarger"],
  ["Kim Jin-suk", "김진숙"],
  ["Napoleón Gómez Urrutia"],
  ["Hyundai Motor"],
  ["International Metalworkers' Federation", "IMF", "FITIM"],
];
const KNOWN = { names: NAMES, words: ["asbestos", "shipbreaking", "strike"] };
const first = (q, strange) => corrections(q.split(" "), strange, KNOWN)[0]?.words.join(" ");

test("a letter too many, missing, wrong or two swapped is one slip", () => {
  assert.deepEqual(["hyundaii", "hyndai", "hyumdai", "hyudnai"].map((word) => slips(word, "hyundai", 2)), [1, 1, 1, 1]);
  assert.equal(slips("hyundai", "hyundai", 2), 0);
  assert.equal(slips("foxconn", "nokia", 2), 3);
  assert.equal(slips("", "abc", 2), 3);
});

test("names are found by what people type instead", () => {
  assert.equal(first("jirki raina", ["jirki"]), "Jyrki Raina");
  assert.equal(first("stefan loefven", ["loefven"]), "Stefan Löfven");
  assert.equal(first("buffenberger", ["buffenberger"]), "Buffenbarger");
  assert.equal(first("kim jin sook", ["sook"]), "Kim Jin-suk");
  assert.equal(first("gomez uruttia", ["uruttia"]), "Gómez Urrutia");
  assert.equal(first("hundai", ["hundai"]), "Hyundai");
});

test("words are put right one by one, nearest first, and said", () => {
  const [one] = corrections(["asbestus", "strike"], ["asbestus"], KNOWN);
  assert.deepEqual(one, { words: ["asbestos", "strike"], respelt: [["asbestus", "asbestos"]] });
});

test("what is like nothing is not put right", () => {
  assert.deepEqual(corrections(["qqqqqq"], ["qqqqqq"], KNOWN), []);
  assert.deepEqual(corrections(["imx"], ["imx"], KNOWN), []);
});

test("the nearest names are offered, with what their record is called", () => {
  assert.deepEqual(nearNames("fitimm", NAMES), [{ name: "FITIM", title: "International Metalworkers' Federation", slips: 1 }]);
  assert.deepEqual(nearNames("", NAMES), []);
});
