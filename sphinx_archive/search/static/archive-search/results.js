// Results: what is shown of each record found.

import { element } from "./elements.js";
import { takeApart, withDots } from "./passage.js";
import { reasons } from "./reasons.js";

/** Return a result as a list item: title, facts, passage, and why it was found where they do not show it. */
export function resultItem(found, words) {
  const { meta } = found;
  const passage = withDots(takeApart(found.excerpt), found.content);
  const link = element("a", { href: found.url, lang: meta.language }, meta.title);
  const facts = [meta.kind, meta.date, meta.place].filter(Boolean).join(" · ");
  const why = reasons(words, meta, passage.map(({ text }) => text).join(""));
  return element(
    "li",
    {},
    element("h3", {}, link),
    element("p", { class: "archive-search-facts" }, facts),
    ...why.map(({ name, what }) => element("p", { class: "archive-search-why" }, element("mark", {}, name), ` ${what}.`)),
    element("p", { class: "archive-search-passage" }, ...passage.map(({ text, isMarked }) => (isMarked ? element("mark", {}, text) : text))),
  );
}
