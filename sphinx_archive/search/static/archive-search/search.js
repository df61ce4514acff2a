// A search: from a state to everything that is known of what it finds, without the page.

import { answer, strictly } from "./answering.js";
import { placed, readRange } from "./dates.js";
import { counted, hasAny, narrowed, sorted } from "./narrow.js";

/**
 * Return what a state finds: {rows, data, around, matched, read, whole, range, certaintyOf, certainty, undated}.
 *
 * `rows` are in order, `data(row)` fetches what to show, `around` holds for each condition the rows without it,
 * `matched` the rows of the question alone. `read` is how the question was read, as answer() says; `whole` counts the
 * rows that lack none of its words. `range` is the answer of readRange; `certaintyOf(row)` says how a date lies in
 * it, `certainty` counts that, `undated` counts what is left out for having no date.
 */
export async function search(index, tables, state) {
  return narrow(tables, state, await answer(index, tables, state.q));
}

async function narrow(tables, state, read) {
  const { found } = read;
  const byRow = new Map(found.map((one) => [one.row, one]));
  const matched = found.map(({ row }) => row);
  const asked = readRange(state.from, state.to);
  const dates = asked.range || state.sort ? await tables.dates() : [];
  const certaintyOf = (row) => (asked.range ? placed(dates[row], asked.range) : "");
  const conditions = await conditionsOf(tables, state);
  if (asked.range) conditions.dates = (row) => (state.dates ? certaintyOf(row) === state.dates : certaintyOf(row) !== "");
  const { found: rows, around } = narrowed(matched, conditions);
  const among = (certainty) => (around.dates ?? []).filter((row) => certaintyOf(row) === certainty).length;
  return {
    rows: sorted(rows, state.sort, dates.length),
    data: async (row) => ({ ...(await byRow.get(row).data()), row, lacks: byRow.get(row).lacks }),
    around,
    matched,
    read,
    whole: rows.filter((row) => !byRow.get(row).lacks.length).length,
    range: asked,
    certaintyOf,
    certainty: { certain: among("certain"), possible: among("possible") },
    undated: (around.dates ?? []).filter((row) => !dates[row]).length,
  };
}

/** Return for each facet a Map from its values to how many there would be with them. */
export async function countsOf(tables, facets, { rows, around }) {
  const counts = await Promise.all(facets.map(async (facet) => [facet, counted(await tables.facet(facet), around[facet] ?? rows)]));
  return Object.fromEntries(counts);
}

/** Return how many records have all that a state asks for. */
export async function howMany(index, tables, state) {
  return (await narrow(tables, state, await strictly(index, state.q))).rows.length;
}

async function conditionsOf(tables, { kept }) {
  const met = await Promise.all(Object.entries(kept).map(async ([facet, values]) => [facet, hasAny(await tables.facet(facet), values)]));
  return Object.fromEntries(met);
}
