// Matching: what has all that a question asks for, with its phrases and without what must not be there.

import { bare } from "./names.js";

// Records that are read whole, at most, to see whether a phrase with accents stands in them.
const MOST_READ = 40;

/** Return what has all words and phrases of a question taken apart, best first, as [{row, score, data}]. */
export async function matches(index, { words, phrases, without }) {
  let found = await index.ranked([...words, ...phrases]);
  for (const phrase of phrases) {
    const having = await rowsWith(index, phrase, found);
    found = found.filter(({ row }) => having.has(row));
  }
  for (const { text } of without) {
    const having = await rowsWith(index, text, found);
    found = found.filter(({ row }) => !having.has(row));
  }
  return found;
}

/**
 * Return the rows of what was found that have a phrase. Pagefind 1.5.2 overlooks a phrase where the record has a word
 * of it with accents and without; so the phrase is also asked for letter by letter, and records that have all its
 * words are read where a word is written in several ways.
 */
async function rowsWith(index, phrase, found) {
  const [folded, strict] = [await index.together(phrase), await index.together(phrase, true)];
  const having = new Set([...folded, ...strict]);
  if (await isWrittenInSeveralWays(index, phrase)) {
    const others = found.filter(({ row }) => !having.has(row)).slice(0, MOST_READ);
    const read = await Promise.all(others.map(async ({ row, data }) => ({ row, text: textOf(await data()) })));
    for (const { row, text } of read) if (text.includes(` ${bare(phrase)} `)) having.add(row);
  }
  return having;
}

async function isWrittenInSeveralWays(index, phrase) {
  const words = phrase.split(" ");
  if (words.length < 2) return false;
  for (const word of words) {
    const [folded, strict] = [await index.together(word), await index.together(word, true)];
    if (folded.size !== strict.size) return true;
  }
  return false;
}

/** Return a record's text and its names, each between spaces, in plain letters; a sign keeps its fields apart. */
function textOf({ content, meta }) {
  const fields = [content, ...Object.values(meta).flatMap((text) => text.split(/[\t\n]/))];
  return fields.map((text) => ` ${bare(text)} `).join("|");
}
