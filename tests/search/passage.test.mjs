import assert from "node:assert/strict";
import { test } from "node:test";

import { takeApart, withDots } from "../../sphinx_archive/search/static/archive-search/passage.js";

const shown = (parts) => parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

test("marks become parts, and the stop after a word is not marked", () => {
  assert.equal(shown(takeApart("near <mark>Chennai,</mark> <mark>“India”</mark> was")), "near [Chennai], “[India]” was");
});

test("what looks like HTML in a text stays text", () => {
  const parts = takeApart("a &lt;script&gt; <mark>b</mark> </mark> c & d");
  assert.equal(shown(parts), "a <script> [b]  c & d");
});

test("a mark without letters does not break the passage", () => {
  assert.equal(shown(takeApart("a <mark>—</mark> b")), "a — b");
  assert.equal(shown(takeApart("")), "");
});

test("dots stand where the text goes on", () => {
  const content = "One two three four.";
  assert.equal(shown(withDots(takeApart("One <mark>two</mark>"), content)), "One [two] …");
  assert.equal(shown(withDots(takeApart("two three"), content)), "… two three …");
  assert.equal(shown(withDots(takeApart(content), content)), content);
});
