// The state of a search and its address: what is asked, what it is narrowed to, how it is sorted.

import { clean } from "./question.js";

export const SORTS = ["newest", "oldest"];
export const CERTAINTIES = ["certain", "possible"];
const LONGEST_DAY = 20;

/**
 * Return the state that the part of an address after "?" stands for; what it does not know it leaves out.
 * A state is {q: text, kept: {facet: [value]}, from: text, to: text, dates: "" | "certain" | "possible",
 * sort: "" | "newest" | "oldest"}.
 */
export function readAddress(search, facets) {
  const params = new URLSearchParams(search);
  const kept = {};
  for (const facet of facets) {
    const values = [...new Set(params.getAll(facet).filter(Boolean))];
    if (values.length) kept[facet] = values;
  }
  const oneOf = (name, known) => (known.includes(params.get(name)) ? params.get(name) : "");
  const text = (name) => clean(params.get(name) ?? "");
  const [from, to] = [text("from"), text("to")].map((day) => clean(day.slice(0, LONGEST_DAY)));
  return { q: text("q"), kept, from, to, dates: from || to ? oneOf("dates", CERTAINTIES) : "", sort: oneOf("sort", SORTS) };
}

/** Return the part of an address after the page's name, "?" included; a page that asks nothing has none. */
export function writeAddress(state, facets) {
  const params = new URLSearchParams();
  if (clean(state.q)) params.set("q", clean(state.q));
  for (const facet of facets) for (const value of state.kept[facet] ?? []) params.append(facet, value);
  for (const name of ["from", "to", "dates", "sort"]) if (state[name]) params.set(name, state[name]);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** Whether a state asks for anything. */
export function asks(state) {
  return Boolean(clean(state.q)) || Object.keys(state.kept).length > 0 || hasDates(state);
}

/** Whether a state is narrowed by dates. */
export function hasDates(state) {
  return Boolean(state.from || state.to);
}

/** Return the state with a value of a facet added, or removed if it was there. */
export function toggled(state, facet, value) {
  const before = state.kept[facet] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const { [facet]: _, ...others } = state.kept;
  return { ...state, kept: after.length ? { ...others, [facet]: after } : others };
}

/** Return the state without one of the facets. */
export function withoutFacet(state, facet) {
  const { [facet]: _, ...others } = state.kept;
  return { ...state, kept: others };
}

/** Return the state without dates. */
export function withoutDates(state) {
  return { ...state, from: "", to: "", dates: "" };
}

/** Return the state without anything that narrows it. */
export function unnarrowed(state) {
  return withoutDates({ ...state, kept: {} });
}

/** Return every kept value as [facet, value], facet by facet. */
export function keptPairs(state, facets) {
  return facets.flatMap((facet) => (state.kept[facet] ?? []).map((value) => [facet, value]));
}
