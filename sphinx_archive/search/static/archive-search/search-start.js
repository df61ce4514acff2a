// On the search page: starts the search that works where the page was opened from.
(() => {
  "use strict";

  // Browsers forbid modules and Pagefind's files to pages opened from a disk.
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  if (window.location.protocol === "file:") {
    const script = document.createElement("script");
    script.src = `${folder}search-from-disk.js`;
    document.head.append(script);
    return;
  }
  import(`${folder}search-page.js`)
    .then((page) => page.start())
    .catch(() => {
      const note = document.getElementById("archive-search-note");
      note.textContent = "The search did not start. Load the page again, or go through the lists below.";
      note.hidden = false;
    });
})();
