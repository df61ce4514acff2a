// Suggestions: what a question that finds nothing may have meant, by spelling.

import { bare } from "./names.js";
import { slips } from "./slips.js";

const MOST = 5;
const NEAREST = 3;

/**
 * Return questions in other spellings as [{words, respelt}], nearest first; `respelt` holds [typed, put instead].
 * The words that are strange are put like a name that looks like the whole question, or each like the nearest word.
 * `known` is {names: [[title, other name ...]], words: [plain word]}.
 */
export function corrections(words, strange, known) {
  const found = [...likeNames(words, known.names), ...likeWords(words, strange, known)];
  return found.sort((a, b) => a.slips - b.slips).map(({ put, respelt }) => ({ words: put, respelt }));
}

/**
 * Return up to five names as [{name, title}] that look like the question, nearest first; `title` is what the record of
 * that name is called.
 */
export function nearNames(q, names) {
  const words = split(q);
  if (!words.length) return [];
  const found = names.flatMap((called) => nearest(words, called));
  return found.sort((a, b) => a.slips - b.slips || a.name.length - b.name.length || a.title.localeCompare(b.title, "en")).slice(0, MOST);
}

/** Yield the words of names that are like the question when both are written in one: "ocean lliner", "OceanLiner". */
function likeNames(words, names) {
  const typed = words.flatMap(split);
  const found = names.flatMap((called) => called.map((name) => likest(typed, name.split(" "))).filter(Boolean));
  return best(found, NEAREST).map(({ part, slips: count }) => ({ put: part, slips: count, respelt: [[words.join(" "), part.join(" ")]] }));
}

/** Return the run of a name's words that is most like the typed words, as {part, slips}; nothing if none is near. */
function likest(typed, theirs) {
  const whole = typed.join("");
  const most = allowed(whole);
  const sizes = [typed.length - 1, typed.length, typed.length + 1].filter((size) => size > 0 && size <= theirs.length);
  const parts = sizes.flatMap((size) => theirs.slice(0, theirs.length - size + 1).map((_, start) => theirs.slice(start, start + size)));
  const near = parts.map((part) => ({ part, slips: slips(whole, bare(part.join(" ")).replaceAll(" ", ""), most) }));
  return best(near.filter((one) => one.slips <= most), 1)[0];
}

/** Return the words with each of the strange ones put like a word of the archive; nothing where one is like none. */
function likeWords(words, strange, known) {
  const vocabulary = vocabularyOf(known);
  const choices = words.map((word) => (strange.includes(word) ? nearWords(word, vocabulary) : [{ word, slips: 0 }]));
  if (choices.some((list) => !list.length)) return [];
  const combined = choices.reduce((sofar, list) => sofar.flatMap((before) => list.map((one) => [...before, one])).slice(0, NEAREST ** 3), [[]]);
  return combined.map((chosen) => ({
    put: chosen.map(({ word }) => word),
    slips: chosen.reduce((sum, one) => sum + one.slips, 0),
    respelt: words.map((word, place) => [word, chosen[place].word]).filter(([word, put]) => word !== put),
  }));
}

function nearWords(typed, vocabulary) {
  const wanted = bare(typed);
  const most = allowed(wanted);
  const near = vocabulary.map((word) => ({ word, slips: slips(wanted, word, most), sameStart: word[0] === wanted[0] }));
  return best(near.filter((one) => one.slips <= most && one.slips > 0).sort((a, b) => b.sameStart - a.sameStart), NEAREST);
}

function nearest(words, [title, ...others]) {
  const near = [title, ...others].map((name) => ({ name, title, slips: distance(words, split(name)) }));
  return best(near.filter((one) => Number.isFinite(one.slips)), 1);
}

/** Return the slips of all words against the words of a name that are nearest to them; infinite where one has none. */
function distance(words, theirs) {
  return words.reduce((sum, word) => {
    const most = allowed(word);
    const least = Math.min(...theirs.map((other) => slips(word, other, most)));
    return sum + (least > most ? Infinity : least);
  }, 0);
}

/** Return the words of all names, and others, in plain small letters. */
function vocabularyOf({ names, words }) {
  return [...new Set([...names.flat().flatMap(split), ...words])];
}

/** One slip is allowed in a word of four letters, two in one of eight. */
function allowed(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

function best(found, most) {
  return [...found].sort((a, b) => a.slips - b.slips).slice(0, most);
}

function split(text) {
  return bare(text).split(" ").filter(Boolean);
}
