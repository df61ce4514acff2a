// Narrowing: values of one facet widen each other, facets narrow each other; counts say what a value would give.

/** Return Pagefind's filters for what is kept, but for one facet. */
export function filtersOf(kept, without = "") {
  const facets = Object.keys(kept).filter((facet) => facet !== without);
  return Object.fromEntries(facets.map((facet) => [facet, { any: kept[facet] }]));
}

/**
 * Return the counts to show, {facet: {value: number}}. `main` holds the counts within all that is kept;
 * `apart` for each narrowed facet the counts as if it were not narrowed, because another of its values would
 * be added to those kept and not intersected with them.
 */
export function trueCounts(main, apart) {
  return { ...main, ...Object.fromEntries(Object.entries(apart).map(([facet, counts]) => [facet, counts[facet] ?? {}])) };
}

/** Return a facet's values as [{value, count, isKept}]: decades by time, the rest by count; empty ones only if kept. */
export function valuesToShow(facet, counts, kept = []) {
  const all = new Set([...Object.keys(counts), ...kept]);
  const values = [...all].map((value) => ({ value, count: counts[value] ?? 0, isKept: kept.includes(value) }));
  const byName = (a, b) => a.value.localeCompare(b.value, "en");
  const byCount = (a, b) => b.count - a.count || byName(a, b);
  return values.filter(({ count, isKept }) => count || isKept).sort(facet === "decade" ? byName : byCount);
}
