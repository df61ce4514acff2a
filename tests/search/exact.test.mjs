import assert from "node:assert/strict";
import { test } from "node:test";

import { exactFirst, isAnswered } from "../../sphinx_archive/search/static/archive-search/exact.js";

const FOUND = [
  { meta: { title: "Vorbereitung des IMB-Weltkongresses" } },
  { meta: { title: "Union", names: "Union\t|\tBirleşik Metal-İş" } },
  { meta: { title: "Federation", names: "Federation\t|\tIMF\t|\tIMB", key: "imf" } },
  { meta: { title: "Congress", titles: "Congresso", key: "imf-congress-2009 old-key" } },
];
const titles = (q) => exactFirst(FOUND, q).map(({ meta }) => meta.title[0]).join("");

test("what is called just so comes first, the rest keeps its order", () => {
  assert.equal(titles("imb"), "FVUC");
  assert.equal(titles("birlesik metal-is"), "UVFC");
  assert.equal(titles("old-key"), "CVUF");
  assert.equal(titles('"CONGRESSO"'), "CVUF");
});

test("then comes what is called just so once its last word is whole", () => {
  const found = [{ meta: { title: "Foxconn India Union" } }, { meta: { title: "Foxconn" } }, { meta: { title: "Foxcon" } }];
  assert.deepEqual(exactFirst(found, "foxcon").map(({ meta }) => meta.title), ["Foxcon", "Foxconn", "Foxconn India Union"]);
});

test("no question changes nothing", () => {
  assert.equal(titles("metal"), "VUFC");
  assert.equal(titles(" … "), "VUFC");
});

test("a word that only begins with one letter of the archive is not answered", () => {
  const found = [{ meta: { title: "Annex Q" }, content: "Dismissed in Göteborg, 国際金属労連." }];
  assert.equal(isAnswered(found, ["qqqqqqqq"]), false);
  assert.equal(isAnswered(found, ["dismissals", "goteborg"]), true);
  assert.equal(isAnswered(found, ["dismissals", "qqqqqqqq"]), false);
  assert.equal(isAnswered(found, ["金属労連", "in göteborg"]), true);
});
