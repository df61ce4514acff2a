import assert from "node:assert/strict";
import { test } from "node:test";

import { reasons } from "../../sphinx_archive/search/static/archive-search/reasons.js";

const META = {
  title: "Sinter Metal",
  key: "sinter-metal",
  names: "",
  others: "International Metalworkers' Federation\t|\tIMF\t|\tFITIM\t|\t国際金属労連\n|\nBirleşik Metal-İş\t|\tBirlesik Metal-Is",
  sources: "All Sinter Metal workers now reinstated by courts",
};
const said = (words, shown = "") => reasons(words, META, shown).map(({ name, what }) => `${name} ${what}`);

test("a word that the reader sees needs no reason", () => {
  assert.deepEqual(said(["sinter"]), []);
  assert.deepEqual(said(["dismissed"], "the company dismissed 38 workers"), []);
});

test("a name of something that the record names is a reason", () => {
  assert.deepEqual(said(["fitim"]), ["FITIM is another name of International Metalworkers' Federation, which is named in the record"]);
  assert.deepEqual(said(["金属労連"]), ["国際金属労連 is another name of International Metalworkers' Federation, which is named in the record"]);
  assert.deepEqual(said(["birleşik", "metal-is"]), ["Birleşik Metal-İş is named in the record"]);
});

test("so are the record's own names, its sources and its key", () => {
  const own = { title: "International Metalworkers' Federation", names: "IMF\t|\tFITIM", key: "imf" };
  assert.equal(reasons(["fitim"], own, "")[0].what, "is another name of International Metalworkers' Federation");
  assert.equal(reasons(["goteborg"], { title: "Congress", titles: "Kongressen i Göteborg" }, "")[0].name, "Kongressen i Göteborg");
  assert.deepEqual(said(["courts"]), ["All Sinter Metal workers now reinstated by courts is a source of the record"]);
});

test("so is another name of its town", () => {
  const meta = { title: "Congress", place: "Gothenburg", towns: "Gothenburg\t|\tGöteborg" };
  assert.deepEqual(reasons(["goteborg"], meta, ""), [{ name: "Göteborg", what: "is another name of Gothenburg" }]);
});

test("there are two reasons at most, and none for nothing", () => {
  assert.equal(said(["fitim", "birlesik", "courts"]).length, 2);
  assert.deepEqual(said(["unheard"]), []);
  assert.deepEqual(reasons(["x"], { title: "Only a title" }, ""), []);
});
