// From a disk: says so, and searches with Sphinx's own index, which is a script and therefore loads.
(() => {
  "use strict";

  const root = document.documentElement.dataset.content_root;
  const scripts = [
    "_static/language_data.js",
    "_static/base-stemmer.js",
    "_static/english-stemmer.js",
    "_static/searchtools.js",
    "searchindex.js",
  ];

  function load(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(path)));
      document.head.append(script);
    });
  }

  function say(text) {
    const note = document.getElementById("archive-search-note");
    note.textContent = text;
    note.hidden = false;
  }

  async function start() {
    say(
      "This copy of the archive was opened from a disk, where only the plain search works: " +
        "whole words, without passages and without narrowing. Press Enter to search.",
    );
    document.getElementById("archive-search-query").value = new URLSearchParams(window.location.search).get("q") ?? "";
    // Passages would need the pages themselves, which browsers do not read from a disk.
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
    for (const path of scripts) await load(path);
  }

  start().catch(() => say("The search index did not load. Go through the lists below."));
})();
