// The store: fetches citations chunk by chunk, keeps what it has, and gives all or nothing.

import { chunkOf, chunksOf } from "./take-away-files.js";

const AT_ONCE = 6;

/** A file that did not load; `count` of `all` files are missing. */
export class NotLoaded extends Error {
  constructor(count, all) {
    super(`${count} of ${all} files did not load`);
    this.count = count;
    this.all = all;
  }
}

/** Citations of the archive whose files are in a folder. `fetch` gets them: the browser's, or a test's. */
export class Store {
  constructor(folder, fetch = (...asked) => globalThis.fetch(...asked)) {
    this.folder = folder;
    this.fetch = fetch;
    this.loaded = new Map();
  }

  /** Return the index; throws NotLoaded. */
  async index() {
    // Chunks change their name with their content and may be kept; the index may not.
    this.known ??= await this.load("index.json", { cache: "no-cache" }).catch(() => undefined);
    if (!this.known) throw new NotLoaded(1, 1);
    return this.known;
  }

  /**
   * Return {entries, missing} for keys in order: an entry for each record that is there, once, and the keys that are
   * no record's. Throws NotLoaded unless every file came.
   */
  async entries(form, keys) {
    const { chunks } = await this.index();
    const wanted = [...new Set(keys)];
    const names = chunksOf(chunks, wanted).map((chunk) => `${chunk}.${form}.json`);
    await this.loadAll(names);
    const inChunk = (key) => this.loaded.get(`${chunkOf(chunks, key)}.${form}.json`) ?? {};
    const isThere = (key) => Object.hasOwn(inChunk(key), key);
    return { entries: wanted.filter(isThere).map((key) => inChunk(key)[key]), missing: wanted.filter((key) => !isThere(key)) };
  }

  async loadAll(names) {
    const waiting = names.filter((name) => !this.loaded.has(name));
    const count = waiting.length;
    let failed = 0;
    const work = async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) {
        await this.load(name).then((content) => this.loaded.set(name, content), () => (failed += 1));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (failed) {
      // The archive may have been published anew, with chunks of other names.
      this.known = undefined;
      throw new NotLoaded(failed, count);
    }
  }

  async load(name, options) {
    const answer = await this.fetch(new URL(name, this.folder), options);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }
}
