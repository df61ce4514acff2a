// What the page says: the question in words, and labels.

import { asks, hasDates } from "./address.js";
import { takenApart } from "./question.js";

/** Return a facet's name for readers. */
export function facetName(facet) {
  return facet.charAt(0).toUpperCase() + facet.slice(1);
}

/** Return how many there are of something, in words for a heading. */
export function counted(count) {
  if (count === 0) return "No records";
  return count === 1 ? "1 record" : `${count.toLocaleString("en")} records`;
}

/** Return a range of dates in words. */
export function rangeName({ from, to }) {
  return from && to ? `${from} to ${to}` : from ? `from ${from}` : `until ${to}`;
}

/** Return the words for how dates lie in a range: "certainly in range". */
export function certaintyName(certainty) {
  return { certain: "certainly in range", possible: "possibly in range" }[certainty] ?? "";
}

/**
 * Return the result of a search in words: "12 records with all of: lunch, mills; kind: News item; 2008 to 2010".
 * `certainty` is {certain, possible}: how many dates lie in the range for certain and how many perhaps. `read` is how
 * the question was read, {asked, lacking}, as answer() says; `whole` of the results lack none of its words.
 */
export function said(state, facets, count, certainty = {}, read = { asked: takenApart(state.q), lacking: 0 }, whole = count) {
  const kept = facets.filter((facet) => state.kept[facet]).map((facet) => `${facet}: ${state.kept[facet].join(" or ")}`);
  const parts = [...kept, dates(state, count, certainty)].filter(Boolean).join("; ");
  const order = count > 1 && asks(state) ? { newest: "newest first", oldest: "oldest first" }[state.sort] : "";
  const asked = [withTerms(read, count, whole), without(read)].filter(Boolean).join("; ");
  return [`${counted(count)}${asked && !asked.startsWith(",") ? " " : ""}${asked}`, parts, order].filter(Boolean).join("; ");
}

/** Return "with all of: one, two", or how many results have all of the terms and how many do not. */
function withTerms({ asked: { words, phrases }, lacking }, count, whole) {
  const terms = [...words, ...phrases.map((phrase) => `“${phrase}”`)];
  if (!terms.length) return "";
  if (terms.length === 1) return `with: ${terms[0]}`;
  const lesser = `with all but ${lacking === 1 ? "one" : lacking} of`;
  const how = whole === count || !lacking ? "with all of" : whole ? `, ${whole} with all of and ${(count - whole).toLocaleString("en")} ${lesser}` : lesser;
  return `${how}: ${terms.join(", ")}`;
}

function without({ asked }) {
  const left = asked.without.map(({ text, isPhrase }) => (isPhrase ? `“${text}”` : text));
  return left.length ? `without: ${left.join(", ")}` : "";
}

/** Return sentences for words read in another spelling, and for those that no result has letter by letter. */
export function readingNotes({ respelt }, liked) {
  const notes = respelt.map(([typed, put]) => `Nothing has “${typed}”; looked for “${put}”.`);
  if (notes.length || !liked.length) return notes;
  return [`Nothing here has ${liked.map((word) => `“${word}”`).join(" or ")} letter by letter; these records have words like it.`];
}

function dates(state, count, { certain = 0, possible = 0 }) {
  if (!hasDates(state)) return "";
  if (state.dates) return `${rangeName(state)}, ${certaintyName(state.dates)}`;
  return count && possible ? `${rangeName(state)} (${certain} certainly, ${possible} possibly)` : rangeName(state);
}
