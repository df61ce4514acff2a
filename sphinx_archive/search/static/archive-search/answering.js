// Answering: what has all that is asked; if too little has, what is spelt like it, and what has most of its words.

import { isAnswered, likenedWords } from "./exact.js";
import { matches } from "./matching.js";
import { folded } from "./names.js";
import { asksNothing, takenApart, wantedTerms, withoutCommon } from "./question.js";

// So many of the best are read to see whether anything is like the question at all.
const READ = 10;
// With fewer than these, what has not all of the words is shown after them.
const ENOUGH = 5;
// Of more words than these not each is asked for alone, and no more than one may be lacking: there are too many sets.
const MOST_WORDS = 7;
const MOST_TRIED = 6;

/**
 * Return {asked, found, respelt, lacking} for a question: `asked` is what was looked for, taken apart, `found` is
 * [{row, score, data, lacks}], best first, with the words that each result does not have. `respelt` holds [typed,
 * looked for] for words that were read in another spelling, `lacking` the largest number of words that a result lacks.
 */
export async function answer(index, tables, q) {
  const typed = withoutCommon(takenApart(q), index.commonWords);
  if (asksNothing(typed)) return whole(typed, q.trim() ? [] : await index.ranked([]));
  const [found, best] = await answered(index, typed);
  const strange = await strangeWords(index, typed, found, best);
  const { asked, respelt, found: read } = (strange.length && (await respell(index, tables, typed, strange))) || { asked: typed, respelt: [], found };
  const unknown = respelt.length ? [] : strange.filter((word) => !found.length || !isAnswered(best, [word]));
  const others = read.length < ENOUGH ? await loosened(index, asked, unknown, read) : [];
  const all = [...read.map((one) => ({ ...one, lacks: [] })), ...others];
  return { asked, found: all, respelt, lacking: Math.max(0, ...others.map(({ lacks }) => lacks.length)) };
}

/** Return what has all that a question asks for, as it is typed: how many records has a word alone? */
export async function strictly(index, q) {
  const typed = takenApart(q);
  if (asksNothing(typed)) return whole(typed, q.trim() ? [] : await index.ranked([]));
  const [found] = await answered(index, typed);
  return whole(typed, found);
}

function whole(asked, found) {
  return { asked, found: found.map((one) => ({ ...one, lacks: [] })), respelt: [], lacking: 0 };
}

/** Return what matches, nothing where not even the best of it is like the question, and the best as it was read. */
async function answered(index, asked) {
  const found = await matches(index, asked);
  const wanted = wantedTerms(asked);
  if (!wanted.length || !found.length) return [found, []];
  const best = await read(found, READ);
  return isAnswered(best, wanted) ? [found, best] : [[], best];
}

function read(found, most) {
  return Promise.all(found.slice(0, most).map(({ data }) => data()));
}

/** Return the words that nothing has as they are typed, among what was found, or alone where nothing was. */
async function strangeWords(index, { words }, found, best) {
  if (found.length) return likenedWords(best, words);
  const strange = [];
  for (const word of words.slice(0, MOST_WORDS)) {
    const alone = await read(await index.ranked([word]), ENOUGH);
    if (likenedWords(alone, [word]).length) strange.push(word);
  }
  return strange;
}

/** Return the question in the nearest spelling that finds something, or null. */
async function respell(index, tables, typed, strange) {
  const { corrections } = await import("./suggest.js");
  const tried = [...plainly(typed.words), ...corrections(typed.words, strange, await tables.names())].slice(0, MOST_TRIED);
  for (const { words, respelt } of tried) {
    const asked = { ...typed, words };
    const [found] = await answered(index, asked);
    if (found.length) return { asked, respelt, found };
  }
  return null;
}

/** Return the words in plain letters as the first spelling to try, if they are not: Pagefind folds accents alone, not ı or ß. */
function plainly(words) {
  const plain = words.map(folded);
  const respelt = words.map((word, place) => [word, plain[place]]).filter(([word, put]) => word.toLowerCase() !== put);
  return respelt.length ? [{ words: plain, respelt }] : [];
}

/**
 * Return what has all of the words but one, if nothing has then all but two, and so on to half of them. What nothing
 * has at all counts among the words that are lacking.
 */
async function loosened(index, asked, unknown, found) {
  const words = asked.words.filter((word) => !unknown.includes(word));
  // Of two words, one alone is another question; unless there is nothing else.
  if (asked.words.length < (found.length ? 3 : 2)) return [];
  const known = new Set(found.map(({ row }) => row));
  const most = words.length > MOST_WORDS ? 1 : Math.floor(asked.words.length / 2) - unknown.length;
  for (let left = unknown.length ? 0 : 1; left <= most; left += 1) {
    const others = (await Promise.all(subsets(words, words.length - left).map((some) => having(index, asked, some)))).flat();
    const fresh = new Map(others.filter(({ row }) => !known.has(row)).map((one) => [one.row, one]));
    if (fresh.size) return [...fresh.values()].sort((a, b) => b.score - a.score || a.row - b.row);
  }
  return [];
}

async function having(index, asked, words) {
  const lacks = asked.words.filter((word) => !words.includes(word));
  const found = await matches(index, { ...asked, words });
  return found.map((one) => ({ ...one, lacks }));
}

function subsets(words, size) {
  if (size === words.length) return [words];
  if (size === 0) return [[]];
  const [first, ...others] = words;
  return [...subsets(others, size - 1).map((some) => [first, ...some]), ...subsets(others, size)];
}
