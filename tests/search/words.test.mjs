import assert from "node:assert/strict";
import { test } from "node:test";

import { certaintyName, facetName, rangeName, readingNotes, said } from "../../sphinx_archive/search/static/archive-search/words.js";

const FACETS = ["kind", "country"];
const state = (q, kept = {}, sort = "", dates = {}) => ({ q, kept, from: "", to: "", dates: "", sort, ...dates });

test("the question is said in words", () => {
  assert.equal(said(state("foxconn chennai", { kind: ["News item"] }), FACETS, 12), "12 records with all of: foxconn, chennai; kind: News item");
  assert.equal(said(state("fitim"), FACETS, 1), "1 record with: fitim");
  assert.equal(said(state("x", {}, "newest"), FACETS, 1234), "1,234 records with: x; newest first");
  assert.equal(said(state("", { kind: ["A", "B"], country: ["C"] }), FACETS, 3), "3 records; kind: A or B; country: C");
  assert.equal(said(state("x", {}, "oldest"), FACETS, 0), "No records with: x");
  assert.equal(said(state(""), FACETS, 279), "279 records");
});

test("phrases keep their quotes, and what is left out is said", () => {
  assert.equal(said(state('foxconn "metal workers"'), FACETS, 2), "2 records with all of: foxconn, “metal workers”");
  assert.equal(said(state('foxconn -chennai -"a b"'), FACETS, 2), "2 records with: foxconn; without: chennai, “a b”");
  assert.equal(said(state("-chennai"), FACETS, 2), "2 records without: chennai");
  assert.equal(said(state("- …"), FACETS, 0), "No records");
});

test("how many results lack a word is said", () => {
  const read = (lacking) => ({ asked: { words: ["one", "two", "three"], phrases: [], without: [] }, lacking });
  assert.equal(said(state("x"), FACETS, 67, {}, read(1), 3), "67 records, 3 with all of and 64 with all but one of: one, two, three");
  assert.equal(said(state("x"), FACETS, 1, {}, read(1), 0), "1 record with all but one of: one, two, three");
  assert.equal(said(state("x"), FACETS, 9, {}, read(2), 0), "9 records with all but 2 of: one, two, three");
  assert.equal(said(state("x", { kind: ["Film"] }), FACETS, 3, {}, read(1), 3), "3 records with all of: one, two, three; kind: Film");
});

test("what was read in another spelling is said", () => {
  assert.deepEqual(readingNotes({ respelt: [["malentachi", "malentacchi"]] }, ["x"]), ["Nothing has “malentachi”; looked for “malentacchi”."]);
  assert.match(readingNotes({ respelt: [] }, ["unionz"])[0], /Nothing here has “unionz” letter by letter/);
  assert.deepEqual(readingNotes({ respelt: [] }, []), []);
});

test("a range is said with how many dates lie in it for certain and how many perhaps", () => {
  const range = (from, to, dates = "") => state("x", {}, "", { from, to, dates });
  assert.equal(said(range("2008", "2010"), FACETS, 12, { certain: 9, possible: 3 }), "12 records with: x; 2008 to 2010 (9 certainly, 3 possibly)");
  assert.equal(said(range("2008", "2010"), FACETS, 9, { certain: 9, possible: 0 }), "9 records with: x; 2008 to 2010");
  assert.equal(said(range("2008", "", "possible"), FACETS, 3, { certain: 9, possible: 3 }), "3 records with: x; from 2008, possibly in range");
  assert.equal(said(state("", {}, "", { to: "1945" }), FACETS, 2), "2 records; until 1945");
});

test("names for readers", () => {
  assert.equal(facetName("country"), "Country");
  assert.equal(rangeName({ from: "1893", to: "1945-05" }), "1893 to 1945-05");
  assert.equal(certaintyName("certain"), "certainly in range");
  assert.equal(certaintyName("constructor-of-nothing"), "");
});
