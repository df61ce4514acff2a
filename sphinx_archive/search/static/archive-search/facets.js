// Facets: the lists of values to narrow by, and the chips of those kept.

import { keptPairs } from "./address.js";
import { element } from "./elements.js";
import { valuesToShow } from "./narrow.js";
import { facetName } from "./words.js";

const FEW = 6;
const OPEN_AT_FIRST = 3;

/** Keeps which facets are open and which show all their values, while the counts change. */
export class FacetLists {
  constructor(place, facets, onToggle) {
    this.place = place;
    this.facets = facets;
    this.onToggle = onToggle;
    this.open = new Set(facets.slice(0, OPEN_AT_FIRST));
    this.whole = new Set();
  }

  /** Show the counts; what had the focus has it again afterwards. */
  show(state, counts) {
    const focused = this.place.contains(document.activeElement) ? document.activeElement.id : "";
    this.place.replaceChildren(...this.facets.flatMap((facet) => this.facet(facet, counts[facet] ?? {}, state.kept[facet])));
    if (focused) document.getElementById(focused)?.focus();
  }

  facet(facet, counts, kept = []) {
    const values = valuesToShow(facet, counts, kept);
    if (!values.length) return [];
    const few = this.whole.has(facet) ? values : values.filter(({ isKept }, place) => isKept || place < FEW);
    const box = element(
      "details",
      { open: this.open.has(facet) || kept.length > 0 },
      element("summary", { id: `archive-facet-${facet}` }, facetName(facet)),
      element("ul", { "aria-label": facetName(facet) }, ...few.map((entry) => this.value(facet, entry))),
    );
    box.addEventListener("toggle", () => (box.open ? this.open.add(facet) : this.open.delete(facet)));
    if (few.length < values.length) box.append(this.rest(facet, values.length, () => this.showWhole(facet, counts, kept, box)));
    return [box];
  }

  value(facet, { value, count, isKept }) {
    const id = `archive-facet-${facet}-${encodeURIComponent(value)}`;
    const box = element("input", { type: "checkbox", id, checked: isKept });
    box.addEventListener("change", () => this.onToggle(facet, value));
    const number = element("span", { class: "archive-search-count" }, String(count));
    return element("li", {}, box, element("label", { for: id }, `${value} `, number));
  }

  rest(facet, number, onClick) {
    const button = element("button", { type: "button", class: "archive-search-rest" }, `Show all ${number}`);
    button.setAttribute("aria-label", `Show all ${number} values of ${facetName(facet)}`);
    button.addEventListener("click", onClick);
    return button;
  }

  /** Replace one facet by its whole list and go to the first value that was not shown before. */
  showWhole(facet, counts, kept, box) {
    this.whole.add(facet);
    const [whole] = this.facet(facet, counts, kept);
    box.replaceWith(whole);
    whole.querySelectorAll("input")[FEW]?.focus();
  }
}

/** Return a button for each kept value, and one for all of them where there are several. */
export function chips(state, facets, onToggle, onClear) {
  const pairs = keptPairs(state, facets);
  const buttons = pairs.map(([facet, value]) => {
    const text = `${facetName(facet)}: ${value}`;
    const chip = element("button", { type: "button", "aria-label": `Remove ${text}` }, text, element("span", { "aria-hidden": "true" }, " ×"));
    chip.addEventListener("click", () => onToggle(facet, value));
    return chip;
  });
  if (buttons.length > 1) {
    const all = element("button", { type: "button", class: "archive-search-clear" }, "Remove all");
    all.addEventListener("click", onClear);
    buttons.push(all);
  }
  return buttons;
}
