import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, strictly } from "../../sphinx_archive/search/static/archive-search/answering.js";
import { bare } from "../../sphinx_archive/search/static/archive-search/names.js";

const COMMON = new Set(["in", "the", "an", "at", "of"]);

/** An index as engine.js has it: every word must begin a word; what nothing begins with is cut until something does. */
class FakeIndex {
  constructor(texts) {
    this.texts = texts;
    this.commonWords = COMMON;
    this.asked = 0;
  }

  async ranked(words) {
    this.asked += 1;
    const sets = words.flatMap((word) => bare(word).split(" ")).map((word) => this.having(word));
    const rows = this.texts.map((_, row) => row).filter((row) => sets.every((set) => set.has(row)));
    const found = rows.map((row) => ({ row, score: words.length / this.texts[row].length, data: async () => ({ meta: { title: `Title ${row}` }, content: this.texts[row] }) }));
    return found.sort((a, b) => b.score - a.score || a.row - b.row);
  }

  async together(text) {
    const rows = this.texts.map((_, row) => row);
    return new Set(rows.filter((row) => ` ${bare(this.texts[row])} `.includes(` ${bare(text)} `)));
  }

  having(word) {
    for (let end = word.length; end > 0; end -= 1) {
      const begins = (text) => bare(text).split(" ").some((other) => other.startsWith(word.slice(0, end)));
      const rows = this.texts.map((_, row) => row).filter((row) => begins(this.texts[row]));
      if (rows.length) return new Set(rows);
    }
    return new Set();
  }
}

const TEXTS = [
  "A lockout at the aluminium works of Alma",
  "The smelter in Alma",
  "Women in union leadership: a report on women",
  "Women take the leadership of their works",
  "Berthold Huber spoke of the union",
  "Members of ArcelorMittal met",
];
const TABLES = {
  names: async () => ({ names: [["Berthold Huber"], ["ArcelorMittal", "Arcelor Mittal SA"], ["Napoleón Gómez Urrutia"]], words: ["lockout", "asbestos", "leadership"] }),
};
const NO_TABLES = { names: async () => assert.fail("the names were fetched without need") };

const ask = (q, tables = TABLES, texts = TEXTS) => answer(new FakeIndex(texts), tables, q);
const rows = ({ found }) => found.map(({ row }) => row).sort();

test("words that are too common are not looked for, unless there is nothing else", async () => {
  const { asked, found } = await ask("lockout at the works", NO_TABLES);
  assert.deepEqual(asked.words, ["lockout", "works"]);
  assert.equal(found[0].row, 0);
  assert.deepEqual((await ask("the", NO_TABLES)).asked.words, ["the"]);
  assert.deepEqual((await ask("Works works lockout", NO_TABLES)).asked.words, ["works", "lockout"]);
});

test("what has all words but one comes after what has all, and says what it lacks", async () => {
  const read = await ask("women in union leadership", NO_TABLES);
  assert.deepEqual(read.found.map(({ row, lacks }) => [row, lacks]), [[2, []], [3, ["union"]]]);
  assert.equal(read.lacking, 1);
});

test("where nothing has all words, what has all but one is shown", async () => {
  const read = await ask("lockout aluminium smelter", NO_TABLES);
  assert.deepEqual(read.found.map(({ row, lacks }) => [row, lacks]), [[0, ["smelter"]]]);
});

test("of two words one alone is shown only where nothing has both", async () => {
  assert.deepEqual(rows(await ask("lockout aluminium", NO_TABLES)), [0]);
  const read = await ask("huber smelter", NO_TABLES);
  assert.deepEqual(rows(read), [1, 4]);
  assert.equal(read.lacking, 1);
});

test("a misspelt name is read as the nearest name", async () => {
  const read = await ask("Bertolt Huber");
  assert.deepEqual(read.found.map(({ row, lacks }) => [row, lacks]), [[4, []]]);
  assert.deepEqual(read.respelt, [["Bertolt Huber", "Berthold Huber"]]);
});

test("a name written in two words is found, and a slip in it does not matter", async () => {
  assert.deepEqual(rows(await ask("arcelor mital")), [5]);
});

test("a misspelt word is read as the nearest word, with the others as they are", async () => {
  const read = await ask("lokout alma");
  assert.deepEqual(read.respelt, [["lokout", "lockout"]]);
  assert.deepEqual(rows(read), [0]);
});

test("a word like nothing at all is said to be lacking", async () => {
  const read = await ask("huber xqzxqzxqz");
  assert.deepEqual(read.found.map(({ row, lacks }) => [row, lacks]), [[4, ["xqzxqzxqz"]]]);
});

test("nothing is invented for a question that nothing is like", async () => {
  const read = await ask("xqzxqzxqz");
  assert.deepEqual(read.found, []);
  assert.deepEqual(read.respelt, []);
});

test("phrases and exclusions hold also where words may be lacking", async () => {
  assert.deepEqual(rows(await ask('women leadership works -alma')), [2, 3]);
  assert.deepEqual(rows(await ask('"union leadership" women')), [2]);
  assert.deepEqual(rows(await ask('women leadership works -"their works"')), [2]);
  assert.deepEqual(rows(await ask("-alma -women")), [4, 5]);
});

test("of many words one may be lacking, and none is said to be lacking that is there", async () => {
  const read = await ask("a lockout at the aluminium works of alma lockouts workshops qqqqqq alum aluminiums", TABLES, ["alma alum aluminium aluminiums lockout lockouts works workshops"]);
  assert.deepEqual(read.found.map(({ row, lacks }) => [row, lacks]), [[0, ["qqqqqq"]]]);
});

test("a long question does not ask for every set of its words", async () => {
  const index = new FakeIndex(TEXTS);
  await answer(index, TABLES, "lockout aluminium smelter women leadership huber members report works spoke met");
  assert.ok(index.asked < 200, `${index.asked} searches`);
});

test("signs alone find nothing, no question finds everything", async () => {
  assert.deepEqual(rows(await ask("***", NO_TABLES)), []);
  assert.deepEqual(rows(await ask("", NO_TABLES)), [0, 1, 2, 3, 4, 5]);
});

test("what a word alone finds is counted strictly", async () => {
  assert.deepEqual(rows(await strictly(new FakeIndex(TEXTS), "smelter")), [1]);
  assert.deepEqual(rows(await strictly(new FakeIndex(TEXTS), "lockout smelter")), []);
});
