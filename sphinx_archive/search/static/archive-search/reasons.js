// Reasons: why a record was found when neither its title nor the passage shows the word.

import { folded, lines, listed } from "./names.js";

const MOST = 2;

/**
 * Return up to two reasons as [{name, what}], such as {name: "USE", what: "is a name of the UEW"}.
 * `meta` is what the index keeps of the record; `shown` the passage as the reader sees it.
 */
export function reasons(words, meta, shown) {
  const seen = `${meta.title} ${shown}`;
  const hidden = words.flatMap((word) => parts(word)).filter((word) => !has(seen, word));
  const found = hidden.map((word) => because(word, meta)).filter(Boolean);
  const once = new Map(found.map((reason) => [`${reason.name} ${reason.what}`, reason]));
  return [...once.values()].slice(0, MOST);
}

function because(word, meta) {
  const name = named(meta.names, word);
  if (name) return { name, what: `is another name of ${meta.title}` };
  const title = named(meta.titles, word);
  if (title) return { name: title, what: "is its title in another language" };
  for (const line of lines(meta.towns)) {
    const town = named(line, word);
    if (town) return { name: town, what: `is another name of ${listed(line)[0]}` };
  }
  for (const line of lines(meta.others)) {
    const [title, ...names] = listed(line);
    if (has(title, word)) return { name: title, what: "is named in the record" };
    const other = names.find((name) => has(name, word));
    if (other) return { name: other, what: `is another name of ${title}, which is named in the record` };
  }
  const source = named(meta.sources, word);
  if (source) return { name: source, what: "is a source of the record" };
  return meta.key && has(meta.key, word) ? { name: meta.key, what: "is the key of the record" } : null;
}

function named(names, word) {
  return listed(names).find((name) => has(name, word));
}

/** Whether a text has a word that begins with this one; scripts without spaces are looked at anywhere. */
function has(text, word) {
  const where = folded(text);
  const what = folded(word);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(what)) return where.includes(what);
  return parts(where).some((part) => part.startsWith(what));
}

function parts(text) {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}
