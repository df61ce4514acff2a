// On every page: the key "/" and the theme's magnifier lead to the search.
(() => {
  "use strict";

  const box = () => document.querySelector("#archive-search-query, #archive-search-box-input");
  const isTyping = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  function goToSearch(event) {
    const input = box();
    if (!input) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Where the sidebar is folded away, the search has a page of its own.
    if (input.checkVisibility()) {
      input.focus();
      input.select();
    } else {
      window.location.assign(input.form.action);
    }
  }

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (event.key === "/" && plain && !isTyping(event.target)) goToSearch(event);
  });
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest?.(".search-button__button")) goToSearch(event);
    },
    true,
  );
})();
