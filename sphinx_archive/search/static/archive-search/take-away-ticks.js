// Ticks: a box and a button to cite under each result, while a reader picks single records.

import { element } from "./elements.js";
import { keyOf } from "./take-away-files.js";

/** Puts boxes under the results of a list, also under those that come later, and keeps what is ticked. */
export class Ticks {
  constructor(results, { onChange, onCite }) {
    this.results = results;
    this.onChange = onChange;
    this.onCite = onCite;
    this.ticked = new Set();
    this.watcher = new MutationObserver(() => this.add());
  }

  /** Show the boxes; `folders` are those that records live in. */
  show(folders) {
    this.folders = folders;
    this.add();
    this.watcher.observe(this.results, { childList: true });
  }

  hide() {
    this.watcher.disconnect();
    for (const box of this.results.querySelectorAll(".archive-take-away-ticks")) box.remove();
  }

  add() {
    for (const result of this.results.children) {
      const link = result.querySelector("a[href]");
      const key = result.dataset.key ?? (link ? keyOf(link.href, this.folders) : "");
      if (key && !result.querySelector(".archive-take-away-ticks")) result.append(this.line(key, link?.textContent ?? key));
    }
  }

  line(key, title) {
    const box = element("input", { type: "checkbox", checked: this.ticked.has(key), "aria-label": `Take away: ${title}` });
    box.addEventListener("change", () => {
      if (box.checked) this.ticked.add(key);
      else this.ticked.delete(key);
      this.onChange();
    });
    const cite = element("button", { type: "button", "aria-label": `Copy the citation of ${title}` }, "Copy citation");
    cite.addEventListener("click", () => this.onCite(key));
    return element("p", { class: "archive-take-away-ticks" }, element("label", {}, box, " Take away"), cite);
  }
}
