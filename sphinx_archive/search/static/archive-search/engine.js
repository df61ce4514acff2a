// The engine: asks Pagefind, and knows nothing of the page.

import { filtersOf, trueCounts } from "./narrow.js";

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
  date: 0.3,
  kind: 0.2,
  language: 0,
};

/** Load Pagefind and the facets from a folder's address; rejects where a file is missing. */
export async function openIndex(folder) {
  const pagefind = await import(new URL("pagefind.js", folder).href);
  await pagefind.options({ excerptLength: 36, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  return { pagefind, all: await pagefind.filters() };
}

/**
 * Return what a state finds: {results, counts, without, unnarrowed}. A result's `data()` fetches what to show of
 * it; `counts` is {facet: {value: number}}; `without` says how many there would be without each kept facet, and
 * `unnarrowed` without all of them.
 */
export async function find(index, state) {
  // A browser set to Turkish would turn I into ı when Pagefind makes letters small in its own way.
  const q = state.q.trim().toLowerCase() || null;
  const sort = state.sort ? { [state.sort]: "asc" } : {};
  const main = await index.pagefind.search(q, { filters: filtersOf(state.kept), sort });
  const apart = {};
  const without = {};
  for (const facet of Object.keys(state.kept)) {
    const others = await index.pagefind.search(q, { filters: filtersOf(state.kept, facet) });
    apart[facet] = others.filters;
    without[facet] = others.results.length;
  }
  return { results: main.results, counts: trueCounts(main.filters, apart), without, unnarrowed: main.unfilteredResultCount };
}
