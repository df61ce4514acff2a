// Facets: the lists of values to narrow by.

import { element } from "./elements.js";
import { bare } from "./names.js";
import { valuesToShow } from "./narrow.js";
import { facetName } from "./words.js";

const FEW = 6;
// A list longer than this has a box to find a value in.
const LONG = 12;
const OPEN_AT_FIRST = 2;

/** Keeps which facets are open, which show all their values and what is typed into them, while the counts change. */
export class FacetLists {
  /** `onToggle(facet, value)` is called for a value, `onOpen()` when a facet is opened whose counts are not known. */
  constructor(place, facets, onToggle, onOpen) {
    this.place = place;
    this.facets = facets;
    this.onToggle = onToggle;
    this.onOpen = onOpen;
    this.open = new Set(facets.slice(0, OPEN_AT_FIRST));
    this.whole = new Set();
    this.typed = new Map();
  }

  /** Return the facets whose counts a reader can see. */
  shown({ kept }) {
    return this.facets.filter((facet) => this.open.has(facet) || kept[facet]);
  }

  /** Show the counts, or nothing where there are none; what had the focus has it again afterwards. */
  show(state, counts) {
    const focused = this.place.contains(document.activeElement) ? document.activeElement.id : "";
    const boxes = counts ? this.facets.map((facet) => this.facet(facet, counts[facet], state.kept[facet])) : [];
    this.place.replaceChildren(...boxes);
    if (focused) document.getElementById(focused)?.focus();
  }

  facet(facet, counts, kept = []) {
    const summary = element("summary", { id: `archive-facet-${facet}` }, facetName(facet));
    const box = element("details", { open: this.open.has(facet) || kept.length > 0 }, summary);
    if (counts) box.append(...this.content(facet, valuesToShow(facet, counts, kept)));
    box.addEventListener("toggle", () => this.turn(facet, box.open, counts));
    return box;
  }

  turn(facet, isOpen, counts) {
    // Browsers also tell of the boxes that were made open.
    if (isOpen === this.open.has(facet)) return;
    if (!isOpen) this.open.delete(facet);
    else {
      this.open.add(facet);
      if (!counts) this.onOpen();
    }
  }

  /** Return the list of values, with a box to find one where the list is long. */
  content(facet, values) {
    if (!values.length) return [element("p", { class: "archive-search-none" }, `None of these has a ${facet}.`)];
    const list = element("div", {}, ...this.list(facet, values));
    if (values.length <= LONG) return [list];
    const name = `Find in ${values.length} values of ${facetName(facet)}`;
    const box = element("input", { type: "search", id: `archive-facet-${facet}-find`, placeholder: "Find", "aria-label": name, autocomplete: "off" });
    box.value = this.typed.get(facet) ?? "";
    box.addEventListener("input", () => {
      this.typed.set(facet, box.value);
      list.replaceChildren(...this.list(facet, values));
    });
    return [box, list];
  }

  list(facet, values) {
    const typed = bare(this.typed.get(facet) ?? "");
    const fitting = typed ? values.filter(({ value }) => bare(value).includes(typed)) : values;
    const isWhole = typed || this.whole.has(facet);
    const few = isWhole ? fitting : fitting.filter(({ isKept }, place) => isKept || place < FEW);
    if (!few.length) return [element("p", { class: "archive-search-none" }, "No value has these letters.")];
    const list = element("ul", { "aria-label": facetName(facet) }, ...few.map((entry) => this.value(facet, entry)));
    return few.length < fitting.length ? [list, this.rest(facet, values)] : [list];
  }

  value(facet, { value, count, isKept }) {
    const id = `archive-facet-${facet}-${encodeURIComponent(value.toWellFormed?.() ?? value)}`;
    const box = element("input", { type: "checkbox", id, checked: isKept });
    box.addEventListener("change", () => this.onToggle(facet, value));
    const number = element("span", { class: "archive-search-count" }, count.toLocaleString("en"));
    return element("li", {}, box, element("label", { for: id }, `${value} `, number));
  }

  /** Return a button that shows the whole list and goes to the first value that was not shown before. */
  rest(facet, values) {
    const button = element("button", { type: "button", class: "archive-search-rest" }, `Show all ${values.length}`);
    button.setAttribute("aria-label", `Show all ${values.length} values of ${facetName(facet)}`);
    button.addEventListener("click", () => {
      this.whole.add(facet);
      const list = button.parentElement;
      list.replaceChildren(...this.list(facet, values));
      list.querySelectorAll("input")[FEW]?.focus();
    });
    return button;
  }
}
