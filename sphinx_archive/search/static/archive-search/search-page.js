// The search page: from what a reader does to the address, from the address to what the reader sees.

import { asks, hasDates, readAddress, toggled, withoutDates, writeAddress } from "./address.js";
import { chips } from "./chips.js";
import { openIndex } from "./engine.js";
import { exactFirst, likenedWords } from "./exact.js";
import { FacetLists } from "./facets.js";
import { LONGEST, asTyped, asksNothing, takenApart, wantedTerms } from "./question.js";
import { listenToRange, showRange } from "./range.js";
import { resultItem } from "./results.js";
import { countsOf, search } from "./search.js";
import { Tables } from "./tables.js";
import { mount } from "./take-away.js";
import { readingNotes, said } from "./words.js";

const AT_ONCE = 10;
const PAUSE = 200;

const part = (name) => document.getElementById(`archive-search-${name}`);

/** Start the page. */
export function start() {
  new SearchPage(document.getElementById("archive-search")).start();
}

class SearchPage {
  constructor(root) {
    this.facets = root.dataset.facets.split(" ");
    this.commonWords = new Set(root.dataset.commonWords.split(" "));
    this.folder = new URL(`${document.documentElement.dataset.content_root}pagefind/`, window.location.href);
    this.lists = new FacetLists(
      part("facet-lists"),
      this.facets,
      (facet, value) => this.go(toggled(this.state, facet, value)),
      () => this.showFacets(),
    );
    this.state = readAddress(window.location.search, this.facets);
    this.takeAway = mount(part("take-away"), () => this.currentKeys());
    this.turn = 0;
    this.isTyping = false;
    this.isCut = (new URLSearchParams(window.location.search).get("q") ?? "").trim().length > LONGEST;
  }

  async start() {
    this.listen();
    this.fillForm();
    if (!window.location.search) part("query").focus();
    try {
      this.index = await openIndex(this.folder, this.commonWords);
      this.tables = new Tables(this.folder, this.index.size);
    } catch {
      return this.fail();
    }
    return this.show();
  }

