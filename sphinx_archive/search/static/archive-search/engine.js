// The engine: asks Pagefind, and knows nothing of the page. A row is an entry's place in the order of the build.

// As in indexing.py: stands in every entry. Without words, Pagefind loads the whole index.
const EVERYWHERE = "ꙮ";
// What a name in the record's own fields is worth against words of its text (1), and the names of others it names.
const WEIGHTS = {
  title: 8,
  names: 20,
  titles: 5,
  spellings: 5,
  key: 6,
  place: 1.5,
  towns: 1.2,
  others: 0.4,
  others_spellings: 0.4,
  sources: 0.3,
  date: 2,
  day: 0.3,
  kind: 0.2,
  language: 0,
  everywhere: 0,
};

/**
 * Load Pagefind from a folder's address; rejects where a file is missing. `commonWords` is a set of words in small
 * letters that need not be looked for.
 */
export async function openIndex(folder, commonWords) {
  const pagefind = await import(new URL("pagefind.js", folder).href);
  await pagefind.options({ excerptLength: 36, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  const all = await pagefind.search(EVERYWHERE, { sort: { row: "asc" } });
  return new Index(pagefind, all.results.map(({ id }) => id), commonWords);
}

class Index {
  constructor(pagefind, ids, commonWords) {
    this.pagefind = pagefind;
    this.commonWords = commonWords;
    this.size = ids.length;
    this.rows = new Map(ids.map((id, row) => [id, row]));
    this.before = Promise.resolve();
  }

  /** Return what has all the words, best first, as [{row, score, data}]; `data()` fetches what to show. All for no words. */
  async ranked(words) {
    // A browser set to Turkish would turn I into ı when Pagefind makes letters small in its own way.
    return this.search(words.join(" ").toLowerCase() || EVERYWHERE);
  }

  /**
   * Return what has words just so and side by side, as the set of rows. A plain letter stands for one with an accent
   * too, unless `isStrict`.
   */
  async together(text, isStrict = false) {
    const found = await this.search(`"${text.toLowerCase()}"`, isStrict);
    return new Set(found.map(({ row }) => row));
  }

  /** Ask one question after the other: how Pagefind takes accents is a setting of the whole. */
  search(text, isStrict = false) {
    const asking = this.before.then(async () => {
      if (isStrict) await this.pagefind.options({ exactDiacritics: true });
      try {
        const { results } = await this.pagefind.search(text);
        const found = results.map((result) => ({ row: this.rows.get(result.id), score: result.score, data: () => result.data() }));
        // Pagefind leaves open in which order equals stand.
        return found.sort((a, b) => b.score - a.score || a.row - b.row);
      } finally {
        if (isStrict) await this.pagefind.options({ exactDiacritics: false });
      }
    });
    this.before = asking.catch(() => {});
    return asking;
  }
}
