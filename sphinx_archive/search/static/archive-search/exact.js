// Exact matches: what is called just so comes before what only contains the words.

import { folded } from "./reasons.js";

/** Return what was found, in the same order but for those whose title, name or key is the whole question. */
export function exactFirst(found, q) {
  const wanted = bare(q);
  if (!wanted) return found;
  const isExact = ({ meta }) => called(meta).some((name) => bare(name) === wanted);
  return [...found.filter(isExact), ...found.filter((one) => !isExact(one))];
}

function called(meta) {
  const names = [meta.names, meta.titles].flatMap((text) => (text ?? "").split("\t"));
  return [meta.title, ...names, ...(meta.key ?? "").split(" ")].filter(Boolean);
}

/** Return a text without what nobody types exactly: capitals, accents, hyphens, quotes. */
function bare(text) {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
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
