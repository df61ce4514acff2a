// Results: what is shown of each record found.

import { element } from "./elements.js";
import { takeApart, withDots } from "./passage.js";
import { reasons } from "./reasons.js";
import { certaintyName } from "./words.js";

/**
 * Return a result as a list item: title, facts, passage, and why it was found where they do not show it.
 * `certainty` says how its date lies in the range asked for, if one was.
 */
export function resultItem(found, words, certainty = "") {
  const { meta } = found;
  const passage = withDots(takeApart(found.excerpt), found.content);
  const link = element("a", { href: found.url, lang: meta.language }, meta.title);
  const facts = [meta.kind, meta.date, meta.place].filter(Boolean).join(" · ");
  const label = certainty ? [element("span", { class: "archive-search-certainty" }, certaintyName(certainty))] : [];
  const there = words.filter((word) => !found.lacks.includes(word));
  const why = reasons(there, meta, passage.map(({ text }) => text).join(""));
  return element(
    "li",
    {},
    element("h3", {}, link),
    element("p", { class: "archive-search-facts" }, facts, ...label.flatMap((one) => [" · ", one])),
    ...why.map(({ name, what }) => element("p", { class: "archive-search-why" }, element("mark", {}, name), ` ${what}.`)),
    ...(found.lacks.length ? [element("p", { class: "archive-search-lacks" }, `Without: ${found.lacks.join(", ")}.`)] : []),
    element("p", { class: "archive-search-passage" }, ...passage.map(({ text, isMarked }) => (isMarked ? element("mark", {}, text) : text))),
  );
}
