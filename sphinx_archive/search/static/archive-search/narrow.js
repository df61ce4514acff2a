// Narrowing: values of one facet widen each other, facets and dates narrow each other; counts say what a value would give.

// Decades before the year 1000 have fewer digits.
const NAMES = new Intl.Collator("en", { numeric: true });

/**
 * Return {found, around}: the rows that meet all conditions, and for each condition the rows that meet all others.
 * `conditions` is {name: row => boolean}; rows keep their order.
 */
export function narrowed(rows, conditions) {
  const names = Object.keys(conditions);
  const around = Object.fromEntries(names.map((name) => [name, []]));
  const found = [];
  for (const row of rows) {
    const unmet = names.filter((name) => !conditions[name](row));
    if (!unmet.length) found.push(row);
    if (unmet.length < 2) for (const name of unmet.length ? unmet : names) around[name].push(row);
  }
  return { found, around };
}

/** Return the condition that a row has any of some values; `table` is a Map from a facet's values to their rows. */
export function hasAny(table, values) {
  const rows = new Set(values.flatMap((value) => table.get(value) ?? []));
  return (row) => rows.has(row);
}

/** Return a Map from each value of a facet to how many of the rows have it. */
export function counted(table, rows) {
  const among = new Set(rows);
  return new Map([...table].map(([value, having]) => [value, having.reduce((count, row) => count + among.has(row), 0)]));
}

/**
 * Return the rows in another order: those of the build are by first day, with `dated` of them before what has no
 * date, which comes last both ways.
 */
export function sorted(rows, sort, dated) {
  const byDay = (a, b) => a - b;
  if (sort === "oldest") return [...rows].sort(byDay);
  if (sort === "newest") return [...rows.filter((row) => row < dated).sort((a, b) => b - a), ...rows.filter((row) => row >= dated).sort(byDay)];
  return rows;
}

/** Return a facet's values as [{value, count, isKept}]: decades by time, the rest by count; empty ones only if kept. */
export function valuesToShow(facet, counts, kept = []) {
  const all = new Set([...counts.keys(), ...kept]);
  const values = [...all].map((value) => ({ value, count: counts.get(value) ?? 0, isKept: kept.includes(value) }));
  const byName = (a, b) => NAMES.compare(a.value, b.value);
  const byCount = (a, b) => b.count - a.count || byName(a, b);
  return values.filter(({ count, isKept }) => count || isKept).sort(facet === "decade" ? byName : byCount);
}
