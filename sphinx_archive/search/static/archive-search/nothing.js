// Nothing found: what would be found with less, with each word alone, and with other words.

import { unnarrowed, withoutDates, withoutFacet } from "./address.js";
import { bare } from "./names.js";
import { asTyped, takenApart, withoutCommon } from "./question.js";
import { howMany } from "./search.js";
import { nearNames } from "./suggest.js";

const MOST_WORDS = 8;
const MOST_OFFERED = 5;

/** Return [{text, count, state}]: the ways to take off what narrows the search that lead to something. */
export function ways(state, { around, matched }) {
  const found = Object.entries(around)
    .filter(([, rows]) => rows.length)
    .map(([name, { length }]) => way(`Any ${name === "dates" ? "date" : name}`, length, name === "dates" ? withoutDates(state) : withoutFacet(state, name)));
  const isNarrowed = Object.keys(around).length > 0;
  return found.length || !isNarrowed || !matched.length ? found : [way("In the whole archive", matched.length, unnarrowed(state))];
}

/** Return [{text, count, state}]: each word or phrase of the question alone, under the same conditions. */
export async function termsAlone(index, tables, state) {
  const { words, phrases } = withoutCommon(takenApart(state.q), index.commonWords);
  const terms = [...words.map((word) => ({ words: [word] })), ...phrases.map((phrase) => ({ phrases: [phrase] }))];
  if (terms.length < 2) return [];
  return each(index, tables, terms.slice(0, MOST_WORDS).map(asTyped).map((q) => ({ text: q, state: { ...state, q } })));
}

/** Return [{text, count, state}]: phrases as loose words, and the nearest names; only what leads to something. */
export async function suggestions(index, tables, state) {
  const known = await tables.names();
  const { words, phrases, without } = takenApart(state.q);
  const loose = [...words, ...phrases.flatMap((phrase) => bare(phrase).split(" "))].slice(0, MOST_WORDS);
  const texts = new Map();
  if (phrases.length) texts.set(asTyped({ words: loose, without }), "");
  for (const { name, title } of nearNames(loose.join(" "), known.names)) texts.set(name, name === title ? "" : title);
  texts.delete(state.q);
  const offered = [...texts].slice(0, MOST_OFFERED).map(([q, title]) => ({ text: title ? `${q} (${title})` : q, state: { ...unnarrowed(state), q } }));
  return (await each(index, tables, offered)).filter(({ count }) => count);
}

function each(index, tables, offered) {
  return Promise.all(offered.map(async (one) => ({ ...one, count: await howMany(index, tables, one.state) })));
}

function way(text, count, state) {
  return { text, count, state };
}
