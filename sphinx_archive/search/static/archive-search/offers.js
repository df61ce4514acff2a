// Offers: what the page shows where nothing has all that is asked, group by group as the answers come.

import { element } from "./elements.js";
import { suggestions, termsAlone, ways } from "./nothing.js";
import { counted } from "./words.js";

const ADVICE = "Try fewer words, the beginning of a word, or a name in another language; or go through the lists below.";

/**
 * Yield groups of elements: what to take off, each word alone, what may have been meant; advice where all fail. Where
 * results that lack a word are shown, each word alone is enough.
 */
export async function* offers(index, tables, state, found, go) {
  const isNarrowed = Object.keys(found.around).length > 0;
  const alone = [`Each word alone${isNarrowed ? ", under the same conditions" : ""}:`, () => termsAlone(index, tables, state)];
  const groups = found.rows.length ? [alone] : [
    ["Nothing has all of this at once. Without some of it there is:", () => ways(state, found)],
    alone,
    ["Perhaps you meant:", () => (found.matched.length ? [] : suggestions(index, tables, state))],
  ];
  let isHelped = found.rows.length > 0;
  for (const [title, offered] of groups) {
    const entries = await offered();
    isHelped ||= entries.some(({ count }) => count);
    if (entries.length) yield [element("p", {}, title), element("ul", { class: "archive-search-offers", "aria-label": title.replace(/:$/, "") }, ...entries.map((entry) => offer(entry, go)))];
  }
  if (!isHelped) yield [element("p", {}, ADVICE)];
}

/** Return one way on: a button with its number, or plain words where it leads to nothing. */
function offer({ text, count, state }, go) {
  if (!count) return element("li", {}, `${text}: no records`);
  const button = element("button", { type: "button" }, `${text}: ${counted(count)}`);
  button.addEventListener("click", () => go(state));
  return element("li", {}, button);
}
