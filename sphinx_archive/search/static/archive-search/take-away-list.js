// The printable list: every record as a citation with its address.

import { element } from "./elements.js";

/** Return the list of [citation, address] pairs, headed by a title; `onClose` is called when it is to go. */
export function printableList(title, entries, onClose) {
  const heading = element("h2", { tabindex: "-1" }, title);
  const print = element("button", { type: "button" }, "Print this list");
  print.addEventListener("click", () => window.print());
  const close = element("button", { type: "button" }, "Close the list");
  close.addEventListener("click", onClose);
  const list = element("ol", {}, ...entries.map(([citation, address]) => item(citation, address)));
  const section = element("section", { class: "archive-take-away-list", "aria-label": title }, heading);
  section.append(element("p", { class: "archive-take-away-list-buttons" }, print, " ", close), list);
  return section;
}

function item(citation, address) {
  if (!/^https?:/.test(address)) return element("li", {}, citation);
  return element("li", {}, `${citation} `, element("a", { href: address }, address));
}
