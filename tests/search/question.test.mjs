import assert from "node:assert/strict";
import { test } from "node:test";

import { asTyped, clean, takenApart, wantedTerms } from "../../sphinx_archive/search/static/archive-search/question.js";

const NOTHING = { words: [], phrases: [], without: [] };

test("words and phrases are wanted, in straight and in typographic quotes", () => {
  assert.deepEqual(takenApart('foxconn "metal workers" chennai'), { words: ["foxconn", "chennai"], phrases: ["metal workers"], without: [] });
  const quoted = ['"a b"', "“a b”", "„a b“", "„a b”", "”a b”", "«a b»", "« a b »", "»a b«", "「a b」", "＂a b＂", "‟a b”", '“a b"'];
  for (const q of quoted) assert.deepEqual(takenApart(`x ${q} y`), { words: ["x", "y"], phrases: ["a b"], without: [] }, q);
  assert.deepEqual(wantedTerms(takenApart('"a b" c "d e"')), ["c", "a b", "d e"]);
  assert.deepEqual(takenApart('"a""b"').phrases, ["a", "b"]);
});

test("a quotation mark without its partner is overlooked", () => {
  assert.deepEqual(wantedTerms(takenApart('open "quotation mark')), ["open", "quotation", "mark"]);
  assert.deepEqual(wantedTerms(takenApart('closed quotation"')), ["closed", "quotation"]);
  assert.deepEqual(takenApart('"a b" and "c'), { words: ["and", "c"], phrases: ["a b"], without: [] });
  assert.deepEqual(wantedTerms(takenApart('"" x')), ["x"]);
});

test("quotation marks inside a word do not begin a phrase", () => {
  assert.deepEqual(takenApart('rock"n"roll'), { words: ["rock", "n", "roll"], phrases: [], without: [] });
  assert.deepEqual(wantedTerms(takenApart("metal’s 'strike' Côte d'Ivoire")), ["metal’s", "'strike'", "Côte", "d'Ivoire"]);
});

test("a minus in front of a word or a phrase leaves it out", () => {
  assert.deepEqual(takenApart("a -b c"), { words: ["a", "c"], phrases: [], without: [{ text: "b", isPhrase: false }] });
  assert.deepEqual(takenApart('a -"b c"'), { words: ["a"], phrases: [], without: [{ text: "b c", isPhrase: true }] });
  assert.deepEqual(takenApart("-„b c“ a"), { words: ["a"], phrases: [], without: [{ text: "b c", isPhrase: true }] });
  for (const minus of ["-", "−", "–"]) assert.deepEqual(takenApart(`${minus}b`).without, [{ text: "b", isPhrase: false }]);
});

test("what stands after a minus and an open quotation mark is never wanted", () => {
  assert.deepEqual(takenApart('foxconn -"metal wor'), { words: ["foxconn"], phrases: [], without: [{ text: "metal wor", isPhrase: true }] });
  assert.deepEqual(takenApart('foxconn -"'), { words: ["foxconn"], phrases: [], without: [] });
});

test("a hyphen inside a word is part of it", () => {
  assert.deepEqual(takenApart("metal-is -non-union 2009-02"), { words: ["metal-is", "2009-02"], phrases: [], without: [{ text: "non-union", isPhrase: false }] });
  assert.deepEqual(takenApart("metal - is"), { words: ["metal", "is"], phrases: [], without: [] });
});

test("signs alone ask nothing", () => {
  for (const q of ["", " ", "-", "--", "- -", '"', '""', '"-"', "-…", "?!", "😀", "👩‍🏭", "\ud800", '-"😀"', "“”", "()"]) assert.deepEqual(takenApart(q), NOTHING, q);
});

test("every script asks", () => {
  assert.deepEqual(takenApart("国際金属労連 -日本"), { words: ["国際金属労連"], phrases: [], without: [{ text: "日本", isPhrase: false }] });
  assert.deepEqual(takenApart("「国際 金属」 금속노조"), { words: ["금속노조"], phrases: ["国際 金属"], without: [] });
  assert.deepEqual(wantedTerms(takenApart("عمال المعادن метал ٢٠٠٩")), ["عمال", "المعادن", "метал", "٢٠٠٩"]);
  assert.deepEqual(wantedTerms(takenApart("strike😀 😀 metal")), ["strike😀", "metal"]);
});

test("a question becomes one line, not longer than questions are, of whole characters", () => {
  assert.equal(clean("  metal\n\tworkers\u00a0 union "), "metal workers union");
  assert.equal(clean("x".repeat(10_000)), "x".repeat(200));
  assert.equal(clean(`${"x".repeat(199)} yz`), "x".repeat(199));
  assert.equal(clean(`x${"😀".repeat(150)}`), `x${"😀".repeat(99)}`);
  assert.equal(clean("a\ud800b\udfff"), "a b");
  for (const text of ["😀".repeat(120), " a \udc00 b", "a ".repeat(150), `${"a".repeat(199)}😀`]) assert.equal(clean(clean(text)), clean(text));
});

test("ten thousand characters of anything are taken apart at once", () => {
  const begun = performance.now();
  for (const part of ['"', "-", "- ", '-"', ' -"', '"a', "a ", "“a b” ", '" ', "😀", "\ud800"]) takenApart(part.repeat(10_000 / part.length));
  assert.ok(performance.now() - begun < 2000);
});

test("what was taken apart, typed again, is taken apart the same", () => {
  assert.equal(asTyped({ words: ["a"], phrases: ["b c"], without: [{ text: "d", isPhrase: false }, { text: "e f", isPhrase: true }] }), 'a "b c" -d -"e f"');
  assert.equal(asTyped({}), "");
  const parts = ["a", "-b", '"c d"', '-"e f"', "„g“", "h-i", "-", '"', "国際", "😀", "«j", "- k", "l’m"];
  for (let seed = 0; seed < 300; seed += 1) {
    const q = Array.from({ length: 5 }, (_, place) => parts[(seed * 7919 + place * (seed + 3) * 31) % parts.length]).join(" ");
    const once = takenApart(q);
    assert.deepEqual(takenApart(asTyped(once)), once, q);
  }
});
