// The question: what a reader typed, taken apart into words, phrases and what must not be there.

export const LONGEST = 200;

// Languages quote differently (“a”, „a“, ”a”, «a», »a«, 「a」), so any of the marks opens and any closes.
const MARKS = '"＂“”„‟«»「」';
const TERM = new RegExp(`(?<![^\\s${MARKS}])([-−–])?(?:[${MARKS}]([^${MARKS}]+)[${MARKS}]|([^\\s${MARKS}]+))`, "gu");
const UNCLOSED = new RegExp(`(?<!\\S)[-−–][${MARKS}][^${MARKS}]*$`, "u");
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Return a text in one line, without what is longer than any question and without halves of characters. */
export function clean(text) {
  const line = text.replace(/[\s\p{Cs}]+/gu, " ").trim();
  return line.slice(0, LONGEST).replace(/\p{Cs}$/u, "").trim();
}

/**
 * Return a question as {words, phrases, without}. A phrase stands in quotation marks and keeps its words together;
 * `without` holds [{text, isPhrase}] for what has a minus in front. What is neither letter nor digit is left out.
 * A mark that is not closed is overlooked; after a minus it holds to the end, so that nobody who is still typing
 * finds just what must not be there.
 */
export function takenApart(q) {
  const closed = UNCLOSED.test(q) ? `${q}"` : q;
  const terms = [...closed.matchAll(TERM)]
    .map(([, minus, phrase, word]) => ({ isLeftOut: Boolean(minus), isPhrase: phrase !== undefined, text: (phrase ?? word).trim() }))
    .filter(({ text }) => SAYS_SOMETHING.test(text));
  const wanted = terms.filter(({ isLeftOut }) => !isLeftOut);
  return {
    words: wanted.filter(({ isPhrase }) => !isPhrase).map(({ text }) => text),
    phrases: wanted.filter(({ isPhrase }) => isPhrase).map(({ text }) => text),
    without: terms.filter(({ isLeftOut }) => isLeftOut).map(({ text, isPhrase }) => ({ text, isPhrase })),
  };
}

/** Return what must be there, the words, then the phrases. */
export function wantedTerms({ words, phrases }) {
  return [...words, ...phrases];
}

/** Return what was taken apart as a reader would type it. */
export function asTyped({ words = [], phrases = [], without = [] }) {
  const quoted = (text) => `"${text}"`;
  const left = without.map(({ text, isPhrase }) => `-${isPhrase ? quoted(text) : text}`);
  return [...words, ...phrases.map(quoted), ...left].join(" ");
}

/** Whether a question taken apart has nothing to look for. */
export function asksNothing({ words, phrases, without }) {
  return !words.length && !phrases.length && !without.length;
}

/**
 * Return the question with each word once, and without the words that are too common to look for unless it has no other
 * words or phrases.
 */
export function withoutCommon({ words, phrases, without }, commonWords) {
  const once = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
  const rare = once.filter((word) => !commonWords.has(word.toLowerCase()));
  return { words: rare.length || phrases.length ? rare : once, phrases, without };
}
