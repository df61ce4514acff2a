import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress, writeAddress } from "../../sphinx_archive/search/static/archive-search/address.js";
import { chips } from "../../sphinx_archive/search/static/archive-search/chips.js";

// As much of a browser's document as buttons need.
class Element {
  constructor() {
    this.attributes = {};
    this.children = [];
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
  addEventListener(type, listener) {
    this[type] = listener;
  }
}
globalThis.document = { createElement: () => new Element() };

const FACETS = ["kind", "country"];

/** Return what each button is called and the address it leads to. */
function buttons(address) {
  const gone = [];
  const made = chips(readAddress(address, FACETS), FACETS, (state) => gone.push(writeAddress(state, FACETS)));
  made.forEach((button) => button.click());
  return made.map((button, place) => [button.attributes["aria-label"] ?? button.children[0], gone[place]]);
}

test("what does not narrow has no button", () => {
  assert.deepEqual(buttons("?q=a&sort=newest"), []);
});

test("each thing kept has a button that takes off it alone", () => {
  assert.deepEqual(buttons("?q=a&kind=A"), [["Remove Kind: A", "?q=a"]]);
  assert.deepEqual(buttons("?q=a&kind=A&kind=B&country=C&sort=newest"), [
    ["Remove Kind: A", "?q=a&kind=B&country=C&sort=newest"],
    ["Remove Kind: B", "?q=a&kind=A&country=C&sort=newest"],
    ["Remove Country: C", "?q=a&kind=A&kind=B&sort=newest"],
    ["Remove all", "?q=a&sort=newest"],
  ]);
});

test("dates have one, and how they lie in the range another", () => {
  assert.deepEqual(buttons("?from=1968"), [["Remove Dates: from 1968", ""]]);
  assert.deepEqual(buttons("?from=1968&to=1970&dates=possible"), [
    ["Remove Dates: 1968 to 1970", ""],
    ["Remove Dates: possibly in range", "?from=1968&to=1970"],
    ["Remove all", ""],
  ]);
});

test("a value stays text, whatever it holds", () => {
  const [[name, address]] = buttons("?kind=%3Cimg+src%3Dx%3E__proto__");
  assert.deepEqual([name, address], ["Remove Kind: <img src=x>__proto__", ""]);
});
