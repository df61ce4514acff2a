// Take away: the results as files that bibliography programs and spreadsheets read, or as a list to print.

import { element } from "./elements.js";
import { FORMATS, fileName, fileText } from "./take-away-files.js";
import { printableList } from "./take-away-list.js";
import { NotLoaded, Store } from "./take-away-store.js";
import { Ticks } from "./take-away-ticks.js";
import { leftOut, notLoaded, offer, records, saved } from "./take-away-words.js";

const LONG_ENOUGH = 60_000;

/**
 * Put the offer into a container. `currentKeys` is an async function that returns the keys of all current results in
 * order. Return {show(count)}, to be called when the results change: `count` is how many there are.
 */
export function mount(container, currentKeys, results = document.getElementById("archive-search-results")) {
  const folder = new URL(`${document.documentElement.dataset.content_root ?? ""}archive-data/`, window.location.href);
  addStyle();
  return new TakeAway(container, currentKeys, results, new Store(folder));
}

function addStyle() {
  const href = new URL("take-away.css", import.meta.url).href;
  const isThere = [...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === href);
  if (!isThere) document.head.append(element("link", { rel: "stylesheet", href }));
}

class TakeAway {
  constructor(container, currentKeys, results, store) {
    Object.assign(this, { container, currentKeys, store, count: undefined, isChoosing: false, isBusy: false });
    if (results) this.ticks = new Ticks(results, { onChange: () => this.tell(), onCite: (key) => this.cite(key) });
    this.words = element("span", { id: "archive-take-away-words" });
    this.buttons = [
      ...Object.entries(FORMATS).map(([form, { label }]) => this.button(label, () => this.save(form))),
      this.button("Printable list", () => this.list()),
    ];
    this.choose = element("button", { type: "button", class: "archive-take-away-choose", "aria-pressed": "false" }, "Choose some");
    this.choose.addEventListener("click", () => this.work(() => this.toggle()));
    this.status = element("p", { class: "archive-take-away-status", role: "status" });
    this.place = element("div");
    this.build();
  }

  build() {
    const group = element("div", { class: "archive-take-away", role: "group", "aria-labelledby": "archive-take-away-words" });
    group.append(this.words, ...this.buttons, ...(this.ticks ? [this.choose] : []));
    this.container.replaceChildren(group, this.status, this.place);
    this.tell();
  }

  button(label, onClick) {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => this.work(onClick));
    return button;
  }

  /** Say how many results there are now. */
  show(count) {
    this.count = count;
    this.say("");
    this.place.replaceChildren();
    this.tell();
  }

  tell() {
    this.words.textContent = offer(this.count, this.ticks?.ticked.size ?? 0, this.isChoosing);
  }

  say(text, isTrouble = false) {
    this.status.textContent = text;
    this.status.classList.toggle("archive-take-away-trouble", isTrouble);
  }

  /** Do one thing at a time, and say plainly if it fails. */
  async work(task) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await task();
    } catch (error) {
      if (error instanceof NotLoaded) this.say(notLoaded(error), true);
      else this.say("The list of results did not load, so nothing was saved. Try again.", true);
    } finally {
      this.isBusy = false;
    }
  }

  /** Return {entries, missing} of what is wanted now, or nothing after saying why. */
  async gather(form) {
    this.place.replaceChildren();
    this.say("Gathering the records …");
    const keys = this.isChoosing ? [...this.ticks.ticked] : await this.currentKeys();
    if (this.isChoosing && !keys.length) return this.say("Tick the records you want first; the boxes stand under each result.");
    const found = await this.store.entries(form, keys);
    if (found.entries.length) return found;
    return this.say(`There is no record to take away.${leftOut(found.missing.length)}`);
  }

  async save(form) {
    const found = await this.gather(form);
    if (!found) return;
    const index = await this.store.index();
    const name = fileName(form, found.entries.length, index);
    download(name, new Blob([fileText(form, found.entries, index)], { type: FORMATS[form].type }));
    this.say(saved(name, found.entries.length, found.missing.length));
  }

  async list() {
    const found = await this.gather("list");
    if (!found) return;
    const { title } = await this.store.index();
    const close = () => {
      this.place.replaceChildren();
      this.buttons.at(-1).focus();
    };
    this.place.replaceChildren(printableList(`${title}: ${records(found.entries.length)}`, found.entries, close));
    this.say(leftOut(found.missing.length).trim());
    this.place.querySelector("h2").focus();
  }

  async toggle() {
    const { folders } = await this.store.index();
    this.isChoosing = !this.isChoosing;
    this.choose.setAttribute("aria-pressed", String(this.isChoosing));
    if (this.isChoosing) this.ticks.show(folders);
    else this.ticks.hide();
    this.say(this.isChoosing ? "Each result now has a box to tick and a button that copies its citation." : "");
    this.tell();
  }

  cite(key) {
    return this.work(async () => {
      const { entries } = await this.store.entries("list", [key]);
      const text = entries.flat().filter(Boolean).join(" ");
      try {
        await navigator.clipboard.writeText(text);
        this.say(`Copied: ${text}`);
      } catch {
        this.say(`The browser did not let this page copy. The citation: ${text}`, true);
      }
    });
  }
}

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH);
}
