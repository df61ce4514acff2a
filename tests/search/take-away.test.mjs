import assert from "node:assert/strict";
import { test } from "node:test";

import { chunkOf, chunksOf, fileName, fileText, keyOf } from "../../sphinx_archive/search/static/archive-search/take-away-files.js";
import { NotLoaded, Store } from "../../sphinx_archive/search/static/archive-search/take-away-store.js";
import { leftOut, notLoaded, offer, saved } from "../../sphinx_archive/search/static/archive-search/take-away-words.js";

const CHUNKS = [["alpha", "1"], ["kilo", "2"], ["tango", "3"]];
const INDEX = { name: "an-archive", csvHeader: "key,title\r\n", chunks: CHUNKS };

test("a key is in the last chunk that begins at or before it", () => {
  assert.deepEqual(["alpha", "golf", "kilo", "kilo-1", "tango", "zulu"].map((key) => chunkOf(CHUNKS, key)), ["1", "1", "2", "2", "3", "3"]);
  assert.equal(chunkOf(CHUNKS, "aaa"), undefined);
  assert.equal(chunkOf([], "alpha"), undefined);
  assert.equal(chunkOf([["only", "9"]], "only"), "9");
});

test("keys name each chunk once, and none where there is none", () => {
  assert.deepEqual(chunksOf(CHUNKS, ["zulu", "kilo", "lima", "aaa", "zulu"]), ["3", "2"]);
});

test("an address leads to a record if its folder is one of records", () => {
  const folders = ["campaigns", "news"];
  const cases = {
    "http://x/en/latest/campaigns/sinter-metal.html": "sinter-metal",
    "http://x/campaigns/sinter-metal/": "sinter-metal",
    "http://x/campaigns/sinter-metal.html?q=1#top": "sinter-metal",
    "file:///home/a/news/court.html": "court",
    "http://x/campaigns/index.html": "",
    "http://x/campaigns/": "",
    "http://x/handbook/dates.html": "",
    "http://x/": "",
  };
  for (const [address, key] of Object.entries(cases)) assert.equal(keyOf(address, folders), key, address);
});

test("a file is what its program reads", () => {
  assert.equal(fileText("bibtex", ["@a{x}\n", "@a{y}\n"], INDEX), "@a{x}\n\n@a{y}\n");
  assert.equal(fileText("ris", ["TY  - A\r\nER  - \r\n\r\n", "TY  - B\r\n"], INDEX), "TY  - A\r\nER  - \r\n\r\nTY  - B\r\n");
  assert.deepEqual(JSON.parse(fileText("csl", [{ id: "a", title: "“ü”" }], INDEX)), [{ id: "a", title: "“ü”" }]);
  assert.equal(fileText("csv", ['a,"b, c"\r\n'], INDEX), '\ufeffkey,title\r\na,"b, c"\r\n');
});

test("a file's name says what is in it", () => {
  assert.equal(fileName("bibtex", 38, INDEX), "an-archive-38-records.bib");
  assert.equal(fileName("csl", 1, INDEX), "an-archive-1-record.csl.json");
});

/** Return a store whose files are in memory, and the names of those asked for. */
function storeOf(files) {
  const asked = [];
  const fetch = async (address) => {
    const name = address.pathname.split("/").pop();
    asked.push(name);
    return name in files ? { ok: true, json: async () => files[name] } : { ok: false, status: 404 };
  };
  return { store: new Store(new URL("http://x/archive-data/"), fetch), asked };
}

const FILES = {
  "index.json": INDEX,
  "1.csv.json": { alpha: "A", golf: "G", constructor: "C" },
  "2.csv.json": { kilo: "K" },
};

test("entries come in the order asked, each once; what is no record is told apart", async () => {
  const { store } = storeOf(FILES);
  const found = await store.entries("csv", ["kilo", "golf", "kilo", "aaa", "lima", "constructor", "hasOwnProperty", "alpha"]);
  assert.deepEqual(found, { entries: ["K", "G", "C", "A"], missing: ["aaa", "lima", "hasOwnProperty"] });
});

test("only the chunks that are needed are fetched, and only once", async () => {
  const { store, asked } = storeOf(FILES);
  await store.entries("csv", ["golf"]);
  await store.entries("csv", ["alpha", "golf"]);
  assert.deepEqual(asked, ["index.json", "1.csv.json"]);
});

test("one file that does not load leaves nothing half", async () => {
  const { store, asked } = storeOf(FILES);
  await assert.rejects(store.entries("csv", ["alpha", "zulu"]), (error) => error instanceof NotLoaded && error.count === 1 && error.all === 2);
  await store.entries("csv", ["alpha"]);
  assert.deepEqual(asked.filter((name) => name === "index.json").length, 2, "the index is asked for again");
});

test("an index that does not load is said, and asked for again the next time", async () => {
  const files = {};
  const { store } = storeOf(files);
  await assert.rejects(store.entries("csv", ["alpha"]), NotLoaded);
  Object.assign(files, FILES);
  assert.deepEqual((await store.entries("csv", ["alpha"])).entries, ["A"]);
});

test("a thousand chunks are fetched a few at a time", async () => {
  let open = 0;
  let most = 0;
  const keys = Array.from({ length: 1000 }, (_, place) => `k-${String(place).padStart(4, "0")}`);
  const index = { ...INDEX, chunks: keys.map((key) => [key, key]) };
  const fetch = async (address) => {
    most = Math.max(most, (open += 1));
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    const name = address.pathname.split("/").pop();
    const key = name.split(".")[0];
    return { ok: true, json: async () => (name === "index.json" ? index : { [key]: key }) };
  };
  const { entries } = await new Store(new URL("http://x/"), fetch).entries("ris", keys);
  assert.deepEqual(entries, keys);
  assert.ok(most <= 6, `${most} at once`);
});

test("the offer says what is taken", () => {
  assert.equal(offer(undefined, 0, false), "Take these records away:");
  assert.equal(offer(3812, 0, false), "Take these 3,812 records away:");
  assert.equal(offer(1, 0, false), "Take this record away:");
  assert.equal(offer(38, 3, true), "Take the 3 ticked away:");
  assert.match(offer(38, 0, true), /^Tick records/);
});

test("what happened is said in words", () => {
  assert.equal(saved("a.bib", 38, 0), "Saved 38 records as a.bib.");
  assert.equal(saved("a.bib", 1, 2), "Saved 1 record as a.bib. 2 results are pages about the archive and no records.");
  assert.match(leftOut(1), /^ One result is/);
  assert.match(notLoaded({ count: 3, all: 12 }), /^3 of 12 files .* nothing was saved/);
  assert.match(notLoaded({ count: 1, all: 1 }), /^A file /);
});
