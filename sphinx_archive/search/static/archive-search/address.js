// The state of a search and its address: what is asked, what it is narrowed to, how it is sorted.

export const SORTS = ["newest", "oldest"];
const LONGEST = 200;

/**
 * Return the state that the part of an address after "?" stands for; what it does not know it leaves out.
 * A state is {q: text, kept: {facet: [value]}, sort: "" | "newest" | "oldest"}.
 */
export function readAddress(search, facets) {
  const params = new URLSearchParams(search);
  const kept = {};
  for (const facet of facets) {
    const values = [...new Set(params.getAll(facet).filter(Boolean))];
    if (values.length) kept[facet] = values;
  }
  const sort = params.get("sort");
  return { q: clean(params.get("q") ?? ""), kept, sort: SORTS.includes(sort) ? sort : "" };
}

/** Return the part of an address after the page's name, "?" included; a page that asks nothing has none. */
export function writeAddress(state, facets) {
  const params = new URLSearchParams();
  if (clean(state.q)) params.set("q", clean(state.q));
  for (const facet of facets) for (const value of state.kept[facet] ?? []) params.append(facet, value);
  if (state.sort) params.set("sort", state.sort);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** Whether a state asks for anything. */
export function asks(state) {
  return Boolean(clean(state.q)) || Object.keys(state.kept).length > 0;
}

/** Return the state with a value of a facet added, or removed if it was there. */
export function toggled(state, facet, value) {
  const before = state.kept[facet] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const { [facet]: _, ...others } = state.kept;
  return { ...state, kept: after.length ? { ...others, [facet]: after } : others };
}

/** Return every kept value as [facet, value], facet by facet. */
export function keptPairs(state, facets) {
  return facets.flatMap((facet) => (state.kept[facet] ?? []).map((value) => [facet, value]));
}

function clean(text) {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}
