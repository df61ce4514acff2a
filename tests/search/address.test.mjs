import assert from "node:assert/strict";
import { test } from "node:test";

import {
  asks,
  hasDates,
  keptPairs,
  readAddress,
  toggled,
  unnarrowed,
  withoutDates,
  withoutFacet,
  writeAddress,
} from "../../sphinx_archive/search/static/archive-search/address.js";

const FACETS = ["kind", "country"];
const NOTHING = { q: "", kept: {}, from: "", to: "", dates: "", sort: "" };

test("an address is read and written back the same", () => {
  const address = "?q=sinter+metal&kind=News+item&kind=Campaign&country=T%C3%BCrkiye&from=2008&to=2010-05&dates=certain&sort=newest";
  const state = readAddress(address, FACETS);
  const kept = { kind: ["News item", "Campaign"], country: ["Türkiye"] };
  assert.deepEqual(state, { q: "sinter metal", kept, from: "2008", to: "2010-05", dates: "certain", sort: "newest" });
  assert.equal(writeAddress(state, FACETS), address);
});

test("two hundred states come back from their addresses as they were", () => {
  let seed = 20;
  const below = (count) => (seed = (seed * 48_271) % 2_147_483_647) % count;
  const one = (values) => values[below(values.length)];
  const VALUES = ["News item", "Türkiye", "A&B=C", "50% +", "#?/", "__proto__", "constructor", "国際 金属", "😀", "\u202eRTL", '"quoted"', "a\tb", "2000s"];
  const some = () => [...new Set(Array.from({ length: below(4) }, () => one(VALUES)))];
  const addresses = new Set();
  for (let count = 0; count < 200; count += 1) {
    const kept = Object.fromEntries(FACETS.map((facet) => [facet, some()]).filter(([, values]) => values.length));
    const [from, to] = [one(["", "1968", "soon", "2009-02-30"]), one(["", "1970-05"])];
    const q = one(["", "metal & co", '-"a b" c', "100% #1 + ü", "国際😀", "a=b&q=c", "%E0%A4%A"]);
    const state = { q, kept, from, to, dates: from || to ? one(["", "certain", "possible"]) : "", sort: one(["", "newest", "oldest"]) };
    const address = writeAddress(state, FACETS);
    assert.deepEqual(readAddress(address, FACETS), state, address);
    assert.equal(writeAddress(readAddress(address, FACETS), FACETS), address);
    addresses.add(address);
  }
  assert.ok(addresses.size > 150);
});

test("what an address should not hold is left out", () => {
  const state = readAddress("?q=%E0%A4%A&kind=&kind=A&kind=A&sort=sideways&dates=never&planet=Mars&__proto__=x&constructor=y", FACETS);
  assert.deepEqual(Object.keys(state.kept), ["kind"]);
  assert.deepEqual(state.kept.kind, ["A"]);
  assert.deepEqual([state.sort, state.dates], ["", ""]);
  assert.equal({}.x, undefined);
  assert.equal(readAddress(`?q=${"x".repeat(100_000)}`, FACETS).q.length, 200);
  assert.equal(readAddress(`?from=${"1".repeat(100_000)}`, FACETS).from.length, 20);
  assert.deepEqual(readAddress("?sort=newest&sort=oldest&q=a&q=b", FACETS), { ...NOTHING, q: "a", sort: "newest" });
});

test("a facet may have any value, the archive's or not", () => {
  for (const value of ["__proto__", "constructor", "toString", "no such kind", "x".repeat(100_000), "😀"]) {
    const state = readAddress(writeAddress({ ...NOTHING, kept: { kind: [value] } }, FACETS), FACETS);
    assert.deepEqual(state.kept, { kind: [value] });
    assert.deepEqual(toggled(state, "kind", value).kept, {});
  }
});

test("no address breaks the page, and all are read again as they were written", () => {
  const broken = ["?", "?&&&", "?q", "?=", "?q=%", "?q=%ff%fe", "?kind=%zz", "?q=%ED%A0%80", "?q=\ud800", "?kind=\udfff", "?from=%20&to=%0A", "q=a", "?q=%00", "?from=1968%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20x", `?from=${"😀".repeat(30)}x`, `?from=x${"😀".repeat(30)}`, `?${"kind=a&".repeat(10_000)}`];
  for (const address of broken) {
    const state = readAddress(address, FACETS);
    assert.deepEqual(readAddress(writeAddress(state, FACETS), FACETS), state, address.slice(0, 50));
  }
});

test("how dates lie in a range is asked only where there is a range", () => {
  assert.equal(readAddress("?dates=certain", FACETS).dates, "");
  assert.equal(readAddress("?to=1968&dates=possible", FACETS).dates, "possible");
});

test("a page that asks nothing has a bare address", () => {
  const state = readAddress("?q=++", FACETS);
  assert.equal(asks(state), false);
  assert.equal(writeAddress(state, FACETS), "");
  for (const address of ["?kind=A", "?from=1968", "?to=1968", "?q=a"]) assert.equal(asks(readAddress(address, FACETS)), true, address);
  assert.equal(asks(readAddress("?sort=newest", FACETS)), false);
});

test("a value is added, then removed, and the state before stays as it was", () => {
  const before = readAddress("?q=a&kind=A", FACETS);
  const added = toggled(before, "kind", "B");
  assert.deepEqual(keptPairs(added, FACETS), [["kind", "A"], ["kind", "B"]]);
  assert.deepEqual(toggled(toggled(added, "kind", "B"), "kind", "A").kept, {});
  assert.deepEqual(before.kept, { kind: ["A"] });
});

test("what narrows a search is taken off by itself or at once; question and order stay", () => {
  const state = readAddress("?q=a&kind=A&country=B&from=1968&dates=certain&sort=newest", FACETS);
  assert.equal(writeAddress(withoutFacet(state, "kind"), FACETS), "?q=a&country=B&from=1968&dates=certain&sort=newest");
  assert.equal(writeAddress(withoutDates(state), FACETS), "?q=a&kind=A&country=B&sort=newest");
  assert.equal(writeAddress(unnarrowed(state), FACETS), "?q=a&sort=newest");
  assert.deepEqual([hasDates(state), hasDates(unnarrowed(state))], [true, false]);
});
