import assert from "node:assert/strict";
import { test } from "node:test";

import { said, terms } from "../../sphinx_archive/search/static/archive-search/words.js";

const FACETS = ["kind", "country"];
const state = (q, kept = {}, sort = "") => ({ q, kept, sort });

test("a question is taken apart into words and phrases", () => {
  assert.deepEqual(terms('foxconn "metal workers" chennai'), ["foxconn", "metal workers", "chennai"]);
  assert.deepEqual(terms('open "quotation'), ["open", "quotation"]);
  assert.deepEqual(terms("  "), []);
});

test("the question is said in words", () => {
  assert.equal(said(state("foxconn chennai", { kind: ["News item"] }), FACETS, 12), "12 records with all of: foxconn, chennai; kind: News item");
  assert.equal(said(state("fitim"), FACETS, 1), "1 record with: fitim");
  assert.equal(said(state("x", {}, "newest"), FACETS, 1234), "1,234 records with: x; newest first");
  assert.equal(said(state("", { kind: ["A", "B"], country: ["C"] }), FACETS, 3), "3 records; kind: A or B; country: C");
  assert.equal(said(state("x", {}, "oldest"), FACETS, 0), "No records with: x");
  assert.equal(said(state(""), FACETS, 279), "279 records");
});
