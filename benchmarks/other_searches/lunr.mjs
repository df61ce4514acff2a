// Builds a Lunr index: node lunr.mjs <folder of the package> <records.json> <index.json>
// Records are [{ref, title, names, content}]; titles and names weigh more than text, as in our index.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, records, output] = process.argv.slice(2);
const lunr = createRequire(`${folder}/`)("lunr");
const index = lunr(function () {
  this.ref("ref");
  this.field("title", { boost: 8 });
  this.field("names", { boost: 5 });
  this.field("content");
  for (const record of JSON.parse(readFileSync(records, "utf8"))) this.add(record);
});
writeFileSync(output, JSON.stringify(index));
