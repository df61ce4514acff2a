// The range of dates: two boxes, and the choice between what lies in it for certain and what may.

import { element } from "./elements.js";
import { certaintyName } from "./words.js";

const part = (name) => document.getElementById(`archive-search-${name}`);

/** Call `onRange({from, to})` and `onCertainty(certainty)` for what a reader types and chooses. */
export function listenToRange(onRange, onCertainty) {
  const tell = () => onRange({ from: part("from").value.trim(), to: part("to").value.trim() });
  part("range").addEventListener("submit", (event) => {
    event.preventDefault();
    tell();
  });
  part("range").addEventListener("change", (event) => (event.target.name === "dates" ? onCertainty(event.target.value) : tell()));
}

/** Show a state's range; `found` is the answer of a search with it. */
export function showRange(state, found) {
  for (const side of ["from", "to"]) if (part(side) !== document.activeElement) part(side).value = state[side];
  const isAsked = Boolean(found?.range.range);
  part("certainty").hidden = !isAsked;
  if (isAsked) showChoices(state, found);
}

function showChoices(state, { certainty: { certain, possible }, undated }) {
  const focused = part("certainty").contains(document.activeElement) ? document.activeElement.id : "";
  const choices = [["", "All of these", certain + possible], ...Object.entries({ certain, possible }).map(([name, count]) => [name, certaintyName(name), count])];
  const left = undated ? [element("p", { class: "archive-search-none" }, `Left out for having no date: ${undated.toLocaleString("en")}.`)] : [];
  part("certainty").replaceChildren(element("ul", { "aria-label": "How dates lie in the range" }, ...choices.map((choice) => choiceItem(state, ...choice))), ...left);
  if (focused) document.getElementById(focused)?.focus();
}

function choiceItem(state, value, name, count) {
  const id = `archive-search-dates-${value || "all"}`;
  const button = element("input", { type: "radio", name: "dates", id, checked: state.dates === value });
  button.value = value;
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  return element("li", {}, button, element("label", { for: id }, `${words} `, element("span", { class: "archive-search-count" }, count.toLocaleString("en"))));
}
