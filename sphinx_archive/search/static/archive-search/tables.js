// Tables: what the build writes beside Pagefind's index, each fetched when it is first needed.

import { unpacked, unpackedRows } from "./dates.js";

export class Tables {
  /** `folder` is the address of the index, `size` the number of its entries. */
  constructor(folder, size) {
    this.folder = folder;
    this.size = size;
    this.fetched = new Map();
  }

  /** Return a facet's values as a Map to the rows that have them. */
  async facet(facet) {
    const table = await this.table(`facets/${facet}.json`);
    return (table.unpacked ??= new Map(Object.entries(table.content).map(([value, steps]) => [value, unpackedRows(steps)])));
  }

  /** Return the date of each row, in order; rows without a date come last and are missing. */
  async dates() {
    const table = await this.table("dates.json");
    return (table.unpacked ??= unpacked(table.content));
  }

  /** Return the key of each row, empty for pages that are no records. */
  async keys() {
    return (await this.table("keys.json")).content;
  }

  /** Return {names: [[title, other name ...]], words: [word]}: what a misspelt question may have meant. */
  async names() {
    return (await this.table("names.json")).content;
  }

  table(path) {
    if (!this.fetched.has(path)) {
      const fetching = this.fetch(path);
      fetching.catch(() => this.fetched.delete(path));
      this.fetched.set(path, fetching);
    }
    return this.fetched.get(path);
  }

  async fetch(path) {
    // Asked anew each visit: a table of yesterday's archive names the wrong rows of today's.
    const response = await fetch(new URL(`tables/${path}`, this.folder), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const { size, content } = await response.json();
    if (size !== this.size) throw new Error(`${path} belongs to another index.`);
    return { content };
  }
}
