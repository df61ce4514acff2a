// The search page: from what a reader does to the address, from the address to what the reader sees.

import { asks, readAddress, toggled, writeAddress } from "./address.js";
import { element } from "./elements.js";
import { find, openIndex } from "./engine.js";
import { exactFirst, isAnswered } from "./exact.js";
import { FacetLists, chips } from "./facets.js";
import { resultItem } from "./results.js";
import { mount } from "./take-away.js";
import { counted, said, terms } from "./words.js";

const AT_ONCE = 20;
const PAUSE = 200;
const ADVICE = "Try fewer words, the beginning of a word, or a name in another language; or go through the lists below.";

const NOTHING = { results: [], counts: {}, without: {}, unnarrowed: 0 };

const part = (name) => document.getElementById(`archive-search-${name}`);

/** Start the page. */
export function start() {
  new SearchPage(document.getElementById("archive-search")).start();
}

class SearchPage {
  constructor(root) {
    this.facets = root.dataset.facets.split(" ");
    this.folder = new URL(`${document.documentElement.dataset.content_root}pagefind/`, window.location.href);
    this.lists = new FacetLists(part("facet-lists"), this.facets, (facet, value) => this.go(toggled(this.state, facet, value)));
    this.state = readAddress(window.location.search, this.facets);
    this.turn = 0;
    this.isTyping = false;
    this.takeAway = mount(part("take-away"), () => this.currentKeys());
  }

  async start() {
    this.listen();
    this.fillForm();
    if (!window.location.search) part("query").focus();
    try {
      this.index = await openIndex(this.folder);
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
    window.addEventListener("popstate", () => this.comeBack());
    document.addEventListener("keydown", (event) => this.walk(event));
    this.foldFacets();
  }

  /** Open the facets beside the results, fold them above the results on a narrow page. */
  foldFacets() {
    const wide = window.matchMedia("(min-width: 60rem)");
    const fold = () => (part("facets").open = wide.matches);
    wide.addEventListener("change", fold);
    fold();
  }

  /** Take over what is typed. While somebody types, "back" is one step. */
  type() {
    const next = { ...this.state, q: part("query").value };
    if (writeAddress(next, this.facets) === writeAddress(this.state, this.facets)) return;
    const isFirst = !this.isTyping;
    this.go(next, isFirst ? "pushState" : "replaceState");
    this.isTyping = true;
  }

  /** Go to a state by a step that "back" undoes, or by none. */
  go(state, step = "pushState") {
    this.state = state;
    this.isTyping = false;
    window.history[step](null, "", writeAddress(state, this.facets) || window.location.pathname);
    this.fillForm();
    this.show();
  }

  comeBack() {
    this.state = readAddress(window.location.search, this.facets);
    this.isTyping = false;
    this.fillForm();
    this.show();
  }

  fillForm() {
    if (part("query") !== document.activeElement || !part("query").value.includes(this.state.q)) part("query").value = this.state.q;
    part("sort").value = this.state.sort;
  }

  async show() {
    if (!this.index) return;
    this.turn += 1;
    const { turn, state } = this;
    let found;
    try {
      found = await find(this.index, state);
    } catch {
      this.fail();
      return;
    }
    const first = await Promise.all((asks(state) ? found.results.slice(0, AT_ONCE) : []).map((result) => result.data())).catch(() => null);
    if (turn !== this.turn) return;
    if (first === null) this.fail();
    else if (first.length && state.q && !isAnswered(first, terms(state.q))) this.showFound(state, NOTHING, []);
    else this.showFound(state, found, state.sort ? first : exactFirst(first, state.q));
  }

  showFound(state, found, first) {
    const isAsked = asks(state);
    const count = found.results.length;
    const words = terms(state.q);
    part("note").hidden = true;
    part("bar").hidden = false;
    part("facets").hidden = count === 0;
    part("sort-label").hidden = !isAsked || count < 2;
    part("words").textContent = said(state, this.facets, count);
    part("chips").replaceChildren(...this.chips());
    this.lists.show(state, found.counts);
    this.rest = { results: found.results.slice(AT_ONCE), words };
    this.shown = { first, results: found.results.slice(AT_ONCE) };
    part("take-away").hidden = !isAsked || count === 0;
    this.takeAway.show(count);
    part("results").replaceChildren(...(isAsked ? first.map((one) => resultItem(one, words)) : []));
    this.offerMore(isAsked);
    part("nothing").replaceChildren(...(count ? [] : this.ways(state, found)));
    if (part("lists")) part("lists").hidden = isAsked && count > 0;
  }

  chips() {
    return chips(this.state, this.facets, (facet, value) => this.go(toggled(this.state, facet, value)), () => this.go({ ...this.state, kept: {} }));
  }

  /** Return what might help where nothing was found: the ways to widen the search that lead to something. */
  ways(state, { without, unnarrowed }) {
    const buttons = Object.keys(without)
      .filter((facet) => without[facet])
      .map((facet) => this.way(`Any ${facet}: ${counted(without[facet])}`, { ...state.kept, [facet]: undefined }));
    if (unnarrowed && !buttons.length) buttons.push(this.way(`In the whole archive: ${counted(unnarrowed)}`, {}));
    const advice = buttons.length ? "Nothing has all of this at once. Without some of it there is:" : ADVICE;
    return [element("p", {}, advice), element("div", { class: "archive-search-chips" }, ...buttons)];
  }

  way(text, kept) {
    const button = element("button", { type: "button" }, text);
    const left = Object.fromEntries(Object.entries(kept).filter(([, values]) => values));
    button.addEventListener("click", () => this.go({ ...this.state, kept: left }));
    return button;
  }

  offerMore(isAsked = true) {
    const left = isAsked ? this.rest.results.length : 0;
    part("more").hidden = left === 0;
    part("more").textContent = `Show ${Math.min(left, AT_ONCE)} more of ${left}`;
  }

  async showMore() {
    const { turn } = this;
    const next = await Promise.all(this.rest.results.slice(0, AT_ONCE).map((result) => result.data())).catch(() => []);
    if (turn !== this.turn) return;
    const items = next.map((one) => resultItem(one, this.rest.words));
    this.rest.results = this.rest.results.slice(AT_ONCE);
    part("results").append(...items);
    this.offerMore();
    items[0]?.querySelector("a").focus();
  }

  /** Return the keys of everything that was found, in order; the file of a record's page has its key for a name. */
  async currentKeys() {
    const rest = await Promise.all(this.shown.results.map((result) => result.data()));
    return [...this.shown.first, ...rest].map(({ url }) => url.match(/([^/]*)\.html$/)?.[1]).filter(Boolean);
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
