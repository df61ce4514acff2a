// Chips: a button for everything that narrows the search, to take it off.

import { hasDates, keptPairs, toggled, unnarrowed, withoutDates } from "./address.js";
import { element } from "./elements.js";
import { certaintyName, facetName, rangeName } from "./words.js";

/** Return a button for each thing kept, and one for all of them where there are several; `go` takes a state. */
export function chips(state, facets, go) {
  const buttons = keptPairs(state, facets).map(([facet, value]) => chip(`${facetName(facet)}: ${value}`, () => go(toggled(state, facet, value))));
  if (hasDates(state)) buttons.push(chip(`Dates: ${rangeName(state)}`, () => go(withoutDates(state))));
  if (state.dates) buttons.push(chip(`Dates: ${certaintyName(state.dates)}`, () => go({ ...state, dates: "" })));
  if (buttons.length > 1) {
    const all = element("button", { type: "button", class: "archive-search-clear" }, "Remove all");
    all.addEventListener("click", () => go(unnarrowed(state)));
    buttons.push(all);
  }
  return buttons;
}

function chip(text, onClick) {
  const button = element("button", { type: "button", "aria-label": `Remove ${text}` }, text, element("span", { "aria-hidden": "true" }, " ×"));
  button.addEventListener("click", onClick);
  return button;
}
