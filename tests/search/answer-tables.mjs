// Answers for test_tables.py: reads {files: {path: text}, size, facets} as JSON, tells what the search page reads
// from these tables, or why it does not.

import { readFileSync } from "node:fs";

import { Tables } from "../../sphinx_archive/search/static/archive-search/tables.js";

const { files, size, facets } = JSON.parse(readFileSync(0, "utf-8"));
const FOLDER = "https://archive.example/en/pagefind/";
const fetched = [];
globalThis.fetch = async (address) => {
  const path = address.href.slice(FOLDER.length);
  fetched.push(path);
  return path in files ? { ok: true, json: async () => JSON.parse(files[path]) } : { ok: false, status: 404 };
};

const tables = new Tables(new URL(FOLDER), size);
const told = async (asking) => asking.then((content) => ({ content })).catch(({ message }) => ({ problem: message }));
const finite = ({ first, last, isDoubtful }) => [...[first, last].map((day) => (Number.isFinite(day) ? day : null)), isDoubtful];

const answer = { facets: {} };
// Twice: what is there is fetched once.
for (let turn = 0; turn < 2; turn += 1) {
  for (const facet of facets) answer.facets[facet] = await told(tables.facet(facet).then((rows) => [...rows]));
  answer.dates = await told(tables.dates().then((dates) => dates.map(finite)));
  answer.keys = await told(tables.keys());
  answer.names = await told(tables.names());
}
process.stdout.write(JSON.stringify({ ...answer, fetched }));
