// Exact matches: what is called just so comes before what only contains the words.

import { bare, listed } from "./names.js";

/**
 * Return what was found, in the same order but for those whose title, name or key is the whole question: they come
 * first, then those whose name begins with it and ends with its last word.
 */
export function exactFirst(found, q) {
  const wanted = bare(q);
  if (!wanted) return found;
  const place = ({ meta }) => Math.min(...called(meta).map((name) => nearness(bare(name), wanted)));
  return found.map((one) => [place(one), one]).sort(([a], [b]) => a - b).map(([, one]) => one);
}

function nearness(name, wanted) {
  if (name === wanted) return 0;
  return name.startsWith(wanted) && !name.slice(wanted.length).includes(" ") ? 1 : 2;
}

function called(meta) {
  return [meta.title, ...listed(meta.names), ...listed(meta.titles), ...(meta.key ?? "").split(" ")].filter(Boolean);
}

/**
 * Whether any of what was found has a word that is like each word of the question. Where no word begins with what
 * was asked, Pagefind takes the longest word that the question begins with, down to one letter.
 */
export function isAnswered(found, words) {
  const wanted = words.flatMap((word) => bare(word).split(" ")).filter(Boolean);
  return found.some(({ meta, content }) => {
    const text = bare(`${Object.values(meta).join(" ")} ${content}`);
    const there = new Set(text.split(" "));
    return wanted.every((word) => text.includes(word) || [...there].some((other) => isLike(other, word)));
  });
}

/** Whether two words begin alike, by half of the one that is asked for and three letters at least. */
function isLike(other, word) {
  const length = Math.min(word.length, Math.max(3, Math.ceil(word.length / 2)));
  return other.startsWith(word.slice(0, length));
}

/** Return the words of the question that nothing of what was found has as they were typed. */
export function likenedWords(found, words) {
  const text = found.map(({ meta, content }) => bare(`${Object.values(meta).join(" ")} ${content}`)).join(" ");
  return words.filter((word) => !text.includes(bare(word)));
}
