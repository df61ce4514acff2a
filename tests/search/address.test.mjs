import assert from "node:assert/strict";
import { test } from "node:test";

import { asks, keptPairs, readAddress, toggled, writeAddress } from "../../sphinx_archive/search/static/archive-search/address.js";

const FACETS = ["kind", "country"];

test("an address is read and written back the same", () => {
  const address = "?q=sinter+metal&kind=News+item&kind=Campaign&country=T%C3%BCrkiye&sort=newest";
  const state = readAddress(address, FACETS);
  assert.deepEqual(state, { q: "sinter metal", kept: { kind: ["News item", "Campaign"], country: ["Türkiye"] }, sort: "newest" });
  assert.equal(writeAddress(state, FACETS), address);
});

test("what an address should not hold is left out", () => {
  const state = readAddress("?q=%E0%A4%A&kind=&kind=A&kind=A&sort=sideways&planet=Mars&__proto__=x", FACETS);
  assert.deepEqual(Object.keys(state.kept), ["kind"]);
  assert.deepEqual(state.kept.kind, ["A"]);
  assert.equal(state.sort, "");
  assert.equal(readAddress(`?q=${"x".repeat(5000)}`, FACETS).q.length, 200);
});

test("a page that asks nothing has a bare address", () => {
  const state = readAddress("?q=++", FACETS);
  assert.equal(asks(state), false);
  assert.equal(writeAddress(state, FACETS), "");
  assert.equal(asks(readAddress("?kind=A", FACETS)), true);
});

test("a value is added, then removed, and the state before stays as it was", () => {
  const before = readAddress("?q=a&kind=A", FACETS);
  const added = toggled(before, "kind", "B");
  assert.deepEqual(keptPairs(added, FACETS), [["kind", "A"], ["kind", "B"]]);
  assert.deepEqual(toggled(toggled(added, "kind", "B"), "kind", "A").kept, {});
  assert.deepEqual(before.kept, { kind: ["A"] });
});
