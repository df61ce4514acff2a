/* The preview's part of a page: follows every save, and says what is wrong. It is its own element with its own style,
   so that neither changes the other. */
"use strict";

const me = document.currentScript;
const edition = me.dataset.edition;
const here = decodeURI(location.pathname);
const STYLE = `
  :host { all: initial; color-scheme: inherit; }
  section {
    position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh; overflow: auto; box-sizing: border-box;
    padding: .75rem 1rem; border-top: 3px solid light-dark(#a11a1a, #ff8f8f);
    background: light-dark(#fff6f4, #2b1a1a); color: light-dark(#1c1c1c, #f2f2f2);
    font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
  }
  section.doing { border-color: light-dark(#1b5c9e, #8fc1ff); background: light-dark(#f2f7fd, #17222e); }
  h2 { font-size: 1.05rem; margin: 0 4rem .25rem 0; }
  ol, p { margin: .25rem 0; }
  ol { padding-left: 1.5rem; }
  code { font: .9em ui-monospace, monospace; }
  a { color: light-dark(#0b4f8a, #9ccbff); }
  summary { cursor: pointer; padding: .25rem 0; }
  button {
    position: absolute; top: .5rem; right: .75rem; min-width: 44px; min-height: 32px; padding: 0 .75rem;
    font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 4px;
  }
  :focus-visible { outline: 3px solid light-dark(#1b5c9e, #8fc1ff); outline-offset: 2px; }
  @media print { section { display: none; } }
`;

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
const style = document.createElement("style");
style.textContent = STYLE;
const live = document.createElement("div");
live.setAttribute("role", "status");
root.append(style, live);
document.body.append(host);

/* The window that the command opened goes to every page that is saved; others stay where they are. */
if (new URLSearchParams(location.search).has("follow")) {
  sessionStorage.setItem("archive-follow", "1");
  history.replaceState(history.state, "", location.pathname + location.hash);
}
const follows = sessionStorage.getItem("archive-follow") === "1";

function element(name, content = "", attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function place(message) {
  if (!message.path) return [];
  const text = element("code", [message.path, message.line, message.column].filter(Boolean).join(":"));
  const elsewhere = message.page && message.page !== here;
  return [elsewhere ? element("a", text, { href: encodeURI(message.page) }) : text, ": "];
}

function list(messages) {
  return element("ol", messages.map((message) => element("li", [...place(message), message.text])));
}

function counted(number, where) {
  return `${number} ${number === 1 ? "problem" : "problems"} ${where}`;
}

function panel(messages) {
  /* What is on no page, such as a mistake in the settings, concerns all of them. */
  const own = messages.filter((message) => !message.page || message.page === here);
  const others = messages.filter((message) => !own.includes(message));
  const close = element("button", "Close", { type: "button" });
  const heading = element("h2", counted(own.length, "on this page"), { id: "heading" });
  const section = element("section", [heading], { "aria-labelledby": "heading", tabindex: "0" });
  if (own.length) section.append(list(own));
  if (others.length) {
    section.append(element("details", [element("summary", counted(others.length, "on other pages")), list(others)]));
  }
  section.append(close);
  close.addEventListener("click", () => {
    sessionStorage.setItem("archive-closed", key(messages));
    live.replaceChildren();
  });
  return section;
}

function key(messages) {
  return JSON.stringify([here, messages]);
}

let shown = "";

function show(state) {
  if (JSON.stringify([state.doing, state.told]) === shown) return;
  shown = JSON.stringify([state.doing, state.told]);
  if (state.doing) {
    live.replaceChildren(element("section", element("p", state.doing), { class: "doing" }));
  } else if (state.told.length && sessionStorage.getItem("archive-closed") !== key(state.told)) {
    live.replaceChildren(panel(state.told));
  } else {
    live.replaceChildren();
  }
}

function take(state) {
  if (state.edition === edition || state.doing) {
    show(state);
  } else if (follows && state.saved && state.saved !== here) {
    location.assign(encodeURI(state.saved));
  } else {
    location.reload(); /* the browser keeps the place */
  }
}

/* A page that nobody sees listens to nothing: browsers allow few connections to one server. */
let stream = null;

function listen() {
  if (document.hidden || stream) return;
  stream = new EventSource("/_live/changes");
  stream.addEventListener("message", (event) => take(JSON.parse(event.data)));
}

function rest() {
  stream?.close();
  stream = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