  listen() {
    let waiting = 0;
    part("query").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.type(), PAUSE);
    });
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      this.type();
      this.isTyping = false;
    });
    part("sort").addEventListener("change", () => this.go({ ...this.state, sort: part("sort").value }));
    part("more").addEventListener("click", () => this.showMore());
    listenToRange(
      (range) => this.goToRange(range),
      (dates) => this.go({ ...this.state, dates }),
    );
    window.addEventListener("popstate", () => this.comeBack());
    document.addEventListener("keydown", (event) => this.walk(event));
    this.foldFacets();
  }

  /** Open the facets beside the results, fold them above the results on a narrow page. */
  foldFacets() {
    const wide = window.matchMedia("(min-width: 60rem)");
    const fold = () => (part("facets").open = wide.matches);
    wide.addEventListener("change", fold);
    part("facets").addEventListener("toggle", (event) => event.target === part("facets") && this.showFacets());
    fold();
  }

  /** Take over what is typed. While somebody types, "back" is one step. */
  type() {
    this.isCut = part("query").value.trim().length > LONGEST;
    const next = { ...this.state, q: part("query").value };
    if (writeAddress(next, this.facets) === writeAddress(this.state, this.facets)) return;
    const isFirst = !this.isTyping;
    this.go(next, isFirst ? "pushState" : "replaceState");
    this.isTyping = true;
  }

  goToRange(range) {
    const { from, to } = this.state;
    if (range.from === from && range.to === to) return;
    this.go({ ...this.state, ...range, dates: hasDates(range) ? this.state.dates : "" });
  }

  /** Go to a state by a step that "back" undoes, or by none. */
  go(state, step = "pushState") {
    const address = writeAddress(state, this.facets);
    this.state = readAddress(address, this.facets);
    this.isTyping = false;
    window.history[step](null, "", address || window.location.pathname);
    this.fillForm();
    this.show();
  }

  comeBack() {
    this.state = readAddress(window.location.search, this.facets);
    this.isTyping = this.isCut = false;
    this.fillForm();
    this.show();
  }

  fillForm() {
    if (part("query") !== document.activeElement || !part("query").value.includes(this.state.q)) part("query").value = this.state.q;
    part("sort").value = this.state.sort;
    showRange(this.state, null);
  }

  async show() {
    if (!this.index) return;
    this.turn += 1;
    const { turn, state } = this;
    const isAsked = asks(state);
    try {
      const found = await search(this.index, this.tables, state);
      const first = await Promise.all((isAsked ? found.rows.slice(0, AT_ONCE) : []).map(found.data));
      const counts = await this.counts(state, found);
      const unknown = await this.unknownValues(state);
      if (turn !== this.turn) return;
      this.showFound(state, found, state.sort ? first : exactFirst(first, asTyped(found.read.asked)), [...this.notes(state, found, first), ...unknown]);
      this.lists.show(state, counts);
      if (!found.whole) await this.offer(state, found, turn);
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  showFound(state, found, first, notes) {
    const isAsked = asks(state);
    const count = found.rows.length;
    // Exact matches moved to the front of those shown; everybody who asks for the results gets them in this order.
    this.found = { ...found, rows: [...first.map(({ row }) => row), ...found.rows.slice(first.length)] };
    this.shown = first.length;
    this.words = wantedTerms(found.read.asked);
    part("note").textContent = notes.join(" ");
    part("note").hidden = notes.length === 0;
    part("bar").hidden = false;
    part("facets").hidden = count === 0 && !hasDates(state) && !Object.keys(state.kept).length;
    part("sort-label").hidden = !isAsked || count < 2;
    part("take-away").hidden = !isAsked || count === 0;
    this.takeAway.show(count);
    part("words").textContent = said(withRange(state, found.range), this.facets, count, found.certainty, found.read, found.whole);
    part("chips").replaceChildren(...chips(state, this.facets, (next) => this.go(next)));
    showRange(state, found);
    part("results").replaceChildren(...first.map((one) => this.item(one)));
    this.offerMore();
    part("nothing").replaceChildren();
    if (part("lists")) part("lists").hidden = isAsked && count > 0;
  }

  item(found) {
    return resultItem(found, this.words, this.found.certaintyOf(found.row));
  }

  /** Return sentences about what of the question could not be taken as it was typed. */
  notes(state, { range, read }, first) {
    const notes = [...range.problems];
    if (range.problems.length && !range.range) notes.push("All dates are shown.");
    if (this.isCut) notes.push(`The question was cut after ${LONGEST} characters.`);
    if (state.q && asksNothing(takenApart(state.q))) notes.push("The question has neither a letter nor a digit. Type a name, a place, a word or a key.");
    if (/(^|\s)(OR|NOT)(\s|$)/.test(state.q)) notes.push("OR and NOT are words like others here: all words are looked for, and a minus in front of one leaves it out.");
    const liked = first.length && !read.lacking ? likenedWords(first, read.asked.words) : [];
    return [...notes, ...readingNotes(read, liked)];
  }

  /** Return a sentence for each kept value that the archive does not have. */
  async unknownValues({ kept }) {
    const found = await Promise.all(
      Object.entries(kept).map(async ([facet, values]) => {
        const table = await this.tables.facet(facet);
        return values.filter((value) => !table.has(value)).map((value) => `No record of this archive has the ${facet} “${value}”.`);
      }),
    );
    return found.flat();
  }

  /** Return the counts that a reader can see: null while the facets are folded. */
  async counts(state, found) {
    return part("facets").open ? countsOf(this.tables, this.lists.shown(state), found) : null;
  }

  async showFacets() {
    const { turn, state, found } = this;
    if (!found) return;
    try {
      const counts = await this.counts(state, found);
      if (turn === this.turn) this.lists.show(state, counts);
    } catch {
      this.fail();
    }
  }

  async offer(state, found, turn) {
    const { offers } = await import("./offers.js");
    for await (const elements of offers(this.index, this.tables, state, found, (next) => this.go(next))) {
      if (turn !== this.turn) return;
      part("nothing").append(...elements);
    }
  }

  offerMore() {
    const left = asks(this.state) ? this.found.rows.length - this.shown : 0;
    part("more").hidden = left <= 0;
    part("more").textContent = `Show ${Math.min(left, AT_ONCE)} more of ${left}`;
  }

  async showMore() {
    const { turn, found } = this;
    const next = await Promise.all(found.rows.slice(this.shown, this.shown + AT_ONCE).map(found.data)).catch(() => null);
    if (turn !== this.turn) return;
    if (next === null) {
      this.fail();
      return;
    }
    const items = next.map((one) => this.item(one));
    this.shown += next.length;
    part("results").append(...items);
    this.offerMore();
    items[0]?.querySelector("a").focus();
  }

  /** Return the keys of all records found, in the order of the page; pages that are no records have none. */
  async currentKeys() {
    const keys = await this.tables.keys();
    return (this.found?.rows ?? []).map((row) => keys[row]).filter(Boolean);
  }

  fail() {
    part("note").textContent = "The search index did not load. Load the page again, or go through the lists below.";
    part("note").hidden = false;
    for (const name of ["bar", "facets", "more", "take-away"]) part(name).hidden = true;
    for (const name of ["chips", "results", "nothing"]) part(name).replaceChildren();
    if (part("lists")) part("lists").hidden = false;
  }

  /** Arrow keys go from the question through the results and back, Escape returns to the question. */
  walk(event) {
    const stops = [part("query"), ...part("results").querySelectorAll("h3 a")];
    const place = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (event.key === "Escape" && place > 0) stops[0].focus();
    else if (place >= 0 && step && stops[place + step]) {
      event.preventDefault();
      stops[place + step].focus();
    }
  }
}

/** Return a state with the range that was searched: turned round where it was, none where it could not be read. */
function withRange(state, { range, from, to }) {
  return range ? { ...state, from, to } : withoutDates(state);
}
